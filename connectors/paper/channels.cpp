#include "connectors/paper/channels.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ballast::paper {
namespace {

using Parts = std::vector<std::string_view>;

Parts split(std::string_view name)
{
    Parts parts;
    while (true) {
        const std::size_t dot = name.find('.');
        parts.push_back(name.substr(0, dot));
        if (dot == std::string_view::npos) return parts;
        name.remove_prefix(dot + 1);
    }
}

std::optional<Interval> intervalFrom(std::string_view word)
{
    if (word == "raw") return Interval::Raw;
    if (word == "100ms") return Interval::Hundred;
    if (word == "agg2") return Interval::Second;
    return {};
}

core::Currency currencyFrom(std::string_view word)
{
    std::string upper{word.substr(0, 15)};
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return upper == "ANY" ? core::Currency{} : core::Currency{upper};
}

bool isKind(std::string_view word)
{
    constexpr std::array<std::string_view, 7> kKinds{
        "future", "option", "spot", "future_combo", "option_combo", "combo", "any"};
    return std::ranges::find(kKinds, word) != kKinds.end();
}

using Spec = std::optional<ChannelSpec>;

Spec ofInstrument(ChannelSpec spec, std::string_view instrument, std::string_view interval)
{
    const auto pace = intervalFrom(interval);
    if (!pace || instrument.empty()) return {};
    spec.instrument = instrument;
    spec.interval = *pace;
    return spec;
}

Spec ofIndex(ChannelSpec spec, std::string_view index)
{
    spec.index = index;
    spec.interval = Interval::Second;
    return spec;
}

Spec byKind(ChannelSpec spec, std::string_view kind, std::string_view currency,
            std::string_view interval)
{
    const auto pace = intervalFrom(interval);
    if (!pace || !isKind(kind) || currency.empty() || currency.size() > 15) return {};
    spec.instrumentKind = kind;
    spec.currency = currencyFrom(currency);
    spec.interval = *pace;
    return spec;
}

Spec grouped(ChannelSpec spec, const Parts& parts)
{
    spec.kind = ChannelKind::GroupedBook;
    if (parts[3] != "1" && parts[3] != "10" && parts[3] != "20") return {};
    std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), spec.depth);
    if (parts[2] != "none") {
        const auto group = core::Price::parse(parts[2]);
        if (!group || !group->isPositive()) return {};
        spec.group = *group;
    }
    return ofInstrument(std::move(spec), parts[1], parts[4]);
}

Spec chart(ChannelSpec spec, const Parts& parts)
{
    constexpr std::array<std::pair<std::string_view, int>, 12> kResolutions{{{"1", 1},
                                                                             {"3", 3},
                                                                             {"5", 5},
                                                                             {"10", 10},
                                                                             {"15", 15},
                                                                             {"30", 30},
                                                                             {"60", 60},
                                                                             {"120", 120},
                                                                             {"180", 180},
                                                                             {"360", 360},
                                                                             {"720", 720},
                                                                             {"1D", 1440}}};
    if (parts[1] != "trades") return {};
    for (const auto& [word, minutes] : kResolutions)
        if (parts[3] == word) spec.minutes = minutes;
    if (spec.minutes == 0) return {};
    spec.kind = ChannelKind::Chart;
    return ofInstrument(std::move(spec), parts[2], "100ms");
}

Spec user(ChannelSpec spec, const Parts& parts)
{
    if (parts[1] == "lock" && parts.size() == 2) {
        spec.kind = ChannelKind::UserLock;
        return spec;
    }
    if (parts[1] == "portfolio" && parts.size() == 3) {
        spec.kind = ChannelKind::UserPortfolio;
        spec.interval = Interval::Second;
        spec.currency = currencyFrom(parts[2]);
        return spec;
    }
    if (parts[1] == "changes")
        spec.kind = ChannelKind::UserChanges;
    else if (parts[1] == "orders")
        spec.kind = ChannelKind::UserOrders;
    else if (parts[1] == "trades")
        spec.kind = ChannelKind::UserTrades;
    else
        return {};
    if (parts.size() == 4) return ofInstrument(std::move(spec), parts[2], parts[3]);
    if (parts.size() == 5) return byKind(std::move(spec), parts[2], parts[3], parts[4]);
    return {};
}

Spec instrumentState(ChannelSpec spec, const Parts& parts)
{
    spec.kind = ChannelKind::InstrumentState;
    if (parts[1] != "state") return {};
    return byKind(std::move(spec), parts[2], parts[3], "raw");
}

}  // namespace

std::optional<ChannelSpec> parseChannel(std::string_view name)
{
    if (name.size() > 200) return {};
    const Parts parts = split(name);
    ChannelSpec spec;
    spec.name = name;
    const auto is = [&](std::string_view word, std::size_t count) {
        return parts[0] == word && parts.size() == count;
    };
    const auto as = [&spec](ChannelKind kind) {
        spec.kind = kind;
        return spec;
    };
    if (is("ticker", 3)) return ofInstrument(as(ChannelKind::Ticker), parts[1], parts[2]);
    if (is("incremental_ticker", 2)) return {};
    if (is("quote", 2)) return ofInstrument(as(ChannelKind::Quote), parts[1], "100ms");
    if (is("book", 3)) return ofInstrument(as(ChannelKind::IncrementalBook), parts[1], parts[2]);
    if (is("book", 5)) return grouped(spec, parts);
    if (is("trades", 3)) return ofInstrument(as(ChannelKind::Trades), parts[1], parts[2]);
    if (is("trades", 4)) return byKind(as(ChannelKind::Trades), parts[1], parts[2], parts[3]);
    if (is("deribit_price_index", 2)) return ofIndex(as(ChannelKind::PriceIndex), parts[1]);
    if (is("deribit_volatility_index", 2))
        return ofIndex(as(ChannelKind::VolatilityIndex), parts[1]);
    if (is("markprice", 3) && parts[1] == "options")
        return ofIndex(as(ChannelKind::MarkPrices), parts[2]);
    if (is("estimated_expiration_price", 2))
        return ofIndex(as(ChannelKind::ExpirationPrice), parts[1]);
    if (is("perpetual", 3)) return ofInstrument(as(ChannelKind::Perpetual), parts[1], parts[2]);
    if (is("chart", 4)) return chart(spec, parts);
    if (is("instrument", 4)) return instrumentState(spec, parts);
    if (is("platform_state", 1)) return as(ChannelKind::PlatformState);
    if (parts[0] == "user" && parts.size() >= 2) return user(spec, parts);
    return {};
}

void shuffleAcknowledged(std::vector<std::string>& names)
{
    const auto mixed = [](const std::string& name) {
        std::uint64_t hash = 14695981039346656037ULL;
        for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        return hash;
    };
    std::ranges::sort(names, {}, mixed);
}

std::string ChannelBook::key(const ChannelSpec& spec, AccountIndex account)
{
    return isUserChannel(spec.kind) ? spec.name + "#" + std::to_string(account) : spec.name;
}

Channel* ChannelBook::find(const std::string& key)
{
    const auto it = m_channels.find(key);
    return it == m_channels.end() ? nullptr : it->second.get();
}

Channel& ChannelBook::open(const ChannelSpec& spec, AccountIndex account)
{
    auto& channel = m_channels[key(spec, account)];
    if (!channel) {
        channel = std::make_unique<Channel>();
        channel->spec = spec;
        channel->account = account;
    }
    return *channel;
}

bool ChannelBook::listen(Channel& channel, SessionId session)
{
    if (std::ranges::find(channel.listeners, session) != channel.listeners.end()) return false;
    channel.listeners.push_back(session);
    return true;
}

bool ChannelBook::leave(const std::string& key, SessionId session)
{
    Channel* channel = find(key);
    if (!channel || std::erase(channel->listeners, session) == 0) return false;
    if (channel->listeners.empty()) m_channels.erase(key);
    return true;
}

void ChannelBook::leaveAll(SessionId session)
{
    for (auto it = m_channels.begin(); it != m_channels.end();) {
        std::erase(it->second->listeners, session);
        it = it->second->listeners.empty() ? m_channels.erase(it) : std::next(it);
    }
}

}  // namespace ballast::paper
