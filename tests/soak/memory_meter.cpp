#include "tests/soak/memory_meter.h"

#include <malloc.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

namespace ballast::soak {
namespace {

constexpr double kKiBInMiB = 1'024;
constexpr double kBytesInMiB = 1'024 * 1'024;

int entriesOf(const char* folder)
{
    std::error_code gone;
    std::filesystem::directory_iterator entries(folder, gone);
    return static_cast<int>(std::distance(begin(entries), end(entries)));
}

std::span<const Held> settled(const std::vector<Held>& seen)
{
    if (seen.empty()) return {};
    const double from = seen.back().at / 4;
    const auto first = std::ranges::find_if(seen, [&](const Held& h) { return h.at >= from; });
    return {first, seen.end()};
}

}  // namespace

Held holdsNow(double at)
{
    Held held{.at = at};
    std::ifstream in("/proc/self/smaps_rollup");
    std::string word;
    while (in >> word) {
        if (word == "Rss:") in >> held.rssMiB;
        if (word == "Pss:") in >> held.pssMiB;
        if (word == "Pss_Anon:") in >> held.ownMiB;
    }
    held.rssMiB /= kKiBInMiB;
    held.pssMiB /= kKiBInMiB;
    held.ownMiB /= kKiBInMiB;
    const struct mallinfo2 heap = ::mallinfo2();
    held.heapMiB = static_cast<double>(heap.uordblks + heap.hblkhd) / kBytesInMiB;
    held.handles = entriesOf("/proc/self/fd") - 1;  // the folder itself
    held.threads = entriesOf("/proc/self/task");
    return held;
}

Growth growthOf(const std::vector<Held>& seen, double Held::* what)
{
    const auto all = settled(seen);
    if (all.empty()) return {};
    double t = 0, y = 0, tt = 0, ty = 0;
    Growth growth{0, all.front().*what, all.front().*what};
    const auto n = static_cast<double>(all.size());
    for (const Held& h : all) {
        t += h.at / n;
        y += h.*what / n;
        growth.least = std::min(growth.least, h.*what);
        growth.most = std::max(growth.most, h.*what);
    }
    for (const Held& h : all) {
        tt += (h.at - t) * (h.at - t);
        ty += (h.at - t) * (h.*what - y);
    }
    growth.slope = tt > 0 ? ty / tt * 3'600 : 0;
    return growth;
}

std::pair<int, int> rangeOf(const std::vector<Held>& seen, int Held::* what)
{
    const auto all = settled(seen);
    if (all.empty()) return {};
    const auto [least, most] = std::ranges::minmax_element(all, {}, what);
    return {(*least).*what, (*most).*what};
}

}  // namespace ballast::soak
