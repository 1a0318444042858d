#pragma once

#include "models/core/error.h"
#include "models/rebalance/policy.h"

#include <toml++/toml.h>

#include <filesystem>
#include <string>
#include <vector>

namespace ballast::app {

/// The policy of an underlying nobody has said anything about: `edge` coins to either side of zero.
rebalance::Policy paperPolicy(const char* underlying, double edge);

/// Each [policy.X] of a file over those in `policies`; a new underlying is added. What is wrong is
/// named in `problems` and left as it was.
void readPolicies(const toml::table& root, const std::string& file,
                  std::vector<rebalance::Policy>& policies, std::vector<std::string>& problems);

/// A policy as it would stand in a file.
toml::table policyTable(const rebalance::Policy& policy);

/// The same keys, as a file that readPolicies() reads back to the same policies (but for their
/// account, which is the profile's).
std::string policiesText(const std::vector<rebalance::Policy>& policies);

/// Replaces `file` as a whole or not at all.
core::Expected<void> writePolicies(const std::filesystem::path& file,
                                   const std::vector<rebalance::Policy>& policies);

}  // namespace ballast::app
