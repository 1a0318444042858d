#pragma once

#include <string_view>

namespace ballast::store {

/// resources/sql/README.md, as it was when this was built.
std::string_view schemaPage();

}  // namespace ballast::store
