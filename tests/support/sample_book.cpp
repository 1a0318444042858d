#include "tests/support/sample_book.h"

#include "models/portfolio/unit.h"
#include "models/pricing/black76.h"

#include <fmt/format.h>

#include <cmath>
#include <string>

namespace ballast::support {
namespace {

using core::Price;
using core::Quantity;

core::Time day(std::string_view date)
{
    return *core::parseIsoUtc(std::string(date) + "T08:00:00Z");
}

Price price(double value) { return *Price::nearest(value); }

Quantity quantity(double value) { return *Quantity::nearest(value); }

struct Coin {
    const char* name;
    double spot;
    double volatility;
    double futureTick, optionTick, lot;
};
constexpr Coin kBtc{"BTC", 63'412.5, 0.52, 2.5, 0.0001, 0.1};
constexpr Coin kEth{"ETH", 3'118.4, 0.64, 0.05, 0.0001, 1};

struct Holding {
    const char* expiry;  // "2026-12-25", empty: perpetual
    const char* code;    // "25DEC26"
    double strike;       // 0: future or perpetual
    market::OptionType type;
    double size;
    double averagePrice;  // coin for options, USD otherwise
};

/// Collects instruments, quotes and positions of one coin.
class Writer {
public:
    Writer(SampleBook& out, core::Time at, bool stale) : m_out(out), m_at(at), m_stale(stale) {}

    void coin(const Coin& coin, const std::vector<Holding>& holdings, double wantedDelta,
              double equityCoin)
    {
        m_out.board.indices.push_back({kSampleVenue, coin.name, price(coin.spot), m_at});
        portfolio::Exposure exposure;
        exposure.underlying = coin.name;
        exposure.spot = coin.spot;
        for (const Holding& h : holdings) add(coin, h, exposure);
        const double missing = wantedDelta - exposure.delta.netTransaction.coin();
        const double step = 10;
        const double usd = std::round(missing * coin.spot / step) * step;
        add(coin,
            {"", "PERPETUAL", 0, market::OptionType::Call, usd,
             coin.spot * (usd < 0 ? 1.0021 : 0.9978)},
            exposure);
        finish(exposure, equityCoin);
    }

private:
    void add(const Coin& coin, const Holding& h, portfolio::Exposure& exposure)
    {
        auto instrument = std::make_shared<market::Instrument>(describe(coin, h));
        const core::InstrumentId id = instrument->id;
        market::Listing listing;
        listing.instrument = instrument;
        listing.stale = m_stale;
        listing.hasTicker = true;
        listing.book = m_stale ? market::BookState::Stale : market::BookState::Live;

        portfolio::Line line;
        line.instrument = instrument;
        line.gap = m_stale ? portfolio::Gap::StaleMark : portfolio::Gap::None;
        line.position = {sampleAccount(), id, quantity(h.size), h.averagePrice};
        line.position.at = m_at;
        if (h.strike > 0)
            valueOption(coin, h, *instrument, line);
        else
            valueFuture(coin, h, *instrument, line);
        quoteRound(coin, h, line, listing);
        m_out.board.listings.push_back(std::move(listing));
        sum(line, exposure);
        m_out.book.lines.push_back(std::move(line));
    }

    market::Instrument describe(const Coin& coin, const Holding& h)
    {
        market::Instrument i;
        i.id = {static_cast<std::uint32_t>(m_out.board.listings.size())};
        i.venue = kSampleVenue;
        i.underlying = coin.name;
        i.settlementCurrency = coin.name;
        i.priceIndex = coin.name == std::string_view("BTC") ? "btc_usd" : "eth_usd";
        i.takerFee = 0.0005;
        i.settlement = market::Settlement::Inverse;
        if (h.strike > 0) {
            i.kind = market::Kind::Option;
            i.optionType = h.type;
            i.strike = price(h.strike);
            i.quoteCurrency = coin.name;
            i.ticks.base = price(coin.optionTick);
            i.lot = i.minimum = quantity(coin.lot);
            i.name = fmt::format("{}-{}-{:.0f}-{}", coin.name, h.code, h.strike,
                                 h.type == market::OptionType::Call ? 'C' : 'P');
        } else {
            i.kind = *h.expiry == '\0' ? market::Kind::Perpetual : market::Kind::Future;
            i.quoteCurrency = "USD";
            i.ticks.base = price(coin.futureTick);
            i.lot = i.minimum = quantity(10);
            i.name = fmt::format("{}-{}", coin.name, h.code);
        }
        i.contractSize = i.lot;
        if (*h.expiry != '\0') i.expiry = day(h.expiry);
        return i;
    }

    /// What the desk would make of it at this mark.
    void take(const Coin& coin, const market::Instrument& instrument, portfolio::Line& line)
    {
        market::Listing listing;
        listing.hasTicker = true;
        listing.stale = m_stale;
        listing.ticker.mark = price(line.mark);
        listing.ticker.markIv = line.volatility;
        if (instrument.isOption()) listing.ticker.underlyingPrice = price(line.forward);
        static_cast<portfolio::Figures&>(line) =
            line.position.size.toDouble() * portfolio::unitOf(instrument, listing, coin.spot, m_at);
    }

    void valueOption(const Coin& coin, const Holding& h, const market::Instrument& instrument,
                     portfolio::Line& line)
    {
        const double tau = instrument.yearsToExpiry(m_at);
        line.forward = coin.spot * std::exp(0.05 * tau);
        line.volatility = coin.volatility + 0.12 * std::pow(std::log(h.strike / line.forward), 2);
        line.mark =
            pricing::inverseOption({h.type, line.forward, h.strike, tau, line.volatility, 0})
                .coinPrice;
        take(coin, instrument, line);
        line.pnlUsd = h.size * (line.mark - h.averagePrice) * coin.spot;
    }

    void valueFuture(const Coin& coin, const Holding& h, const market::Instrument& instrument,
                     portfolio::Line& line)
    {
        line.forward = coin.spot * std::exp(0.05 * instrument.yearsToExpiry(m_at));
        line.mark = std::round(line.forward / coin.futureTick) * coin.futureTick;
        take(coin, instrument, line);
        line.pnlUsd = h.size * (1 / h.averagePrice - 1 / line.mark) * coin.spot;
    }

    void quoteRound(const Coin& coin, const Holding& h, const portfolio::Line& line,
                    market::Listing& listing)
    {
        const double tick = h.strike > 0 ? coin.optionTick : coin.futureTick;
        const double mark = std::round(line.mark / tick) * tick;
        const double lot = h.strike > 0 ? coin.lot : 10;
        for (int depth = 0; depth < 10; ++depth) {
            const double size = lot * (h.strike > 0 ? 20 + 13 * depth : 1'800 + 2'600 * depth);
            if (mark - tick * (depth + 1) > 0)
                listing.bids.push_back({price(mark - tick * (depth + 1)), quantity(size)});
            listing.asks.push_back({price(mark + tick * (depth + 1)), quantity(size * 0.9)});
        }
        market::Ticker& t = listing.ticker;
        t.quote.id = listing.instrument->id;
        t.quote.at = t.quote.venueAt = m_at;
        if (!listing.bids.empty())
            t.quote.bid = listing.bids[0].price, t.quote.bidSize = listing.bids[0].size;
        t.quote.ask = listing.asks[0].price;
        t.quote.askSize = listing.asks[0].size;
        t.mark = t.last = price(mark);
        t.index = price(coin.spot);
        t.markIv = line.volatility;
        t.bidIv = std::max(0.0, line.volatility - 0.006);
        t.askIv = line.volatility > 0 ? line.volatility + 0.006 : 0;
        t.openInterest = 1'250;
    }

    static void sum(const portfolio::Line& line, portfolio::Exposure& e)
    {
        e += line;
        ++e.lines;
        if (line.gap != portfolio::Gap::None && line.gap != portfolio::Gap::StaleMark)
            ++e.partialLines;
    }

    void finish(portfolio::Exposure& e, double equityCoin)
    {
        e.equityCoin = equityCoin;
        e.equityUsd = equityCoin * e.spot;
        e.delta.usdNeutral = pricing::withEquity(e.delta.netTransaction, equityCoin);
        e.deltaUsd.usdNeutral = e.deltaUsd.netTransaction + equityCoin * e.spot;
        e.sessionPnlUsd = 0.62 * e.pnlUsd;
        e.marginUse = e.underlying == core::Currency("BTC") ? 0.48 : 0.62;
        e.maintenanceMarginUsd = e.marginUse * e.equityUsd;
        e.initialMarginUsd = 1.25 * e.maintenanceMarginUsd;
        m_out.book.exposures.push_back(e);

        portfolio::Balance b;
        b.account = sampleAccount();
        b.currency = e.underlying;
        b.equity = equityCoin;
        b.balance = equityCoin * 0.96;
        b.initialMargin = e.initialMarginUsd / e.spot;
        b.maintenanceMargin = e.maintenanceMarginUsd / e.spot;
        b.availableFunds = equityCoin - b.initialMargin;
        b.sessionPnl = e.sessionPnlUsd / e.spot;
        b.deltaTotal = e.delta.netTransaction.coin();
        b.at = m_at;
        m_out.book.balances.push_back(b);
    }

    SampleBook& m_out;
    core::Time m_at;
    bool m_stale;
};

}  // namespace

core::AccountKey sampleAccount() { return {kSampleVenue, kSampleAccount}; }

SampleBook sampleBook(core::Time at, double btcDelta, double ethDelta, bool stale)
{
    constexpr auto C = market::OptionType::Call;
    constexpr auto P = market::OptionType::Put;
    SampleBook out;
    Writer writer(out, at, stale);
    writer.coin(kBtc,
                {{"2026-12-04", "4DEC26", 64'000, C, -6, 0.0182},
                 {"2026-12-25", "25DEC26", 60'000, P, 18, 0.0412},
                 {"2026-12-25", "25DEC26", 70'000, C, 25, 0.0288},
                 {"2026-12-25", "25DEC26", 80'000, C, -10, 0.0121},
                 {"2027-03-26", "26MAR27", 75'000, C, 12, 0.0655},
                 {"2027-03-26", "26MAR27", 50'000, P, -8, 0.0391},
                 {"2027-03-26", "26MAR27", 0, C, 84'000, 63'980}},
                btcDelta, 24.6);
    writer.coin(kEth,
                {{"2026-12-25", "25DEC26", 3'200, C, 140, 0.0671},
                 {"2026-12-25", "25DEC26", 2'800, P, -90, 0.0402},
                 {"2027-03-26", "26MAR27", 3'600, C, -60, 0.0811}},
                ethDelta, 310);
    return out;
}

}  // namespace ballast::support
