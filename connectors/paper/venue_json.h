#pragma once

#include "connectors/paper/json_writer.h"
#include "connectors/paper_trading/trading.h"

namespace ballast::paper {

/// The market and the accounts as the functions below describe them.
struct VenueView {
    const paper_trading::MarketView& market;
    const paper_trading::PublicTape& tape;
    const paper_trading::Trading& trading;
};

// Each writes one JSON object with the fields Deribit gives it.
void writeInstrument(JsonWriter& json, const VenueView& venue,
                     const paper_market::Listing& listing);
void writeTicker(JsonWriter& json, const VenueView& venue, const paper_market::Listing& listing);
/// The ticker's fields without the braces around them.
void writeTickerFields(JsonWriter& json, const VenueView& venue,
                       const paper_market::Listing& listing);
void writeQuote(JsonWriter& json, const VenueView& venue, const paper_market::Listing& listing);
void writeBookSummary(JsonWriter& json, const VenueView& venue,
                      const paper_market::Listing& listing);
void writePrint(JsonWriter& json, const VenueView& venue, const paper_trading::Print& print);
void writeOrder(JsonWriter& json, const VenueView& venue, const paper_trading::TradeOrder& order);
void writeUserTrade(JsonWriter& json, const VenueView& venue,
                    const paper_trading::UserTrade& trade);
/// Also of an instrument that is not held: size zero, as the venue answers.
void writePosition(JsonWriter& json, const VenueView& venue, const paper_trading::Account& account,
                   core::InstrumentId id);
/// The fields that user.portfolio and the account summary share.
void writePortfolioFields(JsonWriter& json, const VenueView& venue,
                          const paper_trading::Account& account, core::Currency currency);
void writePortfolioFields(JsonWriter& json, const paper_trading::MarketView& market,
                          const paper_trading::Valuation& valuation);
void writeLogEntry(JsonWriter& json, const VenueView& venue, const paper_trading::Account& account,
                   const paper_trading::LogEntry& entry);
/// [[price, amount], …]
void writeLevels(JsonWriter& json, const std::vector<market::Level>& levels, std::size_t depth);

bool isInverseOption(const market::Instrument& spec);
/// An amount as a number of contracts.
double contracts(const market::Instrument& spec, core::Quantity amount);
std::string_view stateText(market::InstrumentState state);
/// Levels summed into steps of `group`, at most `depth` of them: bids down, asks up.
std::vector<market::Level> groupedLevels(const std::vector<market::Level>& levels, core::Side side,
                                         std::optional<core::Price> group, std::size_t depth);

}  // namespace ballast::paper
