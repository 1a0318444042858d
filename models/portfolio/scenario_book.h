#pragma once

#include "models/portfolio/scenario.h"
#include "models/pricing/leg_batch.h"

#include <span>
#include <vector>

namespace ballast::portfolio {

/// A prepared book ready for one state after another: what its options have in common over many
/// states is worked out once and kept while time and smile stand still. The book must outlive it
/// and stay as it is. Of one thread.
class ScenarioBook {
public:
    explicit ScenarioBook(const PreparedScenario& prepared) : m_prepared(&prepared) {}

    /// As nodeOf.
    ScenarioNode node(const ScenarioMove& move);
    /// What each option is worth in this state, USD.
    std::vector<double> prices(const ScenarioMove& move);

private:
    void arrange(const ScenarioMove& move);
    void carry(double spotFactor);

    const PreparedScenario* m_prepared;
    pricing::LegBatch m_options;
    bool m_isArranged = false;
    double m_days = 0;
    double m_carriedTo = 1;  ///< the spot factor the volatilities were carried along the smile to
};

}  // namespace ballast::portfolio
