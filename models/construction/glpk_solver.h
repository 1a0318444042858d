#pragma once

#include "models/construction/simplex.h"

#include <vector>

namespace ballast::construction {

/// The same linear program by GLPK's simplex: the reference for our own, and what is asked where
/// ours gives up.
LinearStatus solveByGlpk(const LinearProgram& program, std::vector<double>& x, double& cost);

/// Gives back what GLPK keeps for this thread: before a thread that solved ends.
void forgetGlpk();

struct IntegerLimits {
    int milliseconds = 250;  ///< of GLPK's own clock; <= 0: no such limit
    int nodes = 0;           ///< of the tree; <= 0: no such limit. The same answer on any machine.
    double gap = 1e-9;       ///< share of the cost it may be above the bound
};

struct IntegerAnswer {
    bool found = false;       ///< x holds an answer
    bool proven = false;      ///< the best, within the gap
    bool infeasible = false;  ///< proven that there is none
    std::vector<double> x;    ///< by instrument
    double bound = 0;         ///< nothing costs less
    int nodes = 0;
};

/// Lots as integers, minima and tickets by a yes or no a side; branch and bound by GLPK. `start`,
/// where it is not empty, is an answer to begin from. No impacts and no risk weights.
IntegerAnswer solveInteger(const Problem& problem, const IntegerLimits& limits,
                           const std::vector<double>& start);

}  // namespace ballast::construction
