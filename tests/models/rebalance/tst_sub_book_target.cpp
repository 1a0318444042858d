#include "models/portfolio/exposure.h"
#include "models/rebalance/sub_book_target.h"
#include "support/joint_world.h"

#include <QtTest/QtTest>

#include <cmath>

using namespace ballast;
using namespace ballast::rebalance;
using portfolio::DeltaConvention;
using test::Synthetic;

namespace {

/// Options in one sub-book, perpetuals in another, the account itself in the second.
struct Split : Synthetic {
    portfolio::SubBooks subBooks;
    std::vector<portfolio::Balance> balances;
    Split()
    {
        portfolio::SubBookRule options{.name = "Gamma"};
        options.instrument = "*-C";
        portfolio::SubBookRule rest{.name = "Core"};
        rest.venue = "paper";
        subBooks = portfolio::SubBooks{{options, rest}};
        for (portfolio::Position& p : positions) p.account = {"paper", "desk"};
        portfolio::Balance coin;
        coin.account = {"paper", "desk"};
        coin.currency = "BTC";
        coin.equity = 7;
        balances.push_back(coin);
    }
    const portfolio::Exposure& valued()
    {
        book = portfolio::value(positions, balances, board, now, subBooks);
        return *book.find("BTC");
    }
    std::vector<SubBookPart> parts(const std::vector<SubBookTarget>& targets, DeltaConvention c)
    {
        return subBookParts(targets, "BTC", c, book, subBooks, 90'000);
    }
};

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b)); }

}  // namespace

class tst_sub_book_target : public QObject {
    Q_OBJECT
private slots:
    void partsAddUpToTheWhole()
    {
        Split w;
        const portfolio::Exposure& whole = w.valued();
        const auto parts =
            w.parts({{.name = "Gamma"}, {.name = "Core"}}, DeltaConvention::NetTransaction);
        QCOMPARE(parts.size(), std::size_t{2});
        QVERIFY(
            near(parts[0].delta + parts[1].delta, whole.delta.of(DeltaConvention::NetTransaction)));
        QVERIFY(near(parts[0].gamma1Pct + parts[1].gamma1Pct, whole.gamma1PctCoin));
        QVERIFY(near(parts[0].vega, whole.vega) && parts[1].vega == 0);
        QCOMPARE(parts[0].lines, 1);
        QCOMPARE(parts[1].lines, 1);
    }

    void aTargetInOneConventionIsTheSameTradeAwayInAnother_data()
    {
        QTest::addColumn<int>("of");
        QTest::addColumn<int>("policy");
        for (int of = 0; of < 3; ++of)
            for (int policy = 0; policy < 3; ++policy)
                QTest::addRow("%d in %d", of, policy) << of << policy;
    }
    void aTargetInOneConventionIsTheSameTradeAwayInAnother()
    {
        QFETCH(int, of);
        QFETCH(int, policy);
        const auto own = static_cast<DeltaConvention>(of);
        const auto whole = static_cast<DeltaConvention>(policy);
        Split w;
        const double delta = w.valued().delta.of(whole);
        std::vector<SubBookTarget> targets{{.name = "Gamma"}, {.name = "Core"}};
        for (SubBookTarget& target : targets) target.convention = own;
        targets[0].target = -3;
        targets[1].target = 2;
        const auto parts = w.parts(targets, whole);
        // All of the book is in the two: how far the whole is away is how far they are, together.
        QVERIFY(near(delta - targetOf(parts), parts[0].deviation() + parts[1].deviation()));
    }

    void theCoinOfAnAccountIsInTheBookThatHasTheAccount()
    {
        Split w;
        w.valued();
        std::vector<SubBookTarget> targets{{.name = "Gamma"}, {.name = "Core"}};
        const auto net = w.parts(targets, DeltaConvention::NetTransaction);
        for (SubBookTarget& target : targets) target.convention = DeltaConvention::UsdNeutral;
        const auto usd = w.parts(targets, DeltaConvention::NetTransaction);
        QVERIFY(near(usd[0].delta, net[0].delta));
        QVERIFY(near(usd[1].delta, net[1].delta + 7));
        QVERIFY(near(usd[1].targetInPolicy, -7));
    }

    void followsTheSpotAndNamesTheFurthest()
    {
        Split w;
        w.valued();
        std::vector<SubBookTarget> targets{{.name = "Gamma"}, {.name = "Core"}, {.name = "None"}};
        targets[1].bySpot.points = {{80'000, 4}, {100'000, 0}};
        targets[2].target = 1e5;
        const auto parts = w.parts(targets, DeltaConvention::NetTransaction);
        QVERIFY(near(parts[1].target, 2));
        QVERIFY(parts[2].lines == 0 && parts[2].delta == 0);
        QCOMPARE(furthest(parts)->name, std::string("None"));
        QCOMPARE(furthest(std::span(parts).first(2))->name,
                 std::abs(parts[0].deviation()) > std::abs(parts[1].deviation())
                     ? std::string("Gamma")
                     : std::string("Core"));
        QVERIFY(!furthest({}));
    }
};

QTEST_APPLESS_MAIN(tst_sub_book_target)
#include "tst_sub_book_target.moc"
