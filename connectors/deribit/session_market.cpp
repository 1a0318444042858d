#include "connectors/deribit/session.h"

#include "models/core/text.h"

#include <algorithm>
#include <utility>

namespace ballast::deribit {
namespace {

constexpr std::size_t kChunk = 250;
/// The books of a hedge are wanted one by one: what is wanted together is asked for together.
constexpr core::Duration kGather = std::chrono::milliseconds{5};

}  // namespace

bool Session::isWatched(const market::Instrument& instrument) const
{
    return instrument.state != market::InstrumentState::Closed &&
           std::find(m_profile.underlyings.begin(), m_profile.underlyings.end(),
                     instrument.underlying) != m_profile.underlyings.end();
}

std::string Session::bookChannel(std::string_view instrument) const
{
    return "book." + std::string{instrument} + "." + m_profile.bookInterval;
}

void Session::wantBooks()
{
    for (const std::string& name : m_profile.hedgeInstruments)
        m_subscriptions.want(bookChannel(name));
    std::vector<std::string> indices, names;
    for (const auto& [index, listed] : m_listed) {
        const market::Instrument& instrument = listed.instrument;
        if (!isWatched(instrument)) continue;
        if (const auto usd = instrument.priceIndex; usd.ends_with("_usd")) indices.push_back(usd);
        if (m_profile.hedgeInstruments.empty() && !instrument.isOption())
            names.push_back(instrument.name);
    }
    // By name, so that the same venue is asked in the same order on every run.
    std::sort(indices.begin(), indices.end());
    std::sort(names.begin(), names.end());
    for (const std::string& index : indices) m_subscriptions.want("deribit_price_index." + index);
    if (names.size() > m_profile.maxBooks) names.resize(m_profile.maxBooks);
    for (const std::string& name : names) m_subscriptions.want(bookChannel(name));
    // Whose aggressors the guard compares our hedges with.
    for (const auto* hedges : {&m_profile.hedgeInstruments, &names})
        for (const std::string& name : *hedges)
            if (name.ends_with("PERPETUAL"))
                m_subscriptions.want("trades." + name + "." + m_profile.tickerInterval);
}

void Session::wantTickers()
{
    std::vector<const Listed*> order;
    for (const auto& [index, listed] : m_listed)
        if (listed.held || isWatched(listed.instrument)) order.push_back(&listed);
    const auto rank = [](const Listed& l) {
        const auto none = core::Time::max();
        return std::tuple{!l.held, l.instrument.isOption(), l.instrument.expiry.value_or(none),
                          std::string_view{l.instrument.name}};
    };
    std::sort(order.begin(), order.end(),
              [&](const Listed* a, const Listed* b) { return rank(*a) < rank(*b); });
    if (order.size() > m_profile.maxTickers) {
        refuse(std::to_string(order.size() - m_profile.maxTickers) +
               " instruments are not watched: more than the profile allows");
        order.resize(m_profile.maxTickers);
    }
    for (const Listed* listed : order) wantTicker(listed->instrument.id);
}

void Session::wantTicker(core::InstrumentId id)
{
    const auto it = m_listed.find(id.index);
    if (it != m_listed.end())
        m_subscriptions.want("ticker." + it->second.instrument.name + "." +
                             m_profile.tickerInterval);
}

void Session::pumpSoon()
{
    if (std::exchange(m_gathering, true)) return;
    m_pumpLater->after(kGather, [this] { pump(); });
}

void Session::pump()
{
    m_gathering = false;
    // First what is left: a book that is wanted again meanwhile needs a new snapshot.
    if (!m_leaving.empty())
        ask(requests::unsubscribe(std::exchange(m_leaving, {})), [](const Answer&) {});
    while (!m_subscriptions.empty()) {
        const core::Time at = machineNow();
        if (const core::Duration wait = m_subscribeCredits.wait(kSubscribeCost, at);
            wait.count() > 0)
            return m_pumpLater->after(wait, [this] { pump(); });
        subscribe(m_subscriptions.next(kChunk), [] {});
    }
}

void Session::subscribe(std::vector<std::string> channels, std::function<void()> then)
{
    if (channels.empty()) return then();
    m_subscribeCredits.force(kSubscribeCost, machineNow());
    const Request request = requests::subscribe(channels);
    need(request, [this, asked = std::move(channels), then = std::move(then)](json::Value result) {
        const auto acknowledged = decodeChannels(result);
        if (!acknowledged) return drop(acknowledged.error().message);
        std::string first;
        if (const auto missing = Subscriptions::missing(asked, *acknowledged, first); missing > 0) {
            refuse(std::to_string(missing) + " channels are unknown to the venue, among them " +
                   first);
            m_health.refused += missing - 1;
        }
        then();
    });
}

void Session::askForBookAgain(core::InstrumentId id)
{
    const auto it = m_listed.find(id.index);
    if (it == m_listed.end()) return;
    // Unsubscribed first: a second subscription alone is acknowledged and brings no snapshot.
    m_books.waiting(id, machineNow());
    const std::vector<std::string> channels{bookChannel(it->second.instrument.name)};
    need(requests::unsubscribe(channels),
         [this, channels](json::Value) { subscribe(channels, [] {}); });
}

/// Forgotten at every loss of the link: whoever still needs a book asks for it again.
void Session::watch(const std::variant<engine::WatchBook, engine::UnwatchBook>& request)
{
    if (!up()) return;
    if (const auto* back = std::get_if<engine::UnwatchBook>(&request))
        return unsubscribeBook(back->instrument, back->name);
    const auto& wanted = std::get<engine::WatchBook>(request);
    if (!m_listed.contains(wanted.instrument.index)) return;
    m_givenBack.erase(wanted.instrument.index);
    m_subscriptions.want(bookChannel(wanted.name));
    pumpSoon();
}

void Session::unsubscribeBook(core::InstrumentId id, const std::string& name)
{
    const std::string channel = bookChannel(name);
    if (!m_subscriptions.isWanted(channel)) return;
    m_givenBack.insert(id.index);
    m_books.leave(id);
    if (!m_subscriptions.drop(channel)) return;
    m_leaving.push_back(channel);
    pumpSoon();
}

void Session::onInstrumentState(const engine::InstrumentStateChanged& change)
{
    if (const auto it = m_listed.find(change.id.index); it != m_listed.end()) {
        it->second.instrument.state = change.state;
        return;
    }
    if (change.state == market::InstrumentState::Closed || !up()) return;
    // Something new: its name is all that is known. Lists are few, so all are read again, once for
    // all the news of the next moment.
    m_listLater->after(m_timing.health, [this] {
        awaitLists(m_lists.size());
        for (const auto& [currency, kind] : m_lists)
            ask(requests::getInstruments(currency, kind), [this](const Answer& answer) {
                if (m_listsAwaited > 0) awaitLists(m_listsAwaited - 1);
                if (!answer.ok()) return;
                const auto instruments = decodeInstruments(answer.result, m_codec.names());
                if (!instruments) return refuse(instruments.error().message);
                onInstruments(*instruments);
                wantTickers();
                pump();
            });
    });
}

}  // namespace ballast::deribit
