#pragma once

#include "models/risk/gate.h"

#include <memory>
#include <stdexcept>

namespace ballast::test {

/// The order, approved by the gate on a calm market made to fit it: a connector takes no other.
inline risk::Approved<orders::Place> approvedOrder(const orders::Intent& intent, core::Time now)
{
    const bool buys = intent.side == core::Side::Buy;
    const auto tick = *core::Price::parse("0.5");
    market::Instrument instrument;
    instrument.name = intent.instrumentName;
    instrument.underlying = intent.underlying;
    instrument.lot = instrument.minimum = *core::Quantity::parse("10");
    instrument.ticks.base = tick;
    const auto plenty = *core::Quantity::parse("1000000000");
    market::Listing listing;
    listing.instrument = std::make_shared<const market::Instrument>(instrument);
    listing.hasTicker = true;
    listing.stale = false;
    listing.ticker.mark = intent.limit;
    listing.ticker.quote.at = now;
    market::Book book;
    book.apply({{},
                true,
                1,
                0,
                {{buys ? intent.limit - tick : intent.limit, plenty}},
                {{buys ? intent.limit : intent.limit + tick, plenty}},
                now,
                now});
    const market::IndexPrice index{intent.account.venue, intent.underlying, intent.limit, now};
    risk::Picture picture;
    picture.now = now;
    picture.linkUp = picture.positionsKnown = true;
    picture.deltaBefore = buys ? -3 : 3;
    picture.deltaChange = buys ? 0.1 : -0.1;
    picture.openDelta = 0;
    picture.vega = picture.accountDeltaUsd = picture.accountVega = {0, 0, 0};
    picture.holdsOptions = false;
    picture.periodShortfall = picture.sessionCost = picture.drawdown = 0;
    picture.accountBound = true;
    picture.listing = &listing;
    picture.book = &book;
    picture.index = &index;
    auto verdict = risk::Gate::pass(orders::Place{intent}, picture, risk::Limits{});
    if (const auto* refusal = std::get_if<risk::Refusal>(&verdict))
        throw std::logic_error(refusal->rule + ": " + refusal->reason);
    return std::get<risk::Approved<orders::Place>>(std::move(verdict));
}

}  // namespace ballast::test
