#pragma once

#include "connectors/paper_drill/drill_exchange.h"
#include "models/engine/event.h"

namespace ballast::paper_drill {

// How the exchange's own values read as the engine hears them. `at` is when they are heard; the
// venue's stamp is the exchange's time. Venue and account are "paper".

core::AccountKey accountKey();
market::Ticker tickerOf(const DrillExchange& exchange, const paper_market::Listing& listing,
                        core::Time at);
/// A whole book: each replaces the one before.
market::BookUpdate bookOf(const DrillExchange& exchange, const paper_market::Listing& listing,
                          core::Time at);
market::IndexPrice indexOf(const paper_market::Index& index, core::Time at);
market::Trade tradeOf(const paper_trading::Print& print, core::Time at);
/// Also of what is not held any more: size zero.
portfolio::Position positionOf(const DrillExchange& exchange, core::InstrumentId id, core::Time at);
portfolio::PositionsRead positionsOf(const DrillExchange& exchange, core::Time at);
portfolio::Balance balanceOf(const DrillExchange& exchange, core::Currency currency, core::Time at);
orders::VenueOrder orderOf(const DrillExchange& exchange, const paper_trading::TradeOrder& order,
                           core::Time at);
orders::Fill fillOf(const DrillExchange& exchange, const paper_trading::UserTrade& trade,
                    core::Time at);
/// How an approved order is worded to the exchange.
paper_trading::OrderRequest requestOf(const orders::Intent& intent);

}  // namespace ballast::paper_drill
