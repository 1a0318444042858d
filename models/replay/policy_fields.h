#pragma once

#include "models/core/fields.h"
#include "models/guard/limit_table.h"
#include "models/rebalance/allocation.h"
#include "models/rebalance/policy.h"
#include "models/rebalance/proposal.h"

namespace ballast {

BALLAST_FIELDS(core::AccountKey, venue, account)
BALLAST_FIELDS(core::InstrumentId, index)
BALLAST_FIELDS(core::ProposalId, value)

BALLAST_FIELDS(rebalance::GreekLimits, floor, ceiling, target, tolerance)
BALLAST_FIELDS(rebalance::Hysteresis, dwell, jump, release)
BALLAST_FIELDS(rebalance::TriggerRules, priceMove, riskBudgetUsd, riskHorizon, leland, lelandEvery,
               liveBand, volatility, hedgingSdUsd, fundingShift, tradeCostUsd, leastTrade, gamma,
               vega, marginUse, liquidationDistance, fundingUsdPerDay)
BALLAST_FIELDS(construction::CandidateRules, maximumSpread, minimumDepthCoin, minimumOpenInterest,
               minimumLife, maximumLife, noTradeBeforeExpiry, names, excluded)
BALLAST_FIELDS(rebalance::JointRules, candidates, mostLegs, riskUsd, fundingHorizon, marginUsd)
BALLAST_FIELDS(rebalance::DeltaTarget::Point, spot, delta)
BALLAST_FIELDS(rebalance::DeltaTarget, points)
BALLAST_FIELDS(rebalance::SubBookTarget, name, target, bySpot, convention, gamma, vega)
BALLAST_FIELDS(execution::Iceberg, touchShare, leastLots, mostLots)
BALLAST_FIELDS(execution::Peg, repegTicks, moveEvery, deadline, atDeadline, mostMoves, mostRefusals)
BALLAST_FIELDS(execution::Style, kind, over, slices, jitter, seed, halfLife, refill, iceberg,
               clipPause, peg)
BALLAST_FIELDS(pricing::SmileChoice, rule, stickiness, a, b, c)
BALLAST_FIELDS(rebalance::FixedBand, target, below, above, hedgeTo, ratio, inner)
BALLAST_FIELDS(rebalance::Schedule, enabled, every, minimumDelta, at)
BALLAST_FIELDS(rebalance::HedgePlace, account, instrument)
BALLAST_FIELDS(rebalance::Policy, underlying, account, convention, smile, band, target, subBooks,
               triggers, joint, hysteresis, schedule, hedgeInstrument, alternatives, style, collar,
               proposalLife, cooldown)
BALLAST_FIELDS(rebalance::AllocationTarget, asset, target, tolerance)
BALLAST_FIELDS(rebalance::AllocationPolicy, rows, aim, leastTradeUsd)
BALLAST_FIELDS(risk::OptionCollar, fraction, ticks, volPoints)
BALLAST_FIELDS(risk::QuantityLimit, instrument, soft, hard)
BALLAST_FIELDS(risk::Limits, collarFuture, collarOption, softNotionalUsd, hardNotionalUsd,
               softQuantityCoin, hardQuantityCoin, quantities, maxNetDelta, maxVega,
               maxAccountDeltaUsd, maxAccountVega, depthShare, maxMarginUse, maxStressUse,
               watchSigma, maxIndexDivergence, maxVolDivergence, ordersPerSecond, ordersPerMinute,
               ordersPerHour, duplicateWindow, maxBookAge, maxMarkAge, maxIndexAge, maxClockErrorMs,
               maxFeedLagMs, maxGreeksAge, periodWindow, periodCollar, maxSessionCost, maxDrawdown,
               autoOrdersPerHour, autoUsdPerHour, autoUsdPerDay, autoInARow, minTimeToExpiry)
BALLAST_FIELDS(guard::Bounds, caution, halt)
BALLAST_FIELDS(guard::Grades, widen, slow, stop)
BALLAST_FIELDS(guard::Limits, feedGaps, feedLeastS, indexGaps, indexLeastS, crossedS, markIndex,
               midIndex, venuesApart, depth, depthHalfLifeDays, volatility, volatilityAlone, errors,
               marginUse, costPerDay, tradesPerHour, impactHorizonS, impactT, impact,
               impactUsdPerCoin, crowding, leastTrades, feedback, feedbackReference, bandFactor,
               cooldownFactor, sizeFactor, dwell, release)
BALLAST_FIELDS(guard::Settings, all, own)
BALLAST_FIELDS(guard::LimitSet, limits, guards)
BALLAST_FIELDS(guard::LimitChange, key, before, after, loosens)
BALLAST_FIELDS(rebalance::Slice, quantity, after)

}  // namespace ballast
