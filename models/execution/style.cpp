#include "models/execution/style.h"

#include "models/execution/almgren_chriss.h"
#include "models/execution/lots.h"
#include "models/execution/obizhaeva_wang.h"
#include "models/execution/twap.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ballast::execution {
namespace {

using Lots = std::vector<std::int64_t>;

bool isScheduled(StyleKind kind)
{
    return kind == StyleKind::Twap || kind == StyleKind::AlmgrenChriss ||
           kind == StyleKind::ObizhaevaWang;
}

Lots almgrenChrissLots(const Style& style, std::int64_t total)
{
    const std::vector<double> held =
        sharesHeld(core::seconds(style.over) / core::seconds(style.halfLife), style.slices);
    std::vector<double> traded;
    for (std::size_t j = 1; j < held.size(); ++j) traded.push_back(held[j - 1] - held[j]);
    return inLots(traded, total);
}

/// Slices are trades here: one less between them.
Lots obizhaevaWangLots(const Style& style, std::int64_t total)
{
    if (style.slices == 1) return {total};
    const double step = core::seconds(style.over) / (style.slices - 1);
    const double gone = std::numbers::ln2 * step / core::seconds(style.refill);
    return inLots(blockShares(gone, style.slices - 1), total);
}

/// Children at equal distances, those of zero lots left out.
std::vector<Child> spaced(const Lots& lots, core::Duration distance)
{
    std::vector<Child> out;
    for (std::size_t i = 0; i < lots.size(); ++i)
        if (lots[i] > 0) out.push_back({lots[i], distance * static_cast<std::int64_t>(i)});
    return out;
}

std::vector<Child> clips(const Style& style, std::int64_t total, std::int64_t least,
                         std::int64_t touch)
{
    std::vector<Child> out;
    Iceberg iceberg = style.iceberg;
    iceberg.leastLots = std::max(iceberg.leastLots, least);
    // More clips than that are none at all: the whole is shown in fewer, larger ones.
    iceberg.leastLots = std::max(iceberg.leastLots, (total - 1) / kMostSlices + 1);
    for (std::int64_t left = total; left > 0;) {
        out.push_back(
            {clip(iceberg, left, touch), style.clipPause * static_cast<std::int64_t>(out.size())});
        left -= out.back().lots;
    }
    return out;
}

/// No child below `least`: what is too small waits for the next one.
std::vector<Child> gathered(const std::vector<Child>& in, std::int64_t least)
{
    std::vector<Child> out;
    std::int64_t carried = 0;
    for (const Child& child : in) {
        carried += child.lots;
        if (carried < least) continue;
        out.push_back({carried, child.after});
        carried = 0;
    }
    if (carried > 0 && !out.empty())
        out.back().lots += carried;
    else if (carried > 0)
        out.push_back({carried, in.front().after});
    return out;
}

}  // namespace

std::string_view text(StyleKind kind)
{
    switch (kind) {
        case StyleKind::ImmediateIoc: return "at once";
        case StyleKind::Twap: return "TWAP";
        case StyleKind::AlmgrenChriss: return "Almgren-Chriss";
        case StyleKind::ObizhaevaWang: return "Obizhaeva-Wang";
        case StyleKind::Iceberg: return "iceberg";
        case StyleKind::Peg: return "peg";
    }
    return "";
}

std::string problem(const Style& style)
{
    using core::Duration;
    if (isScheduled(style.kind)) {
        if (style.slices < 1 || style.slices > kMostSlices)
            return fmt::format("{} slices: 1 to {} can be worked", style.slices, kMostSlices);
        if (style.over <= Duration::zero()) return "the time to work it over is not above zero";
    }
    if (style.kind == StyleKind::Twap && !(style.jitter >= 0 && style.jitter <= kMostJitter))
        return fmt::format("a jitter of {}: 0 to {} is allowed", style.jitter, kMostJitter);
    if (style.kind == StyleKind::AlmgrenChriss && style.halfLife <= Duration::zero())
        return "the half-life is not above zero";
    if (style.kind == StyleKind::ObizhaevaWang && style.refill <= Duration::zero())
        return "the time in which the book refills is not above zero";
    if (style.kind == StyleKind::Iceberg) {
        const Iceberg& i = style.iceberg;
        if (!(i.touchShare >= 0 && i.touchShare <= 1))
            return fmt::format("a share of {} of the best price: 0 to 1 can be shown",
                               i.touchShare);
        if (i.leastLots < 1 || i.mostLots < i.leastLots)
            return "a clip is at least one lot and at most its largest";
        if (style.clipPause < Duration::zero()) return "the pause between clips is below zero";
    }
    if (style.kind == StyleKind::Peg &&
        (style.peg.repegTicks < 1 || style.peg.mostMoves < 0 || style.peg.mostRefusals < 1 ||
         style.peg.deadline < Duration::zero() || style.peg.moveEvery < Duration::zero()))
        return "a peg follows after one tick or more, and its times and moves are not below zero";
    return {};
}

std::vector<Child> children(const Style& style, std::int64_t totalLots, std::int64_t leastLots,
                            std::int64_t touchLots)
{
    if (totalLots <= 0 || !problem(style).empty()) return {};
    const std::int64_t least = std::max<std::int64_t>(1, leastLots);
    const core::Duration slice = isScheduled(style.kind) ? style.over / style.slices : style.over;
    switch (style.kind) {
        case StyleKind::Twap:
            return gathered(spaced(twap(totalLots, style.slices, style.jitter, style.seed), slice),
                            least);
        case StyleKind::AlmgrenChriss:
            return gathered(spaced(almgrenChrissLots(style, totalLots), slice), least);
        case StyleKind::ObizhaevaWang:
            return gathered(spaced(obizhaevaWangLots(style, totalLots),
                                   style.over / std::max(1, style.slices - 1)),
                            least);
        case StyleKind::Iceberg: return clips(style, totalLots, least, touchLots);
        case StyleKind::ImmediateIoc:
        case StyleKind::Peg: break;
    }
    return {{totalLots, core::Duration::zero()}};
}

}  // namespace ballast::execution
