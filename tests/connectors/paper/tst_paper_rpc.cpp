// Whole conversations with the paper exchange, word for word. BALLAST_REWRITE=1 writes them anew.
#include "connectors/paper/server.h"
#include "tests/support/paper_desk.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace ballast;

namespace {

QString folder()
{
    return qEnvironmentVariable("BALLAST_SOURCE") + QStringLiteral("/tests/data/paper/");
}

/// Replays the script: "> frame" is sent, "! login" logs the connection in, "! pass MS" lets time
/// pass. What is said in answer follows as "< frame".
QByteArray replay(const QByteArray& script)
{
    test::PaperDesk desk;
    paper::SessionId session = desk.connect();
    QByteArray out;
    const QByteArray signature = QByteArray::fromStdString(
        paper::hmacSha256Hex("secret", paper::loginMessage("1795348800000", "abcd", "")));
    for (QByteArray line : script.split('\n')) {
        if (line.startsWith('<') || line.isEmpty()) continue;
        out += line + '\n';
        if (line == "! login") session = desk.login();
        if (line.startsWith("! pass ")) {
            desk.pass(std::chrono::milliseconds{line.mid(7).toLongLong()});
            session = desk.login();
        }
        if (!line.startsWith("> ")) continue;
        line = line.mid(2).replace("SIGNATURE", signature);
        desk.exchange.handle(session, {line.constData(), static_cast<std::size_t>(line.size())},
                             desk.now);
        while (const paper::Frame frame = desk.exchange.takeFrame(session))
            out += "< " + QByteArray::fromStdString(*frame) + '\n';
    }
    return out;
}

}  // namespace

class tst_PaperRpc : public QObject {
    Q_OBJECT
private slots:
    void answersWordForWord_data();
    void answersWordForWord();
    void saysTheSameInEveryRun();
    void signsRestRequests();
    void answersRestLikeTheWebSocket();
    void refusesWhatIsTooLargeOrTooDeep();
    void endsTheSessionThatAsksTooMuch();
    void neverThrottlesCancels();
    void whatIsThoughtOfIsTradedAtTheMark();
    void readsAccounts_data();
    void readsAccounts();
};

void tst_PaperRpc::answersWordForWord_data()
{
    QTest::addColumn<QString>("file");
    for (const QString& name :
         QDir(folder()).entryList({QStringLiteral("*.transcript")}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << name;
}

void tst_PaperRpc::answersWordForWord()
{
    QFETCH(QString, file);
    QFile golden(folder() + file);
    QVERIFY(golden.open(QIODevice::ReadOnly));
    const QByteArray expected = golden.readAll();
    golden.close();
    const QByteArray now = replay(expected);
    if (qEnvironmentVariableIsSet("BALLAST_REWRITE")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(now);
        QSKIP("the conversation was written anew");
    }
    const auto ours = now.split('\n');
    const auto theirs = expected.split('\n');
    int checked = 0;
    for (qsizetype i = 0; i < std::max(ours.size(), theirs.size()); ++i) {
        QCOMPARE(ours.value(i), theirs.value(i));
        checked += ours.value(i).startsWith('<');
    }
    QVERIFY(checked > 0);
    qInfo("checked %d answers", checked);
}

void tst_PaperRpc::saysTheSameInEveryRun()
{
    QFile script(folder() + QStringLiteral("account.transcript"));
    QVERIFY(script.open(QIODevice::ReadOnly));
    const QByteArray text = script.readAll();
    QCOMPARE(replay(text), replay(text));
}

void tst_PaperRpc::signsRestRequests()
{
    test::PaperDesk desk;
    const std::string target = "/api/v2/private/get_positions?currency=BTC";
    const auto ask = [&](const std::string& secret, const std::string& asked) {
        const std::string signature = paper::hmacSha256Hex(
            secret, paper::requestMessage("1795348800000", "n1", "GET", target, ""));
        const std::string header =
            "deri-hmac-sha256 id=paper,ts=1795348800000,sig=" + signature + ",nonce=n1";
        return desk.exchange.request({"GET", asked, header, ""}, desk.now).status;
    };
    QCOMPARE(ask("secret", target), 200);
    QCOMPARE(ask("wrong", target), 400);
    QCOMPARE(ask("secret", target + "&kind=future"), 400);
    QCOMPARE(desk.exchange.request({"GET", target, "", ""}, desk.now).status, 400);
    QCOMPARE(
        desk.exchange.request({"GET", target, "deri-hmac-sha256 nonsense", ""}, desk.now).status,
        400);
    // The venue's own example of the text that is signed.
    QCOMPARE(paper::requestMessage("1", "2", "GET", "/api/v2/private/x?a=1", ""),
             std::string{"1\n2\nGET\n/api/v2/private/x?a=1\n\n"});
    QCOMPARE(paper::hmacSha256Hex("key", "The quick brown fox jumps over the lazy dog"),
             std::string{"f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"});
}

void tst_PaperRpc::answersRestLikeTheWebSocket()
{
    test::PaperDesk desk;
    const auto get = [&](const char* target) {
        return desk.exchange.request({"GET", target, "", ""}, desk.now);
    };
    const auto reply = get("/api/v2/public/ticker?instrument_name=BTC-PERPETUAL");
    QCOMPARE(reply.status, 200);
    const QJsonObject byRest =
        QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
    const QJsonObject bySocket =
        desk.ask(desk.connect(), "public/ticker", R"({"instrument_name":"BTC-PERPETUAL"})");
    QCOMPARE(byRest[QStringLiteral("result")].toObject(),
             bySocket[QStringLiteral("result")].toObject());
    QCOMPARE(get("/api/v2/public/ticker?instrument_name=none").status, 400);
    QCOMPARE(get("/somewhere/else").status, 404);
    QCOMPARE(get("/api/v2/public/subscribe?channels=%5B%22quote.BTC-PERPETUAL%22%5D").status, 400);
    const auto posted = desk.exchange.request(
        {"POST", "/api/v2", "", R"({"jsonrpc":"2.0","id":5,"method":"public/get_time"})"},
        desk.now);
    QCOMPARE(posted.status, 200);
    QCOMPARE(paper::urlDecoded("a%20b+c%2"), std::string{"a b c%2"});
}

void tst_PaperRpc::refusesWhatIsTooLargeOrTooDeep()
{
    test::PaperDesk desk;
    const auto session = desk.connect();
    const auto say = [&](const QByteArray& frame) {
        desk.exchange.handle(session, {frame.constData(), static_cast<std::size_t>(frame.size())},
                             desk.now);
        const paper::Frame reply = desk.exchange.takeFrame(session);
        return reply ? QJsonDocument::fromJson(QByteArray::fromStdString(*reply))
                           .object()[QStringLiteral("error")]
                           .toObject()[QStringLiteral("code")]
                           .toInt()
                     : 0;
    };
    const QByteArray head = "{\"id\":1,\"method\":\"public/test\",\"params\":{\"x\":";
    QCOMPARE(say(QByteArray(40, '[') + QByteArray(40, ']')), 11050);
    QCOMPARE(say(head + QByteArray(33, '[') + QByteArray(33, ']') + "}}"), 11050);
    QCOMPARE(say(head + '"' + QByteArray(1 << 20, 'x') + "\"}}"), 11050);
    QCOMPARE(say(QByteArray("\xff\xfe{}", 4)), 11050);
    QCOMPARE(say(head + "1}} trailing"), 11050);
    QCOMPARE(say(head + "1}}"), 0);
}

void tst_PaperRpc::endsTheSessionThatAsksTooMuch()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    int answered = 0;
    QJsonObject reply;
    do {
        reply = desk.ask(session, "public/get_time");
        ++answered;
    } while (desk.verdict(reply) == QStringLiteral("ok") && answered < 1'000);
    QCOMPARE(desk.verdict(reply), QStringLiteral("10028 too_many_requests"));
    QCOMPARE(answered, 101);  // a pool of 50,000 at 500 each, and the one too many
    QVERIFY(!desk.exchange.closing(session).empty());
    desk.pass(std::chrono::seconds{1});
    const auto again = desk.login();
    QCOMPARE(desk.verdict(desk.ask(again, "public/get_time")), QStringLiteral("ok"));
}

void tst_PaperRpc::neverThrottlesCancels()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    for (int i = 0; i < 500; ++i)
        QCOMPARE(desk.verdict(desk.ask(session, "private/cancel_all")), QStringLiteral("ok"));
    int placed = 0;
    while (desk.verdict(
               desk.ask(session, "private/buy",
                        R"({"instrument_name":"BTC-PERPETUAL","amount":10,"price":59900})")) ==
           QStringLiteral("ok"))
        ++placed;
    QCOMPARE(placed, 20);
}

void tst_PaperRpc::whatIsThoughtOfIsTradedAtTheMark()
{
    test::PaperDesk desk;
    const auto session = desk.login();
    desk.ask(session, "private/buy",
             R"({"instrument_name":"BTC-PERPETUAL","amount":1000,"type":"market"})");
    const auto simulated = [&](const char* positions) {
        const QByteArray params =
            QByteArray(R"({"currency":"BTC","simulated_positions":)") + positions + "}";
        return desk.ask(session, "private/simulate_portfolio", params)[QStringLiteral("result")]
            .toObject();
    };
    const auto of = [](const QJsonObject& account, const char* key) {
        return account[QLatin1String(key)].toDouble();
    };
    const QJsonObject now = simulated("{}");
    const double maintenance = of(now, "maintenance_margin");
    QVERIFY(maintenance > 0);
    for (const char* positions :
         {R"({"BTC-PERPETUAL":-400})", R"({"BTC-PERPETUAL":-2500})", R"({"BTC-25DEC26-60000-P":2})",
          R"({"BTC-25DEC26-60000-P":-2})"}) {
        const QJsonObject then = simulated(positions);
        QVERIFY2(std::abs(of(then, "equity") - of(now, "equity")) < 2e-8, positions);
    }
    QVERIFY(of(simulated(R"({"BTC-PERPETUAL":-400})"), "maintenance_margin") < maintenance);
    QVERIFY(of(simulated(R"({"BTC-25DEC26-60000-P":-2})"), "maintenance_margin") > maintenance);
    QCOMPARE(of(simulated("{}"), "maintenance_margin"), maintenance);
}

void tst_PaperRpc::readsAccounts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("key and secret") << "a:b" << true;
    QTest::newRow("dollars") << "a:b:250000" << true;
    QTest::newRow("a list") << "a:b:BTC=10,ETH=100.5" << true;
    QTest::newRow("no secret") << "a" << false;
    QTest::newRow("empty secret") << "a:" << false;
    QTest::newRow("no key") << ":b" << false;
    QTest::newRow("no number") << "a:b:lots" << false;
    QTest::newRow("negative") << "a:b:-1" << false;
    QTest::newRow("half a list") << "a:b:BTC=10,ETH" << false;
}

void tst_PaperRpc::readsAccounts()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    const auto account = paper_trading::parseAccount(text.toStdString());
    QCOMPARE(account.has_value(), good);
    if (account) QVERIFY(account->key == "a" && account->secret == "b");
    if (!account) QVERIFY(account.error().message.find("expected KEY:SECRET") != std::string::npos);
}

QTEST_APPLESS_MAIN(tst_PaperRpc)
#include "tst_paper_rpc.moc"
