#pragma once

#include "connectors/paper_trading/refusal.h"
#include "connectors/paper_trading/trade_order.h"

namespace ballast::paper {

// Words of the trading room that are on every page of this one.
using paper_trading::AccountIndex;
using paper_trading::invalidParam;
using paper_trading::Outcome;
using paper_trading::Refusal;
using paper_trading::refuse;
using paper_trading::SessionId;

}  // namespace ballast::paper
