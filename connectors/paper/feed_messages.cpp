// What each kind of channel says, and when it has something to say.
#include "connectors/paper/feeds.h"

#include <algorithm>
#include <chrono>
#include <utility>

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
        for (const market::Level& l : levels)
            json.array().value("new").value(l.price).value(l.size).endArray();
        json.endArray();
    };
    json.object().field("timestamp", core::toUnixMs(changedAt)).field("type", "snapshot");
    json.field("change_id", channel.changeId).field("instrument_name", channel.spec.instrument);
    side("bids", channel.bids);
    side("asks", channel.asks);
    json.endObject();
}

}  // namespace

void Feeds::flushMarket(Channel& channel)
{
    const std::uint64_t now = revision(channel.instrument);
    if (channel.sentRevision == now) return;
    channel.sentRevision = now;
    const paper_market::Listing& listing = m_venue.market.listing(channel.instrument);
    if (channel.spec.kind == ChannelKind::Ticker) {
        send(channel, [&](JsonWriter& json) { writeTicker(json, m_venue, listing); });
    } else if (channel.spec.kind == ChannelKind::Quote) {
        flushQuote(channel, listing);
    } else {
        send(channel, [&](JsonWriter& json) {
            json.object().field("timestamp", core::toUnixMs(m_venue.market.now()));
            json.rounded("index_price", m_venue.market.indexPrice(listing.spec), 4);
            json.rounded("interest", listing.funding8h, 9).endObject();
        });
    }
}

void Feeds::flushQuote(Channel& channel, const paper_market::Listing& listing)
{
    const std::vector bid{m_venue.trading.touch(channel.instrument, core::Side::Buy)};
    const std::vector ask{m_venue.trading.touch(channel.instrument, core::Side::Sell)};
    if (bid == channel.bids && ask == channel.asks) return;
    channel.bids = bid;
    channel.asks = ask;
    send(channel, [&](JsonWriter& json) { writeQuote(json, m_venue, listing); });
}

void Feeds::sendSnapshot(Channel& channel)
{
    const BookState& state = book(channel.instrument);
    if (channel.changeId == 0) {
        channel.bids = state.bids;
        channel.asks = state.asks;
        channel.changeId = state.changeId;
    }
    send(channel, [&](JsonWriter& json) { writeSnapshot(json, channel, state.changedAt); });
}

Frame Feeds::changeFrame(const Channel& channel, const Told& from) const
{
    return frame(channel, [&](JsonWriter& json) {
        const core::Time changedAt = m_books[channel.instrument.index].changedAt;
        json.object().field("timestamp", core::toUnixMs(changedAt)).field("type", "change");
        json.field("change_id", channel.changeId);
        json.field("instrument_name", channel.spec.instrument).key("bids");
        writeChanges(json, core::Side::Buy, from.bids, channel.bids);
        json.key("asks");
        writeChanges(json, core::Side::Sell, from.asks, channel.asks);
        json.field("prev_change_id", from.changeId).endObject();
    });
}

void Feeds::flushBook(Channel& channel)
{
    const BookState& state = book(channel.instrument);
    if (state.changeId == channel.changeId) return;
    const Told before{std::exchange(channel.bids, state.bids),
                      std::exchange(channel.asks, state.asks),
                      std::exchange(channel.changeId, state.changeId)};
    sendOrPutOff(channel, before, [&] { return changeFrame(channel, before); });
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
        json.object()
            .field("timestamp", core::toUnixMs(state.changedAt))
            .field("change_id", state.changeId);
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
    const paper_market::Index* index = m_venue.market.index(channel.spec.index);
    if (!index) return;
    const bool volatility = channel.spec.kind == ChannelKind::VolatilityIndex;
    const double value = volatility ? index->volatility : index->price;
    if (value == channel.sentValue) return;
    channel.sentValue = value;
    const core::Time now = m_venue.market.now();
    const auto sinceEight = (now.time_since_epoch() - 8h) % 24h;
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(24h - sinceEight);
    const bool expiration = channel.spec.kind == ChannelKind::ExpirationPrice;
    send(channel, [&](JsonWriter& json) {
        json.object();
        if (expiration) {
            json.field("seconds", static_cast<std::int64_t>(left.count()));
            json.field("is_estimated", left <= 30min);
        } else {
            json.field("timestamp", core::toUnixMs(now)).field("index_name", channel.spec.index);
        }
        json.rounded(volatility ? "volatility" : "price", value, 4).endObject();
    });
}

void Feeds::flushMarkPrices(Channel& channel)
{
    std::string text;
    JsonWriter json(text);
    json.array();
    for (const paper_market::Listing& listing : m_venue.market.listings()) {
        if (!listing.spec.isOption() || listing.spec.priceIndex != channel.spec.index ||
            listing.spec.state == market::InstrumentState::Closed)
            continue;
        double& sent = channel.sentMarks[listing.spec.id];
        if (sent == listing.mark) continue;
        sent = listing.mark;
        json.object()
            .field("instrument_name", listing.spec.name)
            .rounded("mark_price", listing.mark, 9);
        json.rounded("iv", listing.markIv, 6).endObject();
    }
    json.endArray();
    if (text.size() > 2) send(channel, [&text](JsonWriter& out) { out.raw(text); });
}

void Feeds::flushChart(Channel& channel)
{
    const core::Time now = m_venue.market.now();
    const auto candles =
        m_venue.tape.candles(channel.instrument, now - std::chrono::minutes{channel.spec.minutes},
                             now, channel.spec.minutes, now);
    if (candles.empty()) return;
    sendIfNew(channel, "", [&](JsonWriter& json) {
        const paper_trading::Candle& c = candles.back();
        json.object()
            .field("tick", core::toUnixMs(c.start))
            .field("open", c.open)
            .field("high", c.high);
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
    switch (channel.spec.kind) {
        case ChannelKind::UserTrades:
            send(channel, [&](JsonWriter& json) { writeTrades(json, channel, {}); });
            break;
        case ChannelKind::UserOrders: flushOrders(channel); break;
        default: flushChanges(channel); break;
    }
    channel.orders.clear();
    channel.trades.clear();
    channel.positions.clear();
}

void Feeds::writeTrades(JsonWriter& json, const Channel& channel, core::InstrumentId only) const
{
    json.array();
    for (const paper_trading::UserTrade& t : channel.trades)
        if (!only.valid() || t.instrument == only) writeUserTrade(json, m_venue, t);
    json.endArray();
}

void Feeds::flushOrders(Channel& channel)
{
    // Raw: one order a message; slower: a list.
    if (channel.spec.interval == Interval::Raw) {
        for (const paper_trading::TradeOrder& o : channel.orders)
            send(channel, [&](JsonWriter& json) { writeOrder(json, m_venue, o); });
        return;
    }
    send(channel, [&](JsonWriter& json) {
        json.array();
        for (const paper_trading::TradeOrder& o : channel.orders) writeOrder(json, m_venue, o);
        json.endArray();
    });
}

void Feeds::flushChanges(Channel& channel)
{
    std::set<core::InstrumentId> instruments = channel.positions;
    for (const paper_trading::TradeOrder& o : channel.orders) instruments.insert(o.instrument);
    for (const paper_trading::UserTrade& t : channel.trades) instruments.insert(t.instrument);
    for (const core::InstrumentId id : instruments) {
        send(channel, [&](JsonWriter& json) {
            json.object().field("instrument_name", m_venue.market.listing(id).spec.name);
            json.key("trades");
            writeTrades(json, channel, id);
            json.key("positions").array();
            if (channel.positions.contains(id))
                writePosition(json, m_venue, m_venue.trading.account(channel.account), id);
            json.endArray().key("orders").array();
            for (const paper_trading::TradeOrder& o : channel.orders)
                if (o.instrument == id) writeOrder(json, m_venue, o);
            json.endArray().endObject();
        });
    }
}

void Feeds::flushPortfolio(Channel& channel)
{
    channel.due = false;
    const paper_trading::Account& account = m_venue.trading.account(channel.account);
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

}  // namespace ballast::paper
