#include "models/bands/waiting.h"

#include <cmath>
#include <numbers>

namespace ballast::bands {
namespace {

constexpr double kDay = 1.0 / 365;
constexpr double kLongest = 1000;  ///< years; beyond, "never" is the better word

bool isPositive(double x) { return std::isfinite(x) && x > 0; }

/// USD of risk a year for one coin of deviation, in the square: ra/2 F^2 sigma^2.
double halfRisk(const Inputs& in) { return frozen(in).risk / 2; }

double gammaSd(const Inputs& in, double horizon)
{
    return std::abs(in.gamma) * in.forward * in.forward * in.sigma * in.sigma * horizon /
           std::numbers::sqrt2;
}

WaitingFor waitingFor(const Inputs& in, double deviation, double left, double horizon)
{
    WaitingFor out{.years = horizon};
    out.deltaPenaltyUsd = halfRisk(in) * deviation * deviation * horizon;
    const double sd = gammaSd(in, horizon);
    out.gammaPenaltyUsd = in.riskAversion / 2 * sd * sd;
    out.savingUsd = halfRisk(in) * (deviation * deviation - left * left) * horizon;
    return out;
}

bool isFinite(const WaitingFor& w)
{
    return std::isfinite(w.penaltyUsd()) && std::isfinite(w.savingUsd);
}

}  // namespace

Inaction inaction(const Inputs& in, double realised, double deviation, double horizon)
{
    if (check(in) == Status::InvalidInput || !std::isfinite(realised) || realised < 0 ||
        !std::isfinite(deviation) || !isPositive(horizon))
        return {};
    const double risk = frozen(in).risk * horizon;
    Inaction out{.status = Status::Ok};
    out.deltaSd = std::abs(deviation) * in.forward * in.sigma * std::sqrt(horizon);
    out.penalty = in.riskAversion / 2 * out.deltaSd * out.deltaSd;
    out.gammaThetaMean = in.gamma * in.forward * in.forward *
                         (realised * realised - in.sigma * in.sigma) * horizon / 2;
    out.gammaSd = gammaSd(in, horizon);
    out.halfWidth = frozen(in).perCoin / risk;
    const double outside = std::abs(deviation) - out.halfWidth;
    if (outside > 0) {
        out.unconstrained = std::copysign(outside, -deviation);
        out.saving = risk / 2 * outside * (std::abs(deviation) + out.halfWidth);
        out.cost = frozen(in).perCoin * outside + in.fixedCostUsd;
        out.trades = out.saving > out.cost;
        out.trade = out.trades ? out.unconstrained : 0;
    }
    for (const double x :
         {out.penalty, out.gammaThetaMean, out.gammaSd, out.halfWidth, out.saving, out.cost})
        if (!std::isfinite(x)) return {.status = Status::Undefined};
    return out;
}

core::Duration untilSettlement(core::Time now)
{
    const auto day = std::chrono::floor<std::chrono::days>(now - std::chrono::hours{8});
    return core::Time{day + std::chrono::days{1}} + std::chrono::hours{8} - now;
}

Waiting waiting(const Inputs& in, double deviation, double trade, core::Time now)
{
    if (check(in) == Status::InvalidInput || !std::isfinite(deviation) || !std::isfinite(trade))
        return {};
    const double left = deviation + trade;
    const auto over = [&](core::Duration horizon) {
        return waitingFor(in, deviation, left, core::years(horizon));
    };
    Waiting out{.status = Status::Ok};
    if (trade != 0) out.tradeUsd = frozen(in).perCoin * std::abs(trade) + in.fixedCostUsd;
    out.fiveMinutes = over(std::chrono::minutes{5});
    out.oneHour = over(std::chrono::hours{1});
    out.untilSettlement = over(untilSettlement(now));
    if (!isFinite(out.fiveMinutes) || !isFinite(out.untilSettlement) || !isFinite(out.oneHour) ||
        !std::isfinite(out.tradeUsd))
        return {.status = Status::Undefined};
    const double savedAYear = halfRisk(in) * (deviation * deviation - left * left);
    if (savedAYear > 0 && out.tradeUsd <= kLongest * savedAYear)
        out.breakEvenYears = out.tradeUsd / savedAYear;
    return out;
}

RiskAversion riskAversionFor(double dailySdUsd, const Inputs& inputs)
{
    Inputs in = inputs;
    in.riskAversion = 1;
    if (const Status status = check(in); status != Status::Ok) return {status, 0};
    if (!isPositive(dailySdUsd)) return {};
    if (in.cost == 0) return {Status::Undefined, 0};
    const double halfWidth =
        dailySdUsd * std::numbers::sqrt3 / (in.forward * in.sigma * std::sqrt(kDay));
    const HalfWidth atOne = whalleyWilmott(in);
    if (atOne.status != Status::Ok) return {atOne.status, 0};
    // The width goes with the inverse cube root of the risk aversion.
    const double ratio = atOne.coin / halfWidth;
    const RiskAversion out{Status::Ok, ratio * ratio * ratio};
    return isPositive(out.perUsd) ? out : RiskAversion{Status::Undefined, 0};
}

}  // namespace ballast::bands
