// A delta-only proposal from the snapshot of a market: the choice among 1, 3 and 8 venues, the
// split, the legs priced on the books, costs, waiting and the sentence; what is shown, ready to be
// judged.
#include "models/rebalance/propose.h"
#include "models/rebalance/venue_choice.h"

#include <benchmark/benchmark.h>

#include <deque>
#include <string>
#include <variant>
#include <vector>

using namespace ballast;
using namespace ballast::rebalance;

namespace {

core::Price price(double v) { return *core::Price::nearest(v); }
core::Quantity qty(double v) { return *core::Quantity::nearest(v); }

/// A perpetual at one venue, twenty levels a side.
struct Place {
    market::Listing listing;
    market::Book book;
    HedgePlace place;

    explicit Place(std::uint32_t number)
    {
        const std::string name = "paper-" + std::string(1, static_cast<char>('a' + number));
        place = {{core::VenueId{name}, core::AccountId{"main"}}, "BTC-PERPETUAL"};
        market::Instrument i;
        i.id = {number};
        i.venue = place.account.venue;
        i.name = place.instrument;
        i.kind = market::Kind::Perpetual;
        i.underlying = "BTC";
        i.lot = i.minimum = qty(10);
        i.ticks.base = price(0.5);
        i.takerFee = (5 + 0.1 * number) / 1e4;
        listing.instrument = std::make_shared<const market::Instrument>(i);
        listing.hasTicker = true;
        listing.stale = false;
        const double mid = 64'000 + 2 * number;
        listing.ticker.mark = price(mid);
        market::BookUpdate update{{number}, true, 1, 0, {}, {}, {}, {}};
        for (int k = 0; k < 20; ++k) {
            update.bids.push_back({price(mid - 0.5 - 2 * k), qty(60'000)});
            update.asks.push_back({price(mid + 0.5 + 2 * k), qty(60'000)});
        }
        book.apply(update);
    }
    PlaceNow now() const { return {place, &listing, &book, {}}; }
};

void proposalFromSnapshot(benchmark::State& state)
{
    std::deque<Place> places;
    for (std::uint32_t n = 0; n < static_cast<std::uint32_t>(state.range(0)); ++n)
        places.emplace_back(n);
    Policy policy;
    policy.underlying = "BTC";
    policy.account = places.front().place.account;
    policy.band = {0, 2, 2, HedgeTo::Edge, 0.5};
    policy.hedgeInstrument = "BTC-PERPETUAL";
    portfolio::Exposure exposure;
    exposure.underlying = "BTC";
    exposure.spot = 64'000;
    exposure.gamma = 0.002;
    exposure.equityUsd = 1e7;
    Live live;
    live.inputs = {.forward = 64'000, .gamma = 0.002, .sigma = 0.6, .cost = 0.0006};
    live.inputs.riskAversion = 1e-6;
    Situation s;
    s.policy = &policy;
    s.live = &live;
    s.exposure = &exposure;
    s.depthShare = 1;
    s.now = core::fromUnixMs(1'785'000'000'000);
    const ChoiceTerms terms{.depthShare = 1, .splitGain = 0};
    std::size_t legs = 0;
    double delta = 4;
    for (auto _ : state) {
        delta = delta < 30 ? delta + 0.37 : 4;
        Situation at = s;
        at.delta = delta;
        std::vector<PlaceNow> now;
        for (const Place& place : places) now.push_back(place.now());
        const VenueChoice choice = chooseVenue(now, policy.band.aim(delta) - delta, terms);
        if (choice.shares.empty()) return state.SkipWithError("no place carries it");
        const PlaceNow& first = now[choice.shares.front().place];
        at.hedge = first.listing;
        at.book = first.book;
        at.account = first.place.account;
        at.placeReason = choice.reason;
        if (choice.shares.size() > 1)
            for (const PlaceShare& share : choice.shares) {
                const PlaceNow& place = now[share.place];
                at.traded.push_back({place.listing, place.book, 0, 0, false, place.place.account});
                at.split.push_back({place.listing->instrument->id, share.quantity});
            }
        const auto made = propose(at, TriggerKind::Band);
        const auto* proposal = std::get_if<Proposal>(&made);
        if (!proposal) return state.SkipWithError("nothing was proposed");
        legs += proposal->legs.size();
        benchmark::DoNotOptimize(proposal->sentence.data());
    }
    state.counters["legs"] = static_cast<double>(legs) / static_cast<double>(state.iterations());
}
BENCHMARK(proposalFromSnapshot)->Arg(1)->Arg(3)->Arg(8)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
