#pragma once

#include "models/execution/almgren_chriss.h"

#include <vector>

namespace ballast::execution {

/// A quantity to be bought or sold against a block-shaped book that refills (Obizhaeva and Wang
/// 2013). Units are the caller's: price p, quantity q, time t.
struct ObizhaevaWangInputs {
    double quantity = 0;    ///< X; >= 0, whichever the side
    double time = 0;        ///< T; > 0
    int steps = 1;          ///< N; N + 1 trades at 0, T/N, ... T
    double resilience = 0;  ///< rho, 1 / t: the book's gap closes as exp(-rho t); >= 0
    double density = 0;     ///< q of the book per p of price; > 0
    double permanent = 0;   ///< lambda, p per q; from 0 to 1 / density
};

struct ObizhaevaWang {
    Status status = Status::InvalidInput;
    std::vector<double> trades{};  ///< N + 1 of them
    double cost = 0;               ///< over the mid at the beginning, spread not counted; p q
    /// In continuous time: a block, a steady rate (q per t), a block as large as the first.
    double block = 0, rate = 0, continuousCost = 0;
};
/// The trades of least expected cost. With the book's gap decaying exponentially the quadratic
/// problem has a closed form: first and last trade are equal, those between are 1 - exp(-rho tau)
/// of them.
ObizhaevaWang obizhaevaWang(const ObizhaevaWangInputs& inputs);

/// The shape alone: the share of the whole in each of the `steps` + 1 trades, for a resilience of
/// rho times the time between two of them. >= 0.
std::vector<double> blockShares(double resilienceTimesStep, int steps);

}  // namespace ballast::execution
