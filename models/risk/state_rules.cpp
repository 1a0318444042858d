#include "models/risk/rules.h"

#include "models/core/text.h"

#include <algorithm>
#include <cmath>

namespace ballast::risk {
namespace {

std::string ageText(core::Duration age) { return core::humanDuration(age) + " old"; }

/// Old, or of a time that has not come: a stamp that cannot be says nothing of its age.
bool isStale(core::Duration age, core::Duration most) { return age > most || age < -most; }

/// When the book was last known to stand as it does. An option's may be silent for minutes; its
/// ticker, which still names the same best prices, says as much as a message of its own would.
core::Time bookAt(const Picture& picture)
{
    const market::Book& book = *picture.book;
    const market::Quote& quote = picture.listing->ticker.quote;
    const bool option = picture.listing->instrument && picture.listing->instrument->isOption();
    const bool same = option && !book.bids().empty() && !book.asks().empty() &&
                      book.bids().front().price == quote.bid &&
                      book.asks().front().price == quote.ask;
    return same ? std::max(book.at(), quote.at) : book.at();
}

/// An option is held to its own mark, by so many volatility points, and never more tightly than its
/// ticks and the fraction of a future allow.
CheckResult optionAgreement(const Picture& picture, const Limits& limits, double mid)
{
    const double mark = picture.listing->ticker.mark.toDouble();
    const double allowed = optionCollarWidth(
        *picture.listing->instrument, mark, picture.volPoint,
        {limits.maxIndexDivergence, limits.collarOption.ticks, limits.maxVolDivergence});
    if (!(mark > 0) || !(std::abs(mid - mark) <= allowed * (1 + 1e-9) + 1e-12))
        return deny("agreement", "The book's mid of " + core::number(mid, 4) +
                                     " is too far from the mark of " + core::number(mark, 4) + ".");
    return allow("agreement");
}

}  // namespace

CheckResult tradingState(const orders::Intent&, const Picture& picture, const Limits&)
{
    if (picture.halted) return deny("trading-state", "Trading is halted.");
    if (!picture.journalHealthy)
        return deny("trading-state", "The order journal cannot be written: no record, no order.");
    return allow("trading-state");
}

CheckResult link(const orders::Intent& order, const Picture& picture, const Limits&)
{
    if (!picture.linkUp)
        return deny("link", "The link to " + order.account.venue.text() + " is not up.");
    if (!picture.positionsKnown)
        return deny("link", "The positions have not been read back since the link came up.");
    return allow("link");
}

CheckResult instrumentState(const orders::Intent& order, const Picture& picture,
                            const Limits& limits)
{
    if (!picture.listing || !picture.listing->instrument)
        return deny("instrument", order.instrumentName + " is not listed.");
    const market::Instrument& instrument = *picture.listing->instrument;
    if (instrument.state != market::InstrumentState::Open)
        return deny("instrument",
                    instrument.name + " is " + std::string{text(instrument.state)} + ".");
    if (instrument.expiry && *instrument.expiry - picture.now < limits.minTimeToExpiry)
        return deny("instrument", instrument.name + " expires within a minute.");
    return allow("instrument");
}

CheckResult freshness(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    if (!picture.listing || !picture.listing->hasTicker || !picture.book || !picture.index)
        return deny("stale", "A book, a mark and an index are needed, and one of them is missing.");
    if (picture.listing->stale) return deny("stale", "The mark is from before the link was lost.");
    if (!picture.book->usable())
        return deny("stale", "The order book is unusable: " +
                                 std::string{text(picture.book->state())} + ".");
    if (const auto age = picture.now - bookAt(picture); isStale(age, limits.maxBookAge))
        return deny("stale", "The order book is " + ageText(age) + ".");
    if (const auto age = picture.now - picture.listing->ticker.quote.at;
        isStale(age, limits.maxMarkAge))
        return deny("stale", "The mark is " + ageText(age) + ".");
    if (const auto age = picture.now - picture.index->at; isStale(age, limits.maxIndexAge))
        return deny("stale", "The index is " + ageText(age) + ".");
    // What came just now may have been sent long ago: its age since it came says nothing then.
    if (!(picture.feedLagMs >= 0 && picture.feedLagMs <= limits.maxFeedLagMs))
        return deny("stale",
                    "The venue's news arrive " + core::number(picture.feedLagMs, 0) + " ms late.");
    return allow("stale");
}

CheckResult agreement(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    if (!picture.book || picture.book->bids().empty() || picture.book->asks().empty() ||
        !picture.index)
        return deny("agreement", "No two-sided book and index to compare.");
    const double mid = (picture.book->bids().front().price.toDouble() +
                        picture.book->asks().front().price.toDouble()) /
                       2;
    if (picture.listing && picture.listing->instrument && picture.listing->instrument->isOption())
        return optionAgreement(picture, limits, mid);
    const double apart = mid / picture.index->price.toDouble() - 1;
    const bool dated =
        picture.listing && picture.listing->instrument && picture.listing->instrument->expiry;
    // A dated future carries a basis; it is held to its own mark instead of the index.
    const double markApart =
        picture.listing ? mid / picture.listing->ticker.mark.toDouble() - 1 : 1;
    const double worst = dated ? markApart : apart;
    if (!(std::abs(worst) <= limits.maxIndexDivergence + 1e-12))
        return deny("agreement", "The book's mid is " + core::signedNumber(100 * worst, 2) +
                                     " % from the " + (dated ? "mark." : "index."));
    return allow("agreement");
}

CheckResult clockError(const orders::Intent&, const Picture& picture, const Limits& limits)
{
    if (!(picture.clockErrorMs >= 0 && picture.clockErrorMs <= limits.maxClockErrorMs))
        return deny("clock", "The venue's clock is known only to " +
                                 core::number(picture.clockErrorMs, 0) + " ms.");
    return allow("clock");
}

}  // namespace ballast::risk
