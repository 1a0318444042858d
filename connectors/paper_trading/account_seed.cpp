#include "connectors/paper_trading/account_seed.h"

#include "models/core/text.h"

#include <algorithm>

namespace ballast::paper_trading {

core::Expected<AccountSeed> parseAccount(std::string_view text)
{
    const auto refused = [text](std::string_view why) {
        return core::failure("reading the paper account " +
                             core::quoted(text.substr(0, text.find(':'))) + ": " +
                             std::string{why} +
                             "; expected KEY:SECRET, KEY:SECRET:1000000 (dollars of each currency) "
                             "or KEY:SECRET:BTC=10,ETH=100");
    };
    const std::size_t first = text.find(':');
    if (first == std::string_view::npos || first == 0) return refused("no secret");
    const std::size_t second = std::min(text.find(':', first + 1), text.size());
    AccountSeed seed;
    seed.key = text.substr(0, first);
    seed.secret = text.substr(first + 1, second - first - 1);
    if (seed.secret.empty()) return refused("no secret");
    std::string_view equity = text.substr(std::min(second + 1, text.size()));
    if (equity.find('=') == std::string_view::npos && !equity.empty()) {
        const auto dollars = core::Quantity::parse(equity);
        if (!dollars || !dollars->isPositive()) return refused("the equity is no positive number");
        seed.equityUsd = dollars->toDouble();
        return seed;
    }
    while (!equity.empty()) {
        const std::size_t end = std::min(equity.find(','), equity.size());
        const std::string_view part = equity.substr(0, end);
        equity.remove_prefix(std::min(end + 1, equity.size()));
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos || !core::Currency::fits(part.substr(0, equals)))
            return refused("the equity list has a part without a currency");
        const auto amount = core::Quantity::parse(part.substr(equals + 1));
        if (!amount || amount->mantissa() < 0)
            return refused("the equity of a currency is no number");
        seed.equity[core::Currency{part.substr(0, equals)}] = amount->toDouble();
    }
    return seed;
}

}  // namespace ballast::paper_trading
