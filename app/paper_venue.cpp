#include "app/paper_venue.h"

#include "connectors/paper/server.h"
#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/positions_csv.h"

#include <fmt/format.h>

namespace ballast::app {

namespace {

using Exchange = std::unique_ptr<paper::ExchangeServer>;

/// `book` is the demonstration's, as the first venue's market makes it: one whole is dealt out, for
/// two markets that differ by a hair may make two books that do not hedge each other.
core::Expected<Exchange> startOne(const LaunchOptions& options, std::size_t number,
                                  const paper::ExchangeServer* first,
                                  std::vector<paper_market::BookPosition>& book)
{
    const paper_market::VenueTerms terms =
        options.venues > 1 ? paper_market::venuesSideBySide()[number] : paper_market::VenueTerms{};
    MarketChoice choice = options.market();
    if (first) choice.start = first->clock().origin;
    auto opening = openMarket(choice, terms);
    if (!opening) return std::unexpected(opening.error());

    if (options.venues > 1 && !first)
        book = paper_market::demoBook(*opening->market, opening->start);
    paper::ServerOptions server;
    server.seed = options.seed.value_or(paper_market::kDefaultSeed);
    server.speed = options.speed;
    server.start = opening->start;
    server.market = std::move(opening->market);
    paper_trading::AccountSeed account;
    account.key = terms.name;
    account.secret = "paper";
    if (options.positions) {
        auto file = paper_market::readPositionsCsv(*options.positions);
        if (!file) return std::unexpected(file.error());
        account.positions = std::move(file->positions);
    }
    if (options.venues > 1)
        account.positions =
            paper_market::partOf(book, static_cast<int>(number), static_cast<int>(options.venues));
    server.demoBook = !options.positions && options.venues == 1;
    server.orderLatency = terms.orderLatency;
    server.faults = options.faults;
    if (first) server.clock = first->clock();
    server.accounts.push_back(std::move(account));
    return paper::ExchangeServer::start(std::move(server));
}

}  // namespace

core::Expected<std::vector<Exchange>> startPaperExchanges(const LaunchOptions& options)
{
    std::vector<Exchange> exchanges;
    std::vector<paper_market::BookPosition> book;
    for (std::size_t i = 0; i < options.venues; ++i) {
        const paper::ExchangeServer* first = exchanges.empty() ? nullptr : exchanges[0].get();
        auto started = startOne(options, i, first, book);
        if (!started) return std::unexpected(started.error());
        exchanges.push_back(std::move(*started));
    }
    return exchanges;
}

core::Expected<std::string> importInto(paper::ExchangeServer& exchange,
                                       const std::filesystem::path& file)
{
    auto read = paper_market::readPositionsCsv(file);
    if (!read) return std::unexpected(read.error());
    const std::size_t count = read->positions.size();
    if (auto taken = exchange.importPositions(std::move(read->positions)); !taken)
        return std::unexpected(taken.error());
    const std::string name = exchange.accountNames().front();
    return fmt::format("{} positions of {} are now {}; those it had are gone.", count,
                       file.filename().string(),
                       name == "paper" ? std::string{"the paper account's"} : "those of " + name);
}

}  // namespace ballast::app
