#pragma once

#include "models/core/fields.h"
#include "models/engine/engine.h"
#include "models/replay/record_fields.h"

namespace ballast {

BALLAST_FIELDS(orders::Order, intent, state, filled, averagePrice, venueOrderId, evidence, sentAt,
               lastAt, wouldTake)
BALLAST_FIELDS(engine::GuardHalt, underlying, cause, at, venue)
BALLAST_FIELDS(engine::AutoFired, at, usd)
BALLAST_FIELDS(engine::Recovered, installId, nextLabel, nextRequestId, nextProposal, unfinished,
               recent, fills, autoFired, halted, haltReason, brake, guardHalts, realisedDays)
BALLAST_FIELDS(engine::OrderTiming, validFor, ackTimeout, fenceMargin, resolveEvery,
               restingCheckEvery, giveUpAfter, recordsKept, historyLag)
BALLAST_FIELDS(portfolio::SubBookRule, name, account, venue, underlying, expiryFrom, expiryTo,
               instrument)
BALLAST_FIELDS(portfolio::MarginPair, initial, maintenance)
BALLAST_FIELDS(portfolio::FutureMarginRates, initialBase, maintenanceBase, incrementPerCoin)
BALLAST_FIELDS(portfolio::OptionMarginRates, initial, initialLeast, maintenance)
BALLAST_FIELDS(portfolio::MarginRates::Future, underlying, rates)
BALLAST_FIELDS(portfolio::MarginRates, futures, otherFutures, options, asOf, source)
BALLAST_FIELDS(margin::RateTable, asOf, source)
BALLAST_FIELDS(margin::Models, tables, byVenue)
BALLAST_FIELDS(margin::Tables, deribitStandard, deribitPortfolio, okxOption, bybit, binance,
               hyperliquid, aave)
BALLAST_FIELDS(margin::AaveRates::Asset, name, threshold)
BALLAST_FIELDS(margin::AaveRates, table, assets, closeFactor, fullCloseBelow)
BALLAST_FIELDS(margin::BinanceTier, floor, cap, rate, amount)
BALLAST_FIELDS(margin::BinanceRates, table, tiers)
BALLAST_FIELDS(margin::BybitRates, table, optionFactor, optionLiquidationFee, inverseMaintenance)
BALLAST_FIELDS(margin::DeribitPortfolioRates, table, priceRange, volatilityUp, volatilityDown,
               shortTermPower, longTermPower, leastAnnualMove, annualMoveRisk, maintenanceFactor,
               extendedFactor, extendedDampenerUsd, deltaShockThresholdUsd, deltaShockMost)
BALLAST_FIELDS(margin::HyperliquidRates, table, maxLeverageBtc, maxLeverageEth, maxLeverageOther)
BALLAST_FIELDS(margin::OkxOptionRates, table, least, initial, maintenanceBtc, maintenanceOther,
               marginFactor)
BALLAST_FIELDS(engine::Config, recovered, policies, allocation, accounts, limits, guards, timing,
               mode, secondAboveUsd, subBooks, margins, valuationTolerance, sampleEvery, refitEvery,
               settleAfterLogin)

}  // namespace ballast
