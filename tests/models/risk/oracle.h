#pragma once

#include "tests/models/risk/decide_case.h"

#include <string_view>
#include <vector>

namespace ballast::tests {

/// What ought to be said of a case, worked out from its plain numbers alone and in words of the
/// text of the controls: no code is shared with the rules.
struct Expected {
    std::string_view code;
    risk::CheckResult::Verdict verdict;
};
std::vector<Expected> expectedOf(const DecideCase& c);

}  // namespace ballast::tests
