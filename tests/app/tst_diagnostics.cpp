// What "Copy diagnostics" puts into the clipboard: the whole text beside a kept one, and no planted
// secret in it, in whatever shape it came into the log or the settings.
#include "app/desk_runner.h"
#include "app/diagnostics.h"
#include "app/log.h"
#include "app/program_facts.h"
#include "support/needles.h"
#include "support/places.h"
#include "tidy/source_tree.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <spdlog/spdlog.h>

#include <fstream>

using namespace ballast;

namespace {

constexpr auto kHome = "/people/ann";

QByteArray randomWord(int length)
{
    constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    QByteArray word("C");
    while (word.size() < length) word += kLetters[QRandomGenerator::global()->bounded(64)];
    return word;
}

QByteArray hexWord(int length)
{
    QByteArray word;
    while (word.size() < length)
        word += "0123456789abcdef"[QRandomGenerator::global()->bounded(16)];
    return word;
}

app::Diagnostics sample(const std::string& log)
{
    app::Diagnostics all;
    all.at = "2026-11-22T14:31:07.214Z";
    all.program = {"0.1.0",
                   "g++ 12.2.0, release, x86_64-little_endian-lp64",
                   "SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                   "6.4.2, built with 6.4.2",
                   "3.40.1, built with 3.40.1",
                   "3.0.17, built with 3.0.17",
                   "AVX2",
                   "Debian GNU/Linux 12 (bookworm), linux 6.1.0, x86_64, 2 processors",
                   "xcb, 1920 x 1080 at 100 %",
                   "de_DE",
                   {"SSL_CERT_FILE"}};
    all.options.profile = "deribit-test";
    all.options.data = "/people/ann/.local/share/ballast/deribit-test";
    all.settings = app::defaultSettings();
    all.settings.profiles[1].clientId = "Kx81mQ2z";
    all.settings.profiles[2].clientId = "LiveKey7";
    all.settings.policies.resize(1);
    all.settings.problems = {
        "/people/ann/.local/share/ballast/deribit-test/ballast.toml: key \"theme\" is \"blue\"."};
    all.homes = {kHome};
    all.log = log;
    return all;
}

}  // namespace

class TestDiagnostics : public QObject {
    Q_OBJECT
private slots:
    void aLineIsCleansed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* line, const char* told) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(told);
        };
        row("what is harmless",
            "2026-11-22T14:31:07.214Z [info] deribit: 3 orders of BTC-27MAR26-70000-C",
            "2026-11-22T14:31:07.214Z [info] deribit: 3 orders of BTC-27MAR26-70000-C");
        row("a long instrument", "ETH_USDC-27MAR26-3000-C is listed",
            "ETH_USDC-27MAR26-3000-C is listed");
        row("our own words", "private/get_account_summaries and private_get_open_orders_by",
            "private/get_account_summaries and private_get_open_orders_by");
        row("the home folder", "opening /people/ann/.local/share and '/people/ann'",
            "opening ~/.local/share and '~'");
        row("another home", "/people/anna/x and /people/ann-b", "/people/anna/x and /people/ann-b");
        row("a client id", "login as Kx81mQ2z refused", "login as (key 2869) refused");
        row("a client id within", "xKx81mQ2z:", "x(key 2869):");
        row("a signature", "sent {\"signature\":\"ab12\",\"x\":1}",
            "sent {\"signature\": (left out)");
        row("a secret as a form has it", "POST client_secret=hush&x=1",
            "POST client_secret= (left out)");
        row("a header", "Authorization: Basic YTpi", "Authorization: (left out)");
        row("an escaped quote", "got \\\"access_token\\\": \\\"x\\\"",
            "got \\\"access_token\\\": (left out)");
        row("a word about one", "the passphrase was wrong", "the passphrase was wrong");
        row("a long word", "answer AbCdEf0123456789AbCdEf01 came", "answer (24 characters) came");
        row("a key in pieces", "key 3F2504E0-4F89-11D3-9A0C-0305E82C3301", "key (36 characters)");
        row("a digest", "sha e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "sha (64 characters)");
        row("a user in a URL", "wss://ann:hush@example.org/ws", "wss://(user)@example.org/ws");
        row("nothing", "", "");
    }
    void aLineIsCleansed()
    {
        QFETCH(QString, line);
        QFETCH(QString, told);
        const auto hidden = app::privateOf(sample({}).settings, {kHome});
        QCOMPARE(QString::fromStdString(app::cleansed(line.toStdString(), hidden)), told);
        QCOMPARE(QString::fromStdString(app::cleansed(told.toStdString(), hidden)), told);
    }

    void theTextIsAsItIsKept()
    {
        std::string text =
            app::diagnosticsText(sample("2026-11-22T14:31:05.000Z [info] the book is read from "
                                        "/people/ann/.local/share/ballast\n"
                                        "2026-11-22T14:31:06.000Z [error] Kx81mQ2z: refused\n"));
        const std::size_t from = text.find("version = 1\n"), to = text.find("\n## Log");
        QVERIFY(from < to && to != text.npos);
        // The files of bands and limits, which have tests of their own.
        const std::string files = text.substr(from, to - from);
        for (const char* line :
             {"[policy.BTC]\n", "below = 2.3\n", "soft_notional_usd = 500000.0\n"})
            QVERIFY2(files.find(line) != files.npos, line);
        text.erase(from, to - from);
        const auto file = test::sourceDirectory() / "tests/data/diagnostics/sample.txt";
        if (qEnvironmentVariableIsSet("BALLAST_WRITE_GOLDEN")) std::ofstream(file) << text;
        QCOMPARE(QString::fromStdString(text), QString::fromUtf8(test::readWhole(file)));
    }

    /// A hundred new secrets, each in every place and shape; none is told.
    void noPlantedSecretIsTold()
    {
        int read = 0;
        for (int round = 0; round < 100; ++round) {
            const QByteArray secret = randomWord(43), client = randomWord(8),
                             phrase = randomWord(12), signature = hexWord(64);
            std::string log;
            std::vector<test::Needle> needles;
            for (const auto& [name, value] :
                 {std::pair{"the secret", secret}, {"the signature", signature}})
                for (const test::Needle& shape : test::shapesOf(name, value)) {
                    needles.push_back(shape);
                    log += app::oneLine("a " + shape.bytes.toStdString() + " b\n") + "\n";
                    log += app::oneLine("x=" + shape.bytes.toStdString()) + "\n";
                    log += app::oneLine("https://host/" + shape.bytes.toStdString() + "?y") + "\n";
                }
            needles.push_back({"the client id", client});
            needles.push_back({"the passphrase", phrase});
            log += "{\"method\":\"public/auth\",\"params\":{\"client_id\":\"" +
                   client.toStdString() + "\",\"nonce\":\"" + phrase.toStdString() +
                   "\",\"signature\":\"" + signature.toStdString() + "\",\"data\":\"\"}}\n";
            log += "typed passphrase: " + phrase.toStdString() + "\n";
            log += "/people/ann/" + client.toStdString() + "/ballast.toml was read\n";
            app::Diagnostics all = sample(log);
            all.settings.profiles[2].clientId = client.toStdString();
            all.settings.profiles[2].url = "wss://" + phrase.toStdString() + ":" +
                                           secret.toStdString() + "@www.deribit.com/ws/api/v2";
            all.settings.problems.push_back("key \"client_id\" is \"" + client.toStdString() +
                                            "\"");
            const std::string text = app::diagnosticsText(all);
            QVERIFY(!test::foundIn({}, QByteArray::fromStdString(log), needles).isEmpty());
            const QString found =
                test::foundIn(QStringLiteral("the text"), QByteArray::fromStdString(text), needles);
            QVERIFY2(found.isEmpty(), qPrintable(found));
            QVERIFY(text.find("/people/ann") == text.npos);
            read += int(needles.size());
        }
        qInfo("%d shapes of secrets were looked for", read);
    }

    void ofALongLogTheLastWholeLinesAreTold()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("log")).toStdString();
        std::ofstream(file) << "first line\nsecond line\nthird line\n";
        QCOMPARE(app::lastLines(file), "first line\nsecond line\nthird line\n");
        QCOMPARE(app::lastLines(file, 15), "third line\n");
        QCOMPARE(app::lastLines(file, 5), "");
        QCOMPARE(app::lastLines(file / "none"), "");
    }

    /// From the menu of a desk that runs, into the clipboard.
    void theMenuCopiesThem()
    {
        QTemporaryDir home;
        qputenv("HOME", QFile::encodeName(home.path()));
        app::LaunchOptions options;
        options.data = home.filePath(QStringLiteral("data")).toStdString();
        app::DeskRunner runner;
        const auto claimed = runner.claim(options);
        QVERIFY(claimed && *claimed);
        app::openLog(runner.options().data);
        spdlog::error("something went wrong in {}", runner.options().data.string());
        const auto opened = runner.open();
        QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
        auto* action =
            runner.desk()->window().findChild<QAction*>(QStringLiteral("copyDiagnostics"));
        QVERIFY(action);
        const auto copied = [&] {
            action->trigger();
            return QGuiApplication::clipboard()->text();
        };
        QTRY_VERIFY(copied().contains(QStringLiteral("something went wrong in ~/data")));
        const QString text = copied();
        QVERIFY(text.contains(QStringLiteral("version     " BALLAST_VERSION)));
        QVERIFY(text.contains(QString::fromLatin1(qVersion())));
        QVERIFY(text.contains(QStringLiteral("SHA-256 ")));
        QVERIFY(text.contains(QStringLiteral("[policy.BTC]")));
        QVERIFY2(!text.contains(home.path()), qPrintable(text));
        runner.close();
        app::closeLog();
    }
};

QTEST_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
