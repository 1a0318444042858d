#pragma once

#include "models/margin/pool.h"
#include "models/margin/view.h"
#include "models/portfolio/scenario_book.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ballast::margin {

/// One order thought of as filled, at the mark: what it costs in fees and slippage is not in here.
struct GuardLeg {
    PoolKey pool;
    std::string name;
    portfolio::ScenarioLeg terms;  ///< of one unit
    double size = 0;               ///< signed, the instrument's unit
};

/// The states a book is stressed in, around the present: spot by 0 and -/+ k standard deviations of
/// a day, k = 1 … 4, with every volatility at 75 %, as it is, and at 150 %.
portfolio::ScenarioSpec stressGrid(double sigmaDaily);
/// Whether the grid can be made of it: a fraction above 0, and not so large that the spot is gone.
bool isUsableSigma(double sigmaDaily);

/// Margin, equity and liquidation of one underlying's book, pool by pool, now and with any part of
/// some legs filled. Maintenance is by the model of the pool's account, scaled to what the venue
/// says of the pool now; where the two are more than a factor of eight apart the difference is
/// added instead. What the legs do not touch is priced once; its margin too, where a model adds up
/// (only Deribit's standard does for certain). What a model cannot judge is a problem, and no
/// figure holds.
class Guard {
public:
    /// `models` must outlive it.
    Guard(std::vector<Pool> pools, std::vector<GuardLeg> legs, double sigmaDaily,
          const Models& models = standardOnly());

    using Filled = std::uint64_t;  ///< a bit a leg
    Filled all() const
    {
        return m_legs.size() >= 64 ? ~Filled{0} : (Filled{1} << m_legs.size()) - 1;
    }
    /// The same legs in other sizes: what is priced of the rest of the book stays. As many as legs.
    void resize(std::span<const double> sizes);
    /// Everything, or the stress and the marks alone: the search for the liquidation costs most.
    Figures figures(Filled filled, bool withLiquidation = true);
    /// Everything of the book as it stands.
    const Figures& before();

    /// Of the parts of the legs that may be filled when the others are not yet: all of them up to
    /// six legs; beyond that every prefix and every single missing leg. The one with the worst
    /// stress.
    Filled worstOrder();
    /// "A alone", "without B"; empty for all or nothing.
    std::string words(Filled filled) const;

    /// Legs whose pool has no balance: nothing can be said of them.
    bool homeless() const { return m_homeless; }
    /// Why a model cannot judge what is held or would be; empty: it can.
    const std::string& problem() const { return m_problem; }

private:
    struct Account {
        Pool pool;
        portfolio::PreparedScenario touched;            ///< what the legs change, in the size held
        std::unique_ptr<portfolio::ScenarioBook> rest;  ///< what they do not; of pool.book
        std::vector<portfolio::ScenarioNode> restGrid;
        std::map<double, portfolio::ScenarioNode> restAt;  ///< by spot factor, volatility as it is
        double scale = 1, added = 0;
    };
    struct State {
        double equity = 0, initial = 0, maintenance = 0;
    };

    void takeApart(Account& account);
    void calibrate(Account& account);
    portfolio::PreparedScenario with(const Account& account, Filled filled) const;
    const portfolio::ScenarioNode& rest(Account& account, double factor);
    static const Models& standardOnly();
    State stateOf(const Account& account, const portfolio::ScenarioNode& rest,
                  const portfolio::PreparedScenario& touched, const portfolio::ScenarioMove& move);
    MarginPair marginOf(const Account& account, const portfolio::PreparedScenario& touched,
                        const portfolio::ScenarioMove& move);
    double excess(Account& account, const portfolio::PreparedScenario& touched, double factor);
    std::optional<double> search(Account& account, const portfolio::PreparedScenario& touched,
                                 double limit);
    void addLiquidation(Figures& out, Account& account, const portfolio::PreparedScenario& touched);

    portfolio::ScenarioSpec m_spec;
    std::vector<GuardLeg> m_legs;
    std::vector<Account> m_accounts;
    std::optional<Figures> m_before;  ///< of nothing filled: whatever size the legs have
    const Models* m_models;
    std::string m_problem;
    bool m_homeless = false;
};

/// Before, after, and the worst on the way, with the words.
MarginView viewOf(Guard& guard);

}  // namespace ballast::margin
