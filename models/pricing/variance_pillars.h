#pragma once

#include "models/pricing/smile_quote.h"
#include "models/pricing/svi.h"

#include <span>
#include <vector>

namespace ballast::pricing {

/// A smile where no curve could be fitted: total variance through the points themselves, by cubic
/// pieces that have no hump or dip the points do not have (Fritsch and Butland 1984). Beyond the
/// last point it goes on in a straight line that neither falls nor rises by more than Lee's bound
/// of 2.
class VariancePillars {
public:
    VariancePillars() = default;
    /// Points by rising k; of two at one k the first is taken.
    explicit VariancePillars(std::span<const SmilePoint> points);

    bool empty() const { return m_nodes.empty(); }
    /// Asks for at least one pillar.
    TotalVariance at(double k) const;
    bool operator==(const VariancePillars&) const = default;

private:
    struct Node {
        double k = 0, w = 0, slope = 0;
        bool operator==(const Node&) const = default;
    };
    std::vector<Node> m_nodes;
};

}  // namespace ballast::pricing
