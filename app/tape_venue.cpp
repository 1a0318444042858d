#include "app/tape_venue.h"

#include "connectors/deribit/replies.h"

#include <algorithm>

namespace ballast::app {
namespace {

constexpr const char* kName = "paper";
constexpr std::size_t kChannelsAtOnce = 100;

/// Nobody else is there: neither credits nor a slow reader stand in the way.
paper::ExchangeOptions withoutLimits()
{
    paper::ExchangeOptions options;
    const paper::CreditPool::Terms much{1e15, 1e9};
    options.rates.general = options.rates.subscribe = options.rates.instruments = much;
    options.outboxLimitBytes = options.conflateAboveBytes = std::size_t{1} << 30;
    return options;
}

core::Error about(const deribit::Request& request, const std::string& what)
{
    return {"asking the recorded market for " + request.method + ": " + what};
}

}  // namespace

TapeVenue::TapeVenue(std::unique_ptr<paper_market::TapeMarket> market)
    : m_market(std::move(market)),
      m_now(m_market->start()),
      m_exchange(*m_market, withoutLimits(), m_now),
      m_codec(deribit::Names{kName, kName, &m_directory})
{
}

core::Expected<std::unique_ptr<TapeVenue>> TapeVenue::open(
    std::unique_ptr<paper_market::TapeMarket> market, paper_trading::AccountSeed account)
{
    std::unique_ptr<TapeVenue> out{new TapeVenue{std::move(market)}};
    account.key = account.secret = kName;
    if (auto added = out->m_exchange.addAccount(std::move(account)); !added)
        return std::unexpected(added.error());
    out->m_session = out->m_exchange.connect(out->m_now);
    return out;
}

core::Expected<void> TapeVenue::call(const deribit::Request& request, Events& events,
                                     const Take& take)
{
    m_exchange.handle(m_session, deribit::frame(++m_lastRequest, request), m_now);
    return hear(events, &request, take);
}

core::Expected<void> TapeVenue::hear(Events& events, const deribit::Request* asked,
                                     const Take& take)
{
    bool answered = asked == nullptr;
    Events heard;
    while (const paper::Frame text = m_exchange.takeFrame(m_session)) {
        heard.clear();
        const auto decoded = m_codec.decode(*text, m_now, heard, deribit::json::kListLimits);
        if (!decoded) return std::unexpected(decoded.error());
        for (engine::Event& event : heard) pass(std::move(event), events);
        const auto* reply = std::get_if<deribit::Reply>(&*decoded);
        if (!reply || !asked) continue;
        answered = true;
        if (reply->error) return std::unexpected(about(*asked, deribit::text(*reply->error)));
        if (!take) continue;
        if (auto taken = take(reply->result); !taken) return taken;
    }
    if (!answered) return std::unexpected(about(*asked, "no answer"));
    return {};
}

void TapeVenue::pass(engine::Event&& event, Events& events)
{
    const auto* update = std::get_if<market::BookUpdate>(&event);
    if (!update || m_books.judge(*update) == deribit::BookChains::Verdict::Pass)
        events.push_back(std::move(event));
}

core::Expected<void> TapeVenue::list(Events& events)
{
    for (const core::Currency currency : m_exchange.market().settlementCurrencies())
        for (const char* kind : {"future", "option"}) {
            const auto take = [&](deribit::json::Value result) -> core::Expected<void> {
                const auto instruments = deribit::decodeInstruments(result, m_codec.names());
                if (!instruments) return std::unexpected(instruments.error());
                if (instruments->refused > 0) return core::failure(instruments->firstRefusal);
                for (const market::Instrument& instrument : instruments->list)
                    events.push_back(engine::InstrumentListed{instrument});
                return {};
            };
            if (auto read = call(deribit::requests::getInstruments(currency, kind), events, take);
                !read)
                return read;
        }
    return {};
}

/// Indices and books before tickers, each in the order of the tape.
std::vector<std::string> TapeVenue::channels() const
{
    std::vector<std::string> out, tickers;
    for (const paper_market::Index& index : m_market->indices())
        out.push_back("deribit_price_index." + index.name);
    for (const paper_market::Listing& listing : m_market->listings()) {
        if (listing.spec.state == market::InstrumentState::Closed) continue;
        if (!listing.spec.isOption()) out.push_back("book." + listing.spec.name + ".100ms");
        tickers.push_back("ticker." + listing.spec.name + ".100ms");
    }
    out.insert(out.end(), tickers.begin(), tickers.end());
    return out;
}

core::Expected<void> TapeVenue::subscribe(const std::vector<std::string>& channels, Events& events)
{
    for (std::size_t i = 0; i < channels.size(); i += kChannelsAtOnce) {
        const std::span some =
            std::span(channels).subspan(i, std::min(kChannelsAtOnce, channels.size() - i));
        if (auto done = call(deribit::requests::subscribe(some), events); !done) return done;
    }
    return {};
}

core::Expected<TapeVenue::Events> TapeVenue::listen()
{
    Events events;
    const auto granted =
        call(deribit::requests::auth(kName, deribit::Secret{std::string{kName}}, m_now, "0",
                                     "connection trade:read account:read"),
             events);
    if (!granted) return std::unexpected(granted.error());
    if (auto listed = list(events); !listed) return std::unexpected(listed.error());
    if (auto done = subscribe(channels(), events); !done) return std::unexpected(done.error());
    return events;
}

core::Expected<TapeVenue::Events> TapeVenue::login()
{
    Events events;
    const auto positions = [&](deribit::json::Value result) -> core::Expected<void> {
        auto read = deribit::decodePositions(result, m_codec.names(), m_now);
        if (!read) return std::unexpected(read.error());
        events.push_back(portfolio::PositionsRead{account(), std::move(*read), m_now});
        return {};
    };
    const auto balances = [&](deribit::json::Value result) -> core::Expected<void> {
        auto read = deribit::decodeAccounts(result, m_codec.names(), m_now);
        if (!read) return std::unexpected(read.error());
        for (portfolio::Balance& balance : read->balances) events.push_back(std::move(balance));
        return {};
    };
    if (auto read = call(deribit::requests::getPositions(), events, positions); !read)
        return std::unexpected(read.error());
    if (auto read = call(deribit::requests::getAccountSummaries(), events, balances); !read)
        return std::unexpected(read.error());
    events.push_back(orders::Report{orders::OpenOrdersRead{account(), {}, m_now}});
    events.push_back(engine::LinkChanged{.venue = kName,
                                         .state = engine::LinkState::Up,
                                         .reason = "a recording",
                                         .epoch = 1,
                                         .at = m_now});
    return events;
}

core::Expected<TapeVenue::Events> TapeVenue::advance(core::Time to)
{
    Events events;
    m_now = std::max(m_now, to);
    m_exchange.advance(m_now);
    if (auto heard = hear(events, nullptr, {}); !heard) return std::unexpected(heard.error());
    return events;
}

}  // namespace ballast::app
