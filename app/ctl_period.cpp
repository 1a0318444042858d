#include "app/ctl_period.h"

#include "models/core/name_list.h"
#include "models/core/text.h"
#include "models/core/time.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace ballast::app {

core::Expected<store::TimeRange> periodOf(const std::string& from, const std::string& to)
{
    store::TimeRange range;
    for (auto [option, text, end] :
         {std::tuple{"--from", &from, &range.from}, std::tuple{"--to", &to, &range.to}}) {
        if (text->empty()) continue;
        const auto at = core::parseIsoUtc(*text);
        if (!at) return core::failure(std::string{option} + ": " + at.error().message);
        const bool lastDay = end == &range.to && text->size() == 10;
        *end = lastDay ? *at + std::chrono::hours{24} - core::Duration{1} : *at;
    }
    if (range.to < range.from)
        return core::failure("the period ends (--to " + to + ") before it begins (--from " + from +
                             ").");
    return range;
}

core::Expected<core::Currency> underlyingOf(const std::string& said,
                                            const std::vector<std::string>& known)
{
    if (said.empty()) return core::Currency{};
    const auto same = std::ranges::find_if(
        known, [&](const std::string& name) { return core::sameName(name, said); });
    if (same != known.end()) return core::Currency{*same};
    if (known.empty())
        return core::failure("--underlying " + core::quoted(said) +
                             ": nothing of any underlying is in this history yet.");
    return core::failure("--underlying " + core::quoted(said) +
                         ": no such underlying is in this history. It has " + core::listed(known) +
                         ".");
}

int misused(const core::Error& error)
{
    std::fprintf(stderr, "ballastctl: %s\n", error.message.c_str());
    return 2;
}

int damaged(const review::ChainLook& chain)
{
    if (chain.holds()) return 0;
    std::fprintf(stderr, "ballastctl: %s\n", review::text(chain).c_str());
    return 3;
}

}  // namespace ballast::app
