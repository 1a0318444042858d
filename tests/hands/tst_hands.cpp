// A slice of what the monkey does by command, and that the monkey could see a fault at all.
#include "tests/hands/monkey.h"
#include "ui/shell/main_window.h"

#include <QProcess>
#include <QtTest>

using namespace ballast;

class TestHands : public QObject {
    Q_OBJECT
private slots:
    void randomHandsMakeNoOrderByAccident()
    {
        QProcess monkey;
        monkey.setProcessChannelMode(QProcess::MergedChannels);
        monkey.start(QStringLiteral(BALLAST_MONKEY),
                     {QStringLiteral("--events"), QStringLiteral("2000"), QStringLiteral("--seed"),
                      QStringLiteral("7")});
        QVERIFY(monkey.waitForFinished(300'000));
        const QByteArray said = monkey.readAll();
        QVERIFY2(monkey.exitStatus() == QProcess::NormalExit && monkey.exitCode() == 0,
                 said.constData());
        QVERIFY2(said.contains("2000 events; "), said.constData());
        qInfo("%s", said.trimmed().split('\n').last().constData());
    }
    /// An approval that no hand asked for is seen.
    void anApprovalOutOfNothingIsSeen()
    {
        auto host = hands::PaperHost::open({});
        QVERIFY2(host, host ? "" : host.error().message.c_str());
        hands::Monkey monkey(**host, 1, [] { return 0.0; });
        emit(*host)->window().commanded({engine::Approve{core::ProposalId{1}, 1, {}, {}}});
        QCOMPARE(monkey.antics().failures.size(), 1);
        QVERIFY(monkey.antics().failures.front().contains(QStringLiteral("by nothing")));
    }
};

QTEST_MAIN(TestHands)
#include "tst_hands.moc"
