#pragma once

#include "models/construction/solver.h"

#include <cstddef>

namespace ballast::construction {

/// Solves with at most `most` (> 0) instruments traded. Where the answer without that limit trades
/// more, the instrument that is missed the least is taken away, one after another; the choice is
/// not proven, so that the answer is Rounded, beside the bound of the problem without the limit.
/// Where the fewer cannot meet the bands it is Infeasible, and says that the limit is why.
Solution solveFew(const Problem& problem, const SolverOptions& options, std::size_t most);

}  // namespace ballast::construction
