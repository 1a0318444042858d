#pragma once

#include "connectors/desk_database/connection.h"

#include <span>
#include <string>
#include <string_view>

namespace ballast::desk_database {

/// A plain read view of the desk database: the desk's name in front, times as timestamps, amounts
/// as numbers, under the names that the views of history.db have.
struct ReadView {
    std::string_view name;
    std::string_view table;  ///< that it reads first; without it there is no view
    std::string_view sql;    ///< behind "AS"; {at:X} stands for column X, nanoseconds, as a time
};
std::span<const ReadView> readViews();

/// How many are not there, or as another Ballast made them, though their table is.
core::Expected<std::size_t> outdatedViews(Connection& connection);
/// Makes those anew, within the transaction under way. Rights that were granted on the schema's
/// tables by default hold for them too.
core::Expected<void> makeViews(Connection& connection);

}  // namespace ballast::desk_database
