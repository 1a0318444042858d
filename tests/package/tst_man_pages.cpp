// The man pages against the programs: every option that --help prints is in the page, under its
// command, and the page has no other.
#include "package/man_page.h"
#include "package/tool.h"
#include "support/places.h"
#include "tidy/source_tree.h"

#include <QtTest>

using namespace ballast;

namespace {

QString run(const std::string& program, const test::Words& words)
{
    const test::Ran ran = test::run(program, words);
    return ran.code == 0 ? QString::fromUtf8(ran.out) : QStringLiteral("(failed)");
}

std::string binary(const char* name)
{
    return (test::fromEnvironment("BALLAST_BIN", ".") / name).string();
}

std::filesystem::path pageOf(const QString& program)
{
    return test::sourceDirectory() / "resources/man" /
           (program + QStringLiteral(".1.in")).toStdString();
}

QString source(const QString& program)
{
    return QString::fromUtf8(test::readWhole(pageOf(program)));
}

QString listed(const std::set<QString>& options)
{
    return QStringList(options.begin(), options.end()).join(u' ');
}

}  // namespace

class TestManPages : public QObject {
    Q_OBJECT
private slots:
    void everyOptionOfTheProgramIsInItsPageAndNoOther()
    {
        const auto help = test::optionsOfHelp(run(binary("ballast"), {"--help"}));
        QVERIFY(help.size() > 15);
        QCOMPARE(listed(test::optionsOfPage(source(QStringLiteral("ballast"))).at(QString())),
                 listed(help));
    }

    void everyCommandAndItsOptionsAreInThePageAndNoOther()
    {
        const QString all = run(binary("ballastctl"), {"--help"});
        const QStringList commands = test::commandsOfHelp(all);
        QVERIFY(commands.size() > 8);
        test::Options page = test::optionsOfPage(source(QStringLiteral("ballastctl")));
        QCOMPARE(listed(page.at(QString())), listed(test::optionsOfHelp(all)));
        page.erase(QString());
        for (const QString& command : commands) {
            QVERIFY2(page.contains(command),
                     qPrintable(command + QStringLiteral(" is not in the page")));
            auto help =
                test::optionsOfHelp(run(binary("ballastctl"), {command.toStdString(), "--help"}));
            help.erase(QStringLiteral("--help"));  // said once, for all of them
            QCOMPARE(command + u' ' + listed(page.at(command)), command + u' ' + listed(help));
            page.erase(command);
        }
        for (const auto& [left, options] : page)
            QFAIL(qPrintable(left + QStringLiteral(" is in the page and no command")));
        qInfo("%d commands", int(commands.size()));
    }

    /// What is read here is what is believed above.
    void anOptionIsSeenWhereItStands()
    {
        const auto help = test::optionsOfHelp(
            QStringLiteral("Options:\n  -h,--help   Print\n  --data TEXT Excludes: --profile\n"
                           "              as --paper says\n"));
        QCOMPARE(listed(help), QStringLiteral("--data --help"));
        const auto page = test::optionsOfPage(QStringLiteral(
            ".SH OPTIONS\n.TP\n.BR \\-h \", \" \\-\\-help\nas \\-\\-x\n.SH COMMANDS\n.SS kill\n"
            ".TP\n.BI \\-\\-exit\\-after \" N\"\n.SH FILES\n.TP\n.B \\-\\-y\n"));
        QCOMPARE(listed(page.at(QString())), QStringLiteral("--help"));
        QCOMPARE(listed(page.at(QStringLiteral("kill"))), QStringLiteral("--exit-after"));
    }

    void thePagesAreSetWithoutAWarning_data()
    {
        QTest::addColumn<QString>("program");
        for (const char* program : {"ballast", "ballastctl"})
            QTest::newRow(program) << QString::fromLatin1(program);
    }
    void thePagesAreSetWithoutAWarning()
    {
        QFETCH(QString, program);
        if (!test::isThere({"groff"})) QSKIP("groff is not here (Debian: groff)");
        const test::Ran set =
            test::run("groff", {"-man", "-ww", "-Tutf8", pageOf(program).string()});
        QCOMPARE(set.code, 0);
        QCOMPARE(set.err, QByteArray());
        QVERIFY(set.out.size() > 2000);
    }
};

QTEST_GUILESS_MAIN(TestManPages)
#include "tst_man_pages.moc"
