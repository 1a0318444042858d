#include "models/bands/cheapest.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::bands {
namespace {

/// Both parts of the cost of a pair; the same sum as pairCost.
Priced priced(Style style, const Inputs& in, double outer, double inner)
{
    const double cost = pairCost(in, outer, inner);
    if (!std::isfinite(cost)) return {.style = style, .outer = outer, .inner = inner};
    const double risk = frozen(in).risk * (outer * outer + inner * inner) / 12;
    return {style, outer, inner, cost, std::max(0.0, cost - risk)};
}

/// Best H where h is a fixed share r of it: H^4 = scale (2k + c (1-r) H) / (2 (1 - r^4)). The
/// right side grows slower than the left, so that there is one root; Newton from above it.
double bestOuter(const Frozen& f, double share)
{
    const double scale = f.scale() / (2 * (1 - std::pow(share, 4)));
    const double fixed = 2 * f.ticket * scale, slope = f.perCoin * (1 - share) * scale;
    double x = std::pow(fixed, 0.25) + std::cbrt(slope);
    for (int i = 0; i < 60 && x > 0; ++i) {
        const double step = (x * x * x * x - slope * x - fixed) / (4 * x * x * x - slope);
        x -= step;
        if (std::abs(step) <= 1e-16 * x) break;
    }
    return x;
}

/// Trading to the edge in steps of d: (H + h)^3 = scale (k/d + c), and never across the target.
Priced edge(const Inputs& in, const Frozen& f, double least)
{
    if (least == 0) {
        const double width = std::cbrt(f.scale() * f.perCoin) / 2;
        return priced(Style::Edge, in, width, width);
    }
    const double sum = std::max(least, std::cbrt(f.scale() * (f.ticket / least + f.perCoin)));
    return priced(Style::Edge, in, (sum + least) / 2, (sum - least) / 2);
}

/// The best pair, whose step is not below what can be traded.
Priced pair(const Inputs& in, const Stationary& best, const Priced& edge, double least)
{
    if (best.outer - best.inner >= least) return priced(Style::Pair, in, best.outer, best.inner);
    Priced out = edge;  // the best pair wants smaller steps than there are: the smallest is next
    out.style = Style::Pair;
    return out;
}

std::string against(const Priced& way, double cheapest)
{
    if (!way.costUsd) return fmt::format("{} has no price", text(way.style));
    return fmt::format("{} {:+.0f} %", text(way.style), 100 * (*way.costUsd / cheapest - 1));
}

}  // namespace

std::string_view text(Style style)
{
    switch (style) {
        case Style::Edge: return "to the edge";
        case Style::Target: return "to the target";
        case Style::HalfWay: return "half way";
        case Style::Pair: return "to an inner band";
    }
    return "";
}

Cheapest cheapest(const Inputs& in, double leastTrade)
{
    const Stationary best = stationary(in);
    if (best.status != Status::Ok) return {.status = best.status};
    if (!std::isfinite(leastTrade) || leastTrade < 0) return {};
    const Frozen f = frozen(in);
    // What costs nothing is done at once: no way of trading is better than another.
    if (f.perCoin == 0 && f.ticket == 0) return {.status = Status::Undefined};
    const double target = std::max(leastTrade, bestOuter(f, 0));
    const double halfWay = std::max(2 * leastTrade, bestOuter(f, 0.5));
    Cheapest out{.status = Status::Ok};
    const Priced toEdge = edge(in, f, leastTrade);
    out.ways = {toEdge, priced(Style::Target, in, target, 0),
                priced(Style::HalfWay, in, halfWay, halfWay / 2),
                pair(in, best, toEdge, leastTrade)};
    const Priced* least = nullptr;
    for (const Priced& way : out.ways)
        if (way.costUsd && (!least || *way.costUsd < *least->costUsd)) least = &way;
    if (!least) return {.status = Status::Undefined};
    out.best = least->style;
    return out;
}

std::string Cheapest::reason() const
{
    if (status != Status::Ok) return std::string{text(status)};
    const double cost = *chosen().costUsd;
    std::string out = fmt::format("{} at {} a year", text(best), core::usd(cost, 0));
    char separator = ';';
    for (const Priced& way : ways) {
        if (way.style == best) continue;
        out += fmt::format("{} {}", separator, against(way, cost));
        separator = ',';
    }
    return out;
}

}  // namespace ballast::bands
