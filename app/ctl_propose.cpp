// `ballastctl propose`: one decision on a recorded market. The engine is the desk's own.
#include "app/ctl_commands.h"
#include "app/decision_text.h"
#include "app/settings.h"
#include "app/settings_policies.h"
#include "app/tape_decision.h"

#include <cstdio>
#include <iostream>

namespace ballast::app {

std::string proposeHelp()
{
    return R"(The tape: a CSV of options, or a folder that holds such files (the last by name is taken). A file of
futures beside it, the same name with "futures" for "options", is read along. Columns, of which only
the first five must be there; times are ISO 8601 UTC or milliseconds:
  instrument_name                         BTC-27MAR26-70000-C, BTC-27MAR26, BTC-PERPETUAL
  mark_price                              coin for options, USD for futures
  mark_iv | implied_volatility            per cent | fraction; options
  index_price | estimated_delivery_price  USD per coin
  timestamp | creation_timestamp          when the row was recorded
  underlying_price | futures_price, underlying_index | futures_instrument_name
                                          the forward an option is priced on, and its name
  best_bid_price | bid_price, best_ask_price | ask_price, best_bid_amount, best_ask_amount, bid_iv,
  ask_iv, open_interest, stats_volume | volume, stats_volume_usd, funding_8h, tick_size,
  contract_size, min_trade_amount, maker_commission, taker_commission
                                          as the venue gives them
What lies behind the best bid and offer is not recorded and is drawn, the same each time.

The positions: columns instrument, size (signed; USD for inverse futures and perpetuals, coin
otherwise), optionally side (buy, sell, long, short: then size is a magnitude) and average price
(the mark where it is absent); or the venue's own export of the transaction log or of an option
chain with its column of own positions.

The settings, each key with its built-in value; what is wrong in the file is named and nothing is
decided:

)" + std::string{defaultSettingsText()} +
           R"(
All keys of a band, as they are written back:

)" + policiesText({paperPolicy("BTC", 2.3)}) +
           R"(
The answer holds for each underlying its state, reason, delta against the band, Greeks (vega a vol
point, theta a day), margin use, and the proposal with its legs, costs, and the verdict of every
check: allow, confirm (a person must approve) or deny (it would not be sent).

Exit codes: 0 a hedge is proposed, 1 the decision could not be made (standard error says why), 2 bad
command line, 3 nothing is proposed (the answer says why).)";
}

int runPropose(const ProposeCommand& command)
{
    const auto decision = decideOnTape(command);
    if (!decision) {
        std::fprintf(stderr, "ballastctl: %s\n", decision.error().message.c_str());
        return 1;
    }
    std::cout << (command.format == "json" ? decisionJson(*decision) : decisionTable(*decision));
    std::cout.flush();
    if (!std::cout) {
        std::fputs("ballastctl: the decision could not be written\n", stderr);
        return 1;
    }
    return proposes(*decision) ? 0 : 3;
}

}  // namespace ballast::app
