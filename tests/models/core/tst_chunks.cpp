#include "models/core/chunks.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <random>
#include <string>
#include <utility>

using namespace ballast;

namespace {

using List = core::Chunks<std::string, 4>;

List listOf(std::initializer_list<const char*> texts)
{
    List list;
    for (const char* text : texts) list.push_back(text);
    return list;
}

std::string joined(const List& list)
{
    std::string out;
    for (const std::string& text : list) out += text;
    return out;
}

}  // namespace

class tst_chunks : public QObject {
    Q_OBJECT

private slots:
    void growsShrinksAndIsAsNewWhereItGrowsAgain()
    {
        List list = listOf({"a", "b", "c", "d", "e"});
        QCOMPARE(joined(list), std::string("abcde"));
        list.resize(3);
        QCOMPARE(joined(list), std::string("abc"));
        list.resize(6);
        QCOMPARE(list.size(), std::size_t(6));
        QCOMPARE(joined(list), std::string("abc"));
        list.clear();
        QVERIFY(list.empty());
        QVERIFY(list.begin() == list.end());
    }

    void aCopyKeepsWhatItWas()
    {
        List list = listOf({"a", "b", "c", "d", "e"});
        const List before = list;
        list[0] = "x";
        list[4] = "y";
        QCOMPARE(joined(before), std::string("abcde"));
        QCOMPARE(joined(list), std::string("xbcdy"));
        List third = list;
        third[1] = "z";
        list[1] = "w";
        QCOMPARE(joined(third), std::string("xzcdy"));
        QCOMPARE(joined(list), std::string("xwcdy"));
    }

    void sharesWhatWasNotWrittenTo()
    {
        List list = listOf({"a", "b", "c", "d", "e", "f", "g", "h", "i"});
        const List before = list;
        list[5] = "x";
        const List& after = list;
        QCOMPARE(&after[0], &before[0]);
        QVERIFY(&after[4] != &before[4]);  // the chunk of the change
        QCOMPARE(&after[8], &before[8]);
    }

    void writesInPlaceUntilItIsCopiedAgain()
    {
        List list = listOf({"a", "b"});
        const List before = list;
        list[0] = "x";
        const std::string* place = &std::as_const(list)[0];
        list[0] = "y";
        QCOMPARE(&std::as_const(list)[0], place);
        QCOMPARE(joined(before), std::string("ab"));
    }

    void movesAndAssigns()
    {
        List list = listOf({"a", "b", "c", "d", "e"});
        List moved = std::move(list);
        QCOMPARE(joined(moved), std::string("abcde"));
        list = moved;
        list[0] = "x";
        moved = list;
        moved[1] = "y";
        QCOMPARE(joined(list), std::string("xbcde"));
        QCOMPARE(joined(moved), std::string("xycde"));
        QVERIFY(std::ranges::find(list, "c") - list.begin() == 2);
    }

    void copiesOfAnyAgeHoldAgainstAVector()
    {
        std::mt19937 random(5);
        core::Chunks<int, 3> list;
        std::vector<int> plain;
        std::vector<std::pair<core::Chunks<int, 3>, std::vector<int>>> kept;
        for (int step = 0; step < 20'000; ++step) {
            switch (random() % 6) {
                case 0:
                    list.push_back(step);
                    plain.push_back(step);
                    break;
                case 1:
                    if (random() % 20 == 0)
                        list.resize(plain.size() / 2), plain.resize(plain.size() / 2);
                    break;
                case 2:
                    if (kept.size() < 20)
                        kept.emplace_back(list, plain);
                    else
                        kept[random() % 20] = {list, plain};
                    break;
                case 3:
                    if (!kept.empty() && random() % 10 == 0) {
                        const auto& [other, same] = kept[random() % kept.size()];
                        list = other, plain = same;
                    }
                    break;
                default:
                    if (!plain.empty()) {
                        const std::size_t at = random() % plain.size();
                        list[at] = plain[at] = step;
                    }
            }
            if (!kept.empty()) {
                const auto& [other, same] = kept[random() % kept.size()];
                QVERIFY(std::ranges::equal(other, same));
            }
            QVERIFY(std::ranges::equal(list, plain));
        }
    }
};

QTEST_APPLESS_MAIN(tst_chunks)
#include "tst_chunks.moc"
