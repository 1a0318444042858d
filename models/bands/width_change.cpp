#include "models/bands/width_change.h"

#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ballast::bands {
namespace {

/// Of all that moved the width, what is less is not told.
constexpr double kTold = 0.1;
constexpr std::size_t kMostTold = 3;

std::string coin(double width) { return core::number(width, width < 0.1 ? 4 : 2); }
std::string percent(double sigma) { return core::number(100 * sigma, 1); }
std::string points(double fraction) { return core::number(1e4 * fraction, 2); }
std::string perPercent(const Inputs& in)
{
    return core::signedNumber(in.gamma * in.forward / 100, 3);
}

/// The drivers with the first `replaced` of them as they are after.
WidthDrivers mixed(const WidthDrivers& before, const WidthDrivers& after, std::size_t replaced)
{
    WidthDrivers out = before;
    if (replaced > 0) {
        out.inputs.forward = after.inputs.forward;
        out.inputs.tau = after.inputs.tau;
        out.inputs.rate = after.inputs.rate;
    }
    if (replaced > 1) out.inputs.gamma = after.inputs.gamma;
    if (replaced > 2) out.inputs.sigma = after.inputs.sigma;
    if (replaced > 3) {
        out.fee = after.fee;
        out.slippage = after.slippage;
        out.inputs.fixedCostUsd = after.inputs.fixedCostUsd;
    }
    if (replaced > 4) out.factor = after.factor;
    if (replaced > 5) out.inputs.riskAversion = after.inputs.riskAversion;
    return out;
}

std::string regimeWords(const WidthDrivers& before, const WidthDrivers& after)
{
    if (!after.regime.empty()) return after.regime;
    return before.regime.empty() ? "regime as usual" : "no longer " + before.regime;
}

std::string wordsOf(Driver driver, const WidthDrivers& a, const WidthDrivers& b)
{
    switch (driver) {
        case Driver::Price:
            return fmt::format("spot {} -> {}", core::number(a.inputs.forward, 0),
                               core::number(b.inputs.forward, 0));
        case Driver::Gamma:
            return fmt::format("gamma {} -> {} per 1 %", perPercent(a.inputs),
                               perPercent(b.inputs));
        case Driver::Volatility:
            return a.sigmaName == b.sigmaName
                       ? fmt::format("{} {} -> {} %", b.sigmaName, percent(a.inputs.sigma),
                                     percent(b.inputs.sigma))
                       : fmt::format("{} {} % -> {} {} %", a.sigmaName, percent(a.inputs.sigma),
                                     b.sigmaName, percent(b.inputs.sigma));
        case Driver::Cost:
            return fmt::format("cost {} -> {} bp", points(a.fee + a.slippage),
                               points(b.fee + b.slippage));
        case Driver::Regime: return regimeWords(a, b);
        case Driver::Aversion:
            return fmt::format("risk aversion {:.2e} -> {:.2e} per USD", a.inputs.riskAversion,
                               b.inputs.riskAversion);
        default: return {};
    }
}

/// What holds a width, behind what moved it.
std::string boundWords(Bound bound, double asked)
{
    switch (bound) {
        case Bound::None: return {};
        case Bound::Change:
            return fmt::format("at most 25 % a refresh, {} is asked for", coin(asked));
        case Bound::Lot: return fmt::format("not below one lot, {} is asked for", coin(asked));
        case Bound::Mandate: return fmt::format("the mandate's cap, {} is asked for", coin(asked));
    }
    return {};
}

Driver driverOf(Bound bound)
{
    switch (bound) {
        case Bound::None: return Driver::None;
        case Bound::Change: return Driver::Change;
        case Bound::Lot: return Driver::Lot;
        case Bound::Mandate: return Driver::Mandate;
    }
    return Driver::None;
}

Driver partAt(std::size_t i) { return static_cast<Driver>(i + 1); }

std::string joined(const std::string& what, const std::string& bound)
{
    return what.empty() ? bound : bound.empty() ? what : what + "; " + bound;
}

}  // namespace

std::string_view text(Driver driver)
{
    switch (driver) {
        case Driver::None: return "none";
        case Driver::Price: return "price";
        case Driver::Gamma: return "gamma";
        case Driver::Volatility: return "volatility";
        case Driver::Cost: return "cost";
        case Driver::Regime: return "regime";
        case Driver::Aversion: return "risk aversion";
        case Driver::Found: return "found";
        case Driver::Change: return "change cap";
        case Driver::Lot: return "lot";
        case Driver::Mandate: return "mandate";
        case Driver::Settlement: return "settlement";
        case Driver::Gone: return "as written";
    }
    return "";
}

std::optional<std::array<double, kParts>> widthParts(const WidthDrivers& before,
                                                     const WidthDrivers& after,
                                                     WidthFormula formula)
{
    std::array<double, kParts> parts{};
    auto last = formula(before.costed());
    if (!last) return std::nullopt;
    for (std::size_t i = 0; i < kParts; ++i) {
        const auto next = formula(mixed(before, after, i + 1).costed());
        if (!next) return std::nullopt;
        parts[i] = *next - *last;
        last = next;
    }
    return parts;
}

WidthChange widthChange(double widthBefore, const WidthDrivers& before, double widthAfter,
                        const WidthDrivers& after, Bound bound, WidthFormula formula)
{
    WidthChange out;
    std::string what;
    if (const auto parts = widthParts(before, after, formula)) {
        out.parts = *parts;
        std::array<std::size_t, kParts> order{};
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, std::ranges::greater{},
                                 [&](std::size_t i) { return std::abs(out.parts[i]); });
        double all = 0;
        for (const double part : out.parts) all += std::abs(part);
        std::size_t told = 0;
        for (const std::size_t i : order) {
            if (!(std::abs(out.parts[i]) > kTold * all) || told == kMostTold) break;
            if (told++ == 0) out.driver = partAt(i);
            what += (what.empty() ? "" : ", ") + wordsOf(partAt(i), before, after);
        }
    }
    if (bound != Bound::None) out.driver = driverOf(bound);
    const std::string why = joined(what, boundWords(bound, after.half));
    out.sentence = fmt::format("Band {} -> {}{}{}", coin(widthBefore), coin(widthAfter),
                               why.empty() ? "" : ": ", why);
    return out;
}

WidthChange firstWidth(double width, const WidthDrivers& d, Bound bound, std::string_view rule)
{
    WidthChange out{.driver = bound == Bound::None ? Driver::Found : driverOf(bound),
                    .parts = {},
                    .sentence = {}};
    std::string why = fmt::format("gamma {} per 1 %, {} {} %, cost {} bp", perPercent(d.inputs),
                                  d.sigmaName, percent(d.inputs.sigma), points(d.cost()));
    if (!d.regime.empty()) why += ", " + d.regime;
    out.sentence =
        fmt::format("Band {} by {}: {}", coin(width), rule, joined(why, boundWords(bound, d.half)));
    return out;
}

}  // namespace ballast::bands
