// What a joint hedge says to a person.
#include "models/core/text.h"
#include "models/rebalance/joint_market.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <utility>

namespace ballast::rebalance {
namespace {

std::string trimmed(double value, int decimals)
{
    std::string text = core::number(value, decimals);
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return out;
}

std::string legText(const HedgeLeg& leg, const JointWish& wish)
{
    const std::string verb = leg.side == core::Side::Buy ? "buy" : "sell";
    const std::string where = wish.venues.size() > 1 ? " at " + leg.venue.text() : std::string{};
    if (leg.option) return fmt::format("{} {} {}{}", verb, leg.quantity.text(), leg.name, where);
    return fmt::format("{} {} {} of {}{}", verb, trimmed(leg.coinAmount, 3), wish.underlying.view(),
                       leg.name, where);
}

/// One Greek as it is spoken of.
struct Spoken {
    const char* name;
    double before, after;
    const GreekRange* range;
    std::string unit;
    int decimals;
};

std::array<Spoken, 3> spoken(const JointWish& wish, const JointHedge& h)
{
    const std::string coin = wish.underlying.text();
    return {Spoken{"delta", h.before.delta, h.after.delta, &wish.delta, coin, 3},
            Spoken{"gamma", h.before.gamma, h.after.gamma, &wish.gamma, coin + " per 1 %", 4},
            Spoken{"vega", h.before.vega, h.after.vega, &wish.vega, "USD/pt", 0}};
}

bool isOutside(const GreekRange& range, double value)
{
    const double hair = 1e-9 * std::abs(value);
    return (range.lower && value < *range.lower - hair) ||
           (range.upper && value > *range.upper + hair);
}

/// Where a Greek that was outside has come to; empty: it was not, or it still is.
std::string achievement(const Spoken& s)
{
    const GreekRange& r = *s.range;
    if (!isOutside(r, s.before) || isOutside(r, s.after)) return {};
    if (r.lower && r.upper && *r.lower == *r.upper)
        return fmt::format("{} back to its target", s.name);
    const double width =
        r.lower && r.upper ? *r.upper - *r.lower : std::abs(r.lower ? *r.lower : *r.upper);
    if (r.lower && s.after - *r.lower <= 0.02 * width)
        return fmt::format("{} back to its floor", s.name);
    if (r.upper && *r.upper - s.after <= 0.02 * width)
        return fmt::format("{} back to its ceiling", s.name);
    return fmt::format("{} back inside its band", s.name);
}

/// How far from the best it may be. Beside a bound of next to nothing a percentage says nothing.
std::string overText(const JointHedge& h)
{
    const double over = h.overBound();
    if (over < 10) return fmt::format("at most {} % dearer than the best", trimmed(100 * over, 1));
    return fmt::format("at most {} dearer than the best",
                       core::usd(h.countedUsd() - h.lowerBoundUsd, 2));
}

/// What keeps instruments that could help from being traded, by how many.
std::string obstacles(const JointHedge& h, bool optionsOnly)
{
    std::array<int, 16> counts{};
    for (const RejectedCandidate& r : h.rejected)
        if (r.option || !optionsOnly) ++counts[static_cast<std::size_t>(r.verdict.obstacle)];
    std::vector<std::string> parts;
    for (std::size_t o = 0; o < counts.size(); ++o)
        if (counts[o] > 0)
            parts.push_back(fmt::format(
                "{} {}", counts[o], construction::text(static_cast<construction::Obstacle>(o))));
    return joined(parts);
}

std::string shortfall(const Spoken& s, const construction::Violation& v, const JointHedge& h)
{
    std::string reason = v.reason;
    if (reason.starts_with("no instrument changes")) {
        const bool optionsOnly = v.greek != 0;
        const std::string why = obstacles(h, optionsOnly);
        reason =
            optionsOnly ? "no listed option may be traded" : "no listed instrument may be traded";
        if (!why.empty()) reason += " (" + why + ")";
    }
    return fmt::format("{} cannot be met by {} {}: {}", s.name,
                       trimmed(std::abs(v.amount), s.decimals), s.unit, reason);
}

}  // namespace

std::string filteredOf(const JointWish& wish, const JointHedge& h)
{
    std::map<construction::Obstacle, int> counts;
    for (const RejectedCandidate& r : h.rejected) ++counts[r.verdict.obstacle];
    std::vector<std::pair<construction::Obstacle, int>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted, std::greater{},
                             &std::pair<construction::Obstacle, int>::second);
    std::string out = fmt::format("{} of {}", h.candidates, h.candidates + h.rejected.size());
    for (std::size_t i = 0; i < sorted.size(); ++i)
        out += fmt::format("{}{} {}", i == 0 ? ": " : ", ", sorted[i].second,
                           construction::shortText(sorted[i].first, wish.rules));
    return out;
}

std::vector<std::string> missedOf(const JointWish& wish, const JointHedge& h)
{
    const auto greeks = spoken(wish, h);
    std::vector<std::string> missed;
    for (const construction::Violation& v : h.violations)
        missed.push_back(shortfall(greeks[v.greek], v, h));
    return missed;
}

std::string sentenceOf(const JointWish& wish, const JointHedge& h, bool partial)
{
    if (h.status == construction::Status::Invalid)
        return "No hedge can be worked out: " + h.why + ".";
    const auto greeks = spoken(wish, h);
    const std::vector<std::string>& missed = h.missed;
    std::vector<std::string> legs, reached;
    for (const HedgeLeg& leg : h.legs) legs.push_back(legText(leg, wish));
    for (const Spoken& s : greeks)
        if (std::string text = achievement(s); !text.empty()) reached.push_back(std::move(text));
    std::string out;
    if (legs.empty()) {
        out = missed.empty() ? "Nothing to trade: delta, gamma and vega are where they may be"
                             : "Nothing can be traded";
    } else {
        out = joined(legs);
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
        if (!reached.empty()) out += ": " + joined(reached);
        out += " for " + core::usd(h.costUsd, h.costUsd < 100 ? 2 : 0);
    }
    for (const std::string& text : missed) out += "; " + text;
    if (!h.exact && !h.legs.empty() && h.status != construction::Status::Infeasible &&
        h.countedUsd() > h.lowerBoundUsd)
        out += fmt::format(" ({}: {})", overText(h), h.why);
    if (!h.marginWarning.empty()) out += "; " + h.marginWarning;
    if (partial) out += "; positions without a price are not counted";
    return out + ".";
}

}  // namespace ballast::rebalance
