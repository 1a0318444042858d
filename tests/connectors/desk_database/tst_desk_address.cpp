// What needs no server: addresses, the text of COPY, and what a table says about a cursor.
#include "connectors/desk_database/local_rows.h"
#include "connectors/store/history.h"
#include "connectors/store/retention.h"
#include "tests/connectors/store/store_samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace ballast;
using namespace ballast::desk_database;

class TestDeskAddress : public QObject {
    Q_OBJECT
private slots:
    void readsAnAddress_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("text");   // empty: refused
        QTest::addColumn<QString>("words");  // of the refusal; else the sslmode
        const auto row = [](const char* name, const char* url, const char* text,
                            const char* words) { QTest::newRow(name) << url << text << words; };
        row("plain", "postgres://ana@db.desk:5433/hedge", "postgres://ana@db.desk:5433/hedge",
            "verify-full");
        row("the other scheme", "postgresql://ana@db.desk/hedge", "postgres://ana@db.desk/hedge",
            "verify-full");
        row("this machine", "postgres://ana@localhost/hedge", "postgres://ana@localhost/hedge", "");
        row("a socket", "postgres:///hedge?host=/var/run/postgresql",
            "postgres:///hedge at /var/run/postgresql", "");
        row("escapes", "postgres://an%61@%2Ftmp%2Fpg/hedge", "postgres://ana@/hedge at /tmp/pg",
            "");
        row("IPv6", "postgres://ana@[2001:db8::1]:5432/hedge",
            "postgres://ana@[2001:db8::1]:5432/hedge", "verify-full");
        row("only encrypted", "postgres://db.desk/hedge?sslmode=require",
            "postgres://db.desk/hedge", "require");
        row("a schema", "postgres://localhost/hedge?schema=desk_a", "postgres://localhost/hedge",
            "");
        row("another language", "mysql://ana@db/hedge", "", "begins with postgres://");
        row("no database", "postgres://ana@db.desk", "", "name of a database");
        row("a password", "postgres://ana:hunter2@db.desk/hedge", "", "no password");
        row("a password behind", "postgres://db.desk/hedge?password=hunter2", "", "no password");
        row("in the clear", "postgres://db.desk/hedge?sslmode=disable", "", "read and change");
        row("perhaps in the clear", "postgres://db.desk/hedge?sslmode=prefer", "",
            "read and change");
        row("in the clear here", "postgres://localhost/hedge?sslmode=disable",
            "postgres://localhost/hedge", "disable");
        row("an unknown mode", "postgres://localhost/hedge?sslmode=maybe", "", "sslmode is");
        row("an unknown option", "postgres://localhost/hedge?options=-cfoo", "", "is none of");
        row("a port that is none", "postgres://db.desk:70000/hedge", "", "port");
        row("a port of letters", "postgres://db.desk:http/hedge", "", "port");
        row("a broken escape", "postgres://db.desk/he%zzdge", "", "name of a database");
        row("an escaped zero", "postgres://db.desk/he%00dge", "", "name of a database");
        row("a cut escape", "postgres://db.desk/hedge%4", "", "name of a database");
        row("a schema with a quote", "postgres://localhost/h?schema=a%22;drop", "", "a schema has");
        row("a schema of the system", "postgres://localhost/h?schema=pg_catalog", "",
            "a schema has");
        row("two hosts", "postgres://a,b/hedge", "", "one host");
        row("an open bracket", "postgres://[::1/hedge", "", "bracket");
        row("nothing", "", "", "begins with");
    }
    void readsAnAddress()
    {
        QFETCH(QString, url);
        QFETCH(QString, text);
        QFETCH(QString, words);
        const auto address = parseAddress(url.toStdString());
        if (text.isEmpty()) {
            QVERIFY(!address);
            const QString said = QString::fromStdString(address.error().message);
            QVERIFY2(said.contains(words), qPrintable(said));
            QVERIFY2(!said.contains(QStringLiteral("hunter2")), qPrintable(said));
            return;
        }
        QVERIFY2(address, address ? "" : address.error().message.c_str());
        QCOMPARE(QString::fromStdString(address->text()), text);
        QCOMPARE(QString::fromStdString(address->option("sslmode")), words);
    }

    void neverSaysThePassword()
    {
        auto address = *parseAddress("postgres://ana@db.desk/hedge");
        address.password = "hunter2";
        QCOMPARE(address.text().find("hunter2"), std::string::npos);
    }

    void writesCellsForCopy_data()
    {
        using store::Bytes;
        using store::Value;
        QTest::addColumn<int>("number");
        QTest::addColumn<QByteArray>("cell");
        m_cells = {
            {{}, ColumnKind::Text, "\\N"},
            {std::int64_t{-7}, ColumnKind::Integer, "-7"},
            {0.1, ColumnKind::Real, "0.1"},
            {std::int64_t{3}, ColumnKind::Real, "3"},
            {std::string{"a\tb\nc\\d\r"}, ColumnKind::Text, "a\\tb\\nc\\\\d\\r"},
            {std::string{"\\."}, ColumnKind::Text, "\\\\."},
            {std::string{"\\N"}, ColumnKind::Text, "\\\\N"},
            {std::string{"'; DROP TABLE desk; --"}, ColumnKind::Text, "'; DROP TABLE desk; --"},
            {std::string("a\0b", 3), ColumnKind::Text,
             "a\xEF\xBF\xBD"
             "b"},
            {std::string{"\xff\xfe"}, ColumnKind::Text, "\xEF\xBF\xBD\xEF\xBF\xBD"},
            {std::string{"\xED\xA0\x80"}, ColumnKind::Text, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
            {std::string{"\xC0\xAF"}, ColumnKind::Text, "\xEF\xBF\xBD\xEF\xBF\xBD"},
            {std::string{"\xF4\x90\x80\x80"}, ColumnKind::Text,
             "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
            {std::string{"\xE2\x82"}, ColumnKind::Text, "\xEF\xBF\xBD\xEF\xBF\xBD"},
            {std::string{"\xF0\x9F\x90\x8B"}, ColumnKind::Text, "\xF0\x9F\x90\x8B"},
            {std::string{""}, ColumnKind::Text, ""},
            {std::string{"12"}, ColumnKind::Integer, "12"},
            {std::string{"12x"}, ColumnKind::Integer, "\\N"},
            {2.0, ColumnKind::Integer, "2"},
            {2.5, ColumnKind::Integer, "\\N"},
            {1e300, ColumnKind::Integer, "\\N"},
            {std::string{"words"}, ColumnKind::Real, "\\N"},
            {std::int64_t{5}, ColumnKind::Text, "5"},
            {Bytes{std::string("\0\xff\\", 3)}, ColumnKind::Bytes, "\\\\x00ff5c"},
            {std::numeric_limits<std::int64_t>::min(), ColumnKind::Integer, "-9223372036854775808"},
        };
        for (std::size_t n = 0; n < m_cells.size(); ++n)
            QTest::addRow("%zu", n) << static_cast<int>(n) << QByteArray(m_cells[n].cell);
    }
    void writesCellsForCopy()
    {
        QFETCH(int, number);
        QFETCH(QByteArray, cell);
        const Cell& one = m_cells[static_cast<std::size_t>(number)];
        std::string line;
        appendCell(line, one.value, one.kind);
        QCOMPARE(QByteArray::fromStdString(line), cell);
    }

    void readsBytesBack()
    {
        QCOMPARE(bytesOf("\\x00ff5c"), std::string("\0\xff\\", 3));
        for (const char* bad : {"", "00ff", "\\x0", "\\x0g"}) QCOMPARE(bytesOf(bad), std::string{});
    }

    void knowsTheKindsThatSqliteKnows_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("sql");
        QTest::newRow("INTEGER") << "INTEGER"
                                 << "bigint";
        QTest::newRow("bigint") << "bigint"
                                << "bigint";
        QTest::newRow("TEXT") << "TEXT"
                              << "text";
        QTest::newRow("VARCHAR(8)") << "VARCHAR(8)"
                                    << "text";
        QTest::newRow("REAL") << "REAL"
                              << "double precision";
        QTest::newRow("BLOB") << "BLOB"
                              << "bytea";
        QTest::newRow("none") << ""
                              << "text";
    }
    void knowsTheKindsThatSqliteKnows()
    {
        QFETCH(QString, type);
        QFETCH(QString, sql);
        QCOMPARE(QString::fromUtf8(sqlType(kindOf(type.toStdString())).data()), sql);
    }

    void knowsAnOlderCopyFromATableThatWasEmptied_data()
    {
        QTest::addColumn<int>("upto");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("last");     // -1: no row
        QTest::addColumn<int>("firstAt");  // of the row with the least id
        QTest::addColumn<int>("rowAt");    // of the row at the cursor; -1: not there
        QTest::addColumn<int>("course");
        const auto row = [](const char* name, int upto, int at, int last, int firstAt, int rowAt,
                            Course course) {
            QTest::newRow(name) << upto << at << last << firstAt << rowAt
                                << static_cast<int>(course);
        };
        row("nothing shipped yet", 0, -1, 9, 1, -1, Course::Goes);
        row("nothing anywhere", 0, -1, -1, -1, -1, Course::Goes);
        row("all shipped", 9, 90, 9, 10, 90, Course::Goes);
        row("more to ship", 9, 90, 12, 10, 90, Course::Goes);
        row("old rows went", 9, 90, 12, 100, -1, Course::Goes);
        row("all went into blocks", 9, 90, 9, -1, -1, Course::Goes);
        row("those left are of another underlying", 9, 90, 9, 10, -1, Course::Goes);
        row("all rows went", 9, 90, -1, -1, -1, Course::Emptied);
        row("all rows went and new ones came", 9, 90, 3, 95, -1, Course::Emptied);
        row("all rows went and as many came", 9, 90, 12, 95, 120, Course::Emptied);
        row("the copy is shorter", 9, 90, 5, 10, -1, Course::Restored);
        row("the copy has grown past it", 9, 90, 12, 10, 88, Course::Restored);
    }
    void knowsAnOlderCopyFromATableThatWasEmptied()
    {
        QFETCH(int, upto);
        QFETCH(int, at);
        QFETCH(int, last);
        QFETCH(int, firstAt);
        QFETCH(int, rowAt);
        QFETCH(int, course);
        const auto some = [](int value) {
            return value < 0 ? std::optional<std::int64_t>{} : std::optional<std::int64_t>{value};
        };
        const Cursor cursor{0, upto, some(at)};
        const TableEnds ends{some(last), some(firstAt), rowAt >= 0, some(rowAt)};
        QCOMPARE(static_cast<int>(courseOf(cursor, ends)), course);
    }

    /// What of it is left as plain rows may all be younger than what was shipped: the older rows
    /// are in blocks, and it is no file that began anew, whose every row would be shipped again.
    void knowsAnOlderCopyWhoseRowsMovedIntoBlocks()
    {
        constexpr std::int64_t kMinuteMs = 60'000;
        const QTemporaryDir dir;
        const std::filesystem::path folder = dir.path().toStdString() + "/data";
        std::filesystem::create_directories(folder);
        auto history = store::History::open(folder);
        QVERIFY(history);
        std::vector<engine::Remember> rows;
        for (int minute = 0; minute < 10; ++minute)
            rows.push_back({store::samples::sample(minute * kMinuteMs)});
        QVERIFY(history->append({}, {}, rows));
        auto retention = store::Retention::over(history->database(), {.fullDays = 1});
        QVERIFY(retention);
        const core::Time now = store::samples::at(8 * kMinuteMs) + std::chrono::days{1};
        for (bool more = true; more;)
            more = *retention->step(now, store::Retention::Pace::Everything);
        QCOMPARE(*history->database().integer("SELECT count(*) FROM t_sample"), std::int64_t{2});
        const auto local = LocalRows::open(folder);
        QVERIFY(local);
        const auto courseAt = [&](std::int64_t upto, int minute) {
            const core::Time at = store::samples::at(minute * kMinuteMs);
            return *local->course("t_sample", {0, upto, at.time_since_epoch().count()});
        };
        QVERIFY(courseAt(5, 4) == Course::Goes);  // in a block by now
        QVERIFY(courseAt(9, 8) == Course::Goes);
        QVERIFY(courseAt(9, 5) == Course::Restored);
        QVERIFY(courseAt(20, 5) == Course::Restored);
    }

private:
    struct Cell {
        store::Value value;
        ColumnKind kind;
        const char* cell;
    };
    std::vector<Cell> m_cells;
};

QTEST_APPLESS_MAIN(TestDeskAddress)
#include "tst_desk_address.moc"
