#include "models/construction/merged_depth.h"
#include "support/allocations.h"
#include "support/places.h"
#include "support/seeds.h"

#include <QtTest/QtTest>

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <cmath>

using namespace ballast;
using namespace ballast::construction;

namespace {

double number(simdjson::dom::element e)
{
    if (e.is_string()) return std::strtod(std::string{e.get_string().value()}.c_str(), nullptr);
    return e.get_double().value();
}

/// A request with the memory its levels lie in.
struct Request {
    std::vector<std::vector<DepthLevel>> levels;
    std::vector<VenueDepth> venues;
    std::vector<std::string> names;
    AmmRange amm;
    core::Side side = core::Side::Buy;
    double quantity = 0;
    void add(std::vector<DepthLevel> book, VenueDepth venue)
    {
        levels.push_back(std::move(book));
        venues.push_back(venue);
        for (std::size_t v = 0; v < venues.size(); ++v) venues[v].levels = levels[v];
    }
};

Request read(simdjson::dom::element row)
{
    Request r;
    r.side = row["side"].get_string().value() == "BUY" ? core::Side::Buy : core::Side::Sell;
    r.quantity = number(row["quantity"]);
    for (const auto v : row["venues"].get_array()) {
        std::vector<DepthLevel> book;
        for (const auto level : v["levels"].get_array())
            book.push_back({number(level.at(0)), number(level.at(1))});
        r.names.emplace_back(v["venue"].get_string().value());
        r.add(std::move(book), {{},
                                number(v["taker_fee"]),
                                number(v["lot"]),
                                number(v["min_qty"]),
                                number(v["fixed_cost"])});
    }
    simdjson::dom::element amm;
    if (row["amm"].get(amm) == simdjson::SUCCESS && !amm.is_null())
        r.amm = {number(amm["liquidity"]), number(amm["sqrt_price"]), number(amm["fee"]),
                 number(amm["gas_quote"]), 0};
    return r;
}

bool close(double actual, double expected, double tolerance)
{
    return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

Request random(test::Seeded& seeded, int venues, bool lots, bool specials)
{
    Request r;
    r.side = seeded.oneIn(2) ? core::Side::Buy : core::Side::Sell;
    const double sign = core::sign(r.side);
    static constexpr double kLots[] = {0.1, 0.05, 0.02, 0.01};
    double all = 0;
    for (int v = 0; v < venues; ++v) {
        std::vector<DepthLevel> book;
        double price = 1000 + sign * seeded.unit() * 3;
        for (int i = 0; i < 4; ++i) {
            const double size = 0.01 * static_cast<double>(seeded.between(1, 60));
            book.push_back({price, size});
            price += sign * (0.1 + seeded.unit());
            all += size;
        }
        const double lot = lots ? kLots[seeded.below(4)] : 0.01;
        const double minimum = specials && seeded.oneIn(2) ? 0.3 : 0;
        const double fixed = specials && seeded.oneIn(2) ? 2 * seeded.unit() : 0;
        r.add(std::move(book), {{}, 0.001 * seeded.unit(), lot, minimum, fixed});
    }
    r.quantity = 0.01 * std::floor(all * (0.2 + 0.5 * seeded.unit()) * 100);
    return r;
}

/// The best of all ways, looked at one by one in units of a hundredth: signed cash paid.
double bestOfAll(const Request& r, std::size_t venue, long units)
{
    if (venue == r.venues.size()) return units == 0 ? 0 : 1e18;
    const VenueDepth& v = r.venues[venue];
    const double sign = core::sign(r.side);
    double best = bestOfAll(r, venue + 1, units);
    const long lot = std::lround(v.lot * 100);
    for (long k = lot; k <= units; k += lot) {
        double left = static_cast<double>(k) / 100, cash = v.fixedCost;
        if (left < v.minimum - 1e-12) continue;
        for (const DepthLevel& level : v.levels) {
            const double taken = std::min(left, level.size);
            cash += sign * taken * level.price * (1 + sign * v.takerFee);
            left -= taken;
        }
        if (left > 1e-9) break;
        best = std::min(best, cash + bestOfAll(r, venue + 1, units - k));
    }
    return best;
}

}  // namespace

class tst_merged_depth : public QObject {
    Q_OBJECT
private slots:
    void meetsEveryRowOfTheVenueSplits()
    {
        int rows = 0;
        MergedDepth depth;
        for (const auto& path : test::filesIn(test::vectorsDirectory(), "venue_split", ".json")) {
            simdjson::dom::parser parser;
            for (const auto row : parser.load(path.string())["problems"].get_array()) {
                const std::string id{row["id"].get_string().value()};
                const std::string kind{row["kind"].get_string().value()};
                const Request r = read(row);
                const Split& s = depth.split(r.venues, r.side, r.quantity, r.amm);
                const auto out = row["expected"];
                ++rows;
                if (out["status"].get_string().value() == "PARTIAL") {
                    QVERIFY2(s.status == SplitStatus::Partial, id.c_str());
                    QVERIFY2(close(s.filled, number(out["max_fillable"]), 1e-12), id.c_str());
                    continue;
                }
                QVERIFY2(s.status == SplitStatus::Filled && s.exact, id.c_str());
                const bool lots = kind == "stepwise_lot_dp";
                const double expected = number(out["net_cash"]);
                QVERIFY2(close(s.netCash, expected, lots ? 1e-9 : 1e-10),
                         fmt::format("{}: {} for {}", id, s.netCash, expected).c_str());
                QVERIFY2(close(s.averagePrice, number(out["avg_effective_price"]), 1e-9),
                         id.c_str());
                simdjson::dom::element marginal, quote;
                if (out["marginal_effective_price"].get(marginal) == simdjson::SUCCESS &&
                    !marginal.is_null())
                    QVERIFY2(close(s.marginalPrice, number(marginal), 1e-9), id.c_str());
                if (out["amm_quote_in"].get(quote) == simdjson::SUCCESS && !quote.is_null())
                    QVERIFY2(close(s.ammQuote, number(quote), 1e-10), id.c_str());
                for (std::size_t v = 0; v < r.venues.size() && !lots; ++v)
                    QVERIFY2(close(s.quantity[v], number(out["alloc"][r.names[v]]), 1e-9),
                             id.c_str());
                for (std::size_t v = 0; v < r.venues.size(); ++v)
                    QVERIFY2(s.quantity[v] == 0 || s.quantity[v] >= r.venues[v].minimum - 1e-12,
                             id.c_str());
            }
        }
        qInfo("venue splits: %d rows", rows);
        QVERIFY(rows >= 42);
    }

    void costsNoMoreThanAnyOtherWayInLotsMinimaAndFixedCosts()
    {
        test::Seeded seeded(7);
        MergedDepth depth;
        int filled = 0;
        for (int n = 0; n < 300; ++n) {
            const Request r =
                random(seeded, 2 + static_cast<int>(seeded.below(2)), n % 3 != 0, n % 2);
            const Split& s = depth.split(r.venues, r.side, r.quantity);
            const double best = bestOfAll(r, 0, std::lround(r.quantity * 100));
            const double paid = core::sign(r.side) * s.netCash;
            if (best > 1e17) {
                QVERIFY2(s.status != SplitStatus::Filled, fmt::format("{}", n).c_str());
                continue;
            }
            ++filled;
            QVERIFY2(s.status == SplitStatus::Filled && s.exact, fmt::format("{}", n).c_str());
            QVERIFY2(close(paid, best, 1e-11), fmt::format("{}: {} for {}", n, paid, best).c_str());
        }
        qInfo("%d splits against all others", filled);
        QVERIFY(filled > 150);
    }

    void poursIntoTheRangeUntilItsPriceIsThatOfTheBooks_data()
    {
        QTest::addColumn<bool>("buy");
        QTest::newRow("buying") << true;
        QTest::newRow("selling") << false;
    }
    void poursIntoTheRangeUntilItsPriceIsThatOfTheBooks()
    {
        QFETCH(bool, buy);
        Request r;
        const double sign = buy ? 1 : -1;
        r.side = buy ? core::Side::Buy : core::Side::Sell;
        r.add({{3500 + sign, 5}, {3500 + sign * 20, 100}}, {{}, 0.0005, 0, 0, 0});
        r.amm = {100'000, std::sqrt(3500), 0.0005, 0, 0};
        MergedDepth depth;
        const Split split = depth.split(r.venues, r.side, 30, r.amm);
        QVERIFY(split.status == SplitStatus::Filled);
        QVERIFY(split.ammQuantity > 0 && split.quantity[0] > 5);
        // The range ends at the price of the level that is not used up.
        QVERIFY(close(split.marginalPrice, (3500 + sign * 20) * (1 + sign * 0.0005), 1e-12));
        for (const double moved : {-1e-3, 1e-3}) {
            const double keep = 1 - r.amm.fee, s0 = r.amm.rootPrice, q = split.ammQuantity + moved;
            const double s1 = buy ? 1 / (1 / s0 - q / r.amm.liquidity)
                                  : 1 / (1 / s0 + q * keep / r.amm.liquidity);
            const double quote =
                buy ? r.amm.liquidity * (s1 - s0) / keep : -r.amm.liquidity * (s0 - s1);
            const double books =
                sign * (1 + sign * 0.0005) * (5 * (3500 + sign) + (25 - q) * (3500 + sign * 20));
            QVERIFY(quote + books > sign * split.netCash);
        }
    }

    void saysWhatItCannotTrade()
    {
        Request r;
        r.add({{100, 2}}, {{}, 0, 0.1, 1, 0});
        MergedDepth depth;
        QVERIFY(depth.split(r.venues, core::Side::Buy, 0.5).status == SplitStatus::Partial);
        QCOMPARE(depth.split(r.venues, core::Side::Buy, 0.5).filled, 0.0);
        QVERIFY(!depth.split(r.venues, core::Side::Buy, 0.5).note.empty());
        QVERIFY(depth.split(r.venues, core::Side::Buy, std::nan("")).status ==
                SplitStatus::Invalid);
        QCOMPARE(depth.split(r.venues, core::Side::Buy, 1.55).filled, 1.5);
        QVERIFY(depth.split({}, core::Side::Buy, 1).status == SplitStatus::Partial);
        r.add({{101, 1}, {100, 1}}, {{}, 0, 0.1, 0, 0});
        QVERIFY(depth.split(r.venues, core::Side::Buy, 1).status == SplitStatus::Invalid);
    }

    void allocatesNothingOnceItHasSeenTheSize()
    {
        test::Seeded seeded(3);
        std::vector<Request> requests;
        for (int n = 0; n < 40; ++n) requests.push_back(random(seeded, 8, false, n % 2));
        MergedDepth depth;
        const auto all = [&] {
            double sum = 0;
            for (const Request& r : requests)
                sum += depth.split(r.venues, r.side, r.quantity).netCash;
            return sum;
        };
        const double first = all();
        const std::size_t before = test::allocations;
        const double second = all();
        QCOMPARE(test::allocations, before);
        QCOMPARE(first, second);
    }
};

QTEST_APPLESS_MAIN(tst_merged_depth)
#include "tst_merged_depth.moc"
