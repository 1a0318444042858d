// A venue whose names, messages and refusals are markup, shown in the whole window: what it wrote
// is read as it is, in every label, every tool tip and every cell.
#include "tests/support/sample_review.h"
#include "tests/support/sample_snapshot.h"
#include "ui/rebalance/second_request_dialog.h"
#include "ui/review/review_panel.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_dress.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QTextBlock>
#include <QTextDocument>
#include <QToolTip>
#include <QTreeView>
#include <QtTest>

using namespace ballast;

namespace {

const std::string kMarkup =
    "<img src=\"file:///etc/passwd\"><a href=\"https://x.example\"><b>all is well</b></a>&lt;";

std::shared_ptr<const market::Instrument> spoilt(
    const std::shared_ptr<const market::Instrument>& instrument)
{
    if (!instrument) return instrument;
    auto copy = std::make_shared<market::Instrument>(*instrument);
    copy->name += kMarkup;
    return copy;
}

/// Everywhere the sample desk has a text that comes from outside, there is markup.
std::shared_ptr<const engine::Snapshot> hostileSnapshot(engine::Mode mode)
{
    support::SampleWish wish;
    wish.mode = mode;
    wish.linkUp = mode != engine::Mode::Halted;
    wish.journalHealthy = wish.linkUp;
    auto s = support::copyOf(*support::sampleSnapshot(wish));
    auto market = std::make_shared<market::Board>(*s->market);
    for (std::size_t i = 0; i < market->listings.size(); ++i)
        market->listings[i].instrument = spoilt(market->listings[i].instrument);
    s->market = market;
    auto book = std::make_shared<portfolio::Book>(*s->portfolio);
    for (std::size_t i = 0; i < book->lines.size(); ++i)
        book->lines[i].instrument = spoilt(book->lines[i].instrument);
    s->portfolio = book;
    auto blotter = std::make_shared<orders::Blotter>(*s->orders);
    for (auto& order : blotter->orders)
        for (std::string* text :
             {&order.intent.instrumentName, &order.venueOrderId, &order.evidence})
            *text += kMarkup;
    for (auto& order : blotter->external)
        for (std::string* text : {&order.venueOrderId, &order.instrumentName, &order.state})
            *text += kMarkup;
    for (auto& fill : blotter->fills)
        for (std::string* text : {&fill.tradeId, &fill.instrumentName}) *text += kMarkup;
    s->orders = blotter;
    auto proposals = std::make_shared<rebalance::Proposals>(*s->proposals);
    for (auto& p : proposals->items) {
        for (auto& leg : p.legs) leg.instrumentName += kMarkup;
        for (auto& check : p.checks) check.reason += kMarkup;
        for (std::string* text :
             {&p.note, &p.sentence, &p.orderRemark, &p.progress, &p.left, &p.ended})
            *text += kMarkup;
    }
    s->proposals = proposals;
    auto states = std::make_shared<std::vector<engine::UnderlyingState>>(*s->underlyings);
    for (auto& state : *states) {
        state.why += kMarkup;
        for (auto& verdict : state.verdicts) verdict.reason += kMarkup;
    }
    s->underlyings = states;
    auto alerts = std::make_shared<std::vector<engine::Alert>>(*s->alerts);
    for (auto& alert : *alerts) alert.text += kMarkup, alert.topic += kMarkup;
    s->alerts = alerts;
    auto links = std::make_shared<std::vector<engine::LinkStatus>>(*s->links);
    for (auto& link : *links) {
        link.reason += kMarkup;
        link.health.lastRefusal += kMarkup;
        link.health.refused = 7;
    }
    s->links = links;
    auto markers = std::make_shared<std::vector<engine::Marker>>(*s->markers);
    for (auto& marker : *markers) marker.text += kMarkup;
    s->markers = markers;
    if (!s->haltReason.empty()) s->haltReason += kMarkup;
    s->autoFire.lastDisarm += kMarkup;
    return s;
}

std::vector<review::Rebalance> hostileHistory()
{
    auto rows = support::sampleRebalances(support::sampleTime());
    for (auto& r : rows)
        for (std::string* text :
             {&r.trigger, &r.outcome, &r.actor, &r.reason, &r.order, &r.orderState, &r.label})
            *text += kMarkup;
    return rows;
}

/// What a period of the review was read of: the history has the venue's words and, by way of the
/// desk database, those of other desks.
std::shared_ptr<const review::ReviewPicture> hostileReview(const review::ReviewWish& wish)
{
    review::ReviewData data = support::reviewData({wish.period.from, wish.period.to, 12, 3});
    for (review::Case& c : data.cases) {
        for (std::string* text :
             {&c.row.trigger, &c.row.outcome, &c.row.actor, &c.row.reason, &c.row.order,
              &c.row.orderState, &c.row.label, &c.row.desk, &c.style, &c.trader})
            *text += kMarkup;
        for (review::CaseLeg& leg : c.legs) {
            leg.instrument += kMarkup;
            for (review::CaseFill& fill : leg.fills) fill.tradeId += kMarkup;
        }
        c.notes.push_back({c.row.proposal, review::NoteKind::Note, "note " + kMarkup,
                           "who " + kMarkup, c.row.proposedAt});
        c.tags.push_back("tag " + kMarkup);
    }
    review::finish(data);
    return std::make_shared<review::ReviewPicture>(review::pictureOf(
        review::sourceOf(data),
        review::sourceOf(support::reviewData({wish.other.from, wish.other.to, 12, 4})), wish));
}

ui::SecondRequest hostileRequest()
{
    const QString markup = QString::fromStdString(kMarkup);
    ui::SecondRequest request;
    request.id = 1;
    for (QString* text : {&request.desk, &request.askedBy, &request.role, &request.account,
                          &request.underlying, &request.sentence, &request.orders, &request.hash})
        *text = QStringLiteral("of another desk ") + markup;
    return request;
}

/// What a text that Qt reads as markup would draw beyond letters; empty: nothing.
QString drawnBy(const QString& rich)
{
    QTextDocument document;
    document.setHtml(rich);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (format.isImageFormat()) return QStringLiteral("an image");
            if (format.isAnchor()) return QStringLiteral("a link");
            if (format.fontWeight() > QFont::Normal) return QStringLiteral("bold letters");
        }
    return {};
}

bool holdsMarkup(const QString& text) { return text.contains(QStringLiteral("etc/passwd")); }

}  // namespace

class TestForeignText : public QObject {
    Q_OBJECT

    int m_labels = 0, m_tips = 0, m_cells = 0;

    void checkTip(const QString& tip, const QString& where)
    {
        if (tip.isEmpty()) return;
        if (holdsMarkup(tip)) ++m_tips;
        if (!Qt::mightBeRichText(tip)) return;
        const QString drawn = drawnBy(tip);
        QVERIFY2(drawn.isEmpty(), qPrintable(where + QStringLiteral(" draws ") + drawn +
                                             QStringLiteral(": ") + tip.left(300)));
    }
    static QString nameOf(const QWidget* widget)
    {
        return QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') +
               widget->objectName();
    }
    void checkLabels(const QWidget& window)
    {
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            if (holdsMarkup(label->text())) ++m_labels;
            QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                     qPrintable(nameOf(label) + QStringLiteral(": ") + label->text()));
        }
    }
    void checkTips(const QWidget& window)
    {
        for (QWidget* widget : window.findChildren<QWidget*>()) {
            checkTip(widget->toolTip(), nameOf(widget));
            if (!widget->isVisible() || widget->width() < 2) continue;
            // What draws its own tips is asked for them all over.
            for (int i = 0; i < 36; ++i) {
                const QPoint at((i % 6) * widget->width() / 6 + 3,
                                (i / 6) * widget->height() / 6 + 3);
                QHelpEvent help(QEvent::ToolTip, at, widget->mapToGlobal(at));
                QApplication::sendEvent(widget, &help);
                checkTip(QToolTip::text(), nameOf(widget));
                if (QTest::currentTestFailed()) return;
            }
        }
    }
    void checkCells(const QWidget& window)
    {
        for (QAbstractItemView* view : window.findChildren<QAbstractItemView*>()) {
            const QAbstractItemModel* model = view->model();
            if (!model || view->objectName().isEmpty()) continue;
            visit(view, {});
            if (QTest::currentTestFailed()) return;
        }
    }
    void visit(QAbstractItemView* view, const QModelIndex& parent)
    {
        const QAbstractItemModel* model = view->model();
        for (int row = 0; row < std::min(model->rowCount(parent), 12); ++row) {
            for (int column = 0; column < model->columnCount(parent); ++column) {
                const QModelIndex index = model->index(row, column, parent);
                if (holdsMarkup(index.data().toString())) ++m_cells;
                QHelpEvent help(QEvent::ToolTip, QPoint(3, 3), view->mapToGlobal(QPoint(3, 3)));
                QStyleOptionViewItem option;
                option.rect = QRect(0, 0, 50, 20);
                auto* delegate = view->itemDelegateForIndex(index);
                QToolTip::hideText();
                delegate->helpEvent(&help, view, option, index);
                checkTip(QToolTip::text(),
                         nameOf(view) + QStringLiteral(" column ") + QString::number(column));
                if (QTest::currentTestFailed()) return;
            }
            visit(view, model->index(row, 0, parent));
        }
    }

private slots:
    void isShownAsItIs_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("all is well") << static_cast<int>(engine::Mode::Confirm);
        QTest::newRow("halted, the link down, no journal")
            << static_cast<int>(engine::Mode::Halted);
    }
    void isShownAsItIs()
    {
        QFETCH(int, mode);
        m_labels = m_tips = m_cells = 0;
        ui::MainWindow window(
            {ui::Environs::Paper, QString::fromStdString("venue" + kMarkup),
             QString::fromStdString("trader" + kMarkup), QString::fromStdString(kMarkup)},
            {});
        window.resize(1600, 1000);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.show(hostileSnapshot(static_cast<engine::Mode>(mode)));
        window.setHistory(hostileHistory());
        window.note(QString::fromStdString("note " + kMarkup));
        window.tell(QString::fromStdString("told " + kMarkup));
        QCoreApplication::processEvents();
        checkLabels(window);
        if (!QTest::currentTestFailed()) checkTips(window);
        if (!QTest::currentTestFailed()) checkCells(window);
        qInfo("markup stood in %d labels, %d tool tips and %d cells", m_labels, m_tips, m_cells);
        QVERIFY(m_labels >= 5);
        QVERIFY(m_tips >= 10);
        QVERIFY(m_cells >= 20);
    }

    /// The window of the review, with a rebalance opened.
    void isShownAsItIsInTheReview()
    {
        m_labels = m_tips = m_cells = 0;
        ui::ReviewPanel panel;
        connect(&panel, &ui::ReviewPanel::wished, &panel,
                [&](const review::ReviewWish& wish) { panel.show(hostileReview(wish), 0.4); });
        connect(&panel, &ui::ReviewPanel::caseWished, &panel, [&](core::ProposalId id) {
            for (const review::Case& one : panel.picture()->source->data.cases) {
                if (one.row.proposal != id) continue;
                auto detail = std::make_shared<review::CaseDetail>(*support::reviewDetail(one));
                for (review::CaseEvent& event : detail->life)
                    for (std::string* text : {&event.what, &event.who, &event.text})
                        *text += kMarkup;
                panel.showCase(std::move(detail));
            }
        });
        panel.resize(1'600, 960);
        static_cast<QWidget&>(panel).show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        panel.present(support::sampleSnapshot());
        panel.showProblem(QString::fromStdString("problem " + kMarkup));
        auto* table = panel.findChild<QTreeView*>(QStringLiteral("reviewTable"));
        QVERIFY(table && table->model()->rowCount() > 0);
        table->setCurrentIndex(table->model()->index(0, 0));
        QCoreApplication::processEvents();
        checkLabels(panel);
        if (!QTest::currentTestFailed()) checkTips(panel);
        if (!QTest::currentTestFailed()) checkCells(panel);
        qInfo("markup stood in %d labels, %d tool tips and %d cells", m_labels, m_tips, m_cells);
        QVERIFY(m_labels + m_tips >= 3);
        QVERIFY(m_cells >= 20);
    }

    /// What another desk asks to be approved.
    void isShownAsItIsInARequestOfAnotherDesk()
    {
        m_labels = m_tips = 0;
        ui::SecondRequestDialog dialog(std::make_shared<ui::ApprovalTerms>());
        dialog.add(hostileRequest());
        dialog.refuse(1, QString::fromStdString("refused " + kMarkup));
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        checkLabels(dialog);
        if (!QTest::currentTestFailed()) checkTips(dialog);
        QVERIFY(m_labels >= 6);
    }

    /// The check itself sees what it is to see.
    void markupIsSeenWhereItIsDrawn()
    {
        const QString markup = QString::fromStdString("BTC" + kMarkup);
        QVERIFY(Qt::mightBeRichText(markup));
        QVERIFY(!drawnBy(markup).isEmpty());
        QVERIFY(drawnBy(ui::toolTipOf(markup)).isEmpty());
        QVERIFY(drawnBy(ui::unwrappedToolTipOf(markup)).isEmpty());
    }

    /// On its way into a spreadsheet by the clipboard.
    void aCopiedTableHoldsNoFormula()
    {
        ui::MainWindow window({ui::Environs::Paper, {}, {}, {}}, {});
        auto rows = support::sampleRebalances(support::sampleTime());
        for (auto& r : rows) {
            r.actor = "=HYPERLINK(\"https://x.example\")";
            r.reason =
                "\xEF\xBC\x9D"
                "1+1\t=2+2\n=3+3";
            r.order = " @SUM(A1)";
        }
        window.setHistory(rows);
        int fields = 0;
        for (const auto* view : window.findChildren<QTreeView*>()) {
            const QString copied = ui::tabSeparated(view);
            for (const QString& line : copied.split(QLatin1Char('\n')))
                for (const QString& field : line.split(QLatin1Char('\t'))) {
                    ++fields;
                    bool number = false;
                    field.toDouble(&number);
                    const QString trimmed = field.trimmed();
                    QVERIFY2(number || trimmed.isEmpty() ||
                                 !QStringLiteral("=+-@\uFF1D").contains(trimmed.front()),
                             qPrintable(field));
                }
        }
        QVERIFY(fields > 100);
    }
};

QTEST_MAIN(TestForeignText)
#include "tst_foreign_text.moc"
