// The report as pages and as a workbook: the same bytes each time, and the figures in them.
#include "app/pdf_order.h"
#include "app/report_pdf.h"
#include "app/report_sheet.h"
#include "models/tables/report_pages.h"
#include "support/zip_reader.h"
#include "tests/models/report/report_samples.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ballast;

namespace {

report::Document document() { return tables::reportOf(report::samples::source()); }

QByteArray readAll(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a reader of the file finds, where poppler is installed.
QString textOf(const QByteArray& pdf)
{
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (tool.isEmpty()) return {};
    QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("r.pdf")));
    if (!file.open(QIODevice::WriteOnly)) return {};
    file.write(pdf);
    file.close();
    QProcess process;
    process.start(tool, {QStringLiteral("-layout"), file.fileName(), QStringLiteral("-")});
    if (!process.waitForFinished()) return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

}  // namespace

class TestReportFiles : public QObject {
    Q_OBJECT
private slots:
    void pagesAreTheSameEachTime()
    {
        const QByteArray first = app::reportPdf(document()), second = app::reportPdf(document());
        QVERIFY(first.startsWith("%PDF-1.4") && first.size() > 20'000);
        QVERIFY(first == second);
        // The date of the data, and no other.
        QCOMPARE(first.count("/CreationDate"), 1);
        QVERIFY(first.contains("/CreationDate (D:20261120234640Z)"));
        // A place in the table is where its object begins.
        const qsizetype table = first.lastIndexOf("\nxref\n") + 1;
        QCOMPARE(first.mid(first.lastIndexOf("startxref\n") + 10).split('\n')[0].toLongLong(),
                 table);
        const QList<QByteArray> lines = first.mid(table).split('\n');
        for (int n = 3; lines[n].contains(" n"); ++n)
            QVERIFY(first.mid(lines[n].left(10).toLongLong())
                        .startsWith(QByteArray::number(n - 2) + " 0 obj\n"));
    }
    void pagesHaveTheFiguresAndTheirNumbers()
    {
        const QString text = textOf(app::reportPdf(document()));
        if (text.isEmpty()) QSKIP("pdftotext (poppler-utils) is not installed");
        for (const char* words :
             {"Report of a period", "2026-11-19 to 2026-11-20", "What is out of order",
              "At a glance", "Sell 126 400 BTC-", "How each figure is made", "Page 1 of ",
              "limits.daily_loss_usd", "BTC-27NOV26-60000-C", "Perold 1988"})
            QVERIFY2(text.contains(QString::fromUtf8(words)), words);
        QVERIFY(text.contains(QStringLiteral("<script>alert(1)</script>")));  // as text
        QVERIFY(!text.contains(QChar(0x202E)));
        const int pages = static_cast<int>(text.count(QLatin1Char('\f')));
        QVERIFY(pages >= 4);
        QVERIFY(text.contains(QStringLiteral("Page %1 of %1").arg(pages)));
    }
    /// However much stands before them: all of a block on one page, with the title over them.
    void cardsOfABlockStandOnOnePage()
    {
        report::Document made;
        made.title = "Of cards";
        made.pageOf = "Page %1 of %2";
        report::Cards cards;
        for (int n = 1; n <= 9; ++n)
            cards.cards.push_back(
                {"k", "Card " + std::to_string(n), 1.0, report::Unit::Count, {}, "", false});
        for (std::size_t lines = 20; lines <= 60; lines += 4) {
            made.sections = {
                {"before",
                 "Before",
                 {report::Text{std::vector<std::string>(lines, "Something that takes a line.")}}},
                {"cards", "The title over them", {cards}}};
            const QString text = textOf(app::reportPdf(made));
            if (text.isEmpty()) QSKIP("pdftotext (poppler-utils) is not installed");
            int pages = 0;
            for (const QString& page : text.split(QLatin1Char('\f'))) {
                if (!page.contains(QStringLiteral("Card "))) continue;
                ++pages;
                QVERIFY2(page.contains(QStringLiteral("The title over them")), qPrintable(page));
            }
            QVERIFY2(
                pages == 1,
                qPrintable(
                    QStringLiteral("%1 lines before: cards on %2 pages").arg(lines).arg(pages)));
        }
    }
    void nothingComesOfAReportThatWasStopped()
    {
        QVERIFY(app::reportPdf(document(), [] { return true; }).isEmpty());
    }
    void whatIsNoSuchFileStaysAsItIs()
    {
        for (const char* bytes : {"", "hello", "%PDF-1.4\nxref\ntrailer", "1 0 obj\nxref\n0 1\n"})
            QCOMPARE(app::inOrder(bytes, {}), QByteArray(bytes));
    }
    void theOrderOfObjectsDoesNotMatter()
    {
        // Two files that say the same, their objects in another order.
        const auto file = [](bool turned) {
            QByteArray out = "%PDF-1.4\n";
            QList<qsizetype> places(4);
            const QByteArray objects[] = {
                "1 0 obj\n<< /CreationDate (D:19990101000000Z) >>\nendobj\n",
                turned ? "2 0 obj\n<< /A 3 0 R >>\nendobj\n" : "2 0 obj\n<< /A 3 0 R >>\nendobj\n",
                "3 0 obj\n<< /Length 4 >>\nstream\n7 0 R\nendstream\nendobj\n"};
            for (const int n : turned ? QList<int>{2, 0, 1} : QList<int>{0, 1, 2}) {
                places[n + 1] = out.size();
                out += objects[n];
            }
            const qsizetype table = out.size();
            out += "xref\n0 4\n0000000000 65535 f \n";
            for (int n = 1; n <= 3; ++n)
                out += QByteArray::number(places[n]).rightJustified(10, '0') + " 00000 n \n";
            return out + "trailer\n<<\n/Size 4\n/Info 1 0 R\n/Root 2 0 R\n>>\nstartxref\n" +
                   QByteArray::number(table) + "\n%%EOF\n";
        };
        const core::Time at = core::fromUnixMs(1'795'046'400'000);
        QVERIFY(file(false) != file(true));
        QCOMPARE(app::inOrder(file(false), at), app::inOrder(file(true), at));
        QVERIFY(app::inOrder(file(true), at).contains("(D:20261119000000Z)"));
        QVERIFY(app::inOrder(file(true), at).contains("stream\n7 0 R\nendstream"));
    }
    void aWorkbookIsTheSameEachTimeAndHasNumbersAndNoFormula()
    {
        QTemporaryDir dir;
        const QString one = dir.filePath(QStringLiteral("1.xlsx")),
                      two = dir.filePath(QStringLiteral("2.xlsx"));
        for (const QString& path : {one, two}) {
            const auto done = app::writeReportSheet(path.toStdString(), document());
            QVERIFY2(done, done ? "" : done.error().message.c_str());
        }
        QVERIFY(!readAll(one).isEmpty());
        QVERIFY(readAll(one) == readAll(two));
        const auto files = test::unzipped(one);
        int pages = 0;
        for (auto it = files.begin(); it != files.end(); ++it) {
            if (!it.key().startsWith(QStringLiteral("xl/worksheets/sheet"))) continue;
            ++pages;
            QVERIFY2(!it.value().contains("<f>"), qPrintable(it.key()));
        }
        QCOMPARE(pages, 13);  // facts and twelve sections
        QVERIFY(files[QStringLiteral("docProps/core.xml")].contains("2026-11-20T23:46:40Z"));
        const QByteArray words = files[QStringLiteral("xl/sharedStrings.xml")];
        QVERIFY(words.contains("=HYPERLINK("));  // as a word
        QVERIFY(words.contains("&lt;script&gt;"));
        // What the review says stands there as a number.
        const double total = report::samples::source().now.pnl.profitUsd();
        QByteArray all;
        for (auto it = files.begin(); it != files.end(); ++it)
            if (it.key().startsWith(QStringLiteral("xl/worksheets/sheet"))) all += it.value();
        QVERIFY(all.contains("<v>" + QByteArray::number(total, 'g', 16) + "</v>"));
        QVERIFY(!files[QStringLiteral("xl/charts/chart1.xml")].isEmpty());
    }
    void aPlaceThatCannotBeWrittenIsSaid()
    {
        QVERIFY(!app::writeReportSheet("/nowhere/at/all/r.xlsx", document()));
    }
};

QTEST_MAIN(TestReportFiles)
#include "tst_report_files.moc"
