#include "connectors/paper_live/live_market.h"

#include "connectors/paper_live/live_listings.h"
#include "connectors/paper_live/public_feed.h"
#include "models/market/directory.h"

#include <fmt/format.h>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <random>
#include <variant>

namespace ballast::paper_live {
namespace {

using namespace std::chrono_literals;

/// How long one advance() may read: the exchange's own connections wait meanwhile.
constexpr auto kReadAtMost = 20ms;
/// First prices of some instruments may never come; so long the market waits for them.
constexpr core::Duration kFirstPrices = 5s;

}  // namespace

struct LiveMarket::Parts {
    explicit Parts(LiveOptions options)
        : url(options.url),
          feed({options.url, std::move(options.currencies), std::move(options.underlyings)},
               {io, directory, [this](engine::Event&& event) { on(event); }, [this] { return now; },
                [this] { return std::uniform_real_distribution<double>{}(chance); }})
    {
    }

    void on(const engine::Event& event)
    {
        std::visit(
            [this](const auto& e) {
                if constexpr (requires { listings.on(e); }) listings.on(e);
            },
            event);
        if (const auto* link = std::get_if<engine::LinkChanged>(&event)) onLink(*link);
    }

    void onLink(const engine::LinkChanged& link)
    {
        if (link.state == engine::LinkState::Resyncing) listings.forgetBooks();
        if (link.state == engine::LinkState::Down) lastLoss = link.reason;
        if (link.state == engine::LinkState::Up) {
            lastLoss.clear();
            upAt = now;
        }
        state = link.state;
    }

    std::string url;
    boost::asio::io_context io{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        io.get_executor()};
    std::mt19937_64 chance{std::random_device{}()};
    market::Directory directory;
    LiveListings listings;
    core::Time now{}, upAt{};
    engine::LinkState state = engine::LinkState::Down;
    std::string lastLoss;
    bool started = false;
    PublicFeed feed;
};

LiveMarket::LiveMarket(LiveOptions options) : m_parts(std::make_unique<Parts>(std::move(options)))
{
}

LiveMarket::~LiveMarket() = default;

core::Expected<std::unique_ptr<LiveMarket>> LiveMarket::open(LiveOptions options)
{
    if (const auto url = net::parseUrl(options.url); !url)
        return core::failure("opening the live market: " + url.error().message);
    return std::unique_ptr<LiveMarket>(new LiveMarket(std::move(options)));
}

void LiveMarket::advance(core::Time now)
{
    m_parts->now = now;
    if (!std::exchange(m_parts->started, true)) m_parts->feed.start();
    const auto until = std::chrono::steady_clock::now() + kReadAtMost;
    while (m_parts->io.poll_one() > 0 && std::chrono::steady_clock::now() < until) {
    }
    m_parts->listings.advance(now);
}

const std::vector<paper_market::Listing>& LiveMarket::listings() const
{
    return m_parts->listings.listings();
}
const std::vector<paper_market::Index>& LiveMarket::indices() const
{
    return m_parts->listings.indices();
}
std::optional<double> LiveMarket::deliveryPrice(core::InstrumentId id) const
{
    return m_parts->listings.deliveryPrice(id);
}
void LiveMarket::consume(core::InstrumentId id, core::Side taker, core::Price price,
                         core::Quantity size)
{
    m_parts->listings.consume(id, taker, price, size);
}
std::string LiveMarket::description() const { return "live prices of " + m_parts->url; }

std::string LiveMarket::outage() const
{
    const Parts& p = *m_parts;
    const bool up = p.state == engine::LinkState::Up;
    const bool whole = p.listings.awaited() == 0 || p.now - p.upAt > kFirstPrices;
    if (up && whole && !p.listings.listings().empty()) return {};
    if (p.feed.gaveUp())
        return fmt::format("the live market at {} cannot be read: {}", p.url, p.lastLoss);
    if (!p.lastLoss.empty())
        return fmt::format("the live market at {} is out of reach: {}; trying again", p.url,
                           p.lastLoss);
    return fmt::format("the live market at {} is being read", p.url);
}

}  // namespace ballast::paper_live
