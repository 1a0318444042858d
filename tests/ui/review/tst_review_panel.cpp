// The window of the review: what stands on it, what it asks for, and by keyboard alone.
#include "ui/review/review_panel.h"

#include "models/core/text.h"
#include "models/tables/case_table.h"
#include "tests/support/sample_review.h"
#include "tests/support/sample_snapshot.h"
#include "ui/charts/frontier_plot.h"
#include "ui/charts/series_colours.h"
#include "ui/charts/series_legend.h"
#include "ui/charts/stacked_plot.h"
#include "ui/charts/waterfall_plot.h"
#include "ui/charts/xy_plot.h"
#include "ui/review/calendar_map.h"
#include "ui/review/case_view.h"
#include "ui/review/period_choice.h"
#include "ui/review/review_cards.h"
#include "ui/review/review_lines.h"
#include "ui/review/review_text.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/look.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tone_delegate.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QDateEdit>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

#include <set>

using namespace ballast;

namespace {

QString s(const char* text) { return QString::fromUtf8(text); }

/// The panel with somebody who answers as the reader does.
struct Shown {
    ui::ReviewPanel panel;
    std::vector<review::ReviewWish> wishes;
    std::vector<core::ProposalId> cases;
    std::vector<review::Note> notes;
    int anew = 0, cancelled = 0, each = 12;
    bool answers = true;

    explicit Shown(bool answer = true) : answers(answer)
    {
        QObject::connect(&panel, &ui::ReviewPanel::wished, &panel,
                         [this](const review::ReviewWish& wish, bool again) {
                             wishes.push_back(wish);
                             anew += again;
                             if (answers) panel.show(support::reviewPicture(wish, each), 0.4);
                         });
        QObject::connect(&panel, &ui::ReviewPanel::caseWished, &panel, [this](core::ProposalId id) {
            cases.push_back(id);
            if (!panel.picture()) return;
            for (const review::Case& one : panel.picture()->source->data.cases)
                if (one.row.proposal == id) panel.showCase(support::reviewDetail(one));
        });
        QObject::connect(&panel, &ui::ReviewPanel::noteWished, &panel,
                         [this](const review::Note& note) { notes.push_back(note); });
        QObject::connect(&panel, &ui::ReviewPanel::cancelled, &panel, [this] { ++cancelled; });
        panel.resize(1'600, 960);
        static_cast<QWidget&>(panel).show();
        panel.present(support::sampleSnapshot());
    }
    template <class T>
    T* find(const char* name)
    {
        T* found = panel.findChild<T*>(s(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    QStringList card(int number)
    {
        QStringList texts;
        for (const QLabel* label :
             panel.findChild<QWidget*>(s("reviewCard%1").arg(number))->findChildren<QLabel*>())
            texts << label->text();
        return texts;
    }
    QString state() { return find<QLabel>("reviewState")->text(); }
    int rows() { return find<QTreeView>("reviewTable")->model()->rowCount(); }
    void filter(const char* text)
    {
        auto* edit = find<QLineEdit>("reviewFilter");
        edit->setText(s(text));
        QTest::keyClick(edit, Qt::Key_Return);
    }
};

}  // namespace

class TestReviewPanel : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }
    void cleanup() { ui::installLanguage(*qApp, ui::Language::English); }

    void asksForTheLastSevenDaysAndShowsThem()
    {
        Shown shown;
        QCOMPARE(shown.wishes.size(), std::size_t{1});
        QCOMPARE(ui::periodWords(shown.wishes[0].period), s("16 NOV 26 – 22 NOV 26"));
        QCOMPARE(ui::periodWords(shown.wishes[0].other), s("9 NOV 26 – 15 NOV 26"));
        const auto& now = shown.panel.picture()->now;
        QCOMPARE(shown.rows(), 7 * shown.each);
        QCOMPARE(shown.card(0)[1], s("84"));
        QCOMPARE(shown.card(0)[2].count(s(" · ")), 4);
        QCOMPARE(shown.card(1)[1],
                 s(core::number(100 * now.headline.band.share(), 1).c_str()) + s(" %"));
        QVERIFY2(shown.card(1)[2].startsWith(s("was ")), qPrintable(shown.card(1)[2]));
        QCOMPARE(shown.card(2)[1], s(core::number(now.headline.shortfallBp, 1).c_str()) + s(" bp"));
        QCOMPARE(shown.card(3)[1], s(core::humanDuration(*now.headline.medianApproval).c_str()));
        QVERIFY(shown.card(4)[2].startsWith(s("± ")));
        QVERIFY2(shown.state().contains(s("84 of 84 rebalances")), qPrintable(shown.state()));
        // The same snapshot asks for nothing more.
        shown.panel.present(support::sampleSnapshot());
        QCOMPARE(shown.wishes.size(), std::size_t{1});
    }

    void theBarsAddUpToTheDays()
    {
        Shown shown;
        const auto& picture = shown.find<ui::StackedPlot>("reviewPnlBars")->picture();
        const auto& days = shown.panel.picture()->now.days;
        QCOMPARE(picture.bars.size(), days.size());
        for (std::size_t i = 0; i < days.size(); ++i) {
            double sum = 0;
            for (const double part : picture.bars[i].values) sum += part;
            QVERIFY(std::abs(sum - days[i].pnlUsd) < 1e-6);
            QVERIFY(std::abs(picture.bars[i].total - days[i].pnlUsd) < 1e-9);
        }
        shown.find<QComboBox>("reviewPnlOf")->setCurrentIndex(1);
        auto* fall = shown.find<ui::WaterfallPlot>("reviewPnlFall");
        for (int of : {1, 2}) {
            shown.find<QComboBox>("reviewPnlOf")->setCurrentIndex(of);
            const auto& bars = fall->picture().bars;
            const int last = int(bars.size()) - 1;
            QVERIFY(bars.back().isTotal);
            QVERIFY(std::abs(fall->spanOf(last - 1).second - bars.back().value) < 1e-6);
        }
        auto* cost = shown.find<ui::WaterfallPlot>("reviewCostFall");
        const int total = int(cost->picture().bars.size()) - 1;
        QVERIFY(std::abs(cost->spanOf(total - 1).second - cost->spanOf(total).second) < 1e-9);
        QVERIFY(std::abs(cost->picture().bars.back().value -
                         shown.panel.picture()->now.cost.totalBp()) < 1e-9);
    }

    void longPeriodsAreDrawnByWeekAndMonth()
    {
        using review::samples::at;
        for (const auto& [days, most] : {std::pair{60, 10}, std::pair{400, 15}}) {
            const auto review = review::reviewOf(
                support::reviewData({at(0), at(days * 86'400.0) - core::Duration{1}, 1, 3}));
            const auto picture = ui::pnlBars(review);
            QVERIFY(int(picture.bars.size()) <= most && picture.bars.size() > 5);
            double sum = 0;
            for (const auto& bar : picture.bars) sum += bar.total;
            QVERIFY(std::abs(sum - (review.pnl.markedUsd - review.pnl.parts.translation)) < 1e-6);
        }
    }

    /// An account's own coin moves by more than what hedging is about: it is said and not drawn.
    void theCoinHeldIsNotInTheBars()
    {
        using review::samples::at;
        auto review = review::reviewOf(
            support::reviewData({at(0), at(3 * 86'400.0) - core::Duration{1}, 1, 3}));
        QVERIFY(!review.days.empty());
        const auto plain = ui::pnlBars(review);
        auto& pnl = review.days.front().pnl;
        pnl.parts.translation += 1e6;
        pnl.parts.total += 1e6;
        pnl.markedUsd += 1e6;
        review.pnl.parts.translation += 1e6;
        const auto aside = ui::pnlBars(review);
        for (std::size_t i = 0; i < plain.series.size(); ++i)
            QVERIFY(std::abs(aside.bars.front().values[i] - plain.bars.front().values[i]) < 1e-6);
        QVERIFY(std::abs(aside.bars.front().total - plain.bars.front().total) < 1e-6);
        QVERIFY2(aside.bars.front().title.contains(s("own coin's worth +$1")),
                 qPrintable(aside.bars.front().title));
        QCOMPARE(aside.yLabel, s("USD, own coin's worth not counted"));
        // The same profit stands in the card, the calendar and the waterfall, the coin beside it.
        review.pnl.markedUsd += 1e6, review.pnl.parts.total += 1e6;
        review.headline.coinHeldUsd = review.pnl.coinHeldUsd();
        review.days.front().coinHeldUsd = review.days.front().pnl.coinHeldUsd();
        const auto fall = ui::pnlWaterfall(review, false);
        QCOMPARE(fall.yLabel, aside.yLabel);
        QVERIFY(std::abs(fall.bars.back().value - review.headline.pnlUsd) < 1e-3);
        const auto days = ui::calendarOf(review, ui::CalendarOf::Pnl);
        QVERIFY(std::abs(days.front().value - plain.bars.front().total) < 1e-3);
        QVERIFY2(days.front().readout.contains(s("own coin's worth +$1")),
                 qPrintable(days.front().readout));
        review::ReviewPicture picture;
        picture.now = review;
        const ui::ReviewCard card = ui::cardsOf(picture).back();
        QVERIFY2(card.detail.contains(s("own coin's worth +$1")), qPrintable(card.detail));
        QVERIFY2(card.tip.contains(s("capital at the market's price")), qPrintable(card.tip));
    }

    /// The amount and what it is of, side by side, come to the share above them.
    void theUnexplainedShareIsOfWhatIsPrinted()
    {
        review::ReviewPicture picture;
        picture.now.pnl.cells = 1;
        picture.now.pnl.parts.delta = 1'500;
        picture.now.pnl.parts.theta = -500;
        picture.now.pnl.parts.total = 1'000;
        picture.now.pnl.markedUsd = 1'100;
        picture.now.headline.pnlUsd = 1'100;
        picture.now.headline.unexplainedUsd = picture.now.pnl.unexplained();
        picture.now.headline.unexplainedShare = picture.now.pnl.unexplainedShare();
        for (const bool flagged : {false, true}) {
            picture.now.headline.flagged = flagged;
            const ui::ReviewCard card = ui::cardsOf(picture).back();
            QCOMPARE(card.figure, s("5.0 %"));
            QString detail = card.detail;
            detail.replace(QChar(0x2009), QLatin1Char(' '));
            QVERIFY2(detail.startsWith(s("$100 of $2 000 that moved")), qPrintable(detail));
        }
    }

    /// Both pictures have fees: of every trade here, of the hedges there.
    void feesSayWhoseTheyAre()
    {
        Shown shown;
        const review::PeriodReview& review = shown.panel.picture()->now;
        const std::vector<QString> series = ui::pnlBars(review).series;
        QVERIFY(std::ranges::find(series, s("all fees")) != series.end());
        const auto has = [](const ui::WaterfallPlot::Picture& picture, const QString& name) {
            return std::ranges::any_of(picture.bars,
                                       [&](const auto& bar) { return bar.name == name; });
        };
        QVERIFY(has(ui::pnlWaterfall(review, false), s("All fees")));
        QVERIFY(has(ui::costWaterfall(review.cost), s("Hedges' fees")));
    }

    void whatMayBeOffSaysByHowMuchOrThatNobodyKnows_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("plusMinus");
        QTest::addColumn<QString>("said");
        QTest::newRow("large") << 158.0 << 40.4 << s("+158 ± 40");
        QTest::newRow("small") << 3.0 << 0.3 << s("+3 ± 0.3");
        QTest::newRow("less than told") << 3.0 << 0.01 << s("+3 ± <0.1");
        QTest::newRow("nobody knows") << -12.0 << 0.0 << s("-12 ± –");
        QTest::newRow("the same trade") << 0.0 << 0.0 << s("0, exact");
    }
    void whatMayBeOffSaysByHowMuchOrThatNobodyKnows()
    {
        QFETCH(double, value);
        QFETCH(double, plusMinus);
        QFETCH(QString, said);
        review::WhatIfs whatIfs;
        review::WhatIf one;
        one.kind = review::WhatIfKind::AsProposed;
        one.name = "as proposed";
        one.vsActualUsd = {value, plusMinus};
        whatIfs.rows.push_back(one);
        QCOMPARE(ui::whatIfLines(whatIfs).front().cells[4].text, said);
    }

    /// What is still being written empties nothing; Enter, or what makes it whole, puts it in
    /// force.
    void halfAWordWaits()
    {
        Shown shown;
        const int all = shown.rows();
        shown.panel.activateWindow();
        auto* field = shown.find<QLineEdit>("reviewFilter");
        auto* fault = shown.find<QLabel>("reviewFault");
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, s("zzz"));
        QTRY_VERIFY2(fault->text().contains(s("“zzz” may still become another word")),
                     qPrintable(fault->text()));
        QCOMPARE(shown.rows(), all);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(shown.rows(), 0);
        QVERIFY(!fault->isVisible());
        field->setText(QString());
        QTRY_COMPARE(shown.rows(), all);
        QTest::keyClicks(field, s("venue:paper-b"));  // known: it is whole
        QTRY_VERIFY(shown.rows() > 0 && shown.rows() < all);
    }

    /// The first Escape closes what is offered, the second leaves the box; what held goes on to.
    void escapeLeavesTheFilterAsItHolds()
    {
        Shown shown;
        shown.panel.activateWindow();
        shown.filter("venue:paper-b");
        const int few = shown.rows();
        auto* field = shown.find<QLineEdit>("reviewFilter");
        auto* popup = field->findChild<QCompleter*>()->popup();
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        field->setCursorPosition(static_cast<int>(field->text().size()));
        QTest::keyClicks(field, s(" tra"));
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Escape);
        QTRY_VERIFY(!popup->isVisible());
        QCOMPARE(field->text(), s("venue:paper-b tra"));
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(field->text(), s("venue:paper-b"));
        QCOMPARE(shown.rows(), few);
        QVERIFY(!field->hasFocus());
        QVERIFY(shown.find<QTreeView>("reviewTable")->hasFocus());
    }

    void aRowSaysWhenItWasDecidedAndWhenItEnded()
    {
        Shown shown;
        using Table = tables::CaseTable;
        const auto* view = shown.find<QTreeView>("reviewTable");
        const auto* table = qobject_cast<const Table*>(view->model());
        int decided = 0;
        for (int row = 0; row < table->rowCount(); ++row) {
            const review::Rebalance& r = table->caseAt(row).row;
            const auto said = [&](int column) {
                return table->index(row, column).data().toString();
            };
            QVERIFY(said(Table::Decided).isEmpty() == !r.decidedAt.has_value());
            QVERIFY(said(Table::Ended).isEmpty() == !r.endedAt.has_value());
            if (r.decidedAt && ++decided > 0)
                QVERIFY2(said(Table::Decided)
                             .endsWith(QString::fromStdString(core::clockUtc(*r.decidedAt))),
                         qPrintable(said(Table::Decided)));
        }
        QVERIFY(decided > 0);
    }

    /// At 1440 by 900, in both languages: no heading and no figure of what could have been done is
    /// cut, and what is longer than its column stands whole in the tip.
    void whatCouldHaveBeenDoneIsNotCut_data()
    {
        QTest::addColumn<bool>("german");
        QTest::newRow("en") << false;
        QTest::newRow("de") << true;
    }
    void whatCouldHaveBeenDoneIsNotCut()
    {
        QFETCH(bool, german);
        ui::installLanguage(*qApp, german ? ui::Language::German : ui::Language::English);
        {
            Shown shown;
            shown.panel.resize(1'440, 900);
            QCoreApplication::sendPostedEvents();
            auto* view = shown.find<QTreeView>("reviewWhatIfs");
            QTRY_VERIFY(view->model()->rowCount() > 0 && view->isVisible());
            QVERIFY2(
                view->header()->length() <= view->viewport()->width(),
                qPrintable(
                    s("%1 in %2").arg(view->header()->length()).arg(view->viewport()->width())));
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                const QModelIndex value = view->model()->index(row, 4);
                const int wanted = view->fontMetrics().horizontalAdvance(value.data().toString());
                QVERIFY2(wanted <= view->columnWidth(4), qPrintable(value.data().toString()));
                const QModelIndex name = view->model()->index(row, 0);
                QVERIFY(name.data(Qt::ToolTipRole).toString().contains(name.data().toString()));
            }
            const auto* table = shown.find<QTreeView>("reviewTable");
            const QString longest = tables::spoken("Withdrawn");
            QVERIFY(table->fontMetrics().horizontalAdvance(longest) + 12 <=
                    table->columnWidth(tables::CaseTable::Outcome));
        }
        ui::installLanguage(*qApp, ui::Language::English);
    }

    void aFilterNarrowsAndAFaultSaysWhatIsWrong()
    {
        Shown shown;
        const int all = shown.rows();
        shown.filter("venue:paper-b traded");
        QCOMPARE(shown.wishes.size(), std::size_t{2});
        QVERIFY(shown.rows() > 0 && shown.rows() < all);
        QCOMPARE(shown.card(0)[1], QString::number(shown.rows()));
        const int few = shown.rows();
        shown.filter("moon:full");
        auto* fault = shown.find<QLabel>("reviewFault");
        QVERIFY(fault->isVisible());
        QVERIFY2(fault->text().contains(s("there is no “moon:”")), qPrintable(fault->text()));
        QCOMPARE(shown.rows(), few);  // the last good one goes on to hold, and that is said
        QVERIFY2(fault->text().endsWith(s("Shown is what the last filter that could be read lets "
                                          "through: venue:paper-b traded")),
                 qPrintable(fault->text()));
        const auto* field = shown.find<QLineEdit>("reviewFilter");
        QVERIFY(fault->mapTo(&shown.panel, QPoint()).y() >=
                field->mapTo(&shown.panel, QPoint()).y() + field->height());
        auto* table = shown.find<QTreeView>("reviewTable");
        const auto* ink = qobject_cast<ui::ToneDelegate*>(table->itemDelegate());
        QVERIFY(ink && ink->isHeld());
        const QImage faint = table->viewport()->grab().toImage();
        QCOMPARE(shown.wishes.size(), std::size_t{2});
        shown.filter("venue:paper-b traded");
        QVERIFY(!fault->isVisible() && !ink->isHeld());
        QVERIFY(faint != table->viewport()->grab().toImage().scaled(faint.size()));
        shown.filter("");
        QVERIFY(!fault->isVisible());
        QCOMPARE(shown.rows(), all);
        shown.filter("cost>");
        QVERIFY2(fault->text().endsWith(s("Until it can be read, everything is shown.")),
                 qPrintable(fault->text()));
    }

    /// Words that begin so are offered, and one that is taken stands in the filter.
    void theFilterOffersHowToGoOn()
    {
        Shown shown;
        auto* field = shown.find<QLineEdit>("reviewFilter");
        auto* completer = field->findChild<QCompleter*>();
        QVERIFY(completer);
        field->setFocus();
        QTest::keyClicks(field, s("not venue:p"));
        QTRY_VERIFY(completer->popup()->isVisible());
        QStringList offered;
        for (int row = 0; row < completer->model()->rowCount(); ++row)
            offered << completer->model()->index(row, 0).data().toString();
        QCOMPARE(offered, (QStringList{s("paper"), s("paper-b")}));
        emit completer->activated(s("paper-b"));
        QCOMPARE(field->text(), s("not venue:paper-b"));
        completer->popup()->hide();
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(shown.rows() > 0);
        for (const std::size_t n : shown.panel.picture()->now.rows)
            QVERIFY(shown.panel.picture()->source->data.cases[n].row.venue !=
                    core::VenueId{"paper-b"});
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(field->text(), s("not venue:paper-b"));  // what holds stands; the box is left
    }

    void theCardsCutNothing_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("german");
        for (const int width : {1'440, 1'920})
            for (const bool german : {false, true})
                QTest::addRow("%d %s", width, german ? "de" : "en") << width << german;
    }
    void theCardsCutNothing()
    {
        QFETCH(int, width);
        QFETCH(bool, german);
        ui::installLanguage(*qApp, german ? ui::Language::German : ui::Language::English);
        Shown shown;
        shown.panel.resize(width, 860);
        review::ReviewPicture picture = *shown.panel.picture();
        review::Headline& h = picture.now.headline;
        h.approved = 184, h.edited = 123, h.automatic = 1'023, h.rejected = 104, h.expired = 112;
        h.other = 123;
        h.medianApproval = std::chrono::minutes{3};
        h.delayUsd = -123'456;
        h.flagged = true;
        h.unexplainedUsd = 1'234'567;
        picture.wish.filter.trigger = "Schedule";  // captions say what does not follow
        auto* cards = shown.panel.findChild<ui::ReviewCards*>();
        cards->show(ui::cardsOf(picture));
        QApplication::processEvents();
        int lines = 0;
        QSet<int> figures;
        for (const QLabel* label : cards->findChildren<QLabel*>()) {
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(label->text()));
            QVERIFY2(shown.panel.height() <= 860,
                     qPrintable(QString::number(shown.panel.height())));
            for (const QString& word : label->text().split(QLatin1Char(' ')))
                QVERIFY2(label->fontMetrics().horizontalAdvance(word) <= label->width(),
                         qPrintable(word));
            if (label->wordWrap())
                lines = std::max(lines, label->height() / label->fontMetrics().lineSpacing());
            else
                figures << label->mapTo(cards, QPoint()).y();
        }
        QVERIFY(lines > 1);
        QCOMPARE(figures.size(), 1);  // side by side on one height
    }

    void theNotesShowWholeRows()
    {
        for (const QSize size : {QSize(1'440, 860), QSize(1'920, 1'040)}) {
            Shown shown;
            shown.panel.resize(size);
            QApplication::processEvents();
            const auto* notes = shown.find<QTreeView>("reviewNotes");
            QVERIFY(!notes->isVisibleTo(&shown.panel));  // there are none: no room is lost
            review::CaseDetail detail =
                *support::reviewDetail(shown.panel.picture()->source->data.cases[3]);
            detail.one.row.proposal = shown.panel.selected();
            detail.one.notes = {{detail.one.row.proposal, review::NoteKind::Note, "late", "anna",
                                 support::sampleTime()}};
            shown.panel.showCase(std::make_shared<review::CaseDetail>(detail));
            QApplication::processEvents();
            QVERIFY(notes->isVisibleTo(&shown.panel));
            const int row = ui::rowPixels(22);
            QVERIFY2(notes->viewport()->height() >= 3 * row,
                     qPrintable(QString::number(notes->viewport()->height())));
            QCOMPARE(notes->viewport()->height() % row, 0);
            const auto* note = shown.find<QPlainTextEdit>("reviewNote");
            const int line = note->fontMetrics().lineSpacing();
            const int around = int(2 * note->document()->documentMargin());
            QVERIFY(note->viewport()->height() - around >= 3 * line);
            QVERIFY(note->viewport()->height() - around < 4 * line);
            QVERIFY(shown.panel.rect().contains(
                QRect(note->mapTo(&shown.panel, QPoint()), note->size())));
        }
    }

    /// Which figures a filter narrows is said by those it does not, and in a line below it.
    void saysWhatFollowsTheFilter()
    {
        Shown shown;
        const auto* scope = shown.find<QLabel>("reviewScope");
        const auto unfiltered = [&] {
            QList<int> cards;
            for (int n = 0; n < 6; ++n)
                if (shown.card(n)[0].endsWith(s(" · not filtered"))) cards << n;
            return cards;
        };
        QVERIFY(!scope->isVisible());
        QCOMPARE(unfiltered(), QList<int>());
        const auto figures = [&] {
            return QStringList{shown.card(1)[1], shown.card(4)[1], shown.card(5)[1]};
        };
        const QStringList whole = figures();
        shown.filter("venue:paper-b traded");
        QVERIFY(scope->isVisible());
        QCOMPARE(unfiltered(), (QList<int>{1, 4, 5}));
        QCOMPARE(figures(), whole);  // as they say
        shown.filter("");
        QVERIFY(!scope->isVisible());
        // A trigger chooses rebalances too; an underlying is followed by all.
        shown.find<QComboBox>("reviewTrigger")->setCurrentIndex(1);
        QVERIFY(scope->isVisible());
        QCOMPARE(unfiltered(), (QList<int>{1, 4, 5}));
        shown.find<QComboBox>("reviewTrigger")->setCurrentIndex(0);
        shown.find<QComboBox>("reviewUnderlying")->setCurrentIndex(1);
        QVERIFY(!scope->isVisible());
        QCOMPARE(unfiltered(), QList<int>());
    }

    void aRebalanceIsToldWithoutSayingAThingTwice_data()
    {
        QTest::addColumn<int>("revision");
        QTest::addColumn<double>("tookSeconds");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("has");
        QTest::addColumn<QString>("hasNot");
        QTest::newRow("shown at once") << 1 << 15.4 << s("15.4 s after it was shown")
                                       << s("after 15.4 s → sent") << s("shown");
        QTest::newRow("a second person too")
            << 1 << 15.4 << s("15.4 s after it was shown; second person: ana")
            << s("after 15.4 s → second person: ana → ") << s("shown");
        QTest::newRow("shown late")
            << 1 << 40.0 << s("15.4 s after it was shown")
            << s("after 40.0 s → 15.4 s after it was shown → ") << s("revision");
        QTest::newRow("another reason")
            << 1 << 15.4 << s("Too small") << s("after 15.4 s → Too small → ") << s("shown");
        QTest::newRow("of a later revision")
            << 4 << 15.4 << QString() << s(" → revision 4: delta +3.11 ")
            << s("Band breach: delta");
        QTest::newRow("of the first")
            << 1 << 15.4 << QString() << s("Band breach: delta +3.11 ") << s("revision");
    }
    void aRebalanceIsToldWithoutSayingAThingTwice()
    {
        QFETCH(int, revision);
        QFETCH(double, tookSeconds);
        QFETCH(QString, reason);
        QFETCH(QString, has);
        QFETCH(QString, hasNot);
        Shown shown;
        review::CaseDetail detail;
        detail.one = shown.panel.picture()->source->data.cases.front();
        review::Rebalance& row = detail.one.row;
        row.revision = static_cast<core::Revision>(revision);
        row.trigger = "Band breach";
        row.deltaBefore = 3.11;
        row.outcome = "Approved";
        row.decidedAt = row.proposedAt + core::fromSeconds(tookSeconds);
        row.sentAt = *row.decidedAt + std::chrono::milliseconds{1};
        row.reason = reason.toStdString();
        QString told = ui::sentenceOf(detail);
        told.replace(QChar(0x00A0), QLatin1Char(' ')).remove(QChar(0x2060));
        QVERIFY2(told.contains(has), qPrintable(told));
        QVERIFY2(!told.contains(hasNot), qPrintable(told));
    }

    /// One name for one thing: the bars of the review and the picture of the report.
    void partsOfTheProfitAreCalledAsInTheReport()
    {
        Shown shown;
        const auto bars = ui::pnlBars(shown.panel.picture()->now);
        QCOMPARE(bars.series.front(), s("delta and futures"));
        QVERIFY(std::ranges::count(bars.series, s("delta")) == 0);
        // And all of the legend is there at the width of a window.
        const auto* legend = shown.panel.findChild<ui::SeriesLegend*>();
        QVERIFY(legend->isWhole());
    }

    void choicesComeFromWhatWasRead()
    {
        Shown shown;
        auto* trigger = shown.find<QComboBox>("reviewTrigger");
        const int at = trigger->findText(s("Schedule"));
        QVERIFY(at > 0);
        trigger->setCurrentIndex(at);
        QCOMPARE(shown.wishes.back().filter.trigger, std::string{"Schedule"});
        const auto* model = shown.find<QTreeView>("reviewTable")->model();
        QVERIFY(model->rowCount() > 0);
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(model->index(row, tables::CaseTable::Trigger).data().toString(),
                     s("Schedule"));
        QCOMPARE(trigger->currentText(), s("Schedule"));
        auto* book = shown.find<QComboBox>("reviewUnderlying");
        book->setCurrentIndex(book->findText(s("ETH")));
        QCOMPARE(shown.wishes.back().filter.underlying, core::Currency{"ETH"});
        QCOMPARE(shown.wishes.back().filter.trigger, std::string{"Schedule"});
    }

    void aPeriodOfItsOwnAndADayOfTheCalendar()
    {
        Shown shown;
        shown.find<QComboBox>("reviewPeriod")->setCurrentIndex(int(ui::PeriodKind::Own));
        QVERIFY(shown.find<QDateEdit>("reviewFrom")->isVisible());
        shown.find<QDateEdit>("reviewFrom")->setDate(QDate(2026, 11, 18));
        QCOMPARE(ui::periodWords(shown.wishes.back().period), s("18 NOV 26 – 22 NOV 26"));
        auto* map = shown.find<ui::CalendarMap>("reviewCalendar");
        QCOMPARE(map->days().size(), std::size_t{5});
        shown.find<QTabWidget>("reviewSide")->setCurrentIndex(2);
        map->setFocus();
        QTest::keyClick(map, Qt::Key_Home);
        QTest::keyClick(map, Qt::Key_Down);
        QVERIFY(map->accessibleDescription().startsWith(s("19 NOV 26")));
        QTest::keyClick(map, Qt::Key_Return);
        QCOMPARE(ui::periodWords(shown.wishes.back().period), s("19 NOV 26"));
        QCOMPARE(shown.rows(), shown.each);
    }

    void periodsOfAName_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](ui::PeriodKind kind, const char* words) {
            QTest::newRow(words) << int(kind) << s(words);
        };
        row(ui::PeriodKind::Today, "1 MAR 26");
        row(ui::PeriodKind::Yesterday, "28 FEB 26");
        row(ui::PeriodKind::SevenDays, "23 FEB 26 – 1 MAR 26");
        row(ui::PeriodKind::ThirtyDays, "31 JAN 26 – 1 MAR 26");
        row(ui::PeriodKind::ThisMonth, "1 MAR 26 – 31 MAR 26");
        row(ui::PeriodKind::LastMonth, "1 FEB 26 – 28 FEB 26");
        row(ui::PeriodKind::ThisYear, "1 JAN 26 – 31 DEC 26");
    }
    void periodsOfAName()
    {
        QFETCH(int, kind);
        QFETCH(QString, words);
        const core::Time now = *core::parseIsoUtc("2026-03-01T00:00:00.000Z");
        QCOMPARE(ui::periodWords(ui::periodOf(static_cast<ui::PeriodKind>(kind), now)), words);
    }

    void theSelectedOneIsToldInFull()
    {
        Shown shown;
        shown.filter("edited venue:paper-b");
        auto* view = shown.find<QTreeView>("reviewTable");
        QVERIFY(view->model()->rowCount() > 0);
        const core::ProposalId id = shown.panel.selected();
        QCOMPARE(shown.cases.back(), id);
        QCOMPARE(shown.find<QTabWidget>("reviewSide")->tabText(0), s("Rebalance %1").arg(id.value));
        QString told = shown.find<QLabel>("reviewSentence")->text();
        told.replace(QChar(0x00A0), QLatin1Char(' ')).remove(QChar(0x2060));
        for (const char* part : {"outside -1.40 to +2.30", "edited -2.00 to", "after",
                                 "sent 210 µs later", "filled in 44 ms"})
            QVERIFY2(told.contains(s(part)), qPrintable(told + s(" / ") + s(part)));
        const auto* whatIfs = shown.find<QTreeView>("reviewWhatIfs")->model();
        QVERIFY(whatIfs->rowCount() >= 5);
        QVERIFY(whatIfs->index(0, 0).data().toString().startsWith(s("as traded")));
        QVERIFY2(whatIfs->index(1, 4).data().toString().contains(s(" ± ")),
                 qPrintable(whatIfs->index(1, 4).data().toString()));
        QVERIFY(shown.find<QLabel>("reviewBasis")->text().contains(s("square-root law")));
        QVERIFY(shown.find<QTreeView>("reviewLife")->model()->rowCount() >= 4);
        // It stays selected while the filter changes and lets it through.
        shown.filter("edited");
        QCOMPARE(shown.panel.selected(), id);
    }

    void aStepOfItsLifeShowsItsMoment()
    {
        Shown shown;
        shown.filter("traded");
        std::optional<core::Time> at;
        connect(&shown.panel, &ui::ReviewPanel::momentWished, this,
                [&](core::ProposalId id, core::Time when) {
                    QCOMPARE(id, shown.panel.selected());
                    at = when;
                });
        auto* life = shown.find<QTreeView>("reviewLife");
        emit life->activated(life->model()->index(0, 0));
        QVERIFY(at.has_value());
        const auto& cases = shown.panel.picture()->source->data.cases;
        const auto one = std::ranges::find_if(
            cases, [&](const review::Case& c) { return c.row.proposal == shown.panel.selected(); });
        QCOMPARE(*at, one->row.proposedAt);
    }

    void aNoteIsAskedForAndStaysUntilItIsKept()
    {
        Shown shown;
        const core::ProposalId id = shown.panel.selected();
        auto* edit = shown.find<QPlainTextEdit>("reviewNote");
        auto* add = shown.find<QPushButton>("reviewAddNote");
        QVERIFY(!add->isEnabled());
        edit->setFocus();
        const QString hostile = s("<b>late</b> =1+1 \u202Eevil; DROP TABLE t_note;--");
        edit->setPlainText(hostile);
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(shown.notes.size(), std::size_t{1});
        QCOMPARE(shown.notes[0].proposal, id);
        QCOMPARE(s(shown.notes[0].text.c_str()), hostile);
        QVERIFY(!add->isEnabled());  // not twice
        shown.panel.noteKept(id, s("The disk is full."));
        QCOMPARE(edit->toPlainText(), hostile);
        QCOMPARE(shown.find<QLabel>("reviewNoteState")->text(), s("The disk is full."));
        QVERIFY(add->isEnabled());
        const auto asked = shown.cases.size();
        add->click();
        shown.panel.noteKept(id, {});
        QVERIFY(edit->toPlainText().isEmpty());
        QVERIFY(shown.cases.size() > asked);
        QCOMPARE(shown.anew, 1);
    }

    void notesAndTagsAreShownAsTheyAre()
    {
        Shown shown;
        review::CaseDetail detail =
            *support::reviewDetail(shown.panel.picture()->source->data.cases[3]);
        detail.one.row.proposal = shown.panel.selected();
        detail.one.notes = {{detail.one.row.proposal, review::NoteKind::Note, "<b>bold</b>\nsecond",
                             "anna", support::sampleTime()},
                            {detail.one.row.proposal, review::NoteKind::Tagged, "late", "anna",
                             support::sampleTime()}};
        detail.one.tags = {"late"};
        shown.panel.showCase(std::make_shared<review::CaseDetail>(detail));
        const auto* model = shown.find<QTreeView>("reviewNotes")->model();
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->index(0, 1).data().toString(), s("anna"));
        QCOMPARE(model->index(0, 2).data().toString(), s("<b>bold</b> ⏎ second"));
        QCOMPARE(model->index(1, 2).data().toString(), s("tag “late”"));
        shown.find<QPushButton>("reviewRemoveTag")->click();
        QCOMPARE(shown.notes.back().kind, review::NoteKind::Untagged);
        QCOMPARE(shown.notes.back().text, std::string{"late"});
    }

    void whereNothingCanBeRecordedTheFieldsAreOff()
    {
        Shown shown;
        shown.panel.setNotesHindrance(s("The folder is read-only."));
        QVERIFY(!shown.find<QPlainTextEdit>("reviewNote")->isEnabled());
        QVERIFY(!shown.find<QLineEdit>("reviewTag")->isEnabled());
        QCOMPARE(shown.find<QLabel>("reviewNoteState")->text(), s("The folder is read-only."));
    }

    void saysWhatItCannotRead_data()
    {
        QTest::addColumn<QString>("sentence");
        for (const char* sentence :
             {"Reading the history in /x: there is none.",
              "history.db was written by a newer Ballast.", "history.db is damaged."})
            QTest::newRow(sentence) << s(sentence);
    }
    void saysWhatItCannotRead()
    {
        QFETCH(QString, sentence);
        Shown shown(false);
        QVERIFY(shown.find<QPushButton>("reviewCancel")->isVisible());
        shown.panel.showProblem(sentence);
        QVERIFY(!shown.find<QPushButton>("reviewCancel")->isVisible());
        QCOMPARE(shown.state(), sentence);
        QStringList labels;
        for (const auto* label : shown.panel.findChildren<QLabel*>())
            if (label->isVisible()) labels << label->text();
        QVERIFY(labels.contains(s("The history could not be read")));
        // It is not asked at each frame; a person may.
        shown.panel.present(support::sampleSnapshot());
        QCOMPARE(shown.wishes.size(), std::size_t{1});
        shown.find<QPushButton>("reviewAgain")->click();
        QCOMPARE(shown.wishes.size(), std::size_t{2});
    }

    void anEmptyPeriodSaysSo()
    {
        Shown shown(false);
        auto empty = std::make_shared<review::ReviewPicture>();
        review::ReviewData nothing;
        nothing.from = shown.wishes[0].period.from, nothing.to = shown.wishes[0].period.to;
        *empty = review::pictureOf(review::sourceOf(nothing), review::sourceOf(nothing),
                                   shown.wishes[0]);
        shown.panel.show(empty, 0.01);
        QStringList labels;
        for (const auto* label : shown.panel.findChildren<QLabel*>())
            if (label->isVisible()) labels << label->text();
        const QString all = labels.join(QLatin1Char('|')).replace(QChar(0x00A0), QLatin1Char(' '));
        QVERIFY2(all.contains(s("Nothing is recorded of 16 NOV 26 – 22 NOV 26")), qPrintable(all));
        QVERIFY(!shown.find<QPushButton>("reviewCsv")->isEnabled());
    }

    void anAnswerToAnOlderWishIsNotShown()
    {
        Shown shown(false);
        const review::ReviewWish first = shown.wishes[0];
        shown.find<QComboBox>("reviewPeriod")->setCurrentIndex(int(ui::PeriodKind::Today));
        QCOMPARE(shown.wishes.size(), std::size_t{2});
        shown.panel.showProgress(0.5);
        QCOMPARE(shown.find<QProgressBar>("reviewProgress")->value(), 500);
        shown.panel.show(support::reviewPicture(first, 3), 0.1);
        QVERIFY(!shown.panel.picture());
        shown.find<QPushButton>("reviewCancel")->click();
        QCOMPARE(shown.cancelled, 1);
        shown.panel.show(support::reviewPicture(shown.wishes[1], 3), 0.1);
        QVERIFY(!shown.panel.picture());
    }

    void tablesBesideIt()
    {
        Shown shown;
        const auto* costs = shown.find<QTreeView>("reviewCosts")->model();
        QCOMPARE(costs->rowCount(), 2);  // two venues
        auto* by = shown.find<QComboBox>("reviewBy");
        by->setCurrentIndex(int(review::CostBy::Trigger));
        QCOMPARE(shown.wishes.back().by, review::CostBy::Trigger);
        QCOMPARE(costs->rowCount(), 4);
        QCOMPARE(costs->headerData(0, Qt::Horizontal).toString(), s("Trigger"));
        const auto* compared = shown.find<QTreeView>("reviewCompared")->model();
        QCOMPARE(compared->rowCount(), int(shown.panel.picture()->compared.size()));
        QCOMPARE(compared->index(0, 2).data().toString(), s("84"));
        QCOMPARE(compared->headerData(1, Qt::Horizontal).toString(), s("9 NOV 26 – 15 NOV 26"));
        // Of a period that nothing is recorded of there is no figure and no change.
        const auto unknown =
            ui::comparedLines(review::compare(review::PeriodReview{}, shown.panel.picture()->now));
        for (const auto& line : unknown) {
            QCOMPARE(line.cells[1].text, s("–"));
            QCOMPARE(line.cells[3].text, s("–"));
        }
        QCOMPARE(unknown.front().cells[2].text, s("84"));
        auto* other = shown.find<QComboBox>("reviewOther");
        other->setCurrentIndex(1);
        shown.find<QDateEdit>("reviewOtherFrom")->setDate(QDate(2026, 11, 14));
        QCOMPARE(ui::periodWords(shown.wishes.back().other), s("14 NOV 26 – 15 NOV 26"));
        QVERIFY(shown.find<QTreeView>("reviewQuality")->model()->rowCount() >= 10);
        QVERIFY(shown.find<QTreeView>("reviewOverrides")->model()->rowCount() > 0);
        for (const char* name : {"reviewSlippage", "reviewApproval", "reviewSize"}) {
            const auto& picture = shown.find<ui::XyPlot>(name)->picture();
            QVERIFY(!picture.lines.empty() && picture.markAt.has_value());
        }
    }

    /// The period as a point, the rules as points and a line, and in words what was assumed.
    void thePeriodLiesAgainstTheFrontier()
    {
        Shown shown;
        auto* plot = shown.find<ui::FrontierPlot>("frontierPlot");
        const auto* verdict = shown.find<QLabel>("reviewFrontierVerdict");
        const auto* basis = shown.find<QLabel>("reviewFrontierBasis");
        QVERIFY(verdict->text().contains(s("being worked out")) && plot->pointsDrawn() == 0);
        auto frontier = std::make_shared<laboratory::PeriodFrontier>();
        frontier->known = true;
        frontier->costUsd = 310, frontier->errorUsd = 1'240, frontier->frontierUsd = 248;
        frontier->lambda = 6.2e-4, frontier->hours = 168, frontier->days = 180;
        laboratory::PolicyResult band, clock, ours;
        band.efficient = true;
        band.sd = 1'240, band.cost = 248;
        clock.hedge.trigger = laboratory::Trigger::Clock, clock.hedge.every = 240;
        clock.sd = 1'300, clock.cost = 500;
        ours.inForce = true;
        ours.sd = 1'240, ours.cost = 310;
        frontier->report.policies = {band, clock, ours};
        shown.panel.showFrontier(frontier);
        QCOMPARE(plot->pointsDrawn(), 3);
        QVERIFY(plot->marksInForce());
        QCOMPARE(plot->frontier().size(), std::size_t{1});
        QVERIFY2(verdict->text().simplified().contains(s("125 %")), qPrintable(verdict->text()));
        QVERIFY2(
            basis->text().contains(s("168")) && basis->text().simplified().contains(s("6.20 bp")),
            qPrintable(basis->text()));
        QVERIFY(!basis->text().contains(s("evenly spread")));
        frontier = std::make_shared<laboratory::PeriodFrontier>(*frontier);
        frontier->hours = 87'600, frontier->walkedHours = 8'784;
        shown.panel.showFrontier(frontier);
        QVERIFY2(basis->text().contains(s("evenly spread over the period")),
                 qPrintable(basis->text()));
        QVERIFY(!verdict->text().contains(s("too little to judge")));
        frontier = std::make_shared<laboratory::PeriodFrontier>(*frontier);
        frontier->hours = 0.26, frontier->walkedHours = 0;
        shown.panel.showFrontier(frontier);
        QVERIFY2(verdict->text().simplified().startsWith(
                     s("Only 0.3 h were watched: too little to judge")),
                 qPrintable(verdict->text()));
        QVERIFY2(basis->text().simplified().contains(s("0.3 watched hours")),
                 qPrintable(basis->text()));
        frontier = std::make_shared<laboratory::PeriodFrontier>();
        shown.panel.showFrontier(frontier);
        QVERIFY(verdict->text().contains(s("Nothing to compare")) && plot->pointsDrawn() == 0);
        // A picture of another period takes the point of the last one away.
        shown.filter("outcome:edited");
        QVERIFY(verdict->text().contains(s("being worked out")));
    }

    void exportsWhatIsShown()
    {
        Shown shown;
        shown.filter("outcome:edited");
        QTemporaryDir folder;
        const QString path = folder.filePath(s("review.csv"));
        QCOMPARE(shown.panel.saveCsv(path), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(int(file.readAll().count("\r\n")), shown.rows() + 1);
        QCOMPARE(int(shown.panel.sheet().rows.size()), shown.rows());
        QVERIFY(shown.panel.saveCsv(folder.filePath(s("no/such/place.csv")))
                    .contains(s("was not written")));
    }

    void byKeyboardAlone()
    {
        Shown shown;
        shown.panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shown.panel));
        std::set<QString> reached;
        for (int step = 0; step < 80; ++step) {
            QTest::keyClick(
                QApplication::focusWidget() ? QApplication::focusWidget() : &shown.panel,
                Qt::Key_Tab);
            if (const QWidget* at = QApplication::focusWidget()) reached.insert(at->objectName());
        }
        for (const char* name :
             {"reviewPeriod", "reviewUnderlying", "reviewTrigger", "reviewFilter", "reviewCsv",
              "reviewTable", "reviewLife", "reviewWhatIfs", "reviewNote", "reviewTag",
              "reviewPnlBars", "reviewPnlOf", "reviewCard0"})
            QVERIFY2(reached.contains(s(name)), name);
        auto* bars = shown.find<ui::StackedPlot>("reviewPnlBars");
        bars->setFocus();
        QTest::keyClick(bars, Qt::Key_Home);
        QTest::keyClick(bars, Qt::Key_Right);
        QVERIFY(bars->accessibleDescription().startsWith(s("17 NOV 26")));
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(ui::periodWords(shown.wishes.back().period), s("17 NOV 26"));
    }

    void everythingHasAnAccessibleName()
    {
        Shown shown;
        for (const QWidget* widget : shown.panel.findChildren<QWidget*>()) {
            const bool input =
                qobject_cast<const QComboBox*>(widget) || qobject_cast<const QTreeView*>(widget) ||
                qobject_cast<const QDateEdit*>(widget) ||
                qobject_cast<const QPlainTextEdit*>(widget) || widget->inherits("QCustomPlot");
            if (!input || widget->objectName().startsWith(s("qt_"))) continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void coloursOfSeriesAreSeenInEveryTheme_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("dark") << int(ui::ThemeKind::Dark);
        QTest::newRow("light") << int(ui::ThemeKind::Light);
        QTest::newRow("high contrast") << int(ui::ThemeKind::HighContrast);
    }
    void coloursOfSeriesAreSeenInEveryTheme()
    {
        QFETCH(int, kind);
        const ui::Theme theme = ui::Theme::make(static_cast<ui::ThemeKind>(kind));
        for (std::size_t i = 0; i < ui::kSeriesColours; ++i) {
            const QColor colour = ui::seriesColour(theme, i);
            QVERIFY2(ui::contrast(colour, theme.panel) >= 3, qPrintable(colour.name()));
            for (std::size_t j = 0; j < i; ++j) QVERIFY(colour != ui::seriesColour(theme, j));
        }
    }

    void theWindowOpensFromTheMenuByItsKeyAndKnowsTheHelp()
    {
        ui::MainWindow window({ui::Environs::Paper, s("paper"), s("trader"), s("seed 7")});
        int made = 0;
        connect(&window, &ui::MainWindow::reviewMade, this, [&] { ++made; });
        window.resize(1'200, 800);
        static_cast<QWidget&>(window).show();
        window.show(support::sampleSnapshot());
        auto* action = window.findChild<QAction*>(s("openReview"));
        QVERIFY(action);
        QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_R));
        action->trigger();
        action->trigger();
        QCOMPARE(made, 1);
        QVERIFY(window.review() && window.review()->isVisible());
        auto* own = window.findChild<QWidget*>(s("reviewWindow"));
        for (QAction* one : own->actions())
            if (one->objectName() == s("helpContents")) one->trigger();
        const auto* help = window.findChild<QWidget*>(s("helpWindow"));
        QVERIFY(help && help->isVisible());
        int keys = 0;
        for (const QAction* one : own->actions()) keys += !one->shortcut().isEmpty();
        QCOMPARE(keys, 4);
    }

    /// What a filter costs on the gui's thread: a year of twenty thousand rebalances.
    void aPictureOfAYearIsShownAtOnce()
    {
        Shown shown(false);
        shown.find<QComboBox>("reviewPeriod")->setCurrentIndex(int(ui::PeriodKind::ThisYear));
        review::ReviewWish wish = shown.wishes.back();
        const auto source =
            review::sourceOf(support::reviewData({wish.period.from, wish.period.to, 55, 3}));
        QElapsedTimer clock;
        clock.start();
        const auto whole =
            std::make_shared<review::ReviewPicture>(review::pictureOf(source, source, wish));
        const qint64 worked = clock.restart();
        shown.panel.show(whole, 0.1);
        shown.panel.grab();
        const qint64 first = clock.elapsed();
        shown.filter("traded cost>20 not tag:late");
        wish = shown.wishes.back();
        clock.restart();
        const auto few =
            std::make_shared<review::ReviewPicture>(review::pictureOf(source, source, wish));
        const qint64 filtered = clock.restart();
        shown.panel.show(few, 0.1);
        shown.panel.grab();
        const qint64 shownIn = clock.elapsed();
        qInfo(
            "%d rebalances: worked out in %lld ms, first paint %lld ms; a filter %lld ms beside "
            "the gui, shown in %lld ms",
            int(source->data.cases.size()), worked, first, filtered, shownIn);
        QVERIFY(few->now.rows.size() < whole->now.rows.size());
        QCOMPARE(shown.rows(), int(few->now.rows.size()));
    }
};

QTEST_MAIN(TestReviewPanel)
#include "tst_review_panel.moc"
