// Cases, books and samples for the tests of the review; chance from a counter, so that every run is
// the same.
#pragma once

#include "models/pricing/black76.h"
#include "models/review/period_review.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace ballast::review::samples {

/// SplitMix64 (Steele, Lea, Flood 2014), as numbers in [0, 1) and of a normal law.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_state(seed) {}
    double uniform()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
    }
    double between(double low, double high) { return low + (high - low) * uniform(); }
    int below(int n) { return static_cast<int>(uniform() * n); }
    double normal()
    {
        const double u = 1 - uniform();
        return std::sqrt(-2 * std::log(u)) * std::cos(2 * 3.14159265358979323846 * uniform());
    }

private:
    std::uint64_t m_state;
};

inline core::Time at(double seconds)
{
    return core::fromUnixMs(1'795'046'400'000) + core::fromSeconds(seconds);  // 2026-11-19T00:00Z
}

/// A sale of the inverse perpetual with the market of each step.
inline CaseLeg leg(double target = 126'400, double filled = 126'400)
{
    CaseLeg l;
    l.venue = "paper";
    l.account = "main";
    l.instrument = "BTC-PERPETUAL";
    l.side = core::Side::Sell;
    l.unit.sizedInUsd = true;
    l.target = target;
    l.deltaChange = -target / 63'200;
    l.feeEstimateUsd = 63.2, l.slippageEstimateUsd = 20, l.estimateUsd = 83.2;
    l.spreadUsd = 15, l.impactUsd = 5;
    l.referencePrice = 63'200;
    l.orders = 1;
    l.decision = {63'200, 0.25, 63'205, at(0)};
    l.approval = MidNow{63'190, 0.25, 63'195, at(6)};
    l.arrival = MidNow{63'188, 0.25, 63'193, at(6.1)};
    l.end = MidNow{63'180, 0.25, 63'185, at(7)};
    for (int n = 0; n < 2; ++n) {
        CaseFill fill;
        fill.at = at(6.2 + n * 0.3);
        fill.label = "R1";
        fill.tradeId = "t" + std::to_string(n);
        fill.quantity = filled / 2;
        fill.price = 63'186 - n;
        fill.feeUsd = filled / 2 * 5e-4;
        fill.mid = 63'187 - n;
        fill.halfSpread = 0.25;
        fill.spot = 63'192 - n;
        fill.midAfter = {63'186.0 - n, 63'180.0, 63'170.0, 63'150.0};
        if (fill.quantity > 0) l.fills.push_back(fill);
    }
    return l;
}

inline Case one(std::uint64_t number = 7, double seconds = 0)
{
    Case c;
    c.row.proposal = {number};
    c.row.revision = 1;
    c.row.underlying = "BTC";
    c.row.trigger = "Band breach";
    c.row.outcome = "Approved";
    c.row.actor = c.trader = "trader";
    c.row.venue = "paper";
    c.row.order = "Sell 126 400 BTC-PERPETUAL";
    c.row.orders = 1;
    c.row.filled = 126'400;
    c.row.deltaBefore = 2.6, c.row.deltaProposed = 0.6;
    c.row.proposedAt = at(seconds);
    c.row.decidedAt = at(seconds + 6);
    c.row.sentAt = at(seconds + 6.1);
    c.row.endedAt = at(seconds + 7);
    c.style = "at once";
    c.spot = 63'205;
    c.gamma1Pct = 0.12;
    c.target = 0.6, c.bandLower = -1.4, c.bandUpper = 2.3;
    c.tradeAsProposed = -2, c.deltaAsProposed = 0.6;
    c.waiting.sigma = 0.5;
    c.legs = {leg()};
    for (CaseFill& fill : c.legs[0].fills) fill.at += core::fromSeconds(seconds);
    c.until = at(seconds + 3'600);
    c.spotUntil = 63'000;
    return c;
}

/// One sample a second of a walk at 50 %, whose book has this much gamma; hedged to 0 each so many
/// seconds.
inline std::vector<BandSample> walk(int count, double hedgeEvery, std::uint64_t seed = 1,
                                    double gamma1Pct = 2)
{
    Chance chance(seed);
    std::vector<BandSample> out;
    double spot = 60'000, delta = 0;
    for (int n = 1; n <= count; ++n) {
        const double before = spot;
        spot *= std::exp(0.5 * std::sqrt(1 / 31'536'000.0) * chance.normal());
        delta += gamma1Pct * 100 * (spot / before - 1);
        BandSample s;
        s.underlying = "BTC";
        s.at = at(n);
        s.spot = spot;
        if (hedgeEvery > 0 && n % static_cast<int>(hedgeEvery) == 0) delta = 0;
        s.delta = delta;
        s.lower = -1, s.upper = 1;
        s.gamma1Pct = gamma1Pct;
        s.vega = -400;
        s.sigma = 0.5, s.cost = 5e-4;
        out.push_back(s);
    }
    return out;
}

/// Two rows of each position of a random book: options, an inverse and a linear future, equity.
struct Book {
    std::vector<CarriedRow> before, after;
};
inline Book book(std::uint64_t seed)
{
    Chance chance(seed);
    Book b;
    const double f0 = chance.between(30'000, 90'000), f1 = f0 * chance.between(0.95, 1.05);
    const core::Duration step = core::fromSeconds(chance.between(60, 3'600));
    for (int n = 0; n < 8; ++n) {
        CarriedRow r;
        r.key.account = {n % 2 ? "paper" : "paper-b", "main"};
        r.key.subBook = n % 3 ? "house" : "";
        r.key.underlying = "BTC";
        r.at = at(0);
        r.quantity = chance.between(-50, 50);
        r.spot = r.forward = r.mark = f0;
        if (n < 5) {
            r.key.instrument = "O" + std::to_string(n);
            r.key.type = n % 2 ? market::OptionType::Put : market::OptionType::Call;
            r.key.strike = std::round(f0 * chance.between(0.7, 1.3));
            r.key.inCoin = n != 0;
            r.key.expiry = at(86'400 * (1.0 + chance.below(60)));
            r.sigma = chance.between(0.3, 1.1);
        } else {
            r.key.kind = n == 5   ? CarriedKind::Inverse
                         : n == 6 ? CarriedKind::Linear
                                  : CarriedKind::Equity;
            r.key.instrument = n == 7 ? "BTC" : "F" + std::to_string(n);
            if (n == 5) r.quantity *= 1e4;
        }
        CarriedRow next = r;
        next.at = r.at + step;
        next.spot = next.forward = next.mark = f1;
        if (n < 5) {
            next.sigma = r.sigma + chance.between(-0.03, 0.03);
            for (CarriedRow* row : {&r, &next}) {
                const double usd =
                    pricing::black76Price({r.key.type, row->forward, r.key.strike,
                                           core::years(*r.key.expiry - row->at), row->sigma, 0});
                row->mark = row->key.inCoin ? usd / row->spot : usd;
            }
        }
        next.fundingUsd = n == 5 ? chance.between(-20, 20) : 0;
        next.feesUsd = chance.between(-1, 5);
        next.newTradesUsd = chance.between(-50, 50);
        next.traded = chance.between(-1, 1);
        next.quantity = r.quantity + next.traded;
        b.before.push_back(r);
        b.after.push_back(next);
    }
    return b;
}

}  // namespace ballast::review::samples
