#pragma once

#include <cstddef>
#include <vector>

namespace ballast::soak {

/// What this process holds, as the kernel says.
struct Held {
    double at = 0;  ///< seconds since the load began
    double rssMiB = 0, pssMiB = 0;
    double ownMiB =
        0;  ///< of PSS what is in no file: that of libraries falls when others load them
    double heapMiB = 0;  ///< given out by malloc, all arenas
    int handles = 0, threads = 0;
};
Held holdsNow(double at);

struct Growth {
    double slope = 0;  ///< a hour
    double least = 0, most = 0;
};

/// Least squares over what was seen after the first quarter of the time: the start is not growth.
Growth growthOf(const std::vector<Held>& seen, double Held::* what);
/// The least and the most of a count over the same time.
std::pair<int, int> rangeOf(const std::vector<Held>& seen, int Held::* what);

}  // namespace ballast::soak
