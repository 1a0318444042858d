#pragma once

#include "connectors/deribit/fields.h"
#include "connectors/deribit/names.h"
#include "models/engine/event.h"

#include <string>
#include <string_view>
#include <vector>

namespace ballast::deribit {

/// Where decoded values go while one frame is read: whose they are, when they came, and what was
/// passed over. The first failure ends the frame.
struct Reading {
    const Names& names;
    core::Time at;
    std::vector<engine::Event>& events;
    std::uint32_t skipped = 0;
};

// One function a channel: the `data` of a notification to events. The instrument a channel names
// must be the one the data name.
core::Expected<void> decodeTicker(json::Value data, std::string_view instrument, Reading& reading);
core::Expected<void> decodeQuote(json::Value data, std::string_view instrument, Reading& reading);
core::Expected<void> decodeBook(json::Value data, std::string_view instrument, Reading& reading);
core::Expected<void> decodeTrades(json::Value data, Reading& reading);
core::Expected<void> decodeIndex(json::Value data, Reading& reading);
core::Expected<void> decodeInstrumentState(json::Value data, Reading& reading);
core::Expected<void> decodeUserChanges(json::Value data, Reading& reading);
core::Expected<void> decodeUserOrders(json::Value data, Reading& reading);
core::Expected<void> decodeUserTrades(json::Value data, Reading& reading);
core::Expected<void> decodePortfolio(json::Value data, Reading& reading);

// The values those are made of; also what replies hold.
core::Expected<orders::VenueOrder> decodeOrder(json::Value value, const Names& names,
                                               core::Time at);
core::Expected<orders::Fill> decodeFill(json::Value value, const Names& names, core::Time at);
core::Expected<portfolio::Position> decodePosition(json::Value value, const Names& names,
                                                   core::Time at);
core::Expected<portfolio::Balance> decodeBalance(json::Value value, std::string_view what,
                                                 const Names& names, core::Time at);

/// The instrument a message is about; refuses one more than the venue can have.
core::InstrumentId readInstrument(Fields& fields, const Names& names, std::string_view& name);

}  // namespace ballast::deribit
