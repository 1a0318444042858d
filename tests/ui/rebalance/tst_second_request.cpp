// What another desk asks this one: shown as it is, and answered by who proves themselves.
#include "ui/rebalance/second_request_dialog.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using namespace ballast;

namespace {

ui::SecondRequest request(qint64 id)
{
    ui::SecondRequest r;
    r.id = id;
    r.desk = QStringLiteral("ana@tower: paper");
    r.askedBy = QStringLiteral("<b>ana</b> %1 %4");
    r.role = QStringLiteral("ana");
    r.account = QStringLiteral("deribit main");
    r.underlying = QStringLiteral("BTC");
    r.sentence = QStringLiteral("Delta +2.61 left the band.");
    r.orders = QStringLiteral("sell 126400 BTC-PERPETUAL\nbuy 1 BTC-26MAR27");
    r.hash = QStringLiteral("9f2c0a");
    r.proposal = static_cast<quint64>(id);
    r.revision = 2;
    r.notionalUsd = 512'340;
    r.feeUsd = 63.2;
    r.slippageUsd = 20.4;
    r.deltaBefore = 2.61;
    r.deltaAfter = 0.617;
    r.target = 0.6;
    r.bandLower = -1.1;
    r.bandUpper = 2.3;
    r.seconds = 118.7;
    return r;
}

struct Answer {
    qint64 id;
    bool approved;
    QString who, reason;
};

struct Window {
    bool later = false;
    std::vector<std::function<void()>> proves;
    ui::ApprovalTermsPtr terms = std::make_shared<ui::ApprovalTerms>();
    std::vector<Answer> answers;
    std::unique_ptr<ui::SecondRequestDialog> dialog;

    explicit Window(bool known = true)
    {
        if (known)
            terms->provesSecond = [this](const QString&, const QString& passphrase,
                                         const ui::ApprovalTerms::Told& done) {
                const bool proven = passphrase == QStringLiteral("open sesame");
                if (!later) return done(proven);
                proves.push_back([done, proven] { done(proven); });
            };
        dialog = std::make_unique<ui::SecondRequestDialog>(terms);
        QObject::connect(
            dialog.get(), &ui::SecondRequestDialog::answered, dialog.get(),
            [this](const ui::SecondRequest& r, bool approved, const QString& who,
                   const QString& reason) { answers.push_back({r.id, approved, who, reason}); });
    }
    QString text(const char* name)
    {
        return dialog->findChild<QLabel*>(QString::fromUtf8(name))->text();
    }
    QLineEdit* field(const char* name)
    {
        return dialog->findChild<QLineEdit*>(QString::fromUtf8(name));
    }
    void press(const char* name)
    {
        QTest::mouseClick(dialog->findChild<QPushButton*>(QString::fromUtf8(name)), Qt::LeftButton);
    }
    void type(const QString& name, const QString& passphrase)
    {
        field("secondName")->setText(name);
        field("secondPassphrase")->setText(passphrase);
    }
};

}  // namespace

class TestSecondRequest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ui::applyTheme(*qApp, ui::ThemeKind::Dark); }

    void showsAllThatIsApproved()
    {
        Window w;
        QVERIFY(!w.dialog->isVisible());
        w.dialog->add(request(7));
        QVERIFY(w.dialog->isVisible());
        // As it was written, whatever is in it.
        QVERIFY2(w.text("secondTitle")
                     .startsWith(QStringLiteral("<b>ana</b> %1 %4 at ana@tower: paper")),
                 qPrintable(w.text("secondTitle")));
        QVERIFY(w.text("secondTitle").contains(QStringLiteral("512")));
        QVERIFY(w.text("secondTitle").contains(QStringLiteral("118")));
        for (const QLabel* label : w.dialog->findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(w.text("secondOrders").contains(QStringLiteral("buy 1 BTC-26MAR27")));
        QVERIFY(w.text("secondHash").contains(QStringLiteral("9f2c0a")));
        QVERIFY(w.text("secondHash").contains(QStringLiteral("revision 2")));
        for (const char* figure : {"2.610", "0.617", "1.100", "2.300", "63.20", "20.40"})
            QVERIFY2(w.text("secondFigures").contains(QString::fromUtf8(figure)),
                     qPrintable(w.text("secondFigures")));
    }

    void onlyThePassphraseApproves()
    {
        Window w;
        w.dialog->add(request(7));
        w.press("secondApprove");
        QVERIFY(w.answers.empty());  // no name
        w.type(QStringLiteral("bob"), QStringLiteral("open"));
        w.press("secondApprove");
        QVERIFY(w.answers.empty());
        QVERIFY(w.field("secondPassphrase")->text().isEmpty());
        w.type(QStringLiteral("bob"), QStringLiteral("open sesame"));
        QTest::keyClick(w.field("secondPassphrase"),
                        Qt::Key_Return);  // a press of the button, no less
        QVERIFY(w.answers.empty());
        w.press("secondApprove");
        QCOMPARE(w.answers.size(), std::size_t{1});
        QVERIFY(w.answers[0].approved);
        QCOMPARE(w.answers[0].who, QStringLiteral("bob"));
        QCOMPARE(w.answers[0].id, qint64{7});
        w.dialog->remove(7);
        QVERIFY(!w.dialog->isVisible());
    }

    void aRefusalTakesANameAndAReason()
    {
        Window w;
        w.dialog->add(request(7));
        w.press("secondRefuse");
        QVERIFY(w.answers.empty());
        w.field("secondName")->setText(QStringLiteral("bob"));
        w.field("secondReason")->setText(QStringLiteral("too large"));
        w.press("secondRefuse");
        QCOMPARE(w.answers.size(), std::size_t{1});
        QVERIFY(!w.answers[0].approved);
        QCOMPARE(w.answers[0].reason, QStringLiteral("too large"));
    }

    void aPassphraseIsForTheRequestThatWasShown()
    {
        Window w;
        w.later = true;
        w.dialog->add(request(7));
        w.dialog->add(request(8));
        QVERIFY(w.text("secondMore").contains(QStringLiteral("1")));
        w.type(QStringLiteral("bob"), QStringLiteral("open sesame"));
        w.press("secondApprove");
        w.dialog->remove(7);  // withdrawn while it was proven
        QVERIFY(w.text("secondHash").contains(QStringLiteral("Proposal 8")));
        w.proves.at(0)();
        QVERIFY(w.answers.empty());
        QVERIFY(w.field("secondPassphrase")->text().isEmpty());
    }

    void laterLeavesItOpenAndProvesNothing()
    {
        Window w;
        w.later = true;
        w.dialog->add(request(7));
        w.type(QStringLiteral("bob"), QStringLiteral("open sesame"));
        w.press("secondApprove");
        w.press("secondLater");
        w.proves.at(0)();
        QVERIFY(w.answers.empty());
        QVERIFY(!w.dialog->isVisible());
        QCOMPARE(w.dialog->waiting(), std::size_t{1});
        w.dialog->add(request(8));
        QVERIFY(w.dialog->isVisible());
        QVERIFY(w.text("secondHash").contains(QStringLiteral("Proposal 7")));
    }

    void withoutAPassphraseHereNobodyApproves()
    {
        Window w(false);
        w.dialog->add(request(7));
        w.type(QStringLiteral("bob"), QStringLiteral("open sesame"));
        w.press("secondApprove");
        QVERIFY(w.answers.empty());
        QVERIFY(w.text("secondProblem").contains(QStringLiteral("ballastctl key set")));
    }

    void anAnswerThatWasNotTakenSaysWhy()
    {
        Window w;
        w.dialog->add(request(7));
        w.dialog->refuse(7, QStringLiteral("The request is closed."));
        QCOMPARE(w.text("secondProblem"), QStringLiteral("The request is closed."));
    }
};

QTEST_MAIN(TestSecondRequest)
#include "tst_second_request.moc"
