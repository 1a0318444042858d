#include "connectors/paper_trading/trade_order.h"

#include <array>

namespace ballast::paper_trading {
namespace {

template <class Enum>
struct Word {
    Enum value;
    std::string_view text;
};

constexpr std::array<Word<OrderType>, 7> kTypes{{{OrderType::Limit, "limit"},
                                                 {OrderType::Market, "market"},
                                                 {OrderType::MarketLimit, "market_limit"},
                                                 {OrderType::StopLimit, "stop_limit"},
                                                 {OrderType::StopMarket, "stop_market"},
                                                 {OrderType::TakeLimit, "take_limit"},
                                                 {OrderType::TakeMarket, "take_market"}}};
constexpr std::array<Word<Lifetime>, 4> kLifetimes{
    {{Lifetime::GoodTilCancelled, "good_til_cancelled"},
     {Lifetime::GoodTilDay, "good_til_day"},
     {Lifetime::FillOrKill, "fill_or_kill"},
     {Lifetime::ImmediateOrCancel, "immediate_or_cancel"}}};
constexpr std::array<Word<TriggerBy>, 3> kTriggers{{{TriggerBy::LastPrice, "last_price"},
                                                    {TriggerBy::MarkPrice, "mark_price"},
                                                    {TriggerBy::IndexPrice, "index_price"}}};
constexpr std::array<Word<OrderStatus>, 6> kStatuses{{{OrderStatus::Open, "open"},
                                                      {OrderStatus::Filled, "filled"},
                                                      {OrderStatus::Rejected, "rejected"},
                                                      {OrderStatus::Cancelled, "cancelled"},
                                                      {OrderStatus::Untriggered, "untriggered"},
                                                      {OrderStatus::Triggered, "triggered"}}};

template <class Words, class Enum>
std::string_view wordOf(const Words& words, Enum value)
{
    for (const auto& word : words)
        if (word.value == value) return word.text;
    return {};
}

template <class Enum, class Words>
std::optional<Enum> meaningOf(const Words& words, std::string_view text)
{
    for (const auto& word : words)
        if (word.text == text) return word.value;
    return {};
}

}  // namespace

std::string_view text(OrderType type) { return wordOf(kTypes, type); }
std::string_view text(Lifetime lifetime) { return wordOf(kLifetimes, lifetime); }
std::string_view text(TriggerBy trigger) { return wordOf(kTriggers, trigger); }
std::string_view text(OrderStatus status) { return wordOf(kStatuses, status); }
std::optional<OrderType> orderTypeFrom(std::string_view word)
{
    return meaningOf<OrderType>(kTypes, word);
}
std::optional<Lifetime> lifetimeFrom(std::string_view word)
{
    return meaningOf<Lifetime>(kLifetimes, word);
}
std::optional<TriggerBy> triggerFrom(std::string_view word)
{
    return meaningOf<TriggerBy>(kTriggers, word);
}

}  // namespace ballast::paper_trading
