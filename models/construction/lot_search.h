#pragma once

#include "models/construction/problem.h"

#include <cstdint>
#include <vector>

namespace ballast::construction {

/// From amounts of any size to whole lots: rounded towards no trade, then one instrument moved by a
/// lot and another, with the finest beside it, set to what is best beside that, as long as it
/// helps. First what is outside the bands becomes less, then the cost. Stops after so many
/// settings: the same answer for the same problem, wherever it runs. Keeps its memory.
class LotSearch {
public:
    enum class Rounding : std::uint8_t { TowardsNone, Nearest };
    /// `from` are amounts that would be best without lots, minima and tickets.
    void run(const Problem& problem, const std::vector<double>& from, Rounding rounding,
             int settings);

    const std::vector<double>& x() const { return m_now.x; }
    bool inside() const { return m_now.outside == 0; }  ///< every band and cap holds
    std::size_t finest() const { return m_finest; }     ///< moves delta alone, by the least a lot
    int settings() const { return m_used; }

private:
    struct State {
        std::vector<double> x;
        GreekVector y{};
        double margin = 0, notional = 0;
        double cost = 0;     // without risk
        double outside = 0;  // weighted
    };
    void start(const std::vector<double>& from, Rounding rounding);
    double rounded(std::size_t i, double amount, Rounding rounding) const;
    bool caps(const State& state) const;
    bool plays(std::size_t i) const { return m_active[i] || m_now.x[i] != 0; }
    void set(State& state, std::size_t i, double amount) const;
    void judge(State& state) const;
    double outsideOf(const GreekVector& y) const;
    double risk(const GreekVector& y) const;
    bool better(const State& a, const State& b) const;
    double best(const State& state, std::size_t i, bool withoutFinest);
    double nearestTo(const State& state, std::size_t i, double low, double high) const;
    double leastOutside(const State& state, std::size_t i, double low, double high) const;
    double smoothest(const State& state, std::size_t i, double low, double high) const;
    double snapped(std::size_t i, double amount, bool up) const;
    bool allowed(std::size_t i, double amount) const;
    /// Whom a change of one instrument is made up for by, beside the finest.
    enum class Others : std::uint8_t { None, Playing, All };
    bool improve(std::size_t i, double amount, Others others);
    bool accept();
    bool sweep(int round);

    const Problem* m_problem = nullptr;
    std::vector<bool> m_active;
    GreekVector m_weight{}, m_slack{};
    std::size_t m_finest = 0;
    State m_now, m_try, m_one;
    int m_used = 0, m_limit = 0;
    bool m_smooth = false;  // impacts or risk: the best is not at an end of what is allowed
};

}  // namespace ballast::construction
