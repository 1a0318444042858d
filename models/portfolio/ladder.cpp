#include "models/portfolio/ladder.h"

#include <map>
#include <utility>

namespace ballast::portfolio {
namespace {

/// Nothing stands behind everything.
template <class T>
using Key = std::pair<bool, T>;

template <class T>
Key<T> keyOf(const std::optional<T>& value)
{
    return {!value, value.value_or(T{})};
}

}  // namespace

std::vector<Rung> ladder(const Book& book, core::Currency underlying, LadderBy by)
{
    std::map<std::pair<Key<double>, Key<core::Time>>, Rung> rungs;
    for (std::size_t i = 0; i < book.lines.size(); ++i) {
        const Line& line = book.lines[i];
        if (!line.instrument || line.instrument->underlying != underlying) continue;
        std::optional<double> strike;
        std::optional<core::Time> expiry;
        if (by == LadderBy::Expiry)
            expiry = line.instrument->expiry;
        else if (line.instrument->strike)
            strike = line.instrument->strike->toDouble();
        Rung& rung = rungs[{keyOf(strike), keyOf(expiry)}];
        rung.strike = strike;
        rung.expiry = expiry;
        ++rung.lines;
        line.counted() ? void(rung.figures += line) : void(++rung.leftOut);
    }
    std::vector<Rung> out;
    out.reserve(rungs.size());
    for (auto& [key, rung] : rungs) out.push_back(std::move(rung));
    return out;
}

}  // namespace ballast::portfolio
