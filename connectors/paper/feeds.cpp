#include "connectors/paper/feeds.h"

#include <algorithm>
#include <chrono>

namespace ballast::paper {
namespace {

using namespace std::chrono_literals;

void writeChanges(JsonWriter& json, core::Side side, const std::vector<market::Level>& before,
                  const std::vector<market::Level>& after)
{
    const auto write = [&json](std::string_view action, core::Price price, core::Quantity size) {
        json.array().value(action).value(price).value(size).endArray();
    };
    const auto precedes = [side](core::Price a, core::Price b) {
        return side == core::Side::Buy ? a > b : a < b;
    };
    json.array();
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        if (now == after.end() || (old != before.end() && precedes(old->price, now->price))) {
            write("delete", old->price, {});
            ++old;
        } else if (old == before.end() || precedes(now->price, old->price)) {
            write("new", now->price, now->size);
            ++now;
        } else {
            if (old->size != now->size) write("change", now->price, now->size);
            ++old;
            ++now;
        }
    }
    json.endArray();
}

void writeSnapshot(JsonWriter& json, const Channel& channel, core::Time changedAt)
{
    const auto side = [&json](std::string_view name, const std::vector<market::Level>& levels) {
        json.key(name).array();
        for (const market::Level& l : levels) json.array().value("new").value(l.price).value(l.size).endArray();
        json.endArray();
    };
    json.object().field("timestamp", core::toUnixMs(changedAt)).field("type", "snapshot");
    json.field("change_id", channel.changeId).field("instrument_name", channel.spec.instrument);
    side("bids", channel.bids);
    side("asks", channel.asks);
    json.endObject();
}

}  // namespace

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

std::vector<std::string> Feeds::subscribe(const Subscriber& who, const std::vector<std::string>& names,
                                          std::vector<std::string>& fresh)
{
    std::vector<std::string> joined;
    for (const std::string& name : names) {
        const auto spec = parseChannel(name);
        if (!spec || !exists(*spec) || (isUserChannel(spec->kind) && !who.account)) continue;
        if (std::ranges::find(joined, name) != joined.end()) continue;
        Channel& channel = m_channels.open(*spec, who.account.value_or(0));
        if (!spec->instrument.empty()) channel.instrument = m_venue.market.find(spec->instrument)->spec.id;
        if (ChannelBook::listen(channel, who.session)) fresh.push_back(name);
        joined.push_back(name);
    }
    shuffleAcknowledged(joined);
    return joined;
}

void Feeds::greet(const Subscriber& who, const std::vector<std::string>& fresh)
{
    for (const std::string& name : fresh)
        if (Channel* channel = m_channels.find(keyOf(*parseChannel(name), who))) greetOne(*channel, who.session);
}

std::vector<std::string> Feeds::unsubscribe(const Subscriber& who, const std::vector<std::string>& names)
{
    std::vector<std::string> left;
    for (const std::string& name : names) {
        const auto spec = parseChannel(name);
        if (spec && m_channels.leave(keyOf(*spec, who), who.session)) left.push_back(name);
    }
    shuffleAcknowledged(left);
    return left;
}

std::vector<std::string> Feeds::unsubscribeAll(SessionId session)
{
    m_channels.leaveAll(session);
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

void Feeds::send(Channel& channel, const std::function<void(JsonWriter&)>& data)
{
    const Frame made = frame(channel, data);
    for (const SessionId session : channel.listeners) m_deliver(session, made);
}

void Feeds::sendIfNew(Channel& channel, const std::string& part, const std::function<void(JsonWriter&)>& data)
{
    std::string text;
    JsonWriter json(text);
    data(json);
    std::string& sent = channel.sentPayloads[part];
    if (sent == text) return;
    sent = text;
    send(channel, [&text](JsonWriter& out) { out.raw(text); });
}

const Feeds::BookState& Feeds::book(core::InstrumentId id)
{
    if (m_books.size() < m_venue.market.listings().size()) m_books.resize(m_venue.market.listings().size());
    BookState& state = m_books[id.index];
    const Listing& listing = m_venue.market.listing(id);
    if (state.changeId != 0 && state.seenRevision == listing.revision && state.seenBumps == state.bumps) return state;
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
    if (m_books.size() < m_venue.market.listings().size()) m_books.resize(m_venue.market.listings().size());
    return m_venue.market.listing(id).revision + (m_books[id.index].bumps << 40U);
}

bool Feeds::matches(const Channel& channel, core::InstrumentId id) const
{
    if (channel.instrument.valid()) return channel.instrument == id;
    const market::Instrument& spec = m_venue.market.listing(id).spec;
    const bool kind = channel.spec.instrumentKind == "any" || channel.spec.instrumentKind.empty() ||
                      channel.spec.instrumentKind == kindText(spec);
    return kind && (channel.spec.currency.empty() || channel.spec.currency == spec.settlementCurrency);
}

void Feeds::take(const TradingNews& news)
{
    if (news.empty()) return;
    if (m_books.size() < m_venue.market.listings().size()) m_books.resize(m_venue.market.listings().size());
    for (const core::InstrumentId id : news.books) ++m_books[id.index].bumps;
    for (const Print& print : news.prints) ++m_books[print.instrument.index].bumps;
    for (auto& [key, held] : m_channels.all()) {
        Channel& channel = *held;
        const ChannelKind kind = channel.spec.kind;
        if (kind == ChannelKind::Trades) {
            for (const Print& print : news.prints) {
                if (!matches(channel, print.instrument)) continue;
                JsonWriter json(channel.prints.emplace_back());
                writePrint(json, m_venue, print);
            }
        }
        if (kind == ChannelKind::UserPortfolio) channel.due |= news.portfolios.contains(channel.account);
        if (kind != ChannelKind::UserChanges && kind != ChannelKind::UserOrders && kind != ChannelKind::UserTrades) continue;
        for (const TradeOrder& order : news.orders) {
            if (kind == ChannelKind::UserTrades || order.account != channel.account || !matches(channel, order.instrument)) continue;
            const auto waiting = std::ranges::find(channel.orders, order.number, &TradeOrder::number);
            if (waiting != channel.orders.end())
                *waiting = order;
            else
                channel.orders.push_back(order);
        }
        for (const UserTrade& trade : news.trades)
            if (kind != ChannelKind::UserOrders && trade.account == channel.account && matches(channel, trade.instrument))
                channel.trades.push_back(trade);
        for (const auto& [account, instrument] : news.positions)
            if (kind == ChannelKind::UserChanges && account == channel.account && matches(channel, instrument))
                channel.positions.insert(instrument);
    }
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

void Feeds::flushMarket(Channel& channel)
{
    const std::uint64_t now = revision(channel.instrument);
    if (channel.sentRevision == now) return;
    channel.sentRevision = now;
    const Listing& listing = m_venue.market.listing(channel.instrument);
    if (channel.spec.kind == ChannelKind::Ticker) {
        send(channel, [&](JsonWriter& json) { writeTicker(json, m_venue, listing); });
        return;
    }
    if (channel.spec.kind == ChannelKind::Quote) {
        const market::Level bid = m_venue.trading.touch(channel.instrument, core::Side::Buy);
        const market::Level ask = m_venue.trading.touch(channel.instrument, core::Side::Sell);
        if (std::vector{bid} == channel.bids && std::vector{ask} == channel.asks) return;
        channel.bids = {bid};
        channel.asks = {ask};
        send(channel, [&](JsonWriter& json) { writeQuote(json, m_venue, listing); });
        return;
    }
    send(channel, [&](JsonWriter& json) {
        json.object().field("timestamp", core::toUnixMs(m_venue.market.now()));
        json.rounded("index_price", m_venue.market.indexPrice(listing.spec), 4);
        json.rounded("interest", listing.funding8h, 9).endObject();
    });
}

void Feeds::flushBook(Channel& channel)
{
    const BookState& state = book(channel.instrument);
    if (state.changeId == channel.changeId) return;
    send(channel, [&](JsonWriter& json) {
        json.object().field("timestamp", core::toUnixMs(state.changedAt)).field("type", "change");
        json.field("change_id", state.changeId).field("instrument_name", channel.spec.instrument);
        json.key("bids");
        writeChanges(json, core::Side::Buy, channel.bids, state.bids);
        json.key("asks");
        writeChanges(json, core::Side::Sell, channel.asks, state.asks);
        json.field("prev_change_id", channel.changeId).endObject();
    });
    channel.bids = state.bids;
    channel.asks = state.asks;
    channel.changeId = state.changeId;
}

void Feeds::flushGrouped(Channel& channel)
{
    const BookState& state = book(channel.instrument);
    if (state.changeId == channel.changeId) return;
    channel.changeId = state.changeId;
    auto bids = groupedLevels(state.bids, core::Side::Buy, channel.spec.group, channel.spec.depth);
    auto asks = groupedLevels(state.asks, core::Side::Sell, channel.spec.group, channel.spec.depth);
    if (bids == channel.bids && asks == channel.asks && channel.sentRevision != 0) return;
    channel.sentRevision = 1;
    send(channel, [&](JsonWriter& json) {
        json.object().field("timestamp", core::toUnixMs(state.changedAt)).field("change_id", state.changeId);
        json.field("instrument_name", channel.spec.instrument).key("bids");
        writeLevels(json, bids, channel.spec.depth);
        json.key("asks");
        writeLevels(json, asks, channel.spec.depth);
        json.endObject();
    });
    channel.bids = std::move(bids);
    channel.asks = std::move(asks);
}

void Feeds::flushIndex(Channel& channel)
{
    const Index* index = m_venue.market.index(channel.spec.index);
    if (!index) return;
    const bool volatility = channel.spec.kind == ChannelKind::VolatilityIndex;
    const double value = volatility ? index->volatility : index->price;
    if (value == channel.sentValue) return;
    channel.sentValue = value;
    const core::Time now = m_venue.market.now();
    if (channel.spec.kind == ChannelKind::ExpirationPrice) {
        const auto sinceEight = (now.time_since_epoch() - 8h) % 24h;
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(24h - sinceEight);
        send(channel, [&](JsonWriter& json) {
            json.object().field("seconds", static_cast<std::int64_t>(left.count()));
            json.rounded("price", value, 4).field("is_estimated", left <= 30min).endObject();
        });
        return;
    }
    send(channel, [&](JsonWriter& json) {
        json.object().field("timestamp", core::toUnixMs(now)).field("index_name", channel.spec.index);
        json.rounded(volatility ? "volatility" : "price", value, 4).endObject();
    });
}

void Feeds::flushMarkPrices(Channel& channel)
{
    std::string text;
    JsonWriter json(text);
    json.array();
    for (const Listing& listing : m_venue.market.listings()) {
        if (!listing.spec.isOption() || listing.spec.priceIndex != channel.spec.index ||
            listing.spec.state == market::InstrumentState::Closed)
            continue;
        double& sent = channel.sentMarks[listing.spec.id];
        if (sent == listing.mark) continue;
        sent = listing.mark;
        json.object().field("instrument_name", listing.spec.name).rounded("mark_price", listing.mark, 9);
        json.rounded("iv", listing.markIv, 6).endObject();
    }
    json.endArray();
    if (text.size() > 2) send(channel, [&text](JsonWriter& out) { out.raw(text); });
}

void Feeds::flushChart(Channel& channel)
{
    const core::Time now = m_venue.market.now();
    const auto candles = m_venue.tape.candles(channel.instrument, now - std::chrono::minutes{channel.spec.minutes},
                                              now, channel.spec.minutes, now);
    if (candles.empty()) return;
    sendIfNew(channel, "", [&](JsonWriter& json) {
        const Candle& c = candles.back();
        json.object().field("tick", core::toUnixMs(c.start)).field("open", c.open).field("high", c.high);
        json.field("low", c.low).field("close", c.close).rounded("volume", c.volume, 8);
        json.rounded("cost", c.cost, 4).endObject();
    });
}

void Feeds::flushPrints(Channel& channel)
{
    if (channel.prints.empty()) return;
    send(channel, [&](JsonWriter& json) {
        json.array();
        for (const std::string& print : channel.prints) json.raw(print);
        json.endArray();
    });
    channel.prints.clear();
}

void Feeds::flushUser(Channel& channel)
{
    if (channel.orders.empty() && channel.trades.empty() && channel.positions.empty()) return;
    const auto orders = std::exchange(channel.orders, {});
    const auto trades = std::exchange(channel.trades, {});
    const auto positions = std::exchange(channel.positions, {});
    const auto writeTrades = [&](JsonWriter& json, core::InstrumentId only) {
        json.array();
        for (const UserTrade& t : trades)
            if (!only.valid() || t.instrument == only) writeUserTrade(json, m_venue, t);
        json.endArray();
    };
    if (channel.spec.kind == ChannelKind::UserTrades) {
        if (!trades.empty()) send(channel, [&](JsonWriter& json) { writeTrades(json, {}); });
        return;
    }
    if (channel.spec.kind == ChannelKind::UserOrders) {
        // Raw: one order a message; slower: a list.
        if (channel.spec.interval == Interval::Raw) {
            for (const TradeOrder& o : orders) send(channel, [&](JsonWriter& json) { writeOrder(json, m_venue, o); });
        } else {
            send(channel, [&](JsonWriter& json) {
                json.array();
                for (const TradeOrder& o : orders) writeOrder(json, m_venue, o);
                json.endArray();
            });
        }
        return;
    }
    std::set<core::InstrumentId> instruments = positions;
    for (const TradeOrder& o : orders) instruments.insert(o.instrument);
    for (const UserTrade& t : trades) instruments.insert(t.instrument);
    for (const core::InstrumentId id : instruments) {
        send(channel, [&](JsonWriter& json) {
            json.object().field("instrument_name", m_venue.market.listing(id).spec.name).key("trades");
            writeTrades(json, id);
            json.key("positions").array();
            if (positions.contains(id))
                writePosition(json, m_venue, m_venue.trading.account(channel.account), id);
            json.endArray().key("orders").array();
            for (const TradeOrder& o : orders)
                if (o.instrument == id) writeOrder(json, m_venue, o);
            json.endArray().endObject();
        });
    }
}

void Feeds::flushPortfolio(Channel& channel)
{
    channel.due = false;
    const Account& account = m_venue.trading.account(channel.account);
    for (const auto& [currency, wallet] : account.wallets) {
        if (!channel.spec.currency.empty() && channel.spec.currency != currency) continue;
        const core::Currency c = currency;
        sendIfNew(channel, c.text(), [&](JsonWriter& json) {
            json.object();
            writePortfolioFields(json, m_venue, account, c);
            json.endObject();
        });
    }
}

void Feeds::greetOne(Channel& channel, SessionId session)
{
    // The others are brought up to date first: what the newcomer starts from counts as sent to all.
    const auto all = channel.listeners;
    std::erase(channel.listeners, session);
    if (!channel.listeners.empty() && channel.spec.kind != ChannelKind::IncrementalBook) flushChannel(channel);
    channel.listeners = {session};
    switch (channel.spec.kind) {
        case ChannelKind::IncrementalBook: {
            // A late listener starts from what the others were told last, so that one chain serves all.
            const BookState& state = book(channel.instrument);
            if (channel.changeId == 0) {
                channel.bids = state.bids;
                channel.asks = state.asks;
                channel.changeId = state.changeId;
            }
            send(channel, [&](JsonWriter& json) { writeSnapshot(json, channel, state.changedAt); });
            break;
        }
        case ChannelKind::Ticker:
        case ChannelKind::Quote:
        case ChannelKind::Perpetual:
            channel.sentRevision = 0;
            channel.bids.clear();
            flushMarket(channel);
            break;
        case ChannelKind::GroupedBook:
            channel.changeId = 0;
            channel.sentRevision = 0;
            flushGrouped(channel);
            break;
        case ChannelKind::PriceIndex:
        case ChannelKind::VolatilityIndex:
        case ChannelKind::ExpirationPrice:
            channel.sentValue = 0;
            flushIndex(channel);
            break;
        case ChannelKind::MarkPrices:
            channel.sentMarks.clear();
            flushMarkPrices(channel);
            break;
        case ChannelKind::Chart:
            channel.sentPayloads.clear();
            flushChart(channel);
            break;
        case ChannelKind::UserPortfolio:
            channel.sentPayloads.clear();
            flushPortfolio(channel);
            break;
        case ChannelKind::UserLock:
            send(channel, [](JsonWriter& json) { json.object().field("locked", false).field("currency", "ALL").endObject(); });
            break;
        case ChannelKind::Trades:
        case ChannelKind::InstrumentState:
        case ChannelKind::PlatformState:
        case ChannelKind::UserChanges:
        case ChannelKind::UserOrders:
        case ChannelKind::UserTrades: break;
    }
    channel.listeners = all;
}

void Feeds::watchStates()
{
    const auto& listings = m_venue.market.listings();
    const bool first = m_states.empty();
    const auto tell = [this](const Listing& listing, std::string_view state) {
        for (auto& [key, channel] : m_channels.all()) {
            if (channel->spec.kind != ChannelKind::InstrumentState || !matches(*channel, listing.spec.id)) continue;
            send(*channel, [&](JsonWriter& json) {
                json.object().field("timestamp", core::toUnixMs(m_venue.market.now())).field("state", state);
                json.field("instrument_name", listing.spec.name).endObject();
            });
        }
    };
    for (std::size_t i = 0; i < listings.size(); ++i) {
        if (i >= m_states.size()) {
            m_states.push_back(listings[i].spec.state);
            if (!first) tell(listings[i], "created");
        } else if (m_states[i] != listings[i].spec.state) {
            m_states[i] = listings[i].spec.state;
            if (m_states[i] == market::InstrumentState::Closed) tell(listings[i], "closed");
            if (m_states[i] == market::InstrumentState::Settling) tell(listings[i], "settled");
        }
    }
}

}  // namespace ballast::paper
