#pragma once

#include "models/core/fields.h"
#include "models/engine/effect.h"
#include "models/replay/event_codec.h"
#include "models/replay/event_fields.h"

namespace ballast {

BALLAST_FIELDS(orders::Intent, label, proposal, proposalHash, pictureHash, account, underlying,
               instrument, instrumentName, side, quantity, limit, timeInForce, validUntil,
               requestId, createdAt, decisionMid, positionBefore, child, children)
BALLAST_FIELDS(bands::RealisedDay, day, variance, minutes)
BALLAST_FIELDS(engine::RealisedRecord, underlying, day)
BALLAST_FIELDS(margin::Liquidation, reached, down, up)
BALLAST_FIELDS(margin::Figures, equityUsd, initialUsd, maintenanceUsd, use, legUse, liquidation,
               worstUse, worstSpotMove, worstVolMove, worstEquityUsd)
BALLAST_FIELDS(margin::VenueMargin, askedAt, at, use, problem)
BALLAST_FIELDS(margin::MarginView, known, why, before, after, worstOrder, worstOrderWords,
               sigmaDaily, sigmaAssumed, spot, leftOut, model, ratesAsOf, at, refused, venue)
BALLAST_FIELDS(risk::CheckResult, rule, verdict, reason, leg)
BALLAST_FIELDS(rebalance::BookCost, spreadUsd, impactUsd, beyondUsd, beyondCoin, dailyVolume)
BALLAST_FIELDS(rebalance::Leg, instrument, instrumentName, account, side, quantity, limit,
               timeInForce, coinAmount, deltaChange, referencePrice, expectedPrice, feeUsd,
               slippageUsd, bookCost, bookChangeId, priceCurrency, collar, gammaChange, vegaChange,
               marginChange, notionalUsd, limitWritten, quoteOnly, peg, cut, workedBy, slices)
BALLAST_FIELDS(rebalance::WaitingOver, horizon, deltaUsd, savingUsd, gammaUsd, fundingUsd, basisUsd)
BALLAST_FIELDS(rebalance::WaitingCost, known, assumed, fiveMinutesUsd, hourUsd, settlementUsd,
               settlement, gammaHourUsd, fundingDayUsd, over5Minutes, overHour, overSettlement,
               basis, riskAversion, hedgingSdUsd, sigma, sigmaName, breakEven)
BALLAST_FIELDS(execution::DepthTrend, direction, now, change, over, looks, refill, refills)
BALLAST_FIELDS(rebalance::Alternative, hedgeTo, aim, costUsd, yearUsd, chosen)
BALLAST_FIELDS(rebalance::Proposal, id, revision, underlying, account, trigger, state, convention,
               smile, withoutSmile, createdAt, revisedAt, expiresAt, legs, deltaBefore, deltaAfter,
               gammaBefore, vegaBefore, gammaAfter, vegaAfter, target, bandLower, bandUpper, feeUsd,
               slippageUsd, notionalUsd, bookCost, marginUseBefore, marginUseAfter, margin, spot,
               waiting, depth, alternatives, note, sentence, checks, orderRemark, progress, left,
               ended, edited, hash)
BALLAST_FIELDS(engine::Alert, number, severity, topic, text, underlying, at)
BALLAST_FIELDS(engine::IntentRecord, intent, autoFired, budgetUsd)
BALLAST_FIELDS(engine::OrderRecord, label, state, filled, averagePrice, venueOrderId, evidence, at)
BALLAST_FIELDS(engine::FillRecord, fill)
BALLAST_FIELDS(engine::HaltRecord, halted, reason, actor, at, brake)
BALLAST_FIELDS(engine::ProposalRecord, proposal)
BALLAST_FIELDS(engine::DecisionRecord, proposal, revision, kind, actor, reason, label, at,
               pictureHash)
BALLAST_FIELDS(engine::ExposureSample, underlying, at, spot, delta, convention, target, lower,
               upper, deltaBs, deltaNet, deltaUsdNeutral, gamma1Pct, vega, theta, pnlUsd, equityUsd,
               marginUse, partial, smile, bandSigma, bandCost, bandFactor, bandWhy, bandDriver)
BALLAST_FIELDS(engine::PositionRecord, position, instrumentName, mark, deltaNet)
BALLAST_FIELDS(engine::BalanceRecord, balance)
BALLAST_FIELDS(engine::AlertRecord, alert)
BALLAST_FIELDS(engine::SettingRecord, key, before, after, actor, at)
BALLAST_FIELDS(engine::LinkRecord, venue, state, reason, at)
BALLAST_FIELDS(engine::GuardRecord, underlying, before, level, cause, actor, at, venue)
BALLAST_FIELDS(engine::MarketSample, underlying, at, implied, realised, spread, depth)
BALLAST_FIELDS(review::OrderMark, proposal, venue, instrument, label, tradeId, step, mid,
               halfSpread, spot, takerFee, at)
BALLAST_FIELDS(engine::MarkRecord, mark)
BALLAST_FIELDS(review::CarriedKey, account, subBook, underlying, instrument, kind, type, strike,
               inCoin, expiry)
BALLAST_FIELDS(review::CarriedRow, key, at, why, quantity, forward, sigma, mark, spot, fundingUsd,
               feesUsd, newTradesUsd, traded)
BALLAST_FIELDS(engine::CarriedRecord, row)
BALLAST_FIELDS(review::Note, proposal, kind, text, who, at)
BALLAST_FIELDS(engine::NoteRecord, note)
BALLAST_FIELDS(orders::Place, intent)
BALLAST_FIELDS(orders::Cancel, account, label, venueOrderId)
BALLAST_FIELDS(orders::CancelAll, account)
BALLAST_FIELDS(orders::Query, account, label, currency, createdAt)
BALLAST_FIELDS(orders::Reconnect, venue, reason)
BALLAST_FIELDS(engine::WatchBook, venue, instrument, name)
BALLAST_FIELDS(engine::UnwatchBook, venue, instrument, name)
BALLAST_FIELDS(engine::SimulateMargin, account, currency, proposal, positions)
BALLAST_FIELDS(replay::OtherEffects, digest, count)

}  // namespace ballast
