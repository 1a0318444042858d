#pragma once

#include "connectors/paper/json_writer.h"
#include "connectors/paper/trading.h"

namespace ballast::paper {

/// The market and the accounts as the functions below describe them.
struct VenueView {
    const MarketView& market;
    const PublicTape& tape;
    const Trading& trading;
};

// Each writes one JSON object with the fields Deribit gives it.
void writeInstrument(JsonWriter& json, const VenueView& venue, const Listing& listing);
void writeTicker(JsonWriter& json, const VenueView& venue, const Listing& listing);
/// The ticker's fields without the braces around them.
void writeTickerFields(JsonWriter& json, const VenueView& venue, const Listing& listing);
void writeQuote(JsonWriter& json, const VenueView& venue, const Listing& listing);
void writeBookSummary(JsonWriter& json, const VenueView& venue, const Listing& listing);
void writePrint(JsonWriter& json, const VenueView& venue, const Print& print);
void writeOrder(JsonWriter& json, const VenueView& venue, const TradeOrder& order);
void writeUserTrade(JsonWriter& json, const VenueView& venue, const UserTrade& trade);
/// Also of an instrument that is not held: size zero, as the venue answers.
void writePosition(JsonWriter& json, const VenueView& venue, const Account& account,
                   core::InstrumentId id);
/// The fields that user.portfolio and the account summary share.
void writePortfolioFields(JsonWriter& json, const VenueView& venue, const Account& account,
                          core::Currency currency);
void writePortfolioFields(JsonWriter& json, const MarketView& market, const Valuation& valuation);
void writeLogEntry(JsonWriter& json, const VenueView& venue, const Account& account,
                   const LogEntry& entry);
/// [[price, amount], …]
void writeLevels(JsonWriter& json, const std::vector<market::Level>& levels, std::size_t depth);

std::string_view stateText(market::InstrumentState state);
/// Levels summed into steps of `group`, at most `depth` of them: bids down, asks up.
std::vector<market::Level> groupedLevels(const std::vector<market::Level>& levels, core::Side side,
                                         std::optional<core::Price> group, std::size_t depth);

}  // namespace ballast::paper
