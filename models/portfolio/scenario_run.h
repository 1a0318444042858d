#pragma once

#include "models/portfolio/stresses.h"
#include "models/portfolio/what_if.h"

#include <memory>

namespace ballast::portfolio {

/// Everything one look at the scenarios needs, gathered from one instant.
struct ScenarioRequest {
    std::uint64_t wish = 0;  ///< counts up when a person asks for something else
    core::Currency underlying;
    core::Time now{};
    std::shared_ptr<const Book> book;
    std::shared_ptr<const market::Board> board;
    std::vector<WhatIfEdit> pending;  ///< what waiting proposals would send
    WhatIf whatIf;
    ScenarioSpec spec;
    std::shared_ptr<const std::vector<Stress>> stresses;
};

struct StressOutcome {
    Stress stress;
    ScenarioNode live;
    std::optional<ScenarioNode> thought;
};

/// What came out of it. Immutable once published.
struct ScenarioResult {
    std::uint64_t wish = 0;
    core::Currency underlying;
    core::Time at{};
    double spot = 0;       ///< USD per coin, where nothing moved
    bool preview = false;  ///< the grid is a coarse one; the whole follows
    ScenarioNode liveNow;
    std::optional<ScenarioNode> thoughtNow;
    ScenarioGrid live;
    std::optional<ScenarioGrid> thought;
    std::shared_ptr<const WhatIfBook> whatIf;  ///< null: nothing is thought of
    std::vector<StressOutcome> stresses;
    MarginRates rates;
    core::Duration took{};
};

/// A request under way: made once, then its rows may be run by any thread in any order.
class ScenarioRun {
public:
    /// Values the what-if and takes both books apart. The request holds a book and a board.
    explicit ScenarioRun(ScenarioRequest request);

    const ScenarioRequest& request() const { return m_request; }
    /// Legs priced a node: of the live book and of what is thought.
    std::size_t legs() const;
    /// An empty result for this grid, ready for its rows.
    ScenarioResult begin(const ScenarioSpec& spec) const;
    /// Fills rows [first, last) of it. Different rows of one result may be filled at once.
    void fill(ScenarioResult& result, std::size_t first, std::size_t last) const;

private:
    ScenarioRequest m_request;
    std::shared_ptr<const WhatIfBook> m_whatIf;
    PreparedScenario m_live;
    std::optional<PreparedScenario> m_thought;
    ScenarioResult m_start;  ///< all that does not depend on the grid
};

/// The whole of it on this thread.
ScenarioResult run(const ScenarioRequest& request);

}  // namespace ballast::portfolio
