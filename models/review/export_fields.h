// The columns of an export of rebalances, shared by what writes them alone and with their costs.
#pragma once

#include "models/core/json_text.h"
#include "models/review/rebalance.h"

#include <cstdint>
#include <string>
#include <variant>

namespace ballast::review::fields {

using Value = std::variant<std::monostate, std::string, double, std::int64_t>;

std::string csvText(const Value& value);
std::string jsonText(const Value& value);
std::string csvNames();                     ///< without a line break
std::string csvLine(const Rebalance& row);  ///< without a line break
void addTo(core::JsonObject& object, const Rebalance& row);

}  // namespace ballast::review::fields
