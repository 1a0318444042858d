#include "tests/soak/lag_meter.h"

#include <map>
#include <string>

namespace ballast::soak {
namespace {

double microseconds(core::Duration d) { return core::seconds(d) * 1e6; }

/// The exchange's own are of whole tenths of a second, and wait in it for its turn.
bool isOfLoad(core::Time stamp) { return core::toUnixMs(stamp) % 100 != 0; }

}  // namespace

void LagMeter::look(const engine::Snapshot& snapshot, core::Time now)
{
    const auto& listings = snapshot.market->listings;
    if (m_stamps.size() < listings.size()) m_stamps.resize(listings.size());
    for (std::size_t i = 0; i < listings.size(); ++i) {
        const market::Listing& listing = listings[i];
        const core::Time stamp = listing.ticker.venueAt;
        if (!listing.hasTicker || stamp == m_stamps[i]) continue;
        m_stamps[i] = stamp;
        if (!isOfLoad(stamp)) continue;
        ++m_seen;
        m_toSnapshot.add(microseconds(snapshot.at - stamp));
        m_toWindow.add(microseconds(now - stamp));
    }
}

std::size_t LagMeter::behind(const engine::Snapshot& snapshot) const
{
    std::map<std::string, std::int64_t, std::less<>> shown;
    const auto& listings = snapshot.market->listings;
    for (std::size_t i = 0; i < listings.size(); ++i)
        if (listings[i].instrument)
            shown[listings[i].instrument->name] = core::toUnixMs(listings[i].ticker.venueAt);
    std::size_t count = 0;
    for (std::size_t i = 0; i < m_shared.instruments; ++i) {
        const auto found = shown.find(std::string_view{m_shared.newest[i].name.data()});
        if (found == shown.end() || found->second < m_shared.newest[i].stampMs) ++count;
    }
    return count;
}

}  // namespace ballast::soak
