#include "models/engine/carry_desk.h"

#include "models/portfolio/unit.h"
#include "models/review/cost.h"

#include <algorithm>
#include <cmath>

namespace ballast::engine {
namespace {

constexpr double kFundingSeconds = 8 * 3'600;

double spotOf(const MarketState& market, core::Currency underlying)
{
    const market::IndexPrice* index = market.board().index(underlying);
    return index ? index->price.toDouble() : 0;
}

review::CarriedKind kindOf(const market::Instrument& instrument)
{
    if (instrument.isOption()) return review::CarriedKind::Option;
    return instrument.sizedInUsd() ? review::CarriedKind::Inverse : review::CarriedKind::Linear;
}

std::string subBookOf(const portfolio::Book& book, portfolio::SubBookId id)
{
    return book.subBooks && id < book.subBooks->size() ? (*book.subBooks)[id] : std::string{};
}

review::CarriedKey keyOf(const portfolio::Book& book, const portfolio::Line& line)
{
    const market::Instrument& instrument = *line.instrument;
    review::CarriedKey key;
    key.account = line.position.account;
    key.subBook = subBookOf(book, line.subBook);
    key.underlying = instrument.underlying;
    key.instrument = instrument.name;
    key.kind = kindOf(instrument);
    key.type = instrument.optionType;
    key.strike = instrument.strike ? instrument.strike->toDouble() : 0;
    key.inCoin = instrument.isOption() && instrument.quoteCurrency == instrument.underlying;
    key.expiry = instrument.expiry;
    return key;
}

/// What trades earned from their prices to `row`'s mark, USD.
double earned(const review::CarriedRow& row, double quantity, double price)
{
    if (!(row.mark > 0) || !(price > 0)) return 0;
    if (row.key.kind == review::CarriedKind::Inverse) return quantity * (row.mark - price) / price;
    return quantity * (row.mark - price) * (row.key.inCoin ? row.spot : 1);
}

bool isHeld(const portfolio::Book& book, const std::pair<core::AccountKey, std::string>& place)
{
    for (const portfolio::Line& line : book.lines)
        if (line.position.account == place.first && line.instrument &&
            line.instrument->name == place.second)
            return true;
    return false;
}

}  // namespace

void CarryDesk::filled(const orders::Fill& fill, const MarketState& market)
{
    Traded& traded = m_traded[{fill.account, fill.instrumentName}];
    traded.trades.push_back(
        {core::sign(fill.side) * fill.quantity.toDouble(), fill.price.toDouble()});
    double index = fill.indexPrice;
    const market::Listing* listing = market.find(fill.account.venue, fill.instrumentName);
    if (!(index > 0) && listing && listing->instrument)
        index = spotOf(market, listing->instrument->underlying);
    traded.feesUsd += review::feeUsd(fill.fee, fill.feeCurrency, index);
}

bool CarryDesk::moved(const MarketState& market) const
{
    return std::ranges::any_of(m_lastSpot, [&](const auto& last) {
        return review::wantsSubSteps(last.second, spotOf(market, last.first));
    });
}

void CarryDesk::sample(const portfolio::Book& book, const MarketState& market, Outbox& out)
{
    accrue(market, out.now());
    const bool due = isDue(out.now());
    // A book is scanned seldom: what is asked for in between is a number an underlying.
    if (!due && m_traded.empty() && m_samples++ % kScanEvery != 0 && !moved(market)) return;
    scan(book, market, due, out);
}

void CarryDesk::leaving(core::VenueId venue, const portfolio::Book& book, const MarketState& market,
                        Outbox& out)
{
    accrue(market, out.now());
    for (const portfolio::Line& line : book.lines) {
        if (!line.instrument || !line.counted() || line.position.account.venue != venue) continue;
        if (isBehind({line.position.account, line.instrument->name}, out.now()))
            take(book, line, market, true, out);
    }
    for (const portfolio::Balance& balance : book.balances)
        if (balance.account.venue == venue &&
            isBehind({balance.account, balance.currency.text()}, out.now()))
            takeEquity(book, balance, market, true, out);
}

/// It has a row, and an older one than of now.
bool CarryDesk::isBehind(const Place& place, core::Time now) const
{
    const auto it = m_carried.find(place);
    return it != m_carried.end() && it->second.written && it->second.row.at < now;
}

/// At whole steps of the clock, so that none goes over the end of a day.
bool CarryDesk::isDue(core::Time now)
{
    using namespace std::chrono;
    const bool first = m_begun == core::Time{};
    if (first) m_begun = now;
    if (!first && now < m_dueAt) return false;
    const core::Duration run = now - m_begun;
    const core::Duration step = run < 10min ? minutes{1} : run < 1h ? minutes{10} : minutes{60};
    m_dueAt = now - now.time_since_epoch() % step + step;
    return !first;
}

/// What longs pay by the rate that is shown, for as long as it was held.
void CarryDesk::accrue(const MarketState& market, core::Time now)
{
    const core::Duration passed = now - std::exchange(m_accruedAt, now);
    if (passed > kLongestGap) return;
    const double share = core::seconds(passed) / kFundingSeconds;
    for (auto& [place, carried] : m_carried) {
        if (!carried.perpetual) continue;
        const market::Listing* listing = market.find(carried.id);
        if (!listing || listing->stale) continue;
        const double usd = carried.row.key.kind == review::CarriedKind::Inverse
                               ? carried.row.quantity
                               : carried.row.quantity * listing->ticker.mark.toDouble();
        carried.fundingUsd -= usd * listing->ticker.funding8h * share;
    }
}

void CarryDesk::scan(const portfolio::Book& book, const MarketState& market, bool due, Outbox& out)
{
    ++m_scan;
    // Of what moved every position is written, and then the price is counted from there.
    std::vector<core::Currency> underlyings;
    for (const portfolio::Exposure& exposure : book.exposures) {
        const double spot = spotOf(market, exposure.underlying);
        double& last = m_lastSpot[exposure.underlying];
        if (spot > 0 && (due || !(last > 0) || review::wantsSubSteps(last, spot))) {
            last = spot;
            underlyings.push_back(exposure.underlying);
        }
    }
    const auto wanted = [&](core::Currency underlying) {
        return std::ranges::find(underlyings, underlying) != underlyings.end();
    };
    for (const portfolio::Line& line : book.lines) {
        if (!line.instrument || !line.counted()) continue;
        take(book, line, market, wanted(line.instrument->underlying), out);
    }
    for (const portfolio::Balance& balance : book.balances)
        takeEquity(book, balance, market, wanted(balance.currency), out);
    for (auto it = m_carried.begin(); it != m_carried.end();) {
        // A line without a mark is held all the same.
        if (it->second.seen == m_scan || isHeld(book, it->first)) {
            ++it;
            continue;
        }
        leave(it->second, market, out);
        it = m_carried.erase(it);
    }
    takeRest(book, market, out);
}

/// What was opened and closed between two looks has left nothing but what it earned. Of a line
/// without a mark the trades wait for one.
void CarryDesk::takeRest(const portfolio::Book& book, const MarketState& market, Outbox& out)
{
    std::vector<Place> gone;
    for (const auto& [place, traded] : m_traded)
        if (!isHeld(book, place)) gone.push_back(place);
    for (const Place& place : gone) {
        const market::Listing* listing = market.find(place.first.venue, place.second);
        Carried closed;
        if (listing && listing->instrument) {
            portfolio::Line line;
            line.position.account = place.first;
            line.instrument = listing->instrument;
            closed.row.key = keyOf(book, line);
            closed.id = listing->instrument->id;
            leave(closed, market, out);
        }
        m_traded.erase(place);
    }
}

void CarryDesk::take(const portfolio::Book& book, const portfolio::Line& line,
                     const MarketState& market, bool wanted, Outbox& out)
{
    const Place place{line.position.account, line.instrument->name};
    Carried& carried = m_carried[place];
    carried.seen = m_scan;
    const double size = line.position.size.toDouble();
    const auto traded = m_traded.find(place);
    const bool changed = carried.row.quantity != size || traded != m_traded.end();
    if (carried.written && !changed && !wanted) return;
    review::CarriedRow row;
    row.key = carried.written ? carried.row.key : keyOf(book, line);
    row.quantity = size;
    row.forward = line.instrument->isOption() ? line.forward : line.mark;
    row.sigma = line.instrument->isOption() ? line.volatility : 0;
    row.mark = line.mark;
    row.spot = spotOf(market, line.instrument->underlying);
    using enum review::CarriedWhy;
    row.why = !carried.written ? (traded != m_traded.end() ? Trade : Start)
              : changed        ? Trade
              : out.now() - carried.row.at < std::chrono::minutes{59} &&
                      review::wantsSubSteps(carried.row.spot, row.spot)
                  ? Move
                  : Hour;
    carried.id = line.instrument->id;
    carried.perpetual = line.instrument->kind == market::Kind::Perpetual;
    write(carried, std::move(row), out);
}

/// Coin of an account that is neither option nor open profit moves with the price by itself.
void CarryDesk::takeEquity(const portfolio::Book& book, const portfolio::Balance& balance,
                           const MarketState& market, bool wanted, Outbox& out)
{
    const double spot = spotOf(market, balance.currency);
    if (!(spot > 0)) return;
    const Place place{balance.account, balance.currency.text()};
    Carried& carried = m_carried[place];
    carried.seen = m_scan;
    if (carried.written && !wanted) return;
    double coin = balance.equity;
    for (const portfolio::Line& line : book.lines)
        if (line.instrument && line.instrument->isOption() &&
            line.position.account == balance.account &&
            line.instrument->quoteCurrency == balance.currency)
            coin -= line.position.size.toDouble() * line.mark;
    review::CarriedRow row;
    row.key.account = balance.account;
    row.key.underlying = balance.currency;
    row.key.instrument = balance.currency.text();
    row.key.kind = review::CarriedKind::Equity;
    row.quantity = coin;
    row.forward = row.mark = row.spot = spot;
    row.why = !carried.written ? review::CarriedWhy::Start
              : out.now() - carried.row.at < std::chrono::minutes{59} &&
                      review::wantsSubSteps(carried.row.spot, spot)
                  ? review::CarriedWhy::Move
                  : review::CarriedWhy::Hour;
    write(carried, std::move(row), out);
}

/// What was traded of it meanwhile is told with it, to the mark it has now.
void CarryDesk::write(Carried& carried, review::CarriedRow row, Outbox& out)
{
    row.at = out.now();
    row.fundingUsd = std::exchange(carried.fundingUsd, 0);
    const auto traded = m_traded.find({row.key.account, row.key.instrument});
    if (traded != m_traded.end()) {
        row.feesUsd = traded->second.feesUsd;
        for (const Trade& trade : traded->second.trades) {
            row.traded += trade.quantity;
            row.newTradesUsd += earned(row, trade.quantity, trade.price);
        }
        m_traded.erase(traded);
    }
    carried.row = row;
    carried.written = true;
    out.remember(CarriedRecord{std::move(row)});
}

void CarryDesk::leave(Carried& carried, const MarketState& market, Outbox& out)
{
    review::CarriedRow row = carried.row;
    row.why = review::CarriedWhy::Gone;
    row.quantity = row.traded = row.feesUsd = row.newTradesUsd = 0;
    row.spot = spotOf(market, row.key.underlying);
    if (row.key.kind == review::CarriedKind::Equity) {
        row.forward = row.mark = row.spot;
    } else if (const market::Listing* listing = market.find(carried.id);
               listing && listing->instrument) {
        const portfolio::Unit unit =
            portfolio::unitOf(*listing->instrument, *listing, row.spot, out.now());
        if (unit.mark > 0) row.mark = unit.mark;
        if (row.key.kind != review::CarriedKind::Option && unit.mark > 0) row.forward = unit.mark;
        if (row.key.kind == review::CarriedKind::Option && unit.forward > 0)
            row.forward = unit.forward;
        if (unit.volatility > 0) row.sigma = unit.volatility;
    }
    write(carried, std::move(row), out);
}

}  // namespace ballast::engine
