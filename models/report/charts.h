#pragma once

#include "models/report/picture.h"
#include "models/review/distribution.h"

#include <span>
#include <string>
#include <vector>

namespace ballast::report {

// Charts of a report. Pure: the same values, the same strokes. Values that are not finite count as
// zero.

struct Heading {
    std::string key, title;
    std::string words;  ///< what is to be seen, for who does not see it
    std::string unit;   ///< beside the title: "USD", "bp of the value wanted"
};

/// One step of a waterfall: from where the last one ended. A total stands on the ground.
struct Step {
    std::string name;
    double value = 0;
    bool isTotal = false;
};
/// `upIsGood`: a step up is drawn as a gain; else, of costs, as a loss. `decimals` < 0: short, as
/// "+12.4k".
Picture waterfall(const Heading& heading, std::span<const Step> steps, bool upIsGood, int decimals);

/// Parts of one kind in each column, stacked from zero up and down.
struct Layer {
    std::string name;
    Ink ink = Ink::Grey;
    std::vector<double> values;  ///< one a column
};
Picture stackedBars(const Heading& heading, std::span<const std::string> columns,
                    std::span<const Layer> layers);

/// Counts by bucket, the median marked; what lies beyond the edges is said, with `outside`:
/// "%1 below, %2 above".
Picture histogram(const Heading& heading, const review::Distribution& of,
                  const std::string& outside, const std::string& median);

/// About `most` round values from the least to the greatest, zero among them.
std::vector<double> roundTicks(double least, double greatest, int most = 5);

}  // namespace ballast::report
