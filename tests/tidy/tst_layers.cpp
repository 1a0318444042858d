#include "support/places.h"
#include "tidy/source_tree.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QtTest>

#include <functional>
#include <map>
#include <optional>
#include <set>

using ballast::test::SourceFile;

namespace {

/// A room of the models includes only what stands before it.
const std::vector<std::string> kModels = {
    "models/core",         "models/market",    "models/pricing",   "models/bands",
    "models/construction", "models/portfolio", "models/margin",    "models/orders",
    "models/risk",         "models/execution", "models/rebalance", "models/guard",
    "models/review",       "models/report",    "models/engine",    "models/replay",
    "models/laboratory",   "models/tables"};
/// Within ui: widgets < charts < panels < shell; every room not named here is a panel.
const std::map<std::string, int> kUi = {{"ui/widgets", 0}, {"ui/charts", 1}, {"ui/shell", 3}};

int modelRank(const std::string& room)
{
    const auto it = std::find(kModels.begin(), kModels.end(), room);
    return it == kModels.end() ? -1 : static_cast<int>(it - kModels.begin());
}
int uiRank(const std::string& room)
{
    const auto it = kUi.find(room);
    return it == kUi.end() ? 2 : it->second;
}
bool isVenue(const std::string& room)
{
    return room.starts_with("connectors/") && room != "connectors/net" &&
           room != "connectors/store" && room != "connectors/desk_database";
}
/// The paper exchange fills four rooms: its market < accounts and matching < without a wire, for
/// drills < the wire.
int paperRank(const std::string& room)
{
    static const std::vector<std::string> kPaper = {"connectors/paper_market",
                                                    "connectors/paper_trading",
                                                    "connectors/paper_drill", "connectors/paper"};
    const auto it = std::find(kPaper.begin(), kPaper.end(), room);
    return it == kPaper.end() ? -1 : static_cast<int>(it - kPaper.begin());
}

/// May a file of room `from` include `header`, which lies in room `to`?
bool mayInclude(const std::string& from, const std::string& to, const std::string& header)
{
    if (from == to) return true;
    if (from == "app") return true;
    if (header == "models/engine/engine.h") return from == "models/replay";  // runs it over again
    if (from.starts_with("models/")) return modelRank(to) >= 0 && modelRank(to) < modelRank(from);
    if (from.starts_with("connectors")) {
        if (to.starts_with("models/")) return to != "models/tables";
        if (paperRank(from) >= 0 && paperRank(to) >= 0) return paperRank(to) < paperRank(from);
        if (from == "connectors/paper_live" &&
            (to == "connectors/deribit" || to == "connectors/paper_market"))
            return true;  // the one room where a venue's words become the paper market's prices
        if (from == "connectors/desk_database")
            return to == "connectors/store";  // what it shares is the history; it knows no venue
        if (isVenue(from)) return to == "connectors" || to == "connectors/net";
        return false;  // net knows no venue, the store knows neither
    }
    if (from.starts_with("ui/")) {
        if (to.starts_with("models/")) return true;
        return to.starts_with("ui/") && uiRank(to) < uiRank(from);
    }
    return false;
}

struct Match {
    QRegularExpressionMatch found;
    std::string part(int i) const { return found.captured(i).toStdString(); }
    qsizetype at() const { return found.capturedStart(); }
};

/// Calls back for every match; ^ and $ are the ends of lines. Latin-1, so that bytes are places.
template <class Function>
void eachMatch(const std::string& pattern, const std::string& text, Function function)
{
    const QRegularExpression regex(QString::fromStdString(pattern),
                                   QRegularExpression::MultilineOption);
    Q_ASSERT(regex.isValid());
    const QString subject = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    for (auto it = regex.globalMatch(subject); it.hasNext();) function(Match{it.next()});
}

struct Include {
    std::string name;
    bool quoted;
};

std::vector<Include> includesOf(const SourceFile& file)
{
    std::vector<Include> out;
    eachMatch("^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"\\n]+)[>\"]",
              ballast::test::codeOf(file.text, false),
              [&](const Match& m) { out.push_back({m.part(2), m.part(1) == "\""}); });
    return out;
}

std::string place(const SourceFile& file, const std::string& text, qsizetype offset)
{
    return file.path + ":" +
           std::to_string(1 + std::count(text.begin(), text.begin() + offset, '\n'));
}

}  // namespace

/// The source reads itself: who includes whom, and which words are not said where.
class TestLayers : public QObject {
    Q_OBJECT

private:
    std::filesystem::path m_root = ballast::test::sourceDirectory();
    std::vector<SourceFile> m_rooms, m_all;
    QStringList m_found;

    void report(const std::string& sentence) { m_found << QString::fromStdString(sentence); }
    /// Every match of `pattern` in the files of `where`, with its line.
    void forbid(const std::string& pattern, const std::string& why,
                const std::function<bool(const SourceFile&)>& where, bool inCommentsToo = false)
    {
        for (const SourceFile& file : m_all) {
            if (!where(file)) continue;
            const std::string text =
                inCommentsToo ? file.text : ballast::test::codeOf(file.text, true);
            eachMatch(pattern, text, [&](const Match& m) {
                report(place(file, text, m.at()) + " " + m.part(0) + ": " + why);
            });
        }
    }

private slots:
    void initTestCase()
    {
        m_rooms = ballast::test::sourcesIn(m_root, {"app", "ui", "models", "connectors"});
        m_all = ballast::test::sourcesIn(m_root, {"app", "ui", "models", "connectors", "tests"});
        qInfo("reading %zu files of the rooms and %zu tests under %s", m_rooms.size(),
              m_all.size() - m_rooms.size(), m_root.string().c_str());
        QVERIFY2(m_rooms.size() > 20, "BALLAST_SOURCE does not name the project");
    }
    void cleanup()
    {
        for (const QString& sentence : m_found) qWarning("%s", qPrintable(sentence));
        const bool nothing = m_found.isEmpty();
        m_found.clear();
        QVERIFY2(nothing, "see the lines above");
    }

    void aRoomIncludesOnlyWhatStandsBeforeIt()
    {
        int read = 0;
        for (const SourceFile& file : m_rooms)
            for (const Include& include : includesOf(file)) {
                if (!include.quoted || include.name.ends_with(".moc")) continue;
                ++read;
                if (!std::filesystem::exists(m_root / include.name)) {
                    report(file.path + " -> " + include.name +
                           ": there is no such file from the root");
                    continue;
                }
                const SourceFile target{include.name, {}};
                if (!mayInclude(file.room(), target.room(), include.name))
                    report(file.path + " -> " + include.name);
            }
        qInfo("read %d includes", read);
        QVERIFY(read > 50);
    }
    void theRulesThemselvesHold_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* from, const char* header, bool allowed) {
            QTest::addRow("%s -> %s", from, header)
                << QString::fromLatin1(from) << QString::fromLatin1(header) << allowed;
        };
        row("models/core/a.h", "models/market/book.h", false);
        row("models/market/a.h", "models/core/fixed.h", true);
        row("models/engine/a.h", "models/tables/roles.h", false);
        row("models/tables/a.h", "models/engine/snapshot.h", true);
        row("models/tables/a.h", "models/engine/engine.h", false);
        row("models/replay/a.cpp", "models/engine/engine.h", true);
        row("models/replay/a.cpp", "models/laboratory/a.h", false);
        row("connectors/store/a.h", "models/replay/a.h", true);
        row("models/orders/a.h", "connectors/venue.h", false);
        row("connectors/net/a.h", "connectors/venue.h", false);
        row("connectors/net/a.h", "connectors/deribit/codec.h", false);
        row("connectors/deribit/a.h", "connectors/net/ws.h", true);
        row("connectors/deribit/a.h", "connectors/venue.h", true);
        row("connectors/deribit/a.h", "connectors/paper/exchange.h", false);
        row("connectors/paper/a.h", "connectors/deribit/codec.h", false);
        row("connectors/paper/a.h", "connectors/paper_trading/trading.h", true);
        row("connectors/paper/a.h", "connectors/paper_market/market_source.h", true);
        row("connectors/paper_trading/a.h", "connectors/paper_market/market_source.h", true);
        row("connectors/paper_trading/a.h", "connectors/paper/server.h", false);
        row("connectors/paper_market/a.h", "connectors/paper_trading/trading.h", false);
        row("connectors/paper_market/a.h", "connectors/deribit/codec.h", false);
        row("connectors/paper_live/a.h", "connectors/deribit/codec.h", true);
        row("connectors/paper_live/a.h", "connectors/paper_market/market_source.h", true);
        row("connectors/paper_live/a.h", "connectors/net/url.h", true);
        row("connectors/paper_live/a.h", "connectors/paper/server.h", false);
        row("connectors/paper_live/a.h", "connectors/paper_trading/trading.h", false);
        row("connectors/paper/a.h", "connectors/paper_live/live_market.h", false);
        row("connectors/deribit/a.h", "connectors/paper_live/live_market.h", false);
        row("connectors/deribit/a.h", "connectors/paper_market/market_source.h", false);
        row("connectors/paper/a.h", "connectors/store/writer.h", false);
        row("connectors/store/a.h", "models/engine/record.h", true);
        row("connectors/store/a.h", "connectors/net/ws.h", false);
        row("connectors/store/a.h", "connectors/venue.h", false);
        row("connectors/deribit/a.h", "models/tables/roles.h", false);
        row("connectors/deribit/a.h", "models/engine/engine.h", false);
        row("ui/orders/a.h", "models/tables/roles.h", true);
        row("ui/orders/a.h", "models/engine/engine.h", false);
        row("ui/orders/a.h", "connectors/venue.h", false);
        row("ui/orders/a.h", "ui/history/panel.h", false);
        row("ui/orders/a.h", "ui/charts/plot.h", true);
        row("ui/charts/a.h", "ui/widgets/cell.h", true);
        row("ui/widgets/a.h", "ui/charts/plot.h", false);
        row("ui/shell/a.h", "ui/orders/panel.h", true);
        row("ui/orders/a.h", "ui/shell/window.h", false);
        row("ui/shell/a.h", "app/desk.h", false);
        row("app/a.h", "connectors/store/writer.h", true);
    }
    void theRulesThemselvesHold()
    {
        QFETCH(QString, from);
        QFETCH(QString, header);
        const SourceFile a{from.toStdString(), {}}, b{header.toStdString(), {}};
        QTEST(mayInclude(a.room(), b.room(), b.path), "allowed");
    }

    void foreignLibrariesStayInTheirRooms()
    {
        static const QRegularExpression qt(
            QStringLiteral("^(Q[A-Za-z]+|Qt[A-Z][A-Za-z]*/.*|q[a-z_]+\\.h)$"));
        for (const SourceFile& file : m_rooms)
            for (const Include& include : includesOf(file)) {
                if (include.quoted) continue;
                const std::string room = file.room();
                const bool plot = include.name == "qcustomplot.h";
                const bool mayQt =
                    file.top() == "app" || file.top() == "ui" || room == "models/tables";
                const bool mayBoost = file.top() == "app" || file.top() == "connectors";
                if (plot && room != "ui/charts")
                    report(file.path + " -> <qcustomplot.h>: only ui/charts");
                if (!plot && qt.match(QString::fromStdString(include.name)).hasMatch() && !mayQt)
                    report(file.path + " -> <" + include.name + ">: no Qt here");
                if (include.name.starts_with("boost/") && !mayBoost)
                    report(file.path + " -> <" + include.name + ">: no Boost here");
                if (include.name.starts_with("sqlite3") && room != "connectors/store" &&
                    file.top() != "app")
                    report(file.path + " -> <" + include.name + ">: only connectors/store");
                if (include.name.starts_with("libpq") &&
                    file.path != "connectors/desk_database/connection.cpp")
                    report(file.path + " -> <" + include.name + ">: only its connection.cpp");
                const bool kernel = file.path.starts_with("models/pricing/simd_") ||
                                    file.path.ends_with("_kernel.cpp");
                if (include.name.starts_with("hwy/") && !kernel)
                    report(file.path + " -> <" + include.name + ">: only the pricing kernels");
            }
    }
    void theModelsKnowNoClockNoChanceAndNoThread()
    {
        const auto models = [](const SourceFile& f) { return f.top() == "models"; };
        forbid(R"(::\s*now\s*\()", "time comes in with the event", models);
        forbid(R"(\b(time\((nullptr|NULL|0|&)|gettimeofday|clock_gettime|localtime|gmtime))",
               "time comes in with the event", models);
        forbid(R"(\b(s?rand\(|random_device|mt19937\w*|default_random_engine))",
               "chance comes in as an argument", models);
        forbid(R"(\bstd::(thread|jthread|async|this_thread)\b)", "no threads in the models",
               models);
        forbid(
            R"(\b(setlocale|std::locale|std::cout|std::cerr|printf\(|fopen|std::[io]?fstream)\b)",
            "no locale, console or file in the models", [](const SourceFile& f) {
                return f.top() == "models" && f.path != "models/core/assert.cpp";
            });
    }
    void nothingIsLeftOver()
    {
        const auto everywhere = [](const SourceFile&) { return true; };
        // Put together here, so that this file does not find itself.
        const std::string leftOver = std::string("\\b(FIX") + "ME|TO" + "DO|XX" + "X|HA" + "CK)\\b";
        forbid(leftOver, "leave it done or leave it out", everywhere, true);
        const std::string place = std::string("[\"' ](/ho") + "me/|/ro" + "ot/|/Us" + "ers/|/wo" +
                                  "rk/|C:\\\\Us" + "ers)";
        forbid(place, "a path of one machine", everywhere, true);
        forbid(R"(\bstd::(format|print|println)\b)", "not in every compiler we build with: fmt",
               everywhere);
        forbid(R"(\b__int128\b|__attribute__|__PRETTY_FUNCTION__)",
               "not in every compiler we build with", [&everywhere](const SourceFile& file) {
                   // Where enumerators are counted, with each compiler's own word for it.
                   return everywhere(file) && file.path != "models/core/fields.h";
               });
        forbid("\t", "no tabs", everywhere, true);
        forbid("\r", "lines end with LF", everywhere, true);
        forbid("[ ]\n", "no blanks at the end of a line", everywhere, true);
    }
    void aHeaderIsReadOnce()
    {
        for (const SourceFile& file : m_all) {
            // What the SIMD kernels share is read once for each kind of processor, and says so
            // itself.
            const bool perTarget =
                file.text.find("defined(HWY_TARGET_TOGGLE)") != std::string::npos;
            if (file.isHeader() && !perTarget &&
                file.text.find("#pragma once\n") == std::string::npos)
                report(file.path + ": no #pragma once");
            if (!file.text.ends_with('\n')) report(file.path + ": no newline at its end");
        }
    }
    void noStatementIsPutTogetherFromText()
    {
        // Names of columns and tables may be formatted in; values are bound.
        const std::string sql = "(SELECT|INSERT|UPDATE|DELETE FROM|WHERE|VALUES|DROP|ATTACH)\\b";
        const std::string literal = "\"[^\"\\n]*\\b" + sql + "[^\"\\n]*";
        for (const SourceFile& file : m_rooms) {
            const std::string code = ballast::test::codeOf(file.text, false);
            for (const std::string& pattern : {literal + "\"\\s*\\+", literal + "('|[=<>]\\s*)\\{"})
                eachMatch(pattern, code, [&](const Match& m) {
                    report(place(file, code, m.at()) + " " + m.part(0) +
                           ": bind values, do not write them in");
                });
        }
    }
    void labelsTakeNoMarkupFromOutside()
    {
        // A label guesses rich text by default: what a venue sends could then draw what it likes.
        for (const SourceFile& file : m_rooms) {
            const std::string code = ballast::test::codeOf(file.text, true);
            if (code.find("new QLabel") != code.npos && code.find("Qt::PlainText") == code.npos)
                report(file.path + ": makes a QLabel and never says Qt::PlainText");
            if (file.path.ends_with(".cpp") && code.find("QMessageBox") != code.npos &&
                code.find("Qt::PlainText") == code.npos)
                report(file.path + ": shows a message box and never says Qt::PlainText");
        }
    }
    void toolTipsTakeNoMarkupFromOutside()
    {
        // Qt guesses there too. Words of our own stand as they are; all else goes by toolTipOf, and
        // to the system's tray, which reads other markup, by unmarked.
        const std::string literal = "(?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+";
        const std::string own = "(?:QStringLiteral|tr|QObject::tr)\\(\\s*" + literal + "\\)\\s*\\)";
        const std::string allowed =
            "^\\s*(?:toolTipOf\\(|unwrappedToolTipOf\\(|unmarked\\(|\\{\\}\\s*\\)|QString\\(\\)\\s*"
            "\\)|" +
            own + ")";
        const QRegularExpression may(QString::fromStdString(allowed));
        QVERIFY(may.isValid());
        int tips = 0;
        for (const SourceFile& file : m_rooms) {
            const std::string code = ballast::test::codeOf(file.text, false);
            eachMatch("\\b(setToolTip|setWhatsThis|setStatusTip)\\(", code, [&](const Match& m) {
                ++tips;
                const auto from = static_cast<std::size_t>(m.found.capturedEnd());
                const QString rest = QString::fromLatin1(code.substr(from, 2000));
                if (!may.match(rest).hasMatch())
                    report(place(file, code, m.at()) + " " + m.part(0) +
                           ": not words of our own; put them into toolTipOf()");
            });
            // Shown by the view itself, in whatever format it guesses.
            eachMatch("class \\w+ (final )?: public QStyledItemDelegate", code,
                      [&](const Match& m) {
                          if (file.path != "ui/widgets/tone_delegate.h")
                              report(place(file, code, m.at()) +
                                     ": ToneDelegate shows tool tips as they are; begin with it");
                      });
        }
        qInfo("%d tool tips read", tips);
        QVERIFY(tips > 50);
    }
    void whatWouldReadForeignTextAsMarkupIsNotUsed()
    {
        const auto rooms = [](const SourceFile& f) { return f.top() != "tests"; };
        forbid(R"(\b(setHtml|insertHtml|QTextBrowser|QWebEngine\w*|Qt::RichText|Qt::AutoText)\b)",
               "foreign text could be drawn as markup", rooms);
        forbid(R"(\bsetOpenExternalLinks\b|\bQDesktopServices\b)", "a text must open nothing",
               rooms);
    }
    void secretsAndFramesAreNotLogged()
    {
        // Who holds frames and keys cannot log; who can log does not hold them.
        for (const SourceFile& file : m_rooms) {
            for (const Include& include : includesOf(file))
                if (include.name.starts_with("spdlog/") && file.top() != "app")
                    report(file.path + " -> <" + include.name + ">: only the app logs");
        }
        const auto outside = [](const SourceFile& f) {
            return f.top() == "connectors" || f.top() == "ui" ||
                   (f.top() == "models" && f.path != "models/core/assert.cpp");
        };
        forbid(
            R"(\b(std::(cout|cerr|clog)|f?printf\s*\(|fputs\s*\(|qDebug|qInfo|qWarning|qCritical)\b)",
            "only the app speaks", [&](const SourceFile& f) {
                // The paper exchange on its own is a program, and says its address.
                return outside(f) && f.path != "connectors/paper/exchange_main.cpp";
            });
        forbid(R"(setInsecureFallback\s*\(\s*true)", "no key is ever kept in a file",
               [](const SourceFile& f) { return f.top() != "tests"; });
        forbid(R"(\bset_verify_mode\s*\([^)]*verify_none|SSL_VERIFY_NONE|\bignoreSslErrors\b)",
               "a peer is verified, without exception",
               [](const SourceFile& f) { return f.top() != "tests"; });
        forbid(R"(\b(sqlite3_exec|sqlite3_mprintf|sqlite3_get_table|sqlite3_vmprintf)\b)",
               "statements are prepared in connectors/store/sqlite.cpp", [](const SourceFile& f) {
                   return f.top() != "tests" && f.path != "connectors/store/sqlite.cpp";
               });
        forbid(R"(\b(system|popen|execl[pe]?|execvp?e?)\s*\()", "the program starts no other",
               [](const SourceFile& f) { return f.top() != "tests"; });
        forbid(R"(\bQProcess\b)", "the program starts no other; itself, for a replay, in one place",
               [](const SourceFile& f) {
                   return f.top() != "tests" && f.path != "app/replay_start.cpp";
               });
        forbid(R"(\bQProcess\b(?!>|::startDetached\(QCoreApplication::applicationFilePath\(\),))",
               "a replay starts this program itself and nothing else",
               [](const SourceFile& f) { return f.path == "app/replay_start.cpp"; });
    }
    void everyFileIsListedAndEveryListedFileExists()
    {
        int listed = 0;
        for (const std::string top : {"app", "ui", "models", "connectors", "tests"}) {
            const std::set<std::string> names = listedIn(top);
            for (const std::string& name : names) {
                ++listed;
                if (!std::filesystem::exists(m_root / top / name))
                    report(top + " lists " + name + ", which is not there");
            }
            for (const SourceFile& file : m_all) {
                // A test's support headers are found by inclusion.
                if (file.top() != top || (top == "tests" && file.isHeader())) continue;
                if (!names.contains(file.path.substr(top.size() + 1)))
                    report(file.path + " is not listed in CMake");
            }
        }
        qInfo("%d files are listed", listed);
        QVERIFY(listed > 50);
    }

private:
    static std::string withoutComments(const std::filesystem::path& path)
    {
        std::string out;
        bool comment = false;
        for (char c : ballast::test::readWhole(path)) {
            comment = c != '\n' && (comment || c == '#');
            if (!comment) out += c;
        }
        return out;
    }
    std::set<std::string> listedIn(const std::string& top) const
    {
        std::set<std::string> names;
        // A room may list its own files; the names are those from the top folder all the same.
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_root / top)) {
            const std::string file = entry.path().filename().string();
            if (file != "CMakeLists.txt" && !file.ends_with(".cmake")) continue;
            // Whole words only: not system headers in <>, nor what is generated under ${…}.
            eachMatch("(?<![^\\s(])([A-Za-z0-9_][A-Za-z0-9_./]*\\.(cpp|h))(?![^\\s)])",
                      withoutComments(entry.path()),
                      [&](const Match& m) { names.insert(m.part(1)); });
        }
        return names;
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"
