#include "app/market_choice.h"

#include "connectors/paper_live/live_market.h"
#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/generated_market.h"
#include "connectors/paper_market/tape_market.h"
#include "models/core/text.h"

#include <chrono>

namespace ballast::app {
namespace {

core::Expected<Opening> openTape(const MarketChoice& choice, std::uint64_t seed)
{
    auto tape = paper_market::TapeMarket::open(
        *choice.tape, {seed, choice.prices.value_or(std::filesystem::path{}), {}});
    if (!tape) return std::unexpected(tape.error());
    const core::Time start = (*tape)->start();
    return Opening{std::move(*tape), start};
}

}  // namespace

std::string contradiction(const MarketChoice& choice)
{
    if (choice.live && choice.tape) return "--live and --tape are two markets: choose one.";
    if (choice.live && choice.speed != 1)
        return "A live market runs at its own speed: leave out --speed.";
    if (choice.prices && !choice.tape)
        return "--prices moves a recorded market: give it with --tape.";
    if (choice.start && (choice.tape || choice.live))
        return "--start is for a simulated market: a recorded or live one has a time of its own.";
    return {};
}

core::Expected<core::Time> parseStart(const std::string& text)
{
    const auto at = core::parseIsoUtc(text);
    if (!at)
        return core::failure("--start is " + core::quoted(text) +
                             ", expected a time in UTC like 2026-03-01T09:00:00Z.");
    return *at;
}

core::Expected<Opening> openMarket(const MarketChoice& choice,
                                   const paper_market::VenueTerms& terms)
{
    const std::uint64_t seed = choice.seed.value_or(paper_market::kDefaultSeed);
    if (choice.tape) return openTape(choice, seed);
    const core::Time now =
        std::chrono::time_point_cast<core::Duration>(std::chrono::system_clock::now());
    if (choice.live) {
        auto live = paper_live::LiveMarket::open({.url = *choice.live});
        if (!live) return std::unexpected(live.error());
        return Opening{std::move(*live), now};
    }
    const auto scenario = paper_market::parseScenario(choice.scenario);
    if (!scenario) return std::unexpected(scenario.error());
    const core::Time start = paper_market::startFor(*scenario, choice.start.value_or(now));
    return Opening{std::make_unique<paper_market::GeneratedMarket>(seed, *scenario, start, terms),
                   start};
}

}  // namespace ballast::app
