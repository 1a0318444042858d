#include "app/paper_venue.h"

#include "connectors/paper/server.h"
#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/positions_csv.h"

#include <fmt/format.h>

namespace ballast::app {

core::Expected<std::unique_ptr<paper::ExchangeServer>> startPaperExchange(
    const LaunchOptions& options)
{
    auto opening = openMarket(options.market());
    if (!opening) return std::unexpected(opening.error());

    paper::ServerOptions server;
    server.seed = options.seed.value_or(paper_market::kDefaultSeed);
    server.speed = options.speed;
    server.start = opening->start;
    server.market = std::move(opening->market);
    paper_trading::AccountSeed account;
    account.key = account.secret = "paper";
    if (options.positions) {
        auto file = paper_market::readPositionsCsv(*options.positions);
        if (!file) return std::unexpected(file.error());
        account.positions = std::move(file->positions);
    }
    server.demoBook = !options.positions;
    server.accounts.push_back(std::move(account));
    return paper::ExchangeServer::start(std::move(server));
}

core::Expected<std::string> importInto(paper::ExchangeServer& exchange,
                                       const std::filesystem::path& file)
{
    auto read = paper_market::readPositionsCsv(file);
    if (!read) return std::unexpected(read.error());
    const std::size_t count = read->positions.size();
    if (auto taken = exchange.importPositions(std::move(read->positions)); !taken)
        return std::unexpected(taken.error());
    return fmt::format("{} positions of {} are now the paper account's; those it had are gone.",
                       count, file.filename().string());
}

}  // namespace ballast::app
