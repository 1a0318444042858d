#pragma once

#include "models/market/board.h"
#include "models/market/instrument.h"
#include "models/rebalance/proposal.h"
#include "models/tables/roles.h"
#include "ui/widgets/fact_grid.h"

#include <QString>

namespace ballast::ui {

/// Words and figures of a proposal as its card shows them. Pure: no widget, no clock.

/// "Sell 219 110 BTC-PERPETUAL", "Sell 1.5 BTC-26MAR27 and 2 more". Empty: it has no leg.
QString headline(const rebalance::Proposal& proposal, const market::Board* board);
/// "1.404 BTC · paper · limit 63 412.0 · IOC"
QString legDetails(const rebalance::Leg& leg, const market::Instrument* instrument);
/// "IOC", "FOK", "GTC"
QString shortText(orders::TimeInForce timeInForce);
/// "00:14", "1:02:09"; never below zero.
QString countdown(core::Duration left);
/// "+2.61 → +0.66"
QString fromTo(double before, double after, int decimals);
/// Decimals that show a hundredth of the band's width: two for a band of ±2.3, three for ±0.2.
int deltaDecimals(const rebalance::Proposal& proposal);
/// Delta, gamma, vega, margin, fees, slippage, notional, expiry: with unit and convention in the
/// tip.
std::vector<Fact> facts(const rebalance::Proposal& proposal, core::Time now);
/// "Rests as post-only (maker fee); at the deadline what is left crosses for at most $399." Empty:
/// no leg rests.
QString restingText(const rebalance::Proposal& proposal);
/// How a trigger is meant: a left band is a breach, a schedule is news.
tables::Tone triggerTone(rebalance::TriggerKind kind);

}  // namespace ballast::ui
