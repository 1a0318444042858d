#include "app/paper_venue.h"

#include "connectors/paper/server.h"
#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/generated_market.h"
#include "connectors/paper_market/positions_csv.h"
#include "connectors/paper_market/tape_market.h"

#include <fmt/format.h>

#include <chrono>

namespace ballast::app {
namespace {

/// A market before it has an exchange, and when it begins.
struct Opening {
    std::unique_ptr<paper_market::MarketSource> market;
    core::Time start{};
};

core::Expected<Opening> openMarket(const LaunchOptions& options)
{
    const std::uint64_t seed = options.seed.value_or(paper_market::kDefaultSeed);
    if (options.tape) {
        auto tape = paper_market::TapeMarket::open(
            *options.tape, {seed, options.prices.value_or(std::filesystem::path{}), {}});
        if (!tape) return std::unexpected(tape.error());
        const core::Time start = (*tape)->start();
        return Opening{std::move(*tape), start};
    }
    const auto scenario = paper_market::parseScenario(options.scenario);
    if (!scenario) return std::unexpected(scenario.error());
    const core::Time start = paper_market::startFor(*scenario, std::chrono::system_clock::now());
    return Opening{std::make_unique<paper_market::GeneratedMarket>(seed, *scenario, start), start};
}

core::Expected<std::vector<paper_market::BookPosition>> openingBook(const LaunchOptions& options,
                                                                    const Opening& opening)
{
    if (!options.positions) return paper_market::demoBook(*opening.market, opening.start);
    auto file = paper_market::readPositionsCsv(*options.positions);
    if (!file) return std::unexpected(file.error());
    return std::move(file->positions);
}

}  // namespace

core::Expected<std::unique_ptr<paper::ExchangeServer>> startPaperExchange(const LaunchOptions& options)
{
    auto opening = openMarket(options);
    if (!opening) return std::unexpected(opening.error());
    auto book = openingBook(options, *opening);
    if (!book) return std::unexpected(book.error());

    paper::ServerOptions server;
    server.seed = options.seed.value_or(paper_market::kDefaultSeed);
    server.speed = options.speed;
    server.start = opening->start;
    paper_trading::AccountSeed account;
    account.key = account.secret = "paper";
    account.positions = std::move(*book);
    server.accounts.push_back(std::move(account));
    server.market = std::move(opening->market);
    return paper::ExchangeServer::start(std::move(server));
}

core::Expected<std::string> importInto(paper::ExchangeServer& exchange, const std::filesystem::path& file)
{
    auto read = paper_market::readPositionsCsv(file);
    if (!read) return std::unexpected(read.error());
    const std::size_t count = read->positions.size();
    if (auto taken = exchange.importPositions(std::move(read->positions)); !taken)
        return std::unexpected(taken.error());
    return fmt::format("{} positions of {} were added to the paper account.", count, file.filename().string());
}

}  // namespace ballast::app
