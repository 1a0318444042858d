#include "connectors/paper/rpc_filter.h"

#include <algorithm>
#include <string>

namespace ballast::paper {

core::Currency currencyOf(std::string_view word)
{
    std::string upper{word.substr(0, 15)};
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return upper;
}

bool settlesIn(const market::Instrument& spec, std::string_view currency)
{
    return currency.empty() || currency == "any" || spec.settlementCurrency == currencyOf(currency);
}

bool isOfKind(const market::Instrument& spec, std::string_view kind)
{
    return kind.empty() || kind == "any" || kind == paper_trading::kindText(spec);
}

bool isOfType(const paper_trading::TradeOrder& order, std::string_view type)
{
    if (type.empty() || type == "all") return true;
    if (type == "trigger_all") return isTrigger(order.type);
    if (type == "stop" || type == "stop_all") return isStop(order.type);
    if (type == "take" || type == "take_all") return isTrigger(order.type) && !isStop(order.type);
    return text(order.type) == type;
}

std::size_t pageSize(Arguments& arguments, std::int64_t fallback, std::int64_t atMost)
{
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>(arguments.integer("count", fallback), 1, atMost));
}

}  // namespace ballast::paper
