#pragma once

#include "models/laboratory/study.h"
#include "models/rebalance/policy.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::laboratory {

/// What a person asks of the laboratory: a study, or rules over made markets.
struct Wish {
    std::optional<StudyKind> study;
    std::uint64_t paths = 0;  ///< of a study; 0: as many as the reference has
    std::string scenario = "calm", underlying = "BTC";
    double days = 30, stepSeconds = 60;
    std::uint64_t firstSeed = 1, lastSeed = 4;  ///< the first is a study's
    double optionSize = -1;                     ///< coin of each of fifty
    std::vector<std::string> policies;          ///< as `ballastctl backtest --policy` has them
    double reference = 0;  ///< coin: threshold of the five-second hedger; 0: without it
    std::shared_ptr<const rebalance::Policy> inForce;  ///< null: without the desk's own
};

}  // namespace ballast::laboratory
