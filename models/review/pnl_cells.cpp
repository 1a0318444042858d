#include "models/review/pnl_cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ballast::review {
namespace {

constexpr double kFlaggedShare = 0.05, kLookShare = 0.10, kHalfBp = 0.5e-4;
constexpr int kDaysRunning = 3;

std::string dateOf(core::Time at) { return core::isoUtc(at).substr(0, 10); }

/// Sums over days: counts and averages add, a maximum would not.
void addParts(Attribution& to, const Attribution& from)
{
    const int leftOut = to.leftOut + from.leftOut;
    to += from;
    to.leftOut = leftOut;
    to.grossUsd = 0;
}

/// What it is sorted by, and what it is called.
std::pair<std::string, std::string> keyOf(const PnlCell& cell, PnlBy by)
{
    const auto same = [](std::string name) { return std::pair{name, name}; };
    switch (by) {
        case PnlBy::Total: return {};
        case PnlBy::Day: return same(dateOf(cell.day));
        case PnlBy::Underlying: return same(cell.underlying.text());
        case PnlBy::Expiry:
            return cell.expiry ? same(dateOf(*cell.expiry))
                               : std::pair<std::string, std::string>{"", "no expiry"};
        case PnlBy::SubBook:
            return cell.subBook.empty() ? std::pair<std::string, std::string>{"", "unassigned"}
                                        : same(cell.subBook);
        case PnlBy::Venue: return same(cell.account.venue.text());
        case PnlBy::Account:
            return same(cell.account.venue.text() + " " + cell.account.account.text());
    }
    return {};
}

/// "3 days running ⇒ investigate": days in their order.
void lookAtDays(std::vector<PnlGroup>& days)
{
    int running = 0;
    for (PnlGroup& day : days) {
        running = day.sum.isFlagged() ? running + 1 : 0;
        day.toInvestigate = running >= kDaysRunning || day.sum.wantsLook();
    }
}

}  // namespace

UtcDay dayOfStep(core::Time end)
{
    return std::chrono::floor<std::chrono::days>(end - core::Duration{1});
}

void PnlCell::add(const CarriedRow& after, const CarriedStep& step)
{
    addParts(parts, step.parts);
    markedUsd += step.markedUsd;
    grossUsdSeconds += step.grossUsdSeconds;
    const double price = after.key.kind == CarriedKind::Inverse ? 1 : after.spot;
    unseenUsd += std::abs(step.unseen) * price;
    ++steps;
}

void PnlSum::add(const PnlCell& cell)
{
    addParts(parts, cell.parts);
    markedUsd += cell.markedUsd;
    grossUsdSeconds += cell.grossUsdSeconds;
    unseenUsd += cell.unseenUsd;
    ++cells;
}

double PnlSum::grossUsd() const
{
    return span.count() > 0 ? grossUsdSeconds / core::seconds(span) : 0;
}

double PnlSum::unexplainedShare() const
{
    const double moved = parts.moved();
    return moved > 0 ? std::abs(unexplained()) / moved : 0;
}

bool PnlSum::isFlagged() const
{
    return std::abs(unexplained()) > std::max(kFlaggedShare * parts.moved(), kHalfBp * grossUsd());
}

bool PnlSum::wantsLook() const
{
    return isFlagged() && std::abs(unexplained()) > kLookShare * parts.moved();
}

std::string_view text(PnlBy by)
{
    switch (by) {
        case PnlBy::Total: return "Total";
        case PnlBy::Day: return "Day";
        case PnlBy::Underlying: return "Underlying";
        case PnlBy::Expiry: return "Expiry";
        case PnlBy::SubBook: return "Sub-book";
        case PnlBy::Venue: return "Venue";
        case PnlBy::Account: return "Account";
    }
    return "Total";
}

bool PnlFilter::takes(const PnlCell& cell) const
{
    return (underlying.empty() || cell.underlying == underlying) &&
           (venue.empty() || cell.account.venue == venue) &&
           (!subBook || cell.subBook == *subBook) && (!from || cell.day >= *from) &&
           (!to || cell.day <= *to);
}

std::vector<PnlGroup> pnlBy(std::span<const PnlCell> cells, PnlBy by, const PnlFilter& filter)
{
    struct Found {
        PnlGroup group;
        std::set<UtcDay> days;
    };
    std::map<std::string, Found> found;
    if (by == PnlBy::Total) found[""].group.key = text(by);
    for (const PnlCell& cell : cells) {
        if (!filter.takes(cell)) continue;
        auto [order, name] = keyOf(cell, by);
        Found& here = found[order];
        if (by != PnlBy::Total) here.group.key = std::move(name);
        here.group.sum.add(cell);
        here.days.insert(cell.day);
    }
    std::vector<PnlGroup> groups;
    groups.reserve(found.size());
    for (auto& [order, here] : found) {
        here.group.sum.span = std::chrono::days{here.days.size()};
        groups.push_back(std::move(here.group));
    }
    if (by == PnlBy::Day) lookAtDays(groups);
    return groups;
}

std::vector<WaterfallBar> taylorWaterfall(const PnlSum& sum)
{
    const Attribution& p = sum.parts;
    return {{"Delta", p.delta},
            {"Gamma", p.gamma},
            {"Vega", p.vega},
            {"Theta", p.theta},
            {"Vanna", p.vanna},
            {"Volga", p.volga},
            {"Futures", p.linear},
            {"Funding", p.funding},
            {"Fees", p.fees},
            {"New trades", p.newTrades},
            {"Unexplained", sum.unexplained()},
            {"Profit", sum.profitUsd(), true}};
}

std::vector<WaterfallBar> revaluationWaterfall(const PnlSum& sum)
{
    const Attribution& p = sum.parts;
    return {
        {"Time", p.timeStep},        {"Spot", p.spotStep},       {"Volatility", p.volStep},
        {"Futures", p.linear},       {"Funding", p.funding},     {"Fees", p.fees},
        {"New trades", p.newTrades}, {"Marking", sum.marking()}, {"Profit", sum.profitUsd(), true}};
}

}  // namespace ballast::review
