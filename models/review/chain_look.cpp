#include "models/review/chain_look.h"

#include <fmt/format.h>

namespace ballast::review {

std::string text(const ChainLook& look)
{
    if (!look.wrong.empty())
        return fmt::format(
            "The hash chain of this period does not hold: {}. What is shown may not be what was "
            "recorded. 'ballastctl verify' looks at all of it, 'ballastctl restore' puts the "
            "newest good backup back.",
            look.wrong);
    if (look.nothing) return "Nothing was recorded in this period, so there is nothing to verify.";
    if (look.before)
        return "What was recorded in this period is from before the hash chain began: nothing of "
               "it was verified.";
    if (look.links == 0)
        return "The hash chain has no link of this period yet: nothing of it was verified.";
    if (look.linksLeft == 0 && look.rowsLeft == 0)
        return fmt::format("The hash chain of this period was verified: {} links over {} rows.",
                           look.links, look.rows);
    if (look.linksLeft == 0)
        return fmt::format(
            "The hash chain of this period was verified in part: its newest {} rows, in {} links, "
            "are as they were written; {} older rows were not checked. 'ballastctl verify' checks "
            "all.",
            look.rows, look.links, look.rowsLeft);
    return fmt::format(
        "The hash chain of this period was verified in part: its newest {} rows, in {} links, "
        "are as they were written; {} older rows, and what {} older links cover, were not checked. "
        "'ballastctl verify' checks all.",
        look.rows, look.links, look.rowsLeft, look.linksLeft);
}

}  // namespace ballast::review
