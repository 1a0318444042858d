// A small made period of two rebalances and two days, with hostile words in every place that others
// write to.
#pragma once

#include "models/report/source.h"
#include "tests/models/review/review_samples.h"

namespace ballast::report::samples {

namespace r = ballast::review::samples;

inline constexpr const char* kHostile =
    "=HYPERLINK(\"http://x\",\"y\") <script>alert(1)</script> \xE2\x80\xAE"
    "evil & 'q'";

inline std::chrono::sys_days day() { return std::chrono::floor<std::chrono::days>(r::at(0)); }

/// Cells of a day that add up to `marked` with `unexplained` of it.
inline review::PnlCell cell(int dayNumber, const char* underlying, double unexplained)
{
    review::PnlCell c;
    c.day = day() + std::chrono::days{dayNumber};
    c.account = {"paper", "main"};
    c.subBook = dayNumber == 0 ? "" : "Gamma";
    c.underlying = underlying;
    c.parts.delta = 100, c.parts.gamma = 250.5, c.parts.theta = -120.25, c.parts.vega = 40;
    c.parts.funding = -3, c.parts.fees = -12.5;
    c.parts.total = 254.25, c.parts.unexplained = -0.5;
    c.parts.options = 270, c.parts.timeStep = -120, c.parts.spotStep = 350, c.parts.volStep = 40;
    c.markedUsd = 254.25 + unexplained;
    c.grossUsdSeconds = 86'400.0 * 50'000;
    c.steps = 24;
    return c;
}

inline Source source()
{
    Source s;
    s.span = {day(), day() + std::chrono::days{1}};
    s.program = "Ballast 0.0.0";
    auto data = std::make_shared<review::ReviewData>();
    data->from = s.span.from(), data->to = s.span.to();
    review::Case first = r::one(7, 3'600), second = r::one(8, 90'000);
    second.row.trigger = "Schedule";
    second.row.outcome = "Rejected";
    second.row.reason = kHostile;
    second.row.orders = 0;
    second.legs[0].fills.clear();
    second.legs[0].orders = 0;
    first.notes = {{{7}, review::NoteKind::Note, kHostile, "@anna", r::at(5'000)},
                   {{7}, review::NoteKind::Tagged, "late", "anna", r::at(5'001)}};
    first.tags = {"late"};
    data->cases = {first, second};
    data->pnl = {cell(0, "BTC", 0.25), cell(0, "ETH", 0), cell(1, "BTC", 400)};
    review::SampleFold fold;
    for (const review::BandSample& sample : r::walk(7'200, 900)) fold.add(sample);
    data->hours = fold.take().hours;
    review::finish(*data);
    s.data = data;
    s.now = review::reviewOf(*data);
    Records& records = s.records;
    records.incidents = {{r::at(4'000), "alert", "critical", "halt", "BTC", {}, kHostile, ""},
                         {r::at(4'100), "guard", "warning", "normal \u2192 caution", "BTC", "paper",
                          "spread 12 bp, limit 10 bp", "engine"}};
    records.changes = {{r::at(6'000), "limits.collar_future", "0.005", "0.01 (loosened)", "anna"}};
    records.changesAfter = {
        {r::at(200'000), "limits.daily_loss_usd", "1000", "2000 (loosened)", "anna"}};
    records.standings = {
        {"BTC", r::at(172'000), 63'000, 3.5, 0.6, -1.4, 2.3, 0.12, -400, 35, 0.31, false}};
    records.accounts = {{{"paper", "main"}, "BTC", r::at(172'000), 12.5, 2, 1.5}};
    review::CarriedRow held;
    held.key.account = {"paper", "main"};
    held.key.instrument = "BTC-27NOV26-60000-C";
    held.quantity = -12, held.mark = 0.041, held.sigma = 0.52, held.at = r::at(169'200);
    records.held = {held};
    records.traded = {{"paper", "main"}};
    records.recordedUntil = r::at(172'000);
    records.journalEvents = 42;
    records.journalHash = "c0ffee";
    records.chain = review::ChainLook{.links = 12, .rows = 345};
    records.schema = 8;
    s.inForce = {{"limits.daily_loss_usd", "loss of a day", "2000"}};
    undoLater(s);
    addWhatIfs(s, {});
    return s;
}

}  // namespace ballast::report::samples
