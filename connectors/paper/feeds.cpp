#include "connectors/paper/feeds.h"

#include <algorithm>
#include <chrono>

namespace ballast::paper {

using namespace std::chrono_literals;

bool Feeds::needsLogin(const std::vector<std::string>& names)
{
    return std::ranges::any_of(names, [](const std::string& name) {
        const auto spec = parseChannel(name);
        return spec && spec->interval == Interval::Raw && !isUserChannel(spec->kind) &&
               spec->kind != ChannelKind::InstrumentState;
    });
}

bool Feeds::exists(const ChannelSpec& spec) const
{
    if (!spec.instrument.empty()) return m_venue.market.find(spec.instrument) != nullptr;
    if (!spec.index.empty()) return m_venue.market.index(spec.index) != nullptr;
    return true;
}

std::string Feeds::keyOf(const ChannelSpec& spec, const Subscriber& who) const
{
    return ChannelBook::key(spec, who.account.value_or(0));
}

std::vector<std::string> Feeds::subscribe(const Subscriber& who,
                                          const std::vector<std::string>& names,
                                          std::vector<std::string>& fresh)
{
    std::vector<std::string> joined;
    for (const std::string& name : names) {
        const auto spec = parseChannel(name);
        if (!spec || !exists(*spec) || (isUserChannel(spec->kind) && !who.account)) continue;
        if (std::ranges::find(joined, name) != joined.end()) continue;
        Channel& channel = m_channels.open(*spec, who.account.value_or(0));
        if (!spec->instrument.empty())
            channel.instrument = m_venue.market.find(spec->instrument)->spec.id;
        if (ChannelBook::listen(channel, who.session)) fresh.push_back(name);
        joined.push_back(name);
    }
    shuffleAcknowledged(joined);
    return joined;
}

void Feeds::greet(const Subscriber& who, const std::vector<std::string>& fresh)
{
    for (const std::string& name : fresh)
        if (Channel* channel = m_channels.find(keyOf(*parseChannel(name), who)))
            greetOne(*channel, who.session);
}

std::vector<std::string> Feeds::unsubscribe(const Subscriber& who,
                                            const std::vector<std::string>& names)
{
    std::vector<std::string> left;
    for (const std::string& name : names) {
        const auto spec = parseChannel(name);
        if (!spec || !m_channels.leave(keyOf(*spec, who), who.session)) continue;
        m_backlog.forget(who.session, keyOf(*spec, who));
        left.push_back(name);
    }
    shuffleAcknowledged(left);
    return left;
}

std::vector<std::string> Feeds::unsubscribeAll(SessionId session)
{
    m_channels.leaveAll(session);
    m_backlog.forget(session);
    return {};
}

Frame Feeds::frame(const Channel& channel, const std::function<void(JsonWriter&)>& data) const
{
    std::string text;
    text.reserve(1024);
    JsonWriter json(text);
    json.object().field("jsonrpc", "2.0").field("method", "subscription").key("params").object();
    json.field("channel", channel.spec.name).key("data");
    data(json);
    json.endObject().endObject();
    return std::make_shared<const std::string>(std::move(text));
}

bool Feeds::putsOff(const Channel& channel, SessionId session) const
{
    return session != m_greeted && isState(channel.spec.kind) &&
           (m_backlog.has(session) || m_isBehind(session));
}

void Feeds::send(Channel& channel, const std::function<void(JsonWriter&)>& data)
{
    sendOrPutOff(channel, {}, [&] { return frame(channel, data); });
}

/// `before` is what a book's listeners know until now.
void Feeds::sendOrPutOff(Channel& channel, const Told& before, const std::function<Frame()>& make)
{
    Frame made;
    for (const SessionId session : channel.listeners) {
        if (putsOff(channel, session)) {
            m_backlog.add(session, ChannelBook::key(channel.spec, channel.account), before);
            continue;
        }
        if (!made) made = make();
        m_deliver(session, made);
    }
}

/// Tells those who have read on what they were not told meanwhile.
void Feeds::serveBacklog()
{
    for (const SessionId session : m_backlog.sessions()) {
        while (!m_isBehind(session)) {
            const auto owed = m_backlog.take(session);
            if (!owed) break;
            Channel* channel = m_channels.find(owed->key);
            if (!channel) continue;
            const auto& all = channel->listeners;
            if (std::ranges::find(all, session) != all.end())
                catchUp(*channel, session, owed->told);
        }
    }
}

void Feeds::catchUp(Channel& channel, SessionId session, const Told& told)
{
    if (channel.spec.kind != ChannelKind::IncrementalBook) return greetOne(channel, session);
    // One change from what it knows to what everybody else was told last: the chain holds.
    if (told.changeId != channel.changeId) m_deliver(session, changeFrame(channel, told));
}

void Feeds::sendIfNew(Channel& channel, const std::string& part,
                      const std::function<void(JsonWriter&)>& data)
{
    std::string text;
    JsonWriter json(text);
    data(json);
    std::string& sent = channel.sentPayloads[part];
    if (sent == text) return;
    sent = text;
    send(channel, [&text](JsonWriter& out) { out.raw(text); });
}

void Feeds::makeRoom()
{
    const std::size_t listed = m_venue.market.listings().size();
    if (m_books.size() < listed) m_books.resize(listed);
}

const Feeds::BookState& Feeds::book(core::InstrumentId id)
{
    makeRoom();
    BookState& state = m_books[id.index];
    const paper_market::Listing& listing = m_venue.market.listing(id);
    if (state.changeId != 0 && state.seenRevision == listing.revision &&
        state.seenBumps == state.bumps)
        return state;
    state.seenRevision = listing.revision;
    state.seenBumps = state.bumps;
    auto bids = m_venue.trading.book(id, core::Side::Buy);
    auto asks = m_venue.trading.book(id, core::Side::Sell);
    if (state.changeId != 0 && bids == state.bids && asks == state.asks) return state;
    state.bids = std::move(bids);
    state.asks = std::move(asks);
    state.changedAt = m_venue.market.now();
    // One counter for the whole currency group: between two changes of one book it runs on.
    std::uint64_t& counter = m_changeIds[listing.spec.settlementCurrency];
    if (counter == 0) counter = 1'000'000;
    state.changeId = ++counter;
    return state;
}

std::uint64_t Feeds::revision(core::InstrumentId id)
{
    makeRoom();
    return m_venue.market.listing(id).revision + (m_books[id.index].bumps << 40U);
}

bool Feeds::matches(const Channel& channel, core::InstrumentId id) const
{
    if (channel.instrument.valid()) return channel.instrument == id;
    const market::Instrument& spec = m_venue.market.listing(id).spec;
    const bool kind = channel.spec.instrumentKind == "any" || channel.spec.instrumentKind.empty() ||
                      channel.spec.instrumentKind == paper_trading::kindText(spec);
    return kind &&
           (channel.spec.currency.empty() || channel.spec.currency == spec.settlementCurrency);
}

void Feeds::take(const paper_trading::TradingNews& news)
{
    if (news.empty()) return;
    makeRoom();
    for (const core::InstrumentId id : news.books) ++m_books[id.index].bumps;
    for (const paper_trading::Print& print : news.prints) ++m_books[print.instrument.index].bumps;
    for (auto& [key, channel] : m_channels.all()) {
        if (channel->spec.kind == ChannelKind::Trades) queuePrints(*channel, news);
        if (isUserChannel(channel->spec.kind)) queueUserNews(*channel, news);
    }
}

void Feeds::queuePrints(Channel& channel, const paper_trading::TradingNews& news) const
{
    for (const paper_trading::Print& print : news.prints) {
        if (!matches(channel, print.instrument)) continue;
        JsonWriter json(channel.prints.emplace_back());
        writePrint(json, m_venue, print);
    }
}

void Feeds::queueUserNews(Channel& channel, const paper_trading::TradingNews& news) const
{
    const ChannelKind kind = channel.spec.kind;
    const auto concerns = [&](AccountIndex account, core::InstrumentId id) {
        return account == channel.account && matches(channel, id);
    };
    if (kind == ChannelKind::UserPortfolio)
        channel.due |= news.portfolios.contains(channel.account);
    if (kind == ChannelKind::UserOrders || kind == ChannelKind::UserChanges) {
        for (const paper_trading::TradeOrder& order : news.orders) {
            if (!concerns(order.account, order.instrument)) continue;
            // Of an order that changed twice before it is told of, the newest state is told.
            std::erase_if(channel.orders, [&](const paper_trading::TradeOrder& o) {
                return o.number == order.number;
            });
            channel.orders.push_back(order);
        }
    }
    if (kind == ChannelKind::UserTrades || kind == ChannelKind::UserChanges)
        for (const paper_trading::UserTrade& trade : news.trades)
            if (concerns(trade.account, trade.instrument)) channel.trades.push_back(trade);
    if (kind == ChannelKind::UserChanges)
        for (const auto& [account, instrument] : news.positions)
            if (concerns(account, instrument)) channel.positions.insert(instrument);
}

void Feeds::flush(core::Time machineNow)
{
    const bool hundred = machineNow - m_hundredAt >= 100ms;
    const bool second = machineNow - m_secondAt >= 1s;
    if (hundred) m_hundredAt = machineNow;
    if (second) m_secondAt = machineNow;
    watchStates();
    for (auto& [key, channel] : m_channels.all()) {
        const Interval pace = channel->spec.interval;
        if (pace == Interval::Raw || (pace == Interval::Hundred && hundred) ||
            (pace == Interval::Second && (second || channel->due)))
            flushChannel(*channel);
    }
    serveBacklog();
}

void Feeds::flushChannel(Channel& channel)
{
    switch (channel.spec.kind) {
        case ChannelKind::Ticker:
        case ChannelKind::Quote:
        case ChannelKind::Perpetual: return flushMarket(channel);
        case ChannelKind::IncrementalBook: return flushBook(channel);
        case ChannelKind::GroupedBook: return flushGrouped(channel);
        case ChannelKind::Trades: return flushPrints(channel);
        case ChannelKind::PriceIndex:
        case ChannelKind::VolatilityIndex:
        case ChannelKind::ExpirationPrice: return flushIndex(channel);
        case ChannelKind::MarkPrices: return flushMarkPrices(channel);
        case ChannelKind::Chart: return flushChart(channel);
        case ChannelKind::UserChanges:
        case ChannelKind::UserOrders:
        case ChannelKind::UserTrades: return flushUser(channel);
        case ChannelKind::UserPortfolio: return flushPortfolio(channel);
        case ChannelKind::InstrumentState:
        case ChannelKind::PlatformState:
        case ChannelKind::UserLock: return;
    }
}

void Feeds::greetOne(Channel& channel, SessionId session)
{
    // The others are brought up to date first: what the newcomer starts from counts as sent to all.
    // A book is another matter: the newcomer is given what the others were sent last, so that one
    // chain of changes serves everybody.
    const auto all = channel.listeners;
    const bool isBook = channel.spec.kind == ChannelKind::IncrementalBook;
    std::erase(channel.listeners, session);
    if (!channel.listeners.empty() && !isBook) flushChannel(channel);
    channel.listeners = {session};
    m_greeted = session;
    if (isBook) {
        sendSnapshot(channel);
    } else if (channel.spec.kind == ChannelKind::UserLock) {
        send(channel, [](JsonWriter& json) {
            json.object().field("locked", false).field("currency", "ALL").endObject();
        });
    } else {
        channel.forgetSent();
        flushChannel(channel);
    }
    m_greeted = 0;
    channel.listeners = all;
}

void Feeds::watchStates()
{
    const auto& listings = m_venue.market.listings();
    const bool first = m_states.empty();
    for (std::size_t i = 0; i < listings.size(); ++i) {
        if (i >= m_states.size()) {
            m_states.push_back(listings[i].spec.state);
            if (!first) tellState(listings[i], "created");
        } else if (m_states[i] != listings[i].spec.state) {
            m_states[i] = listings[i].spec.state;
            if (m_states[i] == market::InstrumentState::Closed) tellState(listings[i], "closed");
            if (m_states[i] == market::InstrumentState::Settling) tellState(listings[i], "settled");
        }
    }
}

void Feeds::tellState(const paper_market::Listing& listing, std::string_view state)
{
    for (auto& [key, channel] : m_channels.all()) {
        const bool concerns = channel->spec.kind == ChannelKind::InstrumentState;
        if (!concerns || !matches(*channel, listing.spec.id)) continue;
        send(*channel, [&](JsonWriter& json) {
            json.object().field("timestamp", core::toUnixMs(m_venue.market.now()));
            json.field("state", state).field("instrument_name", listing.spec.name).endObject();
        });
    }
}

}  // namespace ballast::paper
