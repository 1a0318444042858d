// An independent client, ccxt from npm, trades on the paper exchange.
#include "connectors/paper/server.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace ballast;

class tst_PaperCcxt : public QObject {
    Q_OBJECT
private slots:
    void tradesOnTheExchange();

private:
    /// Copies the script beside its packages, which stay for the next run. False: npm failed.
    bool install(const QString& npm, const QString& folder);
};

bool tst_PaperCcxt::install(const QString& npm, const QString& folder)
{
    const QString scripts =
        qEnvironmentVariable("BALLAST_SOURCE") + QStringLiteral("/tests/connectors/paper/ccxt/");
    if (!QDir().mkpath(folder)) return false;
    for (const QString& name : {QStringLiteral("package.json"), QStringLiteral("trade.mjs")}) {
        QFile::remove(folder + QLatin1Char('/') + name);
        if (!QFile::copy(scripts + name, folder + QLatin1Char('/') + name)) return false;
    }
    if (QFile::exists(folder + QStringLiteral("/node_modules/ccxt/package.json"))) return true;
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(npm, {QStringLiteral("install"), QStringLiteral("--ignore-scripts"),
                        QStringLiteral("--no-audit"), QStringLiteral("--no-fund")});
    const bool done = process.waitForFinished(180'000) && process.exitCode() == 0;
    if (!done) qWarning("%s", process.readAllStandardError().constData());
    return done;
}

void tst_PaperCcxt::tradesOnTheExchange()
{
    const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
    const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
    if (npm.isEmpty() || node.isEmpty())
        QSKIP("npm and node are not installed, so ccxt cannot be run");
    const QString folder =
        QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("ccxt"));
    QVERIFY2(install(npm, folder), "npm could not fetch ccxt 4.5.84");

    paper::ServerOptions options;
    options.seed = 7;
    auto server = paper::ExchangeServer::start(std::move(options));
    QVERIFY(server.has_value());
    QProcess script;
    script.setWorkingDirectory(folder);
    script.setProcessChannelMode(QProcess::MergedChannels);
    script.start(node, {QStringLiteral("trade.mjs"), QString::number((*server)->port())});
    QVERIFY(script.waitForFinished(120'000));
    const QByteArray said = script.readAll();
    qInfo("%s", said.constData());
    QCOMPARE(script.exitCode(), 0);
    QVERIFY(said.contains("checks") && said.contains("\nok "));
}

QTEST_GUILESS_MAIN(tst_PaperCcxt)
#include "tst_paper_ccxt.moc"
