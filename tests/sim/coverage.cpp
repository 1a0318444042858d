#include "tests/sim/simulate.h"

#include <fmt/format.h>

namespace ballast::sim {

std::string coverageTable(const Coverage& coverage)
{
    std::string out = fmt::format("{:<20}", "fault");
    for (std::size_t s = 0; s < kStandings; ++s)
        out += fmt::format("{:>12}", text(static_cast<Standing>(s)));
    out += '\n';
    for (std::size_t f = 0; f < kFaults; ++f) {
        out += fmt::format("{:<20}", text(static_cast<Fault>(f)));
        for (std::size_t s = 0; s < kStandings; ++s)
            out += fmt::format("{:>12}", coverage.hits[s][f]);
        out += '\n';
    }
    return out;
}

std::vector<std::string> emptyCells(const Coverage& coverage)
{
    std::vector<std::string> out;
    for (std::size_t f = 0; f < kFaults; ++f)
        for (std::size_t s = 0; s < kStandings; ++s)
            if (coverage.hits[s][f] == 0)
                out.push_back(fmt::format("{} while {}", text(static_cast<Fault>(f)),
                                          text(static_cast<Standing>(s))));
    return out;
}

}  // namespace ballast::sim
