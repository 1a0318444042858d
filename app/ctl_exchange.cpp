// `ballastctl exchange`: the paper exchange alone, on the market that was chosen.
#include "app/ctl_commands.h"
#include "connectors/paper/exchange_main.h"

#include <fmt/format.h>

#include <cstdio>

namespace ballast::app {
namespace {

int refused(const std::string& sentence, int code)
{
    fmt::print(stderr, "ballastctl: {}\n", sentence);
    return code;
}

}  // namespace

int runExchange(const ExchangeCommand& command)
{
    MarketChoice market = command.market;
    if (!command.start.empty()) {
        const auto start = parseStart(command.start);
        if (!start) return refused(start.error().message, 2);
        market.start = *start;
    }
    if (const std::string why = contradiction(market); !why.empty()) return refused(why, 2);
    paper::ServerOptions options;
    options.port = command.port;
    options.seed = market.seed.value_or(options.seed);
    options.speed = market.speed;
    for (const std::string& text : command.accounts) {
        auto account = paper_trading::parseAccount(text);
        if (!account) return refused(account.error().message, 1);
        options.accounts.push_back(std::move(*account));
    }
    for (const std::string& text : command.faults) {
        const auto fault = paper::parseFault(text);
        if (!fault) return refused(fault.error().message, 2);
        options.faults.push_back(*fault);
    }
    auto opening = openMarket(market);
    if (!opening) return refused(opening.error().message, 1);
    options.start = opening->start;
    options.market = std::move(opening->market);
    return paper::runExchange(std::move(options));
}

}  // namespace ballast::app
