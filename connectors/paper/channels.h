#pragma once

#include "connectors/paper/names.h"
#include "connectors/paper_trading/trade_order.h"
#include "models/market/book.h"
#include "models/market/instrument.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::paper {

enum class ChannelKind : std::uint8_t {
    Ticker,
    Quote,
    IncrementalBook,
    GroupedBook,
    Trades,
    PriceIndex,
    VolatilityIndex,
    MarkPrices,
    ExpirationPrice,
    Perpetual,
    Chart,
    InstrumentState,
    PlatformState,
    UserChanges,
    UserOrders,
    UserTrades,
    UserPortfolio,
    UserLock
};
enum class Interval : std::uint8_t { Raw, Hundred, Second };

constexpr bool isUserChannel(ChannelKind kind) { return kind >= ChannelKind::UserChanges; }
/// Says how things are, so that the newest message makes the ones before it superfluous. The
/// others say what has happened: each of their messages is owed.
constexpr bool isState(ChannelKind kind)
{
    return kind != ChannelKind::Trades && kind != ChannelKind::InstrumentState &&
           kind != ChannelKind::PlatformState &&
           (!isUserChannel(kind) || kind == ChannelKind::UserPortfolio);
}

/// A channel's name, taken apart. What a name leaves open matches everything.
struct ChannelSpec {
    std::string name;
    ChannelKind kind = ChannelKind::Ticker;
    Interval interval = Interval::Hundred;
    std::string instrument;      ///< of channels of one instrument
    std::string index;           ///< of index channels
    std::string instrumentKind;  ///< "future", "option", "any" of channels by kind and currency
    core::Currency currency;     ///< empty: any
    std::optional<core::Price> group;  ///< of a grouped book; empty: none
    std::size_t depth = 0;
    int minutes = 0;  ///< of a chart
    bool operator==(const ChannelSpec&) const = default;
};

/// Nothing for a name the venue does not know: it drops those without a word. Whether the
/// instrument or index exists is not looked at.
std::optional<ChannelSpec> parseChannel(std::string_view name);

/// The order in which an acknowledgement lists channels: neither as asked nor sorted.
void shuffleAcknowledged(std::vector<std::string>& names);

/// A channel with someone listening, and what it sent last.
struct Channel {
    ChannelSpec spec;
    AccountIndex account = 0;  ///< of user channels
    core::InstrumentId instrument;
    std::vector<SessionId> listeners;
    std::uint64_t sentRevision = 0;         ///< of the instrument or index
    std::vector<market::Level> bids, asks;  ///< as sent last, of books
    std::uint64_t changeId = 0;
    double sentValue = 0;
    std::map<std::string, std::string> sentPayloads;  ///< of what is sent only when it differs
    bool due = false;  ///< something happened that is worth a look before its time
    std::vector<paper_trading::TradeOrder> orders;  ///< not sent yet, of user channels
    std::vector<paper_trading::UserTrade> trades;
    std::vector<std::string> prints;
    std::set<core::InstrumentId> positions;
    std::map<core::InstrumentId, double> sentMarks;

    /// What is sent next is sent whole, as to a first listener.
    void forgetSent()
    {
        sentRevision = changeId = 0;
        sentValue = 0;
        bids.clear();
        asks.clear();
        sentPayloads.clear();
        sentMarks.clear();
    }
};

/// Channels by name (and account). Iterated in the order of names, so that output is the same in
/// every run.
class ChannelBook {
public:
    static std::string key(const ChannelSpec& spec, AccountIndex account);
    Channel* find(const std::string& key);
    Channel& open(const ChannelSpec& spec, AccountIndex account);
    /// False when this session was listening already.
    static bool listen(Channel& channel, SessionId session);
    /// Forgets the channel with its last listener.
    bool leave(const std::string& key, SessionId session);
    void leaveAll(SessionId session);
    std::map<std::string, std::unique_ptr<Channel>>& all() { return m_channels; }

private:
    std::map<std::string, std::unique_ptr<Channel>> m_channels;
};

}  // namespace ballast::paper
