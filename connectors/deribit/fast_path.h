#pragma once

#include "connectors/deribit/codec.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ballast::deribit {

/// The short cut for tickers and book changes: a parser that expects the keys the venue sends, in the
/// order in which it sends them, and looks at each byte once. Every literal is verified; at the first
/// thing that is otherwise it gives up, appends nothing, and the caller reads the frame the general
/// way. What it does accept is value for value what the general way would have said.
std::optional<Notification> decodeUsualOrder(std::string_view frame, const Names& names, core::Time at,
                                             std::vector<engine::Event>& events);

}  // namespace ballast::deribit
