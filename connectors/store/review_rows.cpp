#include "connectors/store/review_rows.h"

namespace ballast::store {
namespace {

std::optional<core::Time> expiryOf(const Statement& row, int column)
{
    return row.integer(column) > 0 ? std::optional{row.time(column)} : std::nullopt;
}

int whole(const Statement& row, int column) { return static_cast<int>(row.integer(column)); }

}  // namespace

review::CarriedRow readCarried(const Statement& row, int c, const review::CarriedKey& key)
{
    review::CarriedRow out;
    out.key = key;
    out.at = row.time(c++);
    out.why = decode<review::CarriedWhy>(row.text(c++)).value_or(out.why);
    for (double review::CarriedRow::* field :
         {&review::CarriedRow::quantity, &review::CarriedRow::forward, &review::CarriedRow::sigma,
          &review::CarriedRow::mark, &review::CarriedRow::spot, &review::CarriedRow::fundingUsd,
          &review::CarriedRow::feesUsd, &review::CarriedRow::newTradesUsd,
          &review::CarriedRow::traded})
        out.*field = row.real(c++);
    return out;
}

review::CarriedKey readHeld(const Statement& row, int c)
{
    review::CarriedKey key;
    key.account = {core::VenueId{row.text(c)}, core::AccountId{row.text(c + 1)}};
    key.subBook = row.text(c + 2);
    key.underlying = row.text(c + 3);
    key.instrument = row.text(c + 4);
    key.kind = decode<review::CarriedKind>(row.text(c + 5)).value_or(key.kind);
    key.type = decode<market::OptionType>(row.text(c + 6)).value_or(key.type);
    key.strike = row.real(c + 7);
    key.inCoin = row.integer(c + 8) != 0;
    key.expiry = expiryOf(row, c + 9);
    return key;
}

review::PnlCell readPnl(const Statement& row, int c)
{
    review::PnlCell cell;
    cell.day = std::chrono::floor<std::chrono::days>(row.time(c));
    cell.account = {core::VenueId{row.text(c + 1)}, core::AccountId{row.text(c + 2)}};
    cell.subBook = row.text(c + 3);
    cell.underlying = row.text(c + 4);
    cell.expiry = expiryOf(row, c + 5);
    c += 6;
    review::Attribution& p = cell.parts;
    using A = review::Attribution;
    for (double A::* part : {&A::delta, &A::gamma, &A::vega, &A::theta, &A::vanna, &A::volga,
                             &A::charm, &A::speed, &A::linear, &A::funding, &A::fees, &A::newTrades,
                             &A::translation, &A::options, &A::timeStep, &A::spotStep, &A::volStep})
        p.*part = row.real(c++);
    cell.markedUsd = row.real(c++);
    cell.grossUsdSeconds = row.real(c++);
    cell.unseenUsd = row.real(c++);
    p.leftOut = whole(row, c++);
    cell.steps = whole(row, c++);
    p.total = p.options + p.linear + p.funding + p.fees + p.newTrades + p.translation;
    p.unexplained = p.total - p.explained();
    return cell;
}

review::HourCell readHour(const Statement& row, int c)
{
    review::HourCell h;
    h.underlying = row.text(c);
    h.hour = row.time(c + 1);
    h.time.watched = core::Duration{row.integer(c + 2)};
    h.time.inside = core::Duration{row.integer(c + 3)};
    h.samples = whole(row, c + 4), h.steps = whole(row, c + 5), h.known = whole(row, c + 6);
    c += 7;
    using H = review::HourCell;
    for (double H::* part :
         {&H::errorUsd, &H::errorSquares, &H::deviationSeconds, &H::deviationSquares, &H::variance,
          &H::spotSeconds, &H::gammaSeconds, &H::vegaSeconds, &H::sigmaSeconds, &H::sigmaKnown,
          &H::costSeconds, &H::spotFirst, &H::spotLast, &H::spotLow, &H::spotHigh, &H::deltaFirst,
          &H::deltaLast})
        h.*part = row.real(c++);
    return h;
}

}  // namespace ballast::store
