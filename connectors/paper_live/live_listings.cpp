#include "connectors/paper_live/live_listings.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ballast::paper_live {
namespace {

using namespace std::chrono_literals;

constexpr core::Duration kDeliveryWindow = 30min;
constexpr core::Duration kSampleEvery = 1s;
constexpr core::Duration kVolatilityEvery = 1s;
constexpr double kVolatilityDays = 30;  // volatility indices look a month ahead

std::string lowerCase(std::string_view word)
{
    std::string out{word};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// The venue's side less what was taken from it; levels that are used up are left out.
std::vector<market::Level> remaining(std::span<const market::Level> levels,
                                     const std::map<core::Price, core::Quantity>& taken)
{
    std::vector<market::Level> out;
    out.reserve(levels.size());
    for (market::Level level : levels) {
        if (const auto it = taken.find(level.price); it != taken.end()) level.size -= it->second;
        if (level.size.isPositive()) out.push_back(level);
    }
    return out;
}

}  // namespace

LiveListings::Source* LiveListings::find(core::InstrumentId venueId)
{
    const auto it = m_sources.find(venueId.index);
    return it == m_sources.end() ? nullptr : &it->second;
}

std::size_t LiveListings::awaited() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_sources, [](const auto& entry) {
        return !entry.second.listing && entry.second.spec.state == market::InstrumentState::Open;
    }));
}

void LiveListings::on(const engine::InstrumentListed& event)
{
    Source& source = m_sources[event.instrument.id.index];
    source.spec = event.instrument;
    if (!source.listing) return;
    // The venue may change steps and fees of what is listed; the number it has here stays.
    paper_market::Listing& listing = m_listings[*source.listing];
    const bool closed = listing.spec.state == market::InstrumentState::Closed;
    const core::InstrumentId id = listing.spec.id;
    listing.spec = event.instrument;
    listing.spec.id = id;
    listing.spec.venue = "paper";
    if (closed) listing.spec.state = market::InstrumentState::Closed;
    ++listing.revision;
}

void LiveListings::on(const engine::InstrumentStateChanged& event)
{
    Source* source = find(event.id);
    if (!source) return;
    source->spec.state = event.state;
    if (!source->listing) return;
    paper_market::Listing& listing = m_listings[*source->listing];
    if (listing.spec.state == market::InstrumentState::Closed) return;
    if (event.state == market::InstrumentState::Closed) return close(listing, event.at);
    listing.spec.state = event.state;
    ++listing.revision;
}

void LiveListings::on(const market::Ticker& event)
{
    Source* source = find(event.quote.id);
    if (!source || source->spec.state == market::InstrumentState::Closed) return;
    setIndex(source->spec.priceIndex, source->spec.underlying, event.index.toDouble(),
             event.quote.at);
    if (!source->listing) list(*source, event);
    paper_market::Listing& listing = m_listings[*source->listing];
    listing.mark = event.mark.toDouble();
    listing.markIv = event.markIv;
    listing.bidIv = event.bidIv;
    listing.askIv = event.askIv;
    listing.openInterest = event.openInterest;
    listing.funding8h = event.funding8h;
    if (listing.spec.isOption()) {
        listing.forward = event.underlyingPrice.value_or(event.index).toDouble();
        if (listing.underlyingIndex.empty() || listing.underlyingIndex.starts_with("SYN."))
            listing.underlyingIndex = underlyingIndexOf(listing.spec);
    }
    ++listing.revision;
    refreshVolatilities(event.quote.at);
}

void LiveListings::list(Source& source, const market::Ticker& ticker)
{
    paper_market::Listing listing;
    listing.spec = source.spec;
    listing.spec.venue = "paper";
    listing.spec.id = core::InstrumentId{static_cast<std::uint32_t>(m_listings.size())};
    source.listing = m_listings.size();
    m_venueIds.push_back(ticker.quote.id);
    m_listings.push_back(std::move(listing));
    show(source);
}

/// "BTC-27MAR26" where that future is listed, else the venue's name for a synthetic one.
std::string LiveListings::underlyingIndexOf(const market::Instrument& option) const
{
    const std::string future =
        option.name.substr(0, option.name.find('-', option.name.find('-') + 1));
    const bool listed = std::ranges::any_of(
        m_listings, [&](const paper_market::Listing& l) { return l.spec.name == future; });
    return listed ? future : "SYN." + future;
}

void LiveListings::on(const market::BookUpdate& event)
{
    Source* source = find(event.id);
    if (!source) return;
    source->book.apply(event);
    if (event.snapshot) {
        source->takenBids.clear();
        source->takenAsks.clear();
    }
    for (const market::Level& level : event.bids) source->takenBids.erase(level.price);
    for (const market::Level& level : event.asks) source->takenAsks.erase(level.price);
    show(*source);
}

void LiveListings::on(const engine::BookLost& event)
{
    Source* source = find(event.id);
    if (!source) return;
    source->book = {};
    show(*source);
}

void LiveListings::forgetBooks()
{
    for (auto& [number, source] : m_sources) {
        source.book = {};
        source.takenBids.clear();
        source.takenAsks.clear();
        show(source);
    }
}

/// What the exchange sees of the book; nothing of one that is broken or crossed.
void LiveListings::show(Source& source)
{
    if (!source.listing) return;
    paper_market::Listing& listing = m_listings[*source.listing];
    const bool open = listing.spec.state != market::InstrumentState::Closed;
    listing.bids.clear();
    listing.asks.clear();
    if (open && source.book.usable()) {
        listing.bids = remaining(source.book.bids(), source.takenBids);
        listing.asks = remaining(source.book.asks(), source.takenAsks);
    }
    ++listing.revision;
}

void LiveListings::consume(core::InstrumentId id, core::Side taker, core::Price price,
                           core::Quantity size)
{
    Source& source = *find(m_venueIds[id.index]);
    (taker == core::Side::Buy ? source.takenAsks : source.takenBids)[price] += size;
    show(source);
}

void LiveListings::on(const market::IndexPrice& event)
{
    setIndex(lowerCase(event.underlying.view()) + "_usd", event.underlying, event.price.toDouble(),
             event.at);
}

void LiveListings::setIndex(const std::string& name, core::Currency underlying, double price,
                            core::Time at)
{
    auto it = std::ranges::find(m_indices, name, &paper_market::Index::name);
    if (it == m_indices.end())
        it = m_indices.insert(m_indices.end(), paper_market::Index{name, underlying, price, 0});
    it->price = price;
    std::deque<Sample>& window = m_halfHours[name];
    if (!window.empty() && at - window.back().at < kSampleEvery) return;
    window.push_back({at, price});
    while (window.front().at < at - kDeliveryWindow) window.pop_front();
}

/// The at-the-money option nearest to a month stands for the volatility index.
void LiveListings::refreshVolatilities(core::Time now)
{
    if (now - m_volatilityAt < kVolatilityEvery) return;
    m_volatilityAt = now;
    for (paper_market::Index& index : m_indices) {
        const paper_market::Listing* nearest = nullptr;
        double best = 0;
        for (const paper_market::Listing& l : m_listings) {
            if (l.spec.priceIndex != index.name || !l.spec.isOption() || !l.spec.strike ||
                !(l.markIv > 0) || l.spec.state != market::InstrumentState::Open)
                continue;
            const double days = l.spec.yearsToExpiry(now) * 365;
            if (!(days > 0) || !(l.forward > 0)) continue;
            // How far from a month, and from the money: the nearest on both wins.
            const double away = std::abs(std::log(days / kVolatilityDays)) +
                                10 * std::abs(std::log(l.spec.strike->toDouble() / l.forward));
            if (nearest && away >= best) continue;
            nearest = &l;
            best = away;
        }
        if (nearest) index.volatility = nearest->markIv * 100;
    }
}

void LiveListings::advance(core::Time now)
{
    for (paper_market::Listing& listing : m_listings)
        if (listing.spec.state != market::InstrumentState::Closed && listing.spec.expiry &&
            *listing.spec.expiry <= now)
            close(listing, now);
}

void LiveListings::close(paper_market::Listing& listing, core::Time now)
{
    listing.spec.state = market::InstrumentState::Closed;
    const core::Time end = std::min(now, listing.spec.expiry.value_or(now));
    double sum = 0;
    int count = 0;
    for (const Sample& sample : m_halfHours[listing.spec.priceIndex]) {
        if (sample.at > end || sample.at < end - kDeliveryWindow) continue;
        sum += sample.price;
        ++count;
    }
    // Where nothing was heard in that half hour, the last price known is the best there is.
    const auto last =
        std::ranges::find(m_indices, listing.spec.priceIndex, &paper_market::Index::name);
    if (count > 0)
        m_deliveries[listing.spec.id] = sum / count;
    else if (last != m_indices.end())
        m_deliveries[listing.spec.id] = last->price;
    show(*find(m_venueIds[listing.spec.id.index]));
}

std::optional<double> LiveListings::deliveryPrice(core::InstrumentId id) const
{
    const auto it = m_deliveries.find(id);
    return it == m_deliveries.end() ? std::nullopt : std::optional{it->second};
}

}  // namespace ballast::paper_live
