// A book valued from nothing, in pieces that stay in the processor's cache.
#include "models/portfolio/columns.h"
#include "models/portfolio/exposures.h"
#include "models/portfolio/places.h"

#include <span>

namespace ballast::portfolio {
namespace {

constexpr std::size_t kPiece = 64;  // rows priced at once

/// The index, else the first of its lines' tickers that names one.
double spotOf(std::span<const Place> places, core::Currency underlying, const market::Board& board)
{
    const market::IndexPrice* index = board.index(underlying);
    if (index && index->price.isPositive()) return index->price.toDouble();
    for (const Place& place : places)
        if (place.listing->hasTicker && place.listing->ticker.index.isPositive())
            return place.listing->ticker.index.toDouble();
    return 0;
}

Line& addLine(Book& book, const Place& place, const SubBooks& subBooks)
{
    Line& line = book.lines.emplace_back();
    line.position = *place.position;
    line.gap = Gap::NoInstrument;
    if (place.listing) line.instrument = place.listing->instrument;
    line.subBook = subBooks.of(line.position.account, line.instrument.get());
    return line;
}

void show(Line& line, const Columns& columns, std::size_t row)
{
    static_cast<Figures&>(line) = columns.figures(row);
    line.gap = columns.quoted(row).gap;
    line.mark = columns.marks(row).known ? columns.marks(row).mark : 0;
    line.forward = columns.quoted(row).forward;
    line.volatility = columns.quoted(row).volatility;
    line.withoutSmile = columns.withoutSmile(row);
}

/// Values places of one underlying; `columns` is memory to work in.
void addPiece(Book& book, UnderlyingSum& sum, std::span<const Place> piece, Columns& columns,
              const SubBooks& subBooks)
{
    columns.clear();
    for (std::size_t row = 0; row < piece.size(); ++row) {
        const Position& position = *piece[row].position;
        columns.add(piece[row].listing->instrument.get(), position.size.toDouble(),
                    position.averagePrice);
        columns.read(row, *piece[row].listing);
    }
    columns.setTime(book.valuedAt);
    columns.price(0, piece.size(), sum.spot, viewOf(book.smiles, sum.underlying));
    for (std::size_t row = 0; row < piece.size(); ++row) {
        Line& line = addLine(book, piece[row], subBooks);
        show(line, columns, row);
        sum.sum.add(line);
        sum.count(line.gap, 1);
        sum.withoutSmile += line.withoutSmile;
        sum.addPool(line.position.account, *line.instrument);
    }
}

UnderlyingSum addUnderlying(Book& book, std::span<const Place> places, const market::Board& board,
                            Columns& columns, const SubBooks& subBooks)
{
    UnderlyingSum sum;
    sum.underlying = places.front().listing->instrument->underlying;
    sum.spot = spotOf(places, sum.underlying, board);
    if (const SmileView* smile = viewOf(book.smiles, sum.underlying)) sum.smile = smile->choice;
    sum.first = book.lines.size();
    sum.last = sum.first + places.size();
    for (std::size_t from = 0; from < places.size(); from += kPiece)
        addPiece(book, sum, places.subspan(from, std::min(kPiece, places.size() - from)), columns,
                 subBooks);
    return sum;
}

}  // namespace

Book value(const std::vector<Position>& positions, const std::vector<Balance>& balances,
           const market::Board& board, core::Time now, const SubBooks& subBooks,
           const std::vector<SmileView>& smiles)
{
    Book book;
    book.smiles = smiles;
    book.balances = balances;
    book.valuedAt = now;
    book.subBooks = std::make_shared<const std::vector<std::string>>(subBooks.names());
    const std::vector<Place> sorted = placesOf(positions, board);
    const std::span<const Place> places(sorted);
    std::vector<UnderlyingSum> sums;
    Columns columns;
    columns.reserve(kPiece);
    std::size_t from = 0;
    while (from < places.size() && places[from].listing) {
        std::size_t to = from + 1;
        while (to < places.size() && places[to].underlying == places[from].underlying) ++to;
        sums.push_back(
            addUnderlying(book, places.subspan(from, to - from), board, columns, subBooks));
        from = to;
    }
    for (const Place& unlisted : places.subspan(from)) addLine(book, unlisted, subBooks);
    book.exposures = exposuresOf(sums, balances, board, static_cast<int>(places.size() - from));
    return book;
}

}  // namespace ballast::portfolio
