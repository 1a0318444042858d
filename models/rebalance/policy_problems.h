#pragma once

#include "models/rebalance/policy.h"

#include <string>
#include <vector>

namespace ballast::rebalance {

/// What is wrong with a policy: the setting as it is called in a file, and a sentence with its
/// value and what is allowed.
struct Problem {
    std::string key;
    std::string sentence;
    bool operator==(const Problem&) const = default;
};

/// Everything that is wrong with it alone and in itself; empty: it may be in force. `lot` is the
/// hedge instrument's smallest trade in coin, 0 while that is not known.
std::vector<Problem> problems(const Policy& policy, double lot = 0);

/// A policy in one line, for the record of a change: "target +0.000, band -2.300 to +2.300, …".
/// Two that differ in anything a person can set differ here.
std::string words(const Policy& policy);

}  // namespace ballast::rebalance
