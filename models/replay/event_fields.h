#pragma once

#include "models/core/fields.h"
#include "models/engine/event.h"
#include "models/replay/policy_fields.h"

namespace ballast {

BALLAST_FIELDS(market::TickTable::Step, above, tick)
BALLAST_FIELDS(market::TickTable, base, steps)
BALLAST_FIELDS(market::Instrument, id, venue, name, kind, settlement, underlying, quoteCurrency,
               settlementCurrency, priceIndex, contractSize, lot, minimum, ticks, expiry, strike,
               optionType, makerFee, takerFee, state)
BALLAST_FIELDS(market::Quote, id, bid, ask, bidSize, askSize, venueAt, at)
BALLAST_FIELDS(market::VenueGreeks, delta, gamma, vega, theta, rho)
BALLAST_FIELDS(market::Ticker, quote, mark, index, last, underlyingPrice, markIv, bidIv, askIv,
               greeks, openInterest, volume24h, funding8h, minPrice, maxPrice, venueAt)
BALLAST_FIELDS(market::IndexPrice, venue, underlying, price, at)
BALLAST_FIELDS(market::Trade, id, price, size, aggressor, at)
BALLAST_FIELDS(market::Level, price, size)
BALLAST_FIELDS(market::BookUpdate, id, snapshot, changeId, previousChangeId, bids, asks, venueAt,
               at)
BALLAST_FIELDS(orders::Fill, tradeId, account, label, instrument, instrumentName, side, quantity,
               price, fee, feeCurrency, maker, mid, indexPrice, venueAt, at)
BALLAST_FIELDS(orders::VenueOrder, account, label, venueOrderId, instrument, instrumentName, side,
               quantity, filled, limit, averagePrice, state, reason, venueAt, at)
BALLAST_FIELDS(orders::PlaceFailed, label, definite, code, message, evidence, at, wouldTake)
BALLAST_FIELDS(orders::NotSent, label, reason, at)
BALLAST_FIELDS(orders::Sent, label, evidence, at)
BALLAST_FIELDS(orders::QueryAnswer, label, found, fills, epoch, venueNow, failed, at)
BALLAST_FIELDS(orders::OpenOrdersRead, account, orders, at)
BALLAST_FIELDS(portfolio::Position, account, instrument, size, averagePrice, realisedPnl,
               floatingPnl, venueDelta, liquidationPrice, at)
BALLAST_FIELDS(portfolio::Balance, account, currency, equity, balance, availableFunds,
               initialMargin, maintenanceMargin, sessionPnl, deltaTotal, at)
BALLAST_FIELDS(portfolio::PositionsRead, account, positions, at)
BALLAST_FIELDS(construction::Verdict, obstacle, reason)
BALLAST_FIELDS(construction::Violation, greek, name, amount, reason)
BALLAST_FIELDS(rebalance::HedgeLeg, instrument, name, venue, option, side, quantity, coinAmount,
               expectedPrice, worstPrice, referencePrice, feeUsd, slippageUsd, fundingUsd,
               marginUsd, delta, gamma, vega)
BALLAST_FIELDS(rebalance::RejectedCandidate, instrument, name, option, verdict)
BALLAST_FIELDS(rebalance::GreekTriple, delta, gamma, vega)
BALLAST_FIELDS(rebalance::JointHedge, status, legs, before, after, feeUsd, slippageUsd, fundingUsd,
               costUsd, riskUsd, marginUsd, marginWarning, lowerBoundUsd, exact, why, unique,
               violations, missed, rejected, candidates, filtered, sentence)
BALLAST_FIELDS(rebalance::JointStanding, hedge, problem)
BALLAST_FIELDS(rebalance::JointAnswer, wish, underlying, at, board, hedge, took, standing)
BALLAST_FIELDS(engine::LinkChanged, venue, state, reason, epoch, at, wished)
BALLAST_FIELDS(engine::LinkHealth, venue, messages, bytes, refused, lastRefusal, bookGaps,
               reconnects, roundTripMs, clockOffsetMs, clockErrorMs, feedLagMs, cancelOnDisconnect,
               creditsLeft, at)
BALLAST_FIELDS(engine::BookLost, id, at)
BALLAST_FIELDS(engine::InstrumentListed, instrument)
BALLAST_FIELDS(engine::InstrumentStateChanged, id, state, at)
BALLAST_FIELDS(engine::Journaled, seq, at)
BALLAST_FIELDS(engine::JournalFailed, reason, at)
BALLAST_FIELDS(engine::Suspended, gap)
BALLAST_FIELDS(engine::KillAnswered, venue, confirmed, problem, took)
BALLAST_FIELDS(engine::Tick, now)
BALLAST_FIELDS(engine::MarginSimulated, account, currency, proposal, equity, initialMargin,
               maintenanceMargin, problem, at)
BALLAST_FIELDS(engine::JointFound, answer)

BALLAST_FIELDS(engine::Approve, proposal, seen, shownFor, second)
BALLAST_FIELDS(engine::Edit, proposal, seen, leg, quantity, limit)
BALLAST_FIELDS(engine::Reject, proposal, reason)
BALLAST_FIELDS(engine::Snooze, proposal, duration)
BALLAST_FIELDS(engine::SetMode, mode)
BALLAST_FIELDS(rebalance::DeltaBudget, underlying, coins)
BALLAST_FIELDS(engine::ArmAutoFire, duration, orders, notionalUsd, underlyings)
BALLAST_FIELDS(engine::DisarmAutoFire, reason)
BALLAST_FIELDS(engine::StopAll, reason)
BALLAST_FIELDS(engine::Resume, seen, closings)
BALLAST_FIELDS(engine::SetBrake, brake, confirmed)
BALLAST_FIELDS(engine::BeginSession, confirmed)
BALLAST_FIELDS(engine::SetPolicy, policy)
BALLAST_FIELDS(engine::SetAllocation, policy)
BALLAST_FIELDS(engine::ProposeLegs::Leg, instrument, quantity, slices, seenPrice, account)
BALLAST_FIELDS(engine::ProposeLegs, underlying, account, legs, note, kind)
BALLAST_FIELDS(engine::ClearGuard, underlying, reason, venue)
BALLAST_FIELDS(engine::CancelOrder, label)
BALLAST_FIELDS(engine::StopPlan, proposal)
BALLAST_FIELDS(engine::ResolveOrder, label, outcome, evidence)
BALLAST_FIELDS(engine::SetLimits, limits, changes)
BALLAST_FIELDS(engine::LookAt, proposal)
BALLAST_FIELDS(engine::Command, what, actor)

}  // namespace ballast
