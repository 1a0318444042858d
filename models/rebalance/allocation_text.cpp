// What is wrong with targets of weights, and what came of them, in words.
#include "models/rebalance/allocation_text.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

constexpr double kMostLeastTrade = 1e9;
constexpr std::size_t kMostRows = 50;

/// "45", "12.5": as it was written, no digit more.
std::string plain(double points) { return fmt::format("{:g}", points); }

/// One digit, and more where one would say nothing: "2.1", "0.04".
std::string points(double value)
{
    const double size = std::abs(value);
    return core::number(value, size < 0.01 ? 4 : size < 0.1 ? 2 : 1);
}

/// "$4.2 M", "$88 000", "$42".
std::string shortUsd(double value)
{
    if (std::abs(value) >= 1e9) return core::usd(value / 1e9, 1) + " B";
    if (std::abs(value) >= 1e6) return core::usd(value / 1e6, 1) + " M";
    return core::usd(value, 0);
}

std::string nameOf(const AllocationRow& row) { return row.cash ? "Cash" : row.asset.text(); }

std::string bandWords(const AllocationRow& row)
{
    return plain(row.target) + " ± " + plain(row.tolerance) + " %";
}

/// "BTC is 52.1 % of $4.2 M, 2.1 points over its 45 ± 5 %".
std::string standing(const AllocationRow& row, double total)
{
    const std::string where =
        fmt::format("{} is {} % of {}", nameOf(row), core::number(row.weight, 1), shortUsd(total));
    switch (row.state) {
        case AllocationState::Inside: return where + ", within its " + bandWords(row);
        case AllocationState::Over:
            return where + ", " + points(row.beyond) + " points over its " + bandWords(row);
        case AllocationState::Under:
            return where + ", " + points(-row.beyond) + " points under its " + bandWords(row);
        case AllocationState::NoTarget:
        case AllocationState::NotKnown: break;
    }
    return where;
}

std::string tradeWords(const AllocationRow& row, const AssetHeld& asset)
{
    const double coin = std::abs(row.tradeCoin);
    return fmt::format("{} {} ({} {}) of {}", row.tradeUsd > 0 ? "buy" : "sell",
                       core::usd(std::abs(row.tradeUsd), 0), core::number(coin, coin < 0.1 ? 4 : 2),
                       row.asset.view(), asset.traded.empty() ? row.asset.text() : asset.traded);
}

std::string sentenceOf(const AllocationRow& row, const AssetHeld& asset, const Allocation& all)
{
    const std::string is = standing(row, all.totalUsd);
    if (!row.hasTarget()) return is + " and has no target: it is left as it is.";
    if (row.tooSmall)
        return is + ", which is less to trade than the least, " +
               core::usd(all.policy.leastTradeUsd, 0) + ".";
    if (row.tradeUsd == 0) return is + ".";
    const std::string trade = is + ": " + tradeWords(row, asset);
    if (row.counterpart) return trade + " to bring cash inside " + bandWords(all.rows.back()) + ".";
    // A row that trades for cash too goes further than its own edge.
    const double edge = row.target + (row.beyond > 0 ? row.tolerance : -row.tolerance);
    if (std::abs(row.weightAfter - edge) < 0.01) return trade + " to its edge.";
    if (std::abs(row.weightAfter - row.target) < 0.01) return trade + " to its target.";
    return trade + fmt::format(" to {} %, which cash needs.", core::number(row.weightAfter, 1));
}

std::string cashSentence(const AllocationRow& cash, const Allocation& all)
{
    const std::string is = standing(cash, all.totalUsd);
    if (!cash.hasTarget()) return is + ".";
    const bool outside = cash.weightAfter > cash.target + cash.tolerance + 1e-4 ||
                         cash.weightAfter < cash.target - cash.tolerance - 1e-4;
    const std::string after = core::number(cash.weightAfter, 1) + " % after these trades";
    if (cash.tradeUsd == 0) return is + (outside ? ", and no row has room to take it up." : ".");
    return is + "; " + after +
           (outside ? ", still outside: no row has room to take up the rest." : ".");
}

std::string summary(const Allocation& all)
{
    if (all.policy.rows.empty()) return "No targets are set.";
    const auto outside = std::ranges::count_if(all.rows, [](const AllocationRow& row) {
        return row.state == AllocationState::Over || row.state == AllocationState::Under;
    });
    const auto trades = std::ranges::count_if(
        all.rows, [](const AllocationRow& row) { return !row.cash && row.tradeUsd != 0; });
    if (outside == 0 && trades == 0) return "Every row is within its tolerance.";
    std::string out = outside == 1 ? "1 row is" : std::to_string(outside) + " rows are";
    out += " outside the tolerance";
    if (trades == 0) return out + "; nothing can be traded for that.";
    return out + fmt::format("; {} {} of {}, about {} in fees and half spreads.", trades,
                             trades == 1 ? "trade" : "trades", shortUsd(all.turnoverUsd),
                             core::usd(all.costUsd, 2));
}

void judgeRow(const AllocationTarget& row, std::span<const core::Currency> known,
              std::vector<Problem>& wrong)
{
    const std::string name = core::quoted(row.asset.view());
    if (!row.isCash() && std::ranges::find(known, row.asset) == known.end()) {
        std::string assets;
        for (const core::Currency& asset : known) assets += asset.text() + ", ";
        wrong.push_back({"asset", "asset is " + name + ", which is not known, expected one of " +
                                      assets + std::string{kCash}});
    }
    if (!std::isfinite(row.target) || row.target < 0 || row.target > 100)
        wrong.push_back({"target", fmt::format("target of {} is {}, expected 0 to 100 %", name,
                                               plain(row.target))});
    if (!std::isfinite(row.tolerance) || row.tolerance < 0 || row.tolerance > 100)
        wrong.push_back({"tolerance", fmt::format("tolerance of {} is {}, expected 0 to 100 points",
                                                  name, plain(row.tolerance))});
}

/// What no row alone is wrong in.
void judgeSum(const AllocationPolicy& policy, std::vector<Problem>& wrong)
{
    double sum = 0;
    bool cash = false;
    for (std::size_t i = 0; i < policy.rows.size(); ++i) {
        const AllocationTarget& row = policy.rows[i];
        sum += row.target;
        cash |= row.isCash();
        for (std::size_t j = 0; j < i; ++j)
            if (policy.rows[j].asset == row.asset)
                wrong.push_back({"asset", "asset " + core::quoted(row.asset.view()) +
                                              " stands in two rows, expected in one"});
    }
    if (!cash)
        wrong.push_back({"rows", "rows has none for cash, expected one: trades are paid from it"});
    if (std::abs(sum - 100) > 5e-4)
        wrong.push_back(
            {"target",
             fmt::format("targets add up to {} %, expected 100 %: {} points are {}", plain(sum),
                         plain(std::abs(100 - sum)), sum < 100 ? "missing" : "too many")});
}

}  // namespace

std::string_view text(AllocationAim aim)
{
    return aim == AllocationAim::Target ? "target" : "edge";
}

std::vector<Problem> problems(const AllocationPolicy& policy, std::span<const core::Currency> known)
{
    std::vector<Problem> wrong;
    if (!std::isfinite(policy.leastTradeUsd) || policy.leastTradeUsd < 1 ||
        policy.leastTradeUsd > kMostLeastTrade)
        wrong.push_back(
            {"least_trade_usd", fmt::format("least_trade_usd is {}, expected 1 to {}",
                                            plain(policy.leastTradeUsd), plain(kMostLeastTrade))});
    if (policy.rows.empty()) return wrong;
    if (policy.rows.size() > kMostRows)
        wrong.push_back({"rows", fmt::format("rows has {}, expected at most {}", policy.rows.size(),
                                             kMostRows)});
    for (const AllocationTarget& row : policy.rows) judgeRow(row, known, wrong);
    // The sum of what is wrong already says nothing more.
    if (wrong.empty()) judgeSum(policy, wrong);
    return wrong;
}

std::string words(const AllocationPolicy& policy)
{
    if (policy.rows.empty()) return "no targets";
    std::string out;
    for (const AllocationTarget& row : policy.rows)
        out += fmt::format("{} {} ± {} %, ", row.asset.view(), plain(row.target),
                           plain(row.tolerance));
    return out + "to the " + std::string{text(policy.aim)} + ", no trade below " +
           core::usd(policy.leastTradeUsd, 0);
}

void tell(Allocation& all, std::span<const AssetHeld> assets)
{
    for (std::size_t i = 0; i < assets.size(); ++i)
        all.rows[i].sentence = sentenceOf(all.rows[i], assets[i], all);
    all.rows.back().sentence = cashSentence(all.rows.back(), all);
    all.sentence = summary(all);
}

}  // namespace ballast::rebalance
