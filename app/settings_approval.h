#pragma once

#include "app/settings.h"
#include "models/core/error.h"

#include <toml++/toml.h>

#include <filesystem>
#include <string>

namespace ballast::app {

/// Above what a second person approves too, as it was last in force: this file, beside
/// ballast.toml, with a digest of itself. It is the bound of what ballast.toml may say, and holds
/// where that says nothing: a file asks for a second person sooner, never later. That is confirmed
/// in the window.
inline constexpr const char* kApprovalFile = "approval.toml";

/// A file that is not as it was written is a problem, and binds nothing.
void readConfirmedApproval(const std::filesystem::path& file, Settings& settings);

/// [approval]. Looser than the bound in `settings` is refused and named; without a bound all holds.
void readApproval(const toml::table& root, const std::string& file, Settings& settings);

/// The amount in force, USD, as the next bound; 0: one person is enough, and nothing is bound.
core::Expected<void> writeApproval(const std::filesystem::path& file, double aboveUsd);

/// It is there and not as it was written: nobody knows what it said.
bool isApprovalDamaged(const std::filesystem::path& file);

/// What a desk begins with binds the next start: what was tightened by hand is loosened in the
/// window alone. A file that is not as it was written stays as it is, for its problem is told
/// again, until somebody applies the settings in the window.
core::Expected<void> keepApproval(const std::filesystem::path& file, Settings& settings);

}  // namespace ballast::app
