#include <QTest>

#include "models/core/shared_tail.h"

#include <algorithm>
#include <string>

using namespace ballast::core;

namespace {

using List = SharedTail<std::string>;

List withTail()
{
    auto tail = std::make_shared<List::Tail>();
    for (const char* word : {"c", "d"}) tail->push_back(std::make_shared<const std::string>(word));
    return {{"a", "b"}, tail};
}

std::string joined(const List& list)
{
    std::string all;
    for (const std::string& word : list) all += word;
    return all;
}

}  // namespace

class TestSharedTail : public QObject {
    Q_OBJECT
private slots:
    void isReadAsOneList()
    {
        const List list = withTail();
        QCOMPARE(list.size(), std::size_t{4});
        QCOMPARE(joined(list), std::string{"abcd"});
        QCOMPARE(list.front() + list[2] + list.back(), std::string{"acd"});
        QVERIFY(std::ranges::find(list, "d") != list.end());
        QVERIFY(List{}.empty());
    }

    void copiesShareWhatStandsBehind()
    {
        const List list = withTail();
        const List copy = list;
        QVERIFY(&copy[0] != &list[0]);
        QCOMPARE(&copy[2], &list[2]);
        QVERIFY(copy == list);
    }

    void whatIsWrittenToIsItsOwn()
    {
        const List list = withTail();
        List changed = list;
        changed[3] = "x";
        changed.push_back("y");
        for (std::string& word : changed) word += "!";
        QCOMPARE(joined(changed), std::string{"a!b!c!x!y!"});
        QCOMPARE(joined(list), std::string{"abcd"});
        QVERIFY(changed != list);
    }
};

QTEST_APPLESS_MAIN(TestSharedTail)
#include "tst_shared_tail.moc"
