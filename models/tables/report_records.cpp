// What was done, what else could have been, how the desk stood, who changed what, and what was
// written on it.
#include "models/core/text.h"
#include "models/tables/report_parts.h"

#include <algorithm>
#include <cmath>

namespace ballast::tables::pages {
namespace {

using report::Cell;
using report::Row;
using report::Unit;

constexpr std::size_t kMostRebalances = 30, kMostHeld = 60, kMostChanges = 60;

Cell timeOr(const std::optional<core::Time>& at) { return at ? Cell(*at) : Cell(); }

bool inOrder(const Row&, const Row&) { return false; }

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

}  // namespace

report::Section rebalancesOf(const report::Source& source)
{
    report::Section section{"rebalances", text(ReportSay::tr("Rebalances")), {}};
    if (source.now.rows.empty()) {
        section.blocks.push_back(
            report::Text{{text(ReportSay::tr("Nothing was proposed in this period."))}, false});
        return section;
    }
    report::Table table;
    table.key = "rebalances";
    table.title = text(ReportSay::tr("Every rebalance, the dearest first on these pages"));
    if (source.now.rows.size() <= kMostRebalances)
        table.title = text(ReportSay::tr("Every rebalance"));
    table.columns = {column("proposal", ReportSay::tr("#"), Unit::Count, 0.7),
                     column("proposed_utc", ReportSay::tr("Proposed, UTC"), Unit::Instant, 1.5),
                     column("underlying", ReportSay::tr("Of"), Unit::Words, 0.7),
                     column("trigger", ReportSay::tr("Trigger"), Unit::Words, 1.2),
                     column("outcome", ReportSay::tr("Outcome"), Unit::Words, 1.1),
                     column("who", ReportSay::tr("Who"), Unit::Words, 1),
                     column("order", ReportSay::tr("Order"), Unit::Words, 2.6),
                     column("delta_before", ReportSay::tr("Delta before"), Unit::Coin, 1.05),
                     column("delta_after", ReportSay::tr("after"), Unit::Coin, 1.05),
                     column("traded_usd", ReportSay::tr("Traded, USD"), Unit::Usd, 1.1),
                     column("fees_usd", ReportSay::tr("Fees, USD"), Unit::Cents, 1),
                     column("shortfall_usd", ReportSay::tr("Shortfall, USD"), Unit::Cents, 1),
                     column("shortfall_bp", ReportSay::tr("bp"), Unit::Bp, 0.8),
                     column("approval_s", ReportSay::tr("Appr. s"), Unit::Seconds, 0.8)};
    for (const std::size_t row : source.now.rows) {
        const review::Case& one = source.data->cases[row];
        const review::CostSum& cost = source.data->costs[row];
        const auto approval = one.approvalTime();
        table.rows.push_back(
            {{number(static_cast<double>(one.row.proposal.value)), one.row.proposedAt,
              one.row.underlying.text(), said(one.row.trigger), said(one.row.outcome),
              wordsOr(one.trader.empty() ? one.row.actor : one.trader), wordsOr(one.row.order),
              number(one.row.deltaBefore),
              one.row.deltaAfter ? number(*one.row.deltaAfter) : Cell(),
              known(cost.tradedUsd, cost.orders > 0), known(cost.fees(), cost.orders > 0),
              known(cost.total, cost.orders > 0), known(cost.totalBp(), cost.targetUsd > 0),
              approval ? Cell(core::seconds(*approval)) : Cell()},
             false,
             one.row.orderState == "Needs operator"});
    }
    const auto dearest = [](const Row& a, const Row& b) {
        const auto cost = [](const Row& row) {
            const auto* value = std::get_if<double>(&row.cells[11]);
            return value ? *value : -1e300;
        };
        return cost(a) > cost(b);
    };
    addLong(section, std::move(table), kMostRebalances, dearest);

    report::Table life;  // what a program wants to know beside
    life.key = "rebalance_times";
    life.title = text(ReportSay::tr("The steps of every rebalance"));
    life.shown = report::Shown::Files;
    life.columns = {
        column("proposal", ReportSay::tr("#"), Unit::Count),
        column("label", ReportSay::tr("Label"), Unit::Words),
        column("venue", ReportSay::tr("Venue"), Unit::Words),
        column("style", ReportSay::tr("Worked"), Unit::Words),
        column("decided_utc", ReportSay::tr("Decided, UTC"), Unit::Instant),
        column("sent_utc", ReportSay::tr("Sent, UTC"), Unit::Instant),
        column("ended_utc", ReportSay::tr("Ended, UTC"), Unit::Instant),
        column("order_state", ReportSay::tr("Order"), Unit::Words),
        column("reason", ReportSay::tr("Reason"), Unit::Words),
        column("approval_usd", ReportSay::tr("Approval, USD"), Unit::Cents),
        column("sending_usd", ReportSay::tr("Sending, USD"), Unit::Cents),
        column("timing_usd", ReportSay::tr("Timing, USD"), Unit::Cents),
        column("spread_usd", ReportSay::tr("Spread, USD"), Unit::Cents),
        column("impact_usd", ReportSay::tr("Impact, USD"), Unit::Cents),
        column("opportunity_usd", ReportSay::tr("Opportunity, USD"), Unit::Cents),
        column("estimated_usd", ReportSay::tr("Estimated, USD"), Unit::Cents),
        column("realised_usd", ReportSay::tr("Realised, USD"), Unit::Cents),
        column("shortfall_vol_points", ReportSay::tr("Shortfall, vol points"), Unit::Factor),
        column("slippage_vol_points", ReportSay::tr("Slippage, vol points"), Unit::Factor),
        column("tags", ReportSay::tr("Tags"), Unit::Words)};
    for (const std::size_t row : source.now.rows) {
        const review::Case& one = source.data->cases[row];
        const review::CostSum& cost = source.data->costs[row];
        life.rows.push_back({{number(static_cast<double>(one.row.proposal.value)),
                              wordsOr(one.row.label),
                              wordsOr(one.row.venue.text()),
                              wordsOr(said(one.style)),
                              timeOr(one.row.decidedAt),
                              timeOr(one.row.sentAt),
                              timeOr(one.row.endedAt),
                              wordsOr(said(one.row.orderState)),
                              wordsOr(said(one.row.reason)),
                              number(cost.approval),
                              number(cost.sending),
                              number(cost.timing),
                              number(cost.spread),
                              number(cost.impact),
                              number(cost.opportunity),
                              number(cost.estimated),
                              number(cost.realised),
                              known(cost.totalVolPoints(), cost.vegaTarget > 0),
                              known(cost.slippageVolPoints(), cost.vegaFilled > 0),
                              wordsOr(joined(one.tags))},
                             false,
                             false});
    }
    section.blocks.push_back(std::move(life));
    return section;
}

report::Section whatIfsOf(const report::Source& source)
{
    report::Section section{"what_if", text(ReportSay::tr("What else could have been done")), {}};
    if (source.whatIfs.empty()) {
        section.blocks.push_back(report::Text{
            {text(ReportSay::tr("Nothing was proposed, so there is nothing to compare."))}, false});
        return section;
    }
    report::Table table;
    table.key = "what_if";
    table.title = text(ReportSay::tr("The same done at every rebalance of the period"));
    table.columns = {
        column("what", ReportSay::tr("What if"), Unit::Words, 2.4),
        column("rebalances", ReportSay::tr("Rebalances"), Unit::Count),
        column("unknown", ReportSay::tr("of them not known"), Unit::Count),
        column("cost_usd", ReportSay::tr("Cost, USD"), Unit::Cents),
        column("closing_usd", ReportSay::tr("of ending alike, USD"), Unit::Cents),
        column("tracking_usd", ReportSay::tr("Tracking error, USD"), Unit::Cents),
        column("vs_actual_usd", ReportSay::tr("Better than was done, USD"), Unit::Cents),
        column("plus_minus_usd", ReportSay::tr("\u00B1 USD"), Unit::Cents)};
    for (const review::PeriodWhatIf& one : source.whatIfs) {
        const bool any = one.unknown < one.rebalances;
        table.rows.push_back(
            {{said(one.name), number(one.rebalances), number(one.unknown), known(one.costUsd, any),
              known(one.closingUsd, any), known(one.trackingUsd, any),
              known(one.vsActualUsd.value, any), known(one.vsActualUsd.plusMinus, any)},
             false,
             false});
    }
    section.blocks.push_back(std::move(table));
    report::Text basis;
    basis.lines.push_back(
        text(ReportSay::tr("Each is priced with the index as it was recorded from the proposal "
                           "until what followed, an "
                           "hour at most; the uncertainty is one standard error, of rebalances "
                           "that are independent of "
                           "each other.")));
    if (!source.basis.impact.empty())
        basis.lines.push_back(text(
            ReportSay::tr("Impact: %1").arg(QString::fromStdString(said(source.basis.impact)))));
    if (!source.basis.uncertainty.empty())
        basis.lines.push_back(
            text(ReportSay::tr("Uncertainty: %1")
                     .arg(QString::fromStdString(said(source.basis.uncertainty)))));
    section.blocks.push_back(std::move(basis));
    return section;
}

report::Section standingOf(const report::Source& source)
{
    report::Section section{"standing", text(ReportSay::tr("How the desk stood at the end")), {}};
    const report::Records& records = source.records;
    report::Table table;
    table.key = "standing";
    table.title = text(ReportSay::tr("Underlyings"));
    table.columns = {column("underlying", ReportSay::tr("Of"), Unit::Words),
                     column("at_utc", ReportSay::tr("At, UTC"), Unit::Instant, 1.9),
                     column("spot", ReportSay::tr("Index, USD"), Unit::Price, 1.2),
                     column("delta", ReportSay::tr("Delta"), Unit::Coin),
                     column("target", ReportSay::tr("Target"), Unit::Coin),
                     column("band_lower", ReportSay::tr("Band from"), Unit::Coin),
                     column("band_upper", ReportSay::tr("to"), Unit::Coin),
                     column("gamma_1pct", ReportSay::tr("Gamma, 1 %"), Unit::Coin),
                     column("vega", ReportSay::tr("Vega, USD"), Unit::Usd),
                     column("theta", ReportSay::tr("Theta, USD"), Unit::Usd),
                     column("margin_use", ReportSay::tr("Margin use"), Unit::Share)};
    for (const report::Standing& one : records.standings)
        table.rows.push_back(
            {{one.underlying.text(), one.at, number(one.spot), number(one.delta),
              number(one.target), number(one.lower), number(one.upper), number(one.gamma1Pct),
              number(one.vega), number(one.theta), number(one.marginUse)},
             false,
             one.partial || one.delta < one.lower || one.delta > one.upper});
    if (table.rows.empty())
        table.remark = text(ReportSay::tr("Nothing was recorded on the last day of the period."));
    else if (std::ranges::any_of(table.rows, &Row::isFlagged))
        table.remark =
            text(ReportSay::tr("A tinted row stood outside its band, or a position in it "
                               "had no trustworthy mark."));
    section.blocks.push_back(std::move(table));

    report::Table accounts;
    accounts.key = "accounts";
    accounts.title = text(ReportSay::tr("Accounts"));
    accounts.columns = {
        column("account", ReportSay::tr("Account"), Unit::Words, 1.6),
        column("currency", ReportSay::tr("Currency"), Unit::Words),
        column("at_utc", ReportSay::tr("At, UTC"), Unit::Instant, 1.4),
        column("equity", ReportSay::tr("Equity"), Unit::Coin),
        column("initial_margin", ReportSay::tr("Initial margin"), Unit::Coin),
        column("maintenance_margin", ReportSay::tr("Maintenance margin"), Unit::Coin),
        column("margin_use", ReportSay::tr("Margin use"), Unit::Share)};
    for (const report::AccountStanding& one : records.accounts)
        accounts.rows.push_back(
            {{one.account.venue.text() + " " + one.account.account.text(), one.currency.text(),
              one.at, number(one.equity), number(one.initialMargin), number(one.maintenanceMargin),
              known(one.maintenanceMargin / one.equity, one.equity > 0)},
             false,
             false});
    if (!accounts.rows.empty()) section.blocks.push_back(std::move(accounts));

    report::Table held;
    held.key = "held";
    held.title = text(ReportSay::tr("Positions"));
    held.columns = {column("account", ReportSay::tr("Account"), Unit::Words, 1.4),
                    column("sub_book", ReportSay::tr("Sub-book"), Unit::Words, 1.1),
                    column("instrument", ReportSay::tr("Instrument"), Unit::Words, 2.2),
                    column("quantity", ReportSay::tr("Quantity"), Unit::Size, 1.2),
                    column("mark", ReportSay::tr("Mark"), Unit::Price, 1.1),
                    column("sigma", ReportSay::tr("Volatility"), Unit::Share, 0.9),
                    column("at_utc", ReportSay::tr("At, UTC"), Unit::Instant, 1.5)};
    for (const review::CarriedRow& row : records.held)
        held.rows.push_back(
            {{row.key.account.venue.text() + " " + row.key.account.account.text(),
              wordsOr(row.key.subBook), row.key.instrument, number(row.quantity),
              known(row.mark, row.key.kind != review::CarriedKind::Equity),
              known(row.sigma, row.key.kind == review::CarriedKind::Option && row.sigma > 0),
              row.at},
             false,
             false});
    if (!held.rows.empty())
        addLong(section, std::move(held), kMostHeld, [](const Row& a, const Row& b) {
            return std::abs(std::get<double>(a.cells[3])) > std::abs(std::get<double>(b.cells[3]));
        });
    return section;
}

report::Section settingsOf(const report::Source& source)
{
    report::Section section{
        "settings", text(ReportSay::tr("Limits in force, and who changed what")), {}};
    report::Table changes;
    changes.key = "changes";
    changes.title = text(ReportSay::tr("Changes within the period"));
    changes.columns = {column("at_utc", ReportSay::tr("When, UTC"), Unit::Instant, 1.5),
                       column("key", ReportSay::tr("Setting"), Unit::Words, 1.7),
                       column("before", ReportSay::tr("Before"), Unit::Words, 2.6),
                       column("after", ReportSay::tr("After"), Unit::Words, 2.6),
                       column("who", ReportSay::tr("Who"), Unit::Words, 0.9)};
    for (const report::SettingChanged& one : source.records.changes)
        changes.rows.push_back({{one.at, one.key, wordsOr(said(one.before)),
                                 wordsOr(said(one.after)), wordsOr(one.who)},
                                false,
                                one.after.ends_with("(loosened)")});
    if (changes.rows.empty())
        changes.remark = text(ReportSay::tr("Nothing was changed."));
    else
        changes.remark = text(ReportSay::tr("A tinted row loosened a limit."));
    addLong(section, std::move(changes), kMostChanges,
            [](const Row& a, const Row& b) { return a.isFlagged > b.isFlagged; });

    report::Table limits;
    limits.key = "in_force";
    limits.title = text(ReportSay::tr("In force at the end of the period"));
    limits.columns = {column("key", ReportSay::tr("Setting"), Unit::Words, 2),
                      column("value", ReportSay::tr("Value"), Unit::Words, 3),
                      column("words", ReportSay::tr("What it is"), Unit::Words, 3)};
    for (const report::SettingInForce& one : source.inForce)
        limits.rows.push_back({{one.key, one.value, wordsOr(said(one.words))}, false, false});
    limits.remark = text(ReportSay::tr(
        "As the files in the data folder say, with every change undone that was recorded after the "
        "period. What was changed in a file by hand while nothing ran is in no record."));
    section.blocks.push_back(std::move(limits));
    return section;
}

report::Section notesOf(const report::Source& source)
{
    report::Section section{"notes", text(ReportSay::tr("Notes of the reviewers")), {}};
    report::Table table;
    table.key = "notes";
    table.columns = {column("at_utc", ReportSay::tr("When, UTC"), Unit::Instant, 1.5),
                     column("proposal", ReportSay::tr("#"), Unit::Count, 0.6),
                     column("who", ReportSay::tr("Who"), Unit::Words, 1),
                     column("kind", ReportSay::tr("Kind"), Unit::Words, 0.9),
                     column("text", ReportSay::tr("Text"), Unit::Words, 6)};
    for (const std::size_t row : source.now.rows)
        for (const review::Note& note : source.data->cases[row].notes) {
            const QString kind = note.kind == review::NoteKind::Note ? ReportSay::tr("note")
                                 : note.kind == review::NoteKind::Tagged
                                     ? ReportSay::tr("tag put on")
                                     : ReportSay::tr("tag taken off");
            table.rows.push_back({{note.at, number(static_cast<double>(note.proposal.value)),
                                   note.who, text(kind), note.text},
                                  false,
                                  false});
        }
    if (table.rows.empty())
        section.blocks.push_back(report::Text{
            {text(ReportSay::tr("Nobody wrote a note on a rebalance of this period."))}, false});
    else
        addLong(section, std::move(table), kMostChanges, inOrder);
    return section;
}

}  // namespace ballast::tables::pages
