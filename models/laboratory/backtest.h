#pragma once

#include "models/core/error.h"
#include "models/laboratory/experiment.h"
#include "models/laboratory/hedger.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::laboratory {

/// One rule under its name.
struct Policy {
    std::string name;
    Hedge hedge;
    /// The largest daily standard deviation of the hedging error that is accepted, USD: the risk
    /// aversion is searched for. 0: it is given.
    double dailySdUsd = 0;
    bool inForce = false;
    bool operator==(const Policy&) const = default;
};

/// The policy to compare with: looks every five seconds and hedges to the target whenever delta is
/// further from it than `threshold` coin.
Policy fiveSecondThreshold(double threshold, double stepSeconds);

struct BacktestPlan {
    std::string title;
    double stepSeconds = 60;  ///< a day is a whole number of them
    double days = 30;
    std::uint64_t firstSeed = 1, lastSeed = 8;
    /// All seeds follow one recorded path and differ between its candles only: a standard error
    /// counts its days once, however many seeds there are.
    bool onePath = false;
    Costs costs;
    std::vector<Policy> policies;
    /// A market of this seed. Called from any thread.
    std::function<core::Expected<std::unique_ptr<Market>>(std::uint64_t seed)> open = {};
};

/// Steps of each market, whole ones.
double stepsOf(const BacktestPlan& plan);

/// Every policy over the same markets, a seed a part. First, where a policy names the deviation it
/// may leave, its risk aversion is found by bisection on the simulated deviation; the markets are
/// the same in every step, so that the deviation falls as the aversion grows.
class Backtest final : public Experiment {
public:
    explicit Backtest(BacktestPlan plan);

    std::size_t parts() const override { return m_parts.size(); }
    void run(std::size_t part, const std::atomic<bool>& cancelled) override;
    bool next() override;
    double before() const override;
    double share() const override;
    Report report() const override;

    /// Why a market could not be opened or what else is wrong, as sentences; empty: nothing.
    std::vector<std::string> problems() const;
    static constexpr int kBisections = 20;
    static constexpr double kLeastAversion = 1e-13, kMostAversion = 10;

private:
    struct Part {
        std::shared_ptr<const Series> series;  ///< kept where there is room for it
        std::vector<HedgeOutcome> outcomes;
        std::string problem;
        double priced = 0;
    };
    struct Search {
        std::size_t policy = 0;
        double low = kLeastAversion, high = kMostAversion;
    };

    HedgeOutcome together(std::size_t policy) const;
    double longest(std::size_t policy) const;  ///< days of the longest walk
    void aim();

    BacktestPlan m_plan;
    std::vector<Part> m_parts;
    std::vector<Search> m_searches;
    int m_stage = 0, m_stages = 0;  ///< stages of searching before the last
    bool m_keep = false;
};

}  // namespace ballast::laboratory
