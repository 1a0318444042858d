#include "models/risk/picture_text.h"

#include "models/core/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <iterator>
#include <span>
#include <string_view>

namespace ballast::risk {
namespace {

/// Books are described as far as a rule reads them.
constexpr std::size_t kLevels = 20;

class Page {
public:
    void line(std::string_view name, std::string_view value)
    {
        fmt::format_to(std::back_inserter(m_text), "{} {}\n", name, value);
    }
    void line(std::string_view name, double value) { put(name, fmt::format("{:a}", value)); }
    template <std::integral T>
    void line(std::string_view name, T value)
    {
        put(name, fmt::format("{}", +value));
    }
    void line(std::string_view name, core::Time at) { line(name, at.time_since_epoch().count()); }
    void line(std::string_view name, core::Duration d) { line(name, d.count()); }
    void line(std::string_view name, core::Price price) { line(name, price.mantissa()); }
    void line(std::string_view name, core::Quantity size) { line(name, size.mantissa()); }
    template <class T>
    void line(std::string_view name, const std::optional<T>& value)
    {
        value ? line(name, *value) : put(name, "none");
    }
    std::string take() && { return std::move(m_text); }

private:
    void put(std::string_view name, std::string_view value) { line(name, value); }
    std::string m_text;
};

void order(Page& page, const orders::Intent& o)
{
    page.line("order.label", o.label.view());
    page.line("order.venue", o.account.venue.view());
    page.line("order.account", o.account.account.view());
    page.line("order.underlying", o.underlying.view());
    page.line("order.instrument", o.instrumentName);
    page.line("order.side", core::text(o.side));
    page.line("order.quantity", o.quantity);
    page.line("order.limit", o.limit);
    page.line("order.tif", orders::text(o.timeInForce));
    page.line("order.proposal", o.proposal.value);
    page.line("order.proposal-hash", o.proposalHash);
    page.line("order.child", o.child);
    page.line("order.children", o.children);
}

void instrument(Page& page, const market::Instrument& i)
{
    page.line("instrument.name", i.name);
    page.line("instrument.state", market::text(i.state));
    page.line("instrument.kind", market::text(i.kind));
    page.line("instrument.in-usd", i.sizedInUsd());
    page.line("instrument.contract", i.contractSize);
    page.line("instrument.lot", i.lot);
    page.line("instrument.minimum", i.minimum);
    page.line("instrument.expiry", i.expiry);
    page.line("instrument.strike", i.strike);
}

void levels(Page& page, std::string_view name, std::span<const market::Level> side)
{
    for (const market::Level& level : side.first(std::min(side.size(), kLevels))) {
        page.line(name, level.price);
        page.line(name, level.size);
    }
}

void market(Page& page, const Picture& p)
{
    if (p.listing) {
        const market::Ticker& t = p.listing->ticker;
        if (p.listing->instrument) instrument(page, *p.listing->instrument);
        page.line("mark.known", p.listing->hasTicker);
        page.line("mark.stale", p.listing->stale);
        page.line("mark", t.mark);
        page.line("mark.at", t.quote.at);
        page.line("mark.least", t.minPrice);
        page.line("mark.most", t.maxPrice);
        page.line("quote.bid", t.quote.bid);
        page.line("quote.ask", t.quote.ask);
    } else {
        page.line("listing", "none");
    }
    if (p.book) {
        page.line("book.state", market::text(p.book->state()));
        page.line("book.change", p.book->changeId());
        page.line("book.at", p.book->at());
        page.line("book.quote-only", p.quoteOnly);
        levels(page, "book.bid", p.book->bids());
        levels(page, "book.ask", p.book->asks());
    } else {
        page.line("book", "none");
    }
    if (!p.index) return page.line("index", "none");
    page.line("index", p.index->price);
    page.line("index.at", p.index->at);
}

void desk(Page& page, const Picture& p)
{
    page.line("now", p.now);
    page.line("link", p.linkUp);
    page.line("halted", p.halted);
    page.line("reducing", p.reducing);
    page.line("reducing.cause", p.reducingCause);
    page.line("guard", static_cast<int>(p.guard));
    page.line("guard.of-place", p.guardOfPlace);
    page.line("guard.person", p.guardAsksPerson);
    page.line("guard.cause", p.guardCause);
    page.line("journal", p.journalHealthy);
    page.line("positions-known", p.positionsKnown);
    page.line("flight", p.flightInBucket);
    page.line("account-bound", p.accountBound);
    page.line("clock-error-ms", p.clockErrorMs);
    page.line("feed-lag-ms", p.feedLagMs);
    page.line("personal", p.personal);
    page.line("auto-fired", p.autoFired);
    page.line("auto.orders-hour", p.autoSpent.ordersInHour);
    page.line("auto.usd-hour", p.autoSpent.usdInHour);
    page.line("auto.usd-day", p.autoSpent.usdInDay);
    page.line("auto.in-a-row", p.autoSpent.inARow);
    for (const core::Time& sent : p.recentSends) page.line("sent", sent);
    for (const orders::Order& o : p.recentOrders) {
        page.line("recent", o.intent.label.view());
        page.line("recent.venue", o.intent.account.venue.view());
        page.line("recent.account", o.intent.account.account.view());
        page.line("recent.underlying", o.intent.underlying.view());
        page.line("recent.side", core::text(o.intent.side));
        page.line("recent.proposal", o.intent.proposal.value);
        page.line("recent.child", o.intent.child);
        page.line("recent.created", o.intent.createdAt);
        page.line("recent.state", orders::text(o.state));
        page.line("recent.at", o.lastAt);
    }
}

void sum(Page& page, std::string_view name, const LimitedSum& s)
{
    page.line(name, s.before);
    page.line(name, s.change);
    page.line(name, s.open);
}

void book(Page& page, const Picture& p)
{
    page.line("delta.before", p.deltaBefore);
    page.line("delta.change", p.deltaChange);
    page.line("delta.plan", p.planChange);
    page.line("delta.target", p.target);
    page.line("delta.open", p.openDelta);
    page.line("open.unknown", p.openUnknown);
    page.line("open.account-unknown", p.accountOpenUnknown);
    sum(page, "vega", p.vega);
    sum(page, "account-delta", p.accountDeltaUsd);
    sum(page, "account-vega", p.accountVega);
    page.line("options", p.holdsOptions);
    page.line("greeks.at", p.greeksAt);
    page.line("without-smile", p.withoutSmile);
    page.line("partial", p.exposurePartial);
    page.line("vol-point", p.volPoint);
    page.line("shortfall", p.periodShortfall);
    page.line("session-cost", p.sessionCost);
    page.line("drawdown", p.drawdown);
}

void figures(Page& page, std::string_view name, const margin::Figures& f)
{
    for (const double value : {f.equityUsd, f.initialUsd, f.maintenanceUsd, f.use, f.legUse,
                               f.worstUse, f.worstSpotMove, f.worstVolMove, f.worstEquityUsd})
        page.line(name, value);
}

void margin(Page& page, const Picture& p)
{
    page.line("margin.use-after", p.marginUseAfter);
    page.line("margin.reducing", p.riskReducingMargin);
    if (!p.margin) return page.line("margin", "none");
    page.line("margin.known", p.margin->known);
    page.line("margin.refused", p.margin->refused);
    page.line("margin.model", p.margin->model);
    page.line("margin.rates", p.margin->ratesAsOf);
    page.line("margin.sigma", p.margin->sigmaDaily);
    figures(page, "margin.before", p.margin->before);
    figures(page, "margin.after", p.margin->after);
    figures(page, "margin.worst-order", p.margin->worstOrder);
}

void limits(Page& page, const Limits& l)
{
    for (const double value :
         {l.collarFuture,       l.collarOption.fraction, l.collarOption.volPoints,
          l.softNotionalUsd,    l.hardNotionalUsd,       l.softQuantityCoin,
          l.hardQuantityCoin,   l.maxNetDelta,           l.maxVega,
          l.maxAccountDeltaUsd, l.maxAccountVega,        l.depthShare,
          l.maxMarginUse,       l.maxStressUse,          l.watchSigma,
          l.maxIndexDivergence, l.maxVolDivergence,      l.maxClockErrorMs,
          l.maxFeedLagMs,       l.periodCollar,          l.maxSessionCost,
          l.maxDrawdown,        l.autoUsdPerHour,        l.autoUsdPerDay})
        page.line("limit", value);
    for (const int value : {l.collarOption.ticks, l.ordersPerSecond, l.ordersPerMinute,
                            l.ordersPerHour, l.autoOrdersPerHour, l.autoInARow})
        page.line("limit", value);
    for (const core::Duration value : {l.duplicateWindow, l.maxBookAge, l.maxMarkAge, l.maxIndexAge,
                                       l.maxGreeksAge, l.periodWindow, l.minTimeToExpiry})
        page.line("limit", value);
    for (const QuantityLimit& q : l.quantities) {
        page.line("limit.of", q.instrument);
        page.line("limit.soft", q.soft);
        page.line("limit.hard", q.hard);
    }
}

}  // namespace

std::string describe(const orders::Intent& intent, const Picture& picture, const Limits& inForce)
{
    Page page;
    order(page, intent);
    market(page, picture);
    desk(page, picture);
    book(page, picture);
    margin(page, picture);
    limits(page, inForce);
    return std::move(page).take();
}

std::string hashOf(const orders::Intent& intent, const Picture& picture, const Limits& inForce)
{
    return core::sha256Hex(describe(intent, picture, inForce));
}

}  // namespace ballast::risk
