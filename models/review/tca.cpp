#include "models/review/tca.h"

#include "models/review/distribution.h"
#include "models/review/shortfall.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ballast::review {
namespace {

/// USD per unit of the leg's price times quantity: a quantity of USD is coin at the decision's mid,
/// for which the sums are exact (see shortfallUsd).
struct Scale {
    double quantity = 1;  ///< to coin
    double price = 1;     ///< to USD
};

double firstKnown(std::initializer_list<double> mids)
{
    for (const double mid : mids)
        if (mid > 0) return mid;
    return 0;
}

double decisionMid(const CaseLeg& leg)
{
    return firstKnown(
        {leg.decision.mid, leg.referencePrice, leg.fills.empty() ? 0 : leg.fills.front().mid});
}

void addMarkOuts(CostSum& sum, const CaseLeg& leg)
{
    for (const CaseFill& fill : leg.fills)
        for (std::size_t n = 0; n < kMarkOuts; ++n) {
            if (!(fill.midAfter[n] > 0) || !(fill.price > 0)) continue;
            const double value = tradedUsd(leg.unit, fill.quantity, fill.price);
            sum.markOut[n] += markOutBp(leg.side, fill.price, fill.midAfter[n]) * value / 1e4;
            sum.markOutOf[n] += value;
        }
}

bool lacksMarks(const CaseLeg& leg)
{
    return leg.orders > 0 &&
           (!leg.approval || !leg.arrival || !leg.end ||
            std::ranges::any_of(leg.fills, [](const CaseFill& fill) { return !(fill.mid > 0); }));
}

void addShortfall(CostSum& sum, const CaseLeg& leg)
{
    const double decided = decisionMid(leg);
    if (!(decided > 0) || !(leg.target > 0)) return;
    const Scale scale{leg.unit.sizedInUsd ? 1 / decided : 1,
                      leg.unit.sizedInUsd ? 1 : leg.unit.usdPerPriceUnit};
    const double firstMid = leg.fills.empty() ? 0 : leg.fills.front().mid;
    const double lastMid = leg.fills.empty() ? 0 : leg.fills.back().mid;
    const double arrived = firstKnown({leg.arrival ? leg.arrival->mid : 0, firstMid, decided});
    const double approved = firstKnown({leg.approval ? leg.approval->mid : 0, arrived});
    ShortfallOrder order;
    order.side = leg.side;
    order.target = leg.target * scale.quantity;
    order.decisionMid = decided * scale.price;
    order.arrivalMid = arrived * scale.price;
    order.endMid = firstKnown({leg.end ? leg.end->mid : 0, lastMid, decided}) * scale.price;
    std::vector<ShortfallFill> fills;
    fills.reserve(leg.fills.size());
    for (const CaseFill& fill : leg.fills)
        fills.push_back({fill.quantity * scale.quantity, fill.price * scale.price,
                         firstKnown({fill.mid, arrived}) * scale.price,
                         fill.halfSpread * scale.price, fill.feeUsd});
    const Shortfall cost = shortfall(order, fills);
    sum.targetUsd += order.target * order.decisionMid;
    sum.approval = core::sign(leg.side) * cost.filled * (approved - decided) * scale.price;
    sum.sending = cost.delay - sum.approval;
    sum.timing = cost.timing, sum.spread = cost.spread, sum.impact = cost.impact;
    sum.opportunity = cost.opportunity;
    sum.total = cost.total;
}

std::vector<std::string> keysOf(const Case& one, CostBy by)
{
    switch (by) {
        case CostBy::Total: return {std::string{text(by)}};
        case CostBy::Style: return {one.style};
        case CostBy::Hour: return {core::isoUtc(one.row.proposedAt).substr(11, 2)};
        case CostBy::Trader: return {one.trader};
        case CostBy::Automatic: return {one.automatic ? "automatic" : "by hand"};
        case CostBy::Trigger: return {one.row.trigger};
        case CostBy::Underlying: return {one.row.underlying.text()};
        case CostBy::Outcome: return {one.row.outcome};
        case CostBy::Day: return {core::isoUtc(one.row.proposedAt).substr(0, 10)};
        case CostBy::Tag: return one.tags;
        case CostBy::Venue:
        case CostBy::Instrument:
        case CostBy::Size: break;
    }
    return {};
}

constexpr std::array<std::pair<double, const char*>, 4> kSizes = {
    {{1e4, "below 10 k"}, {1e5, "10 k to 100 k"}, {1e6, "100 k to 1 M"}, {1e300, "1 M and more"}}};

std::size_t sizeOf(const CostSum& cost)
{
    const double usd = std::max(cost.tradedUsd, cost.targetUsd);
    std::size_t at = 0;
    while (at + 1 < kSizes.size() && usd >= kSizes[at].first) ++at;
    return at;
}

/// Collects groups under what they are sorted by.
class Groups {
public:
    void add(int order, const std::string& key, const CostSum& cost, const Case& one)
    {
        Found& found = m_found[{order, key}];
        found.group.key = key;
        ++found.group.rebalances;
        found.group.cost += cost;
        if (const auto time = one.approvalTime()) found.approvals.push_back(core::seconds(*time));
    }
    std::vector<CostGroup> done()
    {
        std::vector<CostGroup> groups;
        groups.reserve(m_found.size());
        for (auto& [key, found] : m_found) {
            if (!found.approvals.empty())
                found.group.medianApproval = core::fromSeconds(median(std::move(found.approvals)));
            groups.push_back(std::move(found.group));
        }
        return groups;
    }

private:
    struct Found {
        CostGroup group;
        std::vector<double> approvals;
    };
    std::map<std::pair<int, std::string>, Found> m_found;
};

}  // namespace

CostSum& CostSum::operator+=(const CostSum& o)
{
    orders += o.orders, fills += o.fills, withoutMarks += o.withoutMarks;
    for (double CostSum::* part :
         {&CostSum::tradedUsd, &CostSum::targetUsd, &CostSum::approval, &CostSum::sending,
          &CostSum::timing, &CostSum::spread, &CostSum::impact, &CostSum::feesPaid,
          &CostSum::rebates, &CostSum::opportunity, &CostSum::total, &CostSum::estimated,
          &CostSum::realised, &CostSum::vegaTarget, &CostSum::vegaFilled, &CostSum::optionTotal,
          &CostSum::optionSlippage})
        this->*part += o.*part;
    for (std::size_t n = 0; n < kMarkOuts; ++n)
        markOut[n] += o.markOut[n], markOutOf[n] += o.markOutOf[n];
    return *this;
}

CostSum costOf(const CaseLeg& leg)
{
    CostSum sum;
    sum.orders = leg.orders;
    sum.fills = static_cast<int>(leg.fills.size());
    if (leg.orders == 0 && leg.fills.empty()) return sum;
    double fees = 0;
    for (const CaseFill& fill : leg.fills) {
        (fill.feeUsd < 0 ? sum.rebates : sum.feesPaid) += fill.feeUsd;
        fees += fill.feeUsd;
        sum.tradedUsd += tradedUsd(leg.unit, fill.quantity, fill.price);
    }
    addShortfall(sum, leg);
    // Without a mid to hold it against only the fees are known.
    if (sum.targetUsd == 0) sum.total = fees;
    addMarkOuts(sum, leg);
    if (leg.target > 0) sum.estimated = leg.estimateUsd * leg.filled() / leg.target;
    sum.realised = sum.total - sum.approval - sum.opportunity;
    if (leg.vega != 0 && sum.targetUsd > 0) {
        sum.vegaTarget = std::abs(leg.vega);
        sum.vegaFilled = sum.vegaTarget * leg.filled() / leg.target;
        sum.optionTotal = sum.total;
        sum.optionSlippage = sum.delay() + sum.timing + sum.spread + sum.impact;
    }
    sum.withoutMarks = lacksMarks(leg) ? 1 : 0;
    return sum;
}

CostSum costOf(const Case& one)
{
    CostSum sum;
    for (const CaseLeg& leg : one.legs) sum += costOf(leg);
    return sum;
}

std::vector<CostBar> costBars(const CostSum& sum)
{
    const auto bar = [&](std::string_view name, double usd, bool isTotal = false) {
        return CostBar{name, usd, basisPoints(usd, sum.targetUsd), isTotal};
    };
    return {bar("Decision to approval", sum.approval),
            bar("Approval to arrival", sum.sending),
            bar("Timing", sum.timing),
            bar("Spread", sum.spread),
            bar("Impact", sum.impact),
            bar("Fees", sum.feesPaid),
            bar("Rebates", sum.rebates),
            bar("Not filled", sum.opportunity),
            bar("Shortfall", sum.total, true)};
}

std::string_view text(CostBy by)
{
    switch (by) {
        case CostBy::Total: return "Total";
        case CostBy::Venue: return "Venue";
        case CostBy::Style: return "Style";
        case CostBy::Hour: return "Hour";
        case CostBy::Size: return "Size";
        case CostBy::Trader: return "Trader";
        case CostBy::Automatic: return "By whom";
        case CostBy::Trigger: return "Trigger";
        case CostBy::Underlying: return "Underlying";
        case CostBy::Outcome: return "Outcome";
        case CostBy::Instrument: return "Instrument";
        case CostBy::Day: return "Day";
        case CostBy::Tag: return "Tag";
    }
    return "Total";
}

std::vector<CostGroup> costBy(std::span<const Case* const> cases, CostBy by)
{
    Groups groups;
    for (const Case* one : cases) {
        if (by == CostBy::Venue || by == CostBy::Instrument) {
            std::map<std::string, CostSum> legs;
            for (const CaseLeg& leg : one->legs)
                legs[by == CostBy::Venue ? leg.venue.text() : leg.instrument] += costOf(leg);
            for (const auto& [key, cost] : legs) groups.add(0, key, cost, *one);
            continue;
        }
        const CostSum cost = costOf(*one);
        if (by == CostBy::Size) {
            const std::size_t size = sizeOf(cost);
            if (cost.orders > 0)
                groups.add(static_cast<int>(size), kSizes[size].second, cost, *one);
            continue;
        }
        for (const std::string& key : keysOf(*one, by)) groups.add(0, key, cost, *one);
    }
    return groups.done();
}

}  // namespace ballast::review
