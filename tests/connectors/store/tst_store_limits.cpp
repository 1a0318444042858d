// What may happen over the connections to the databases, and what foreign text can do there:
// nothing.
#include "connectors/store/history.h"
#include "connectors/store/history_reader.h"
#include "connectors/store/order_journal.h"
#include "connectors/store/verify.h"
#include "tests/connectors/store/store_samples.h"

#include <sqlite3.h>

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

/// Text as somebody would write it who hopes that it is pasted into a statement.
std::vector<std::string> hostileTexts(std::size_t count)
{
    const std::string parts[] = {"'",
                                 "''",
                                 "\"",
                                 ";",
                                 "--",
                                 "/*",
                                 "*/",
                                 "\\",
                                 "%",
                                 "_",
                                 "`",
                                 "[",
                                 "]",
                                 "?1",
                                 ":a",
                                 "@b",
                                 "$c",
                                 "||",
                                 "x'00'",
                                 "DROP TABLE event",
                                 "'); DELETE FROM event; --",
                                 "' OR 1=1 --",
                                 "UNION SELECT",
                                 "ATTACH 'x' AS y",
                                 "PRAGMA writable_schema=1",
                                 "\n",
                                 "\r",
                                 "\t",
                                 std::string(1, '\0'),
                                 "\x01",
                                 "\x7f",
                                 "\xFF\xFE",
                                 "\xC0\x80",
                                 "\xE2\x80\xAE",
                                 "ü",
                                 "日本",
                                 "😀",
                                 "NULL",
                                 "1e999",
                                 "{}",
                                 "%s%n",
                                 "${x}",
                                 "load_extension('x')"};
    std::mt19937 chance(3);
    std::vector<std::string> all;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = std::to_string(i) + " ";
        for (unsigned n = 1 + chance() % 8; n > 0; --n) text += parts[chance() % std::size(parts)];
        all.push_back(std::move(text));
    }
    return all;
}

std::filesystem::path folderOf(const QTemporaryDir& dir) { return dir.path().toStdString(); }

}  // namespace

class TestStoreLimits : public QObject {
    Q_OBJECT

    /// What the three kinds of connection have in common once they are in use.
    void isRestricted(const Database& database, const char* which)
    {
        const char* forbidden[] = {
            "ATTACH 'elsewhere.db' AS elsewhere",
            "DETACH main",
            "CREATE TABLE mine (x)",
            "CREATE TEMP TABLE mine (x)",
            "CREATE VIEW mine AS SELECT 1",
            "CREATE TRIGGER mine AFTER INSERT ON sqlite_schema BEGIN SELECT 1; END",
            "DROP TABLE sqlite_schema",
            "PRAGMA writable_schema=1",
            "PRAGMA journal_mode=OFF",
            "PRAGMA user_version=99",
            "PRAGMA trusted_schema=ON",
            "PRAGMA page_count=1",
            "PRAGMA auto_vacuum=0",
            "REINDEX",
            "ANALYZE",
            "VACUUM INTO 'copy.db'",
            "ALTER TABLE sqlite_schema RENAME TO mine",
            "SELECT load_extension('mine')",
            "SELECT * FROM pragma_table_info('sqlite_schema')",
            "UPDATE sqlite_schema SET sql = ''",
        };
        for (const char* sql : forbidden) {
            auto prepared = database.prepare(sql);
            bool refused = !prepared;
            if (prepared) {
                while (prepared->next()) {
                }
                refused = prepared->error().has_value();
            }
            QVERIFY2(refused, qPrintable(QString::fromLatin1(which) + QStringLiteral(": ") +
                                         QString::fromLatin1(sql)));
        }
        sqlite3* handle = database.handle();
        const auto limit = [&](int number) { return sqlite3_limit(handle, number, -1); };
        QCOMPARE(limit(SQLITE_LIMIT_LENGTH), 1'000'000);
        QCOMPARE(limit(SQLITE_LIMIT_SQL_LENGTH), 100'000);
        QCOMPARE(limit(SQLITE_LIMIT_ATTACHED), 0);
        QVERIFY(limit(SQLITE_LIMIT_EXPR_DEPTH) <= 30);
        QVERIFY(limit(SQLITE_LIMIT_VARIABLE_NUMBER) <= 64);
        int on = 0;
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, -1, &on);
        QCOMPARE(on, 1);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, -1, &on);
        QCOMPARE(on, 0);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1, &on);
        QCOMPARE(on, 0);
        const std::string tooLong = "SELECT '" + std::string(100'001, 'x') + "'";
        QVERIFY(!database.prepare(tooLong));
    }

private slots:
    void everyConnectionIsRestricted()
    {
        QTemporaryDir dir;
        auto journal = OrderJournal::open(folderOf(dir), opening());
        QVERIFY(journal);
        isRestricted(journal->database(), "journal");
        auto history = History::open(folderOf(dir));
        QVERIFY(history);
        isRestricted(history->database(), "history");
        auto reader = HistoryReader::open(folderOf(dir));
        QVERIFY(reader);
        isRestricted(reader->database(), "reader");
    }

    void aTextThatIsTooLongIsRefusedAndNothingElseIsLost()
    {
        QTemporaryDir dir;
        auto journal = OrderJournal::open(folderOf(dir), opening());
        QVERIFY(journal);
        const std::vector<engine::Journal> entries{
            {1, engine::HaltRecord{true, std::string(1'100'000, 'x'), "me", at(1)}}};
        QVERIFY(journal->append(entries).error);
    }

    void hostileTextsComeBackByteByByte()
    {
        QTemporaryDir dir;
        const auto texts = hostileTexts(10'000);
        Listener listener;
        {
            auto store = Store::open(folderOf(dir), opening(), listener.callbacks(),
                                     {.journal = 20'000, .history = 20'000});
            QVERIFY(store);
            std::uint64_t seq = 0;
            for (const std::string& text : texts) {
                QVERIFY((*store)->journal(
                    {++seq, engine::HaltRecord{true, text, text, at(static_cast<int>(seq))}}));
                engine::Alert alert;
                alert.number = seq;
                alert.topic = text;
                alert.text = text;
                alert.at = at(static_cast<int>(seq));
                QVERIFY((*store)->remember({engine::AlertRecord{alert}}));
            }
            QVERIFY(listener.waitFor(seq));
        }
        auto report = verify(folderOf(dir));
        QVERIFY(report);
        QVERIFY2(report->ok(), report->text().c_str());
        auto reader = HistoryReader::open(folderOf(dir));
        QVERIFY(reader);
        auto alerts = reader->alerts({}, 20'000);
        QVERIFY(alerts);
        QCOMPARE(alerts->size(), texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const engine::Alert& back = (*alerts)[texts.size() - 1 - i];
            QCOMPARE(QByteArray::fromStdString(back.text), QByteArray::fromStdString(texts[i]));
            QCOMPARE(back.topic, texts[i]);
        }
        auto journal = OrderJournal::open(folderOf(dir), opening());
        QVERIFY(journal);
        auto halt = journal->database().text("SELECT reason FROM halt");
        QVERIFY(halt);
        QCOMPARE(QByteArray::fromStdString(*halt), QByteArray::fromStdString(texts.back()));
        qInfo("%zu texts came back", texts.size());
    }
};

QTEST_APPLESS_MAIN(TestStoreLimits)
#include "tst_store_limits.moc"
