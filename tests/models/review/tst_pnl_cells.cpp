// Steps of what is carried, and the sums over days, places and expiries that they make.
#include "models/review/pnl_cells.h"
#include "tests/models/review/review_samples.h"

#include <QTest>

#include <map>

using namespace ballast;
using namespace ballast::review;
namespace s = ballast::review::samples;

namespace {

bool near(double a, double b, double of) { return std::abs(a - b) <= 1e-9 * std::max(1.0, of); }

double sumOf(const std::vector<WaterfallBar>& bars)
{
    double sum = 0;
    for (const WaterfallBar& bar : bars)
        if (!bar.isTotal) sum += bar.usd;
    return sum;
}

/// Cells of many random books over ten days, as the store would add them up.
std::vector<PnlCell> cells()
{
    std::map<std::tuple<UtcDay, core::AccountKey, std::string, std::optional<core::Time>>, PnlCell>
        all;
    for (int day = 0; day < 10; ++day)
        for (int n = 0; n < 5; ++n) {
            const s::Book book = s::book(static_cast<std::uint64_t>(100 * day + n));
            for (std::size_t i = 0; i < book.before.size(); ++i) {
                CarriedRow from = book.before[i], to = book.after[i];
                for (CarriedRow* row : {&from, &to}) {
                    row->at += std::chrono::days{day};
                    if (row->key.expiry) *row->key.expiry += std::chrono::days{day};
                }
                const UtcDay of = dayOfStep(to.at);
                PnlCell& cell = all[{of, to.key.account, to.key.subBook, to.key.expiry}];
                cell.day = of;
                cell.account = to.key.account;
                cell.subBook = to.key.subBook;
                cell.underlying = to.key.underlying;
                cell.expiry = to.key.expiry;
                cell.add(to, stepOf(from, to));
            }
        }
    std::vector<PnlCell> out;
    for (auto& [key, cell] : all) out.push_back(cell);
    return out;
}

}  // namespace

class TestPnlCells : public QObject {
    Q_OBJECT
private slots:
    /// What an inverse account is worth in USD is its coin times the price: what the steps earn
    /// must be its change, whatever is in it.
    void anAccountsWorthChangesByWhatItsStepsEarn()
    {
        for (std::uint64_t seed = 1; seed <= 500; ++seed) {
            const s::Book book = s::book(seed);
            double earned = 0, coin[2] = {}, gross = 1;
            double traded = 0;
            for (std::size_t i = 0; i < book.before.size(); ++i) {
                const CarriedRow &a = book.before[i], &b = book.after[i];
                if (a.key.kind == CarriedKind::Option && !a.key.inCoin) continue;
                if (a.key.kind == CarriedKind::Linear) continue;
                const CarriedStep step = stepOf(a, b);
                earned += step.markedUsd;
                traded += b.fundingUsd - b.feesUsd + b.newTradesUsd;
                gross += std::abs(a.quantity) * (a.key.kind == CarriedKind::Inverse ? 1 : a.spot);
                switch (a.key.kind) {
                    case CarriedKind::Option:
                        coin[0] += a.quantity * a.mark, coin[1] += a.quantity * b.mark;
                        break;
                    case CarriedKind::Inverse:
                        coin[1] += a.quantity * (1 / a.mark - 1 / b.mark);
                        break;
                    case CarriedKind::Equity: coin[0] += a.quantity, coin[1] += a.quantity; break;
                    case CarriedKind::Linear: break;
                }
            }
            const double spot[2] = {book.before[0].spot, book.after[0].spot};
            const double worth = coin[1] * spot[1] - coin[0] * spot[0] + traded;
            QVERIFY2(std::abs(worth - earned) <= 1e-9 * gross,
                     ("seed " + std::to_string(seed)).c_str());
        }
    }
    void everyStepAddsUpBothWays()
    {
        for (std::uint64_t seed = 1; seed <= 500; ++seed) {
            const s::Book book = s::book(seed);
            for (std::size_t i = 0; i < book.before.size(); ++i) {
                const CarriedStep step = stepOf(book.before[i], book.after[i]);
                PnlCell cell;
                cell.add(book.after[i], step);
                PnlSum sum;
                sum.add(cell);
                const double of = sum.parts.moved() + std::abs(sum.markedUsd);
                QVERIFY(near(sumOf(taylorWaterfall(sum)), sum.profitUsd(), of));
                QVERIFY(near(sumOf(revaluationWaterfall(sum)), sum.profitUsd(), of));
                QVERIFY(std::abs(step.unseen) < 1e-6);
                // Our marks are the model's own here.
                QVERIFY(near(sum.marking(), 0, std::abs(sum.markedUsd) + 1e6));
            }
        }
    }
    void everyGroupingAddsUpToTheSame()
    {
        const std::vector<PnlCell> all = cells();
        const PnlSum total = pnlBy(all, PnlBy::Total).front().sum;
        QVERIFY(total.markedUsd != 0);
        for (const PnlBy by : {PnlBy::Day, PnlBy::Underlying, PnlBy::Expiry, PnlBy::SubBook,
                               PnlBy::Venue, PnlBy::Account}) {
            double marked = 0, explained = 0, gross = 0;
            const auto groups = pnlBy(all, by);
            QVERIFY(!groups.empty());
            for (const PnlGroup& group : groups) {
                QVERIFY(!group.key.empty());
                marked += group.sum.markedUsd;
                explained += group.sum.parts.explained();
                gross += group.sum.grossUsdSeconds;
            }
            const double of = total.parts.moved();
            QVERIFY(near(marked, total.markedUsd, of));
            QVERIFY(near(explained, total.parts.explained(), of));
            QVERIFY(near(gross, total.grossUsdSeconds, total.grossUsdSeconds));
        }
        QCOMPARE(pnlBy(all, PnlBy::Day).size(), std::size_t{10});
        QCOMPARE(pnlBy(all, PnlBy::Expiry).front().key, std::string{"no expiry"});
        QCOMPARE(pnlBy(all, PnlBy::SubBook).front().key, std::string{"unassigned"});
        QCOMPARE(total.span, core::Duration{std::chrono::days{10}});
        PnlFilter filter;
        filter.venue = "paper-b";
        filter.from = filter.to = dayOfStep(s::at(10));
        for (const PnlGroup& group : pnlBy(all, PnlBy::Venue, filter))
            QCOMPARE(group.key, std::string{"paper-b"});
        QVERIFY(pnlBy({}, PnlBy::Total).front().sum.markedUsd == 0);
    }
    void anOptionEarnsUntilItEndsAndNoLonger()
    {
        CarriedRow before = s::book(3).before[0];
        before.quantity = 2;
        before.key.type = market::OptionType::Call;
        before.key.strike = 60'000;
        before.key.inCoin = true;
        before.key.expiry = s::at(3'600);
        before.forward = before.spot = 61'000;
        CarriedRow after = before;
        after.at = s::at(3'600);
        after.forward = after.spot = 62'500;
        after.mark = 0;  // nothing quotes it any more
        after.sigma = 0;
        after.why = CarriedWhy::Gone;
        after.quantity = 0;
        const CarriedStep step = stepOf(before, after);
        const double paid = 2 * 2'500;
        const double cost =
            2 * pricing::black76Price({before.key.type, 61'000, 60'000,
                                       core::years(std::chrono::hours{1}), before.sigma, 0});
        QVERIFY(near(step.markedUsd, paid - cost, paid));
        QCOMPARE(step.unseen, 0.0);  // that it is gone is no wonder
        CarriedRow dead = after, later = after;
        dead.quantity = 2;
        later.at = s::at(7'200);
        later.forward = later.spot = 70'000;
        QCOMPARE(stepOf(dead, later).markedUsd, 0.0);
    }
    void aQuantityWithoutAFillIsUnseenAndEarnsNothing()
    {
        CarriedRow before = s::book(5).before[6], after = s::book(5).after[6];
        before.quantity = 10;
        after.quantity = 4;
        after.traded = -1;
        after.newTradesUsd = after.feesUsd = after.fundingUsd = 0;
        const CarriedStep step = stepOf(before, after);
        QCOMPARE(step.unseen, -5.0);
        QVERIFY(near(step.markedUsd, 10 * (after.mark - before.mark), 1e6));
        PnlCell cell;
        cell.add(after, step);
        QVERIFY(near(cell.unseenUsd, 5 * after.spot, 1e6));
    }
    /// What is seen again after a restart and is not what was left was paid in or out, or is of an
    /// account that began anew: capital, and no profit of the move in between.
    void aPositionThatNobodySawMoveIsCapital_data()
    {
        QTest::addColumn<int>("why");
        QTest::addColumn<double>("now");
        QTest::addColumn<double>("traded");
        QTest::addColumn<bool>("earns");
        QTest::addColumn<double>("unseen");
        const int start = int(CarriedWhy::Start), trade = int(CarriedWhy::Trade);
        QTest::newRow("a restart, as it was left") << start << 10.0 << 0.0 << true << 0.0;
        QTest::newRow("a restart, fills tell of it") << start << 4.0 << -6.0 << true << 0.0;
        QTest::newRow("an account that began anew") << start << -3.0 << 0.0 << false << -13.0;
        QTest::newRow("paid in meanwhile") << start << 12.0 << 0.0 << true << 2.0;
        QTest::newRow("a little paid out") << start << 9.0 << 0.0 << true << -1.0;
        QTest::newRow("fills tell of a part") << start << 7.0 << -2.0 << true << -1.0;
        QTest::newRow("less than half is left") << start << 4.0 << 0.0 << false << -6.0;
        QTest::newRow("while somebody looked") << trade << 4.0 << 0.0 << true << -6.0;
    }
    void aPositionThatNobodySawMoveIsCapital()
    {
        QFETCH(int, why);
        QFETCH(double, now);
        QFETCH(double, traded);
        QFETCH(bool, earns);
        QFETCH(double, unseen);
        for (const std::size_t i : {0U, 5U, 6U}) {  // an option, an inverse and a linear one
            CarriedRow before = s::book(5).before[i], after = s::book(5).after[i];
            before.quantity = 10;
            after.quantity = now;
            after.traded = traded;
            after.why = static_cast<CarriedWhy>(why);
            after.mark = 1.2 * before.mark;  // the market has gone on meanwhile
            after.spot = after.forward = 1.2 * before.forward;
            after.newTradesUsd = after.feesUsd = after.fundingUsd = 0;
            const CarriedStep step = stepOf(before, after);
            QCOMPARE(step.unseen, unseen);
            QCOMPARE(step.markedUsd != 0, earns);
            QCOMPARE(step.parts.total != 0, earns);
            if (!earns) QCOMPARE(step.grossUsdSeconds, 0.0);
            // What was there throughout earns, and nothing else.
            CarriedRow kept = before;
            if (why == int(CarriedWhy::Start)) kept.quantity = std::min(10.0, now - traded);
            CarriedRow as = after;
            as.quantity = kept.quantity, as.traded = 0;
            if (earns) QCOMPARE(step.markedUsd, stepOf(kept, as).markedUsd);
        }
    }
    void aStepWithoutAPriceIsLeftOut()
    {
        for (const std::size_t i : {0U, 5U, 6U}) {
            CarriedRow before = s::book(9).before[i], after = s::book(9).after[i];
            after.mark = after.forward = 0;
            after.newTradesUsd = after.feesUsd = after.fundingUsd = 0;
            const CarriedStep step = stepOf(before, after);
            QCOMPARE(step.parts.leftOut, 1);
            QCOMPARE(step.markedUsd, 0.0);
        }
    }
    /// theory: 9. Three days running over the tolerance, or one beyond twice it.
    void threeFlaggedDaysAreInvestigated()
    {
        std::vector<PnlCell> all;
        const double shares[] = {0.06, 0.06, 0.02, 0.06, 0.06, 0.06, 0.02, 0.2};
        for (int day = 0; day < 8; ++day) {
            PnlCell cell;
            cell.day = dayOfStep(s::at(10)) + std::chrono::days{day};
            cell.parts.gamma = 1'000;
            cell.parts.options = cell.parts.total = 1'000;
            cell.markedUsd = 1'000 * (1 + shares[day]);
            all.push_back(cell);
        }
        std::string told;
        for (const PnlGroup& day : pnlBy(all, PnlBy::Day))
            told += day.toInvestigate ? 'X' : day.sum.isFlagged() ? 'x' : '.';
        QCOMPARE(told, std::string{"xx.xxX.X"});
    }
    void midnightEndsTheDayBefore()
    {
        QCOMPARE(dayOfStep(s::at(0)), dayOfStep(s::at(-10)));
        QVERIFY(dayOfStep(s::at(0)) != dayOfStep(s::at(1)));
    }
};

QTEST_GUILESS_MAIN(TestPnlCells)
#include "tst_pnl_cells.moc"
