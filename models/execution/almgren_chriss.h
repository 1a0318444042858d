#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ballast::execution {

enum class Status : std::uint8_t {
    Ok,
    Undefined,     ///< the model has no optimum here: impact that falls with speed
    InvalidInput,  ///< something is not finite, or not of the sign it must have
};
std::string_view text(Status status);

/// A quantity to be traded in a time, in steps, under linear impact (Almgren and Chriss 2000).
/// Units are the caller's, as long as they agree: price p, quantity q, time t.
struct AlmgrenChrissInputs {
    double quantity = 0;      ///< X; >= 0, whichever the side
    double time = 0;          ///< T; > 0
    int steps = 1;            ///< N; 1 to kMostSteps
    double sigma = 0;         ///< p / sqrt(t); >= 0
    double temporary = 0;     ///< eta, p per (q / t); > 0
    double permanent = 0;     ///< gamma, p per q; >= 0
    double fixed = 0;         ///< epsilon, p: half the spread and the fee; >= 0
    double riskAversion = 0;  ///< lambda, 1 / (p q); 0 is a TWAP
};
inline constexpr int kMostSteps = 10'000;

struct AlmgrenChriss {
    Status status = Status::InvalidInput;
    double step = 0;                   ///< tau = T / N
    double temporary = 0;              ///< eta - gamma tau / 2
    double urgencyLimit = 0;           ///< kappa as tau goes to 0: sqrt(lambda sigma^2 / temporary)
    double urgency = 0;                ///< kappa, 1 / t
    std::optional<double> halfLife{};  ///< 1 / kappa; absent without risk aversion
    std::vector<double> holdings{};    ///< x_0 = X to x_N = 0
    std::vector<double> trades{};      ///< n_1 to n_N
    double cost = 0;                   ///< expected, p q
    double variance = 0;               ///< (p q)^2
    double deviation() const;
    double objective = 0;  ///< cost + risk aversion * variance
};
AlmgrenChriss almgrenChriss(const AlmgrenChrissInputs& inputs);

/// The shape alone: the share of the whole still held after each of `steps` equal steps, from 1 to
/// 0, for an urgency of kappa times the whole time. >= 0; at 0 a straight line.
std::vector<double> sharesHeld(double urgencyTimesTime, int steps);

}  // namespace ballast::execution
