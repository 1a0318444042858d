#pragma once

#include "app/settings_reader.h"
#include "models/rebalance/policy.h"

#include <array>
#include <string_view>

namespace ballast::app {

/// The keys below [policy.X] of the joint hedge and of the targets of sub-books.
inline constexpr std::array<std::string_view, 12> kJointKeys{
    "sub_books",       "joint_spread",   "joint_depth",         "joint_open_interest",
    "joint_days_from", "joint_days_to",  "joint_names",         "joint_except",
    "joint_legs",      "joint_risk_usd", "joint_funding_hours", "joint_margin_usd"};

/// Reads them over what `policy` says.
void readJoint(const SettingsReader& in, rebalance::Policy& policy);
void writeJoint(const rebalance::Policy& policy, toml::table& out);

/// `sub_books` as a list of {name = "Gamma", target = 0.5, ...}: the list replaces the one before.
/// One that has anything wrong in it leaves all as they were.
void readSubBookTargets(const toml::table& table, const std::string& where,
                        rebalance::Policy& policy, std::vector<std::string>& problems);

/// The names that [[sub_book]] rules do not have, each a problem; returns whether all are known.
bool checkSubBookNames(const std::string& where, const rebalance::Policy& policy,
                       const std::vector<std::string>& known, std::vector<std::string>& problems);

}  // namespace ballast::app
