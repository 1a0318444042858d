// Positions as files: what is written is read back.
#include "models/core/csv_text.h"
#include "models/tables/position_sheet.h"
#include "models/tables/position_tree.h"
#include "support/market_builder.h"
#include "support/zip_reader.h"
#include "ui/portfolio/position_export.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <cmath>

using namespace ballast;
using tables::PositionTree;
using test::MarketBuilder;
using Format = ui::PositionExport::Format;

namespace {

const core::Time kNow = MarketBuilder::date(2026, 11, 22, 12, 0);
const core::Time kExpiry = MarketBuilder::date(2026, 12, 27);

/// A BTC call that is marked and one that is not, a perpetual, and a sub-book with a dangerous
/// name.
struct Desk {
    MarketBuilder market;
    PositionTree tree;

    Desk()
    {
        market.index("BTC", 64000);
        const auto call = market.option("BTC", kExpiry, 70000, market::OptionType::Call);
        const auto blind = market.option("BTC", kExpiry, 80000, market::OptionType::Call);
        const auto perpetual = market.perpetual("BTC");
        market.mark(call, 0.03, 0.55);
        market.mark(perpetual, 64000);
        market.at(perpetual).stale = true;
        std::vector<portfolio::Position> held;
        for (const auto& [id, size] :
             {std::pair{call, "25"}, std::pair{blind, "4"}, std::pair{perpetual, "-64000"}}) {
            portfolio::Position p;
            p.account = {"paper", "main"};
            p.instrument = id;
            p.size = test::quantity(size);
            p.averagePrice = id == perpetual ? 63000 : 0.02;
            held.push_back(p);
        }
        const portfolio::SubBooks subBooks(
            std::vector<portfolio::SubBookRule>{{.name = "=1+1;\"x\"", .instrument = "*-C"}});
        tree.show(std::make_shared<const portfolio::Book>(
            portfolio::value(held, {}, market.board, kNow, subBooks)));
    }
    tables::PositionSheet sheet(std::vector<int> columns = {
                                    PositionTree::Instrument, PositionTree::Size,
                                    PositionTree::Delta, PositionTree::Vega, PositionTree::Expiry,
                                    PositionTree::SubBook})
    {
        return tables::sheetOf(tree, columns);
    }
};

/// A page of a workbook as it is read back: cells by place, and how deep each row folds.
struct Page {
    QMap<QString, QString> cells;  ///< "B3": the number, or the shared words
    QMap<QString, QString> kinds;  ///< "s" for words, "" for numbers
    QMap<int, int> levels;         ///< by row, from 1
    bool formulas = false;
    QString frozen;
};

QStringList sharedWords(const QByteArray& xml)
{
    QStringList out;
    QXmlStreamReader in(xml);
    while (!in.atEnd()) {
        in.readNext();
        if (in.isStartElement() && in.name() == QLatin1String("si")) out << QString();
        if (in.isStartElement() && in.name() == QLatin1String("t"))
            out.back() += in.readElementText();
    }
    return out;
}

Page pageOf(const QByteArray& xml, const QStringList& shared)
{
    Page page;
    QXmlStreamReader in(xml);
    QString cell;
    while (!in.atEnd()) {
        in.readNext();
        if (!in.isStartElement()) continue;
        const auto attribute = [&](const char* name) {
            return in.attributes().value(QLatin1String(name)).toString();
        };
        if (in.name() == QLatin1String("pane")) page.frozen = attribute("topLeftCell");
        if (in.name() == QLatin1String("f")) page.formulas = true;
        if (in.name() == QLatin1String("row"))
            page.levels[attribute("r").toInt()] = attribute("outlineLevel").toInt();
        if (in.name() == QLatin1String("c")) {
            cell = attribute("r");
            page.kinds[cell] = attribute("t");
        }
        if (in.name() == QLatin1String("v")) {
            const QString value = in.readElementText();
            page.cells[cell] =
                page.kinds[cell] == QLatin1String("s") ? shared.value(value.toInt()) : value;
        }
    }
    return page;
}

}  // namespace

class TestPositionExport : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

private slots:
    void aSheetHasEveryRowAsValues()
    {
        Desk desk;
        const tables::PositionSheet sheet = desk.sheet();
        QStringList outline;
        for (const tables::SheetRow& row : sheet.rows)
            outline << QStringLiteral("%1 %2%3").arg(row.level).arg(
                QString::fromStdString(std::get<std::string>(row.cells[0])),
                row.isSum ? QStringLiteral(" =") : QString());
        QCOMPARE(outline.join(QStringLiteral("; ")),
                 QStringLiteral("0 BTC =; 1 27 DEC 26 =; 2 BTC-27DEC26-70000-C; 2 "
                                "BTC-27DEC26-80000-C; 1 Perpetual =; 2 BTC-PERPETUAL; 0 Total ="));
        QCOMPARE(std::get<double>(sheet.rows[2].cells[1]), 25.0);
        QVERIFY(std::holds_alternative<std::monostate>(sheet.rows[3].cells[2]));  // no delta
        QCOMPARE(std::get<core::Time>(sheet.rows[2].cells[4]), kExpiry);
        QCOMPARE(QString::fromStdString(std::get<std::string>(sheet.rows[0].cells.back())),
                 QStringLiteral("Not in this total: 1 of 3 without a mark. 1 are at their last "
                                "good mark."));
        QVERIFY(std::holds_alternative<std::monostate>(sheet.rows[2].cells.back()));
    }

    void excelReadsNumbersAsNumbersAndWordsAsWords()
    {
        Desk desk;
        QCOMPARE(ui::writePositions(desk.sheet(), at("a.xlsx"), Format::Excel), QString());
        const auto files = test::unzipped(at("a.xlsx"));
        QVERIFY(files.contains(QStringLiteral("xl/worksheets/sheet1.xml")));
        const QStringList shared = sharedWords(files[QStringLiteral("xl/sharedStrings.xml")]);
        const Page page = pageOf(files[QStringLiteral("xl/worksheets/sheet1.xml")], shared);
        QCOMPARE(page.cells[QStringLiteral("A1")], QStringLiteral("Instrument"));
        QCOMPARE(page.cells[QStringLiteral("C1")], QStringLiteral("Delta net, coin"));
        QCOMPARE(page.cells[QStringLiteral("A4")], QStringLiteral("BTC-27DEC26-70000-C"));
        QCOMPARE(page.kinds[QStringLiteral("A4")], QStringLiteral("s"));
        QCOMPARE(page.cells[QStringLiteral("B4")], QStringLiteral("25"));
        QCOMPARE(page.kinds[QStringLiteral("B4")], QString());
        const double delta =
            desk.tree.row(desk.tree.index(0, 0, desk.tree.index(0, 0, desk.tree.index(0, 0))))
                .delta;
        QVERIFY(std::abs(page.cells[QStringLiteral("C4")].toDouble() - delta) < 1e-12 * delta);
        QVERIFY(!page.cells.contains(QStringLiteral("C5")));  // nothing, and no nought
        QVERIFY(std::abs(page.cells[QStringLiteral("E4")].toDouble() - 46383 - 8.0 / 24) < 1e-9);
        QCOMPARE(page.cells[QStringLiteral("F4")], QStringLiteral("=1+1;\"x\""));
        QCOMPARE(page.kinds[QStringLiteral("F4")], QStringLiteral("s"));
        QVERIFY(!page.formulas);
        QCOMPARE(page.frozen, QStringLiteral("B2"));
        QCOMPARE(page.levels.values(), (QList<int>{0, 0, 1, 2, 2, 1, 2, 0}));
        QVERIFY(files[QStringLiteral("xl/worksheets/sheet1.xml")].contains("summaryBelow=\"0\""));
        QVERIFY(files[QStringLiteral("xl/styles.xml")].contains("+#,##0.0000;-#,##0.0000;0.0000"));
        QVERIFY(files[QStringLiteral("xl/styles.xml")].contains("yyyy-mm-dd"));
        QVERIFY(files[QStringLiteral("docProps/core.xml")].contains("2026-11-22T12:00:00Z"));
    }

    void theSecondPageSaysWhatItIs()
    {
        Desk desk;
        desk.tree.setFilter(tables::PositionFilter::parse(QStringLiteral("btc not put")).value());
        QCOMPARE(ui::writePositions(desk.sheet(), at("b.xlsx"), Format::Excel), QString());
        const auto files = test::unzipped(at("b.xlsx"));
        const Page page = pageOf(files[QStringLiteral("xl/worksheets/sheet2.xml")],
                                 sharedWords(files[QStringLiteral("xl/sharedStrings.xml")]));
        QMap<QString, QString> said;
        for (int row = 1; page.cells.contains(QStringLiteral("A%1").arg(row)); ++row)
            said[page.cells[QStringLiteral("A%1").arg(row)]] =
                page.cells[QStringLiteral("B%1").arg(row)];
        QCOMPARE(said[QStringLiteral("Accounts")], QStringLiteral("paper · main"));
        QCOMPARE(said[QStringLiteral("Valued at, UTC")],
                 QStringLiteral("2026-11-22T12:00:00.000Z"));
        QCOMPARE(said[QStringLiteral("Grouping")], QStringLiteral("Underlying › Expiry"));
        QCOMPARE(said[QStringLiteral("Filter")], QStringLiteral("btc not put"));
        QCOMPARE(said[QStringLiteral("Delta")], QStringLiteral("net transaction"));
        QCOMPARE(said[QStringLiteral("Positions")], QStringLiteral("3"));
        QCOMPARE(said[QStringLiteral("In no total")], QStringLiteral("1 of 3 without a mark"));
        QCOMPARE(said[QStringLiteral("At their last good mark")], QStringLiteral("1"));
        QCOMPARE(said[QStringLiteral("BTC › 27 DEC 26")],
                 QStringLiteral("Not in this total: 1 of 2 without a mark."));
    }

    void aCsvHasFullNumbersAndNoFormula()
    {
        Desk desk;
        QCOMPARE(ui::writePositions(desk.sheet(), at("a.csv"), Format::Csv), QString());
        QFile file(at("a.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines =
            QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 8);
        const auto fields = core::csvFields(lines[3].toStdString());
        QVERIFY(fields.has_value());
        QCOMPARE(QString::fromStdString(fields->at(0)), QStringLiteral("2"));
        QCOMPARE(QString::fromStdString(fields->at(1)), QStringLiteral("BTC-27DEC26-70000-C"));
        QCOMPARE(core::parseDecimal(fields->at(3)).value(),
                 std::get<double>(desk.sheet().rows[2].cells[2]));
        QCOMPARE(QString::fromStdString(fields->at(5)), QStringLiteral("2026-12-27T08:00:00.000Z"));
        QVERIFY(!core::beginsAFormula(fields->at(6)));
        QVERIFY(lines[4].contains(QStringLiteral("BTC-27DEC26-80000-C,4,,,")));
    }

    void writesOnAThreadOfItsOwnOneAfterAnother()
    {
        Desk desk;
        ui::PositionExport out;
        QSignalSpy finished(&out, &ui::PositionExport::finished);
        out.start(desk.sheet(), at("thread.xlsx"), Format::Excel);
        QVERIFY(out.isRunning());
        out.start(desk.sheet(), at("second.xlsx"), Format::Excel);
        QCOMPARE(finished.count(), 1);
        QVERIFY(finished.at(0).at(1).toString().contains(QStringLiteral("another file")));
        QTRY_COMPARE(finished.count(), 2);
        QCOMPARE(finished.at(1).at(1).toString(), QString());
        QVERIFY(!out.isRunning());
        QVERIFY(!test::unzipped(at("thread.xlsx")).isEmpty());
        QVERIFY(!QFile::exists(at("second.xlsx")));
    }

    void whatCannotBeWrittenIsSaidAndLeavesNothing_data()
    {
        QTest::addColumn<Format>("format");
        QTest::newRow("csv") << Format::Csv;
        QTest::newRow("excel") << Format::Excel;
    }
    void whatCannotBeWrittenIsSaidAndLeavesNothing()
    {
        QFETCH(Format, format);
        Desk desk;
        const QString path = m_folder.filePath(QStringLiteral("no such folder/a"));
        const QString problem = ui::writePositions(desk.sheet(), path, format);
        QVERIFY2(problem.startsWith(path + QStringLiteral(" was not written: ")),
                 qPrintable(problem));
        // A folder stands where the file is to be: what was written beside it is gone.
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("taken/inside")));
        QVERIFY(!ui::writePositions(desk.sheet(), at("taken"), format).isEmpty());
        QVERIFY(!QFile::exists(at("taken.part")));
    }

    void whatIsCancelledLeavesNothing_data()
    {
        QTest::addColumn<Format>("format");
        QTest::newRow("csv") << Format::Csv;
        QTest::newRow("excel") << Format::Excel;
    }
    void whatIsCancelledLeavesNothing()
    {
        QFETCH(Format, format);
        Desk desk;
        ui::WorkWatch watch;
        watch.cancel();
        QCOMPARE(ui::writePositions(desk.sheet(), at("none"), format, watch), QString());
        QVERIFY(!QFile::exists(at("none")) && !QFile::exists(at("none.part")));
        QVERIFY(!ui::writePositions(desk.sheet(), at("some"), format, {}).size());
        QVERIFY(QFile::exists(at("some")));
    }

    /// The rows are the first half of a workbook's work, and are told as they are written.
    void aWorkbookSaysHowFarItIs()
    {
        Desk desk;
        ui::WorkWatch watch;
        QCOMPARE(ui::writePositions(desk.sheet(), at("told"), Format::Excel, watch), QString());
        QVERIFY(watch.share() > 0 && watch.share() <= 0.5);
    }

    void anExportIsFollowedAndSaidToBeCancelled()
    {
        Desk desk;
        ui::PositionExport writer;
        ui::LongWork* seen = nullptr;
        connect(&writer, &ui::PositionExport::working, &writer, [&](ui::LongWork* work) {
            seen = work;
            work->cancel();  // before its first look
        });
        QSignalSpy ended(&writer, &ui::PositionExport::finished);
        writer.start(desk.sheet(), at("gone"), Format::Excel);
        QVERIFY(seen && seen->what().contains(QStringLiteral("gone")));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        QVERIFY2(ended[0][1].toString().endsWith(QStringLiteral("it was cancelled.")),
                 qPrintable(ended[0][1].toString()));
        QVERIFY(!QFile::exists(at("gone")) && !writer.isRunning());
    }
};

QTEST_GUILESS_MAIN(TestPositionExport)
#include "tst_position_export.moc"
