#pragma once

#include "models/review/carried_row.h"

#include <chrono>
#include <span>
#include <string>
#include <vector>

namespace ballast::review {

using UtcDay = std::chrono::sys_days;  ///< UTC
/// The day a step belongs to: the one it ended in, midnight being the end of the day before.
UtcDay dayOfStep(core::Time end);

/// Attribution of one UTC day by what a person filters and groups by. Cells add up: the store's
/// writer adds each step to its cell, so that no review ever prices a book again.
struct PnlCell {
    UtcDay day{};
    core::AccountKey account;
    std::string subBook;
    core::Currency underlying;
    std::optional<core::Time> expiry;  ///< none: perpetuals and equity
    Attribution parts;                 ///< `grossUsd` is not read: see grossUsdSeconds
    double markedUsd = 0;
    double grossUsdSeconds = 0;
    double unseenUsd = 0;  ///< gross, of quantities that no fill tells of
    int steps = 0;
    /// Of one day and one place; adds the step to it.
    void add(const CarriedRow& after, const CarriedStep& step);
    bool operator==(const PnlCell&) const = default;
};

/// What cells come to. The parts, `marking` and nothing else add up to `markedUsd`.
struct PnlSum {
    Attribution parts;
    double markedUsd = 0;
    double grossUsdSeconds = 0;
    double unseenUsd = 0;
    core::Duration span{};  ///< of the days summed: what the gross notional is averaged over
    int cells = 0;
    void add(const PnlCell& cell);

    /// What the book made. The coin held as equity moves with the index whatever is hedged, by
    /// more than all else: its translation is a figure of its own, beside this and in no profit.
    double profitUsd() const { return markedUsd - parts.translation; }
    double coinHeldUsd() const { return parts.translation; }
    /// The venue's marks against our model.
    double marking() const { return markedUsd - parts.total; }
    /// What neither the Greeks nor anything else accounts for: Taylor's rest and the marking.
    double unexplained() const { return parts.unexplained + marking(); }
    double grossUsd() const;  ///< average
    /// |unexplained| over the sum of the profit's parts without their signs; 0 of nothing.
    double unexplainedShare() const;
    bool isFlagged()
        const;  ///< > max(5 % of the parts, half a basis point of the gross): theory: 9
    bool wantsLook() const;  ///< flagged, and more than 10 % of the parts
};

enum class PnlBy : std::uint8_t { Total, Day, Underlying, Expiry, SubBook, Venue, Account };
std::string_view text(PnlBy by);

struct PnlGroup {
    std::string
        key;  ///< "2026-11-22", "BTC", "perpetual", "unassigned": for a person and an export
    PnlSum sum;
    bool toInvestigate = false;  ///< by day: flagged for the third day running, or more than 10 %
};
/// What a person chose to see; empty: all.
struct PnlFilter {
    core::Currency underlying;
    core::VenueId venue;
    std::optional<std::string> subBook;
    std::optional<UtcDay> from, to;  ///< both belong to it
    bool takes(const PnlCell& cell) const;
};
/// In the order of their keys; by Expiry in the order of time. One group of nothing for Total.
std::vector<PnlGroup> pnlBy(std::span<const PnlCell> cells, PnlBy by, const PnlFilter& filter = {});

/// The waterfalls, as bars that add up to their last: names and USD.
struct WaterfallBar {
    std::string_view name;
    double usd = 0;
    bool isTotal = false;
};
/// Greek by Greek, then linear, funding, fees, new trades, unexplained; profit, without the coin
/// held.
std::vector<WaterfallBar> taylorWaterfall(const PnlSum& sum);
/// Time, spot, volatility by revaluation, then the same; marking; profit.
std::vector<WaterfallBar> revaluationWaterfall(const PnlSum& sum);

}  // namespace ballast::review
