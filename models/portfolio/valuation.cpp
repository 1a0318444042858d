#include "models/portfolio/valuation.h"

#include "models/core/assert.h"
#include "models/portfolio/places.h"

#include <algorithm>

namespace ballast::portfolio {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

}  // namespace

Valuation::Valuation(SubBooks subBooks)
    : m_subBooks(std::move(subBooks)),
      m_subBookNames(std::make_shared<const std::vector<std::string>>(m_subBooks.names()))
{
}

// ---- what happened ----------------------------------------------------------------------------

void Valuation::touch(core::InstrumentId instrument)
{
    if (m_rebuild || instrument.index >= m_firstRow.size()) return;
    for (std::uint32_t row = m_firstRow[instrument.index]; row != kNone; row = m_nextRow[row]) {
        if (m_isTouched[row]) continue;
        m_isTouched[row] = true;
        m_touchedRows.push_back(row);
    }
}

void Valuation::touchIndex(core::Currency underlying)
{
    if (std::ranges::find(m_touchedIndices, underlying) == m_touchedIndices.end())
        m_touchedIndices.push_back(underlying);
}

void Valuation::setSmile(SmileView smile)
{
    const auto known = std::ranges::find(m_smiles, smile.underlying, &SmileView::underlying);
    if (known != m_smiles.end() && *known == smile) return;
    m_touchedSmiles.push_back(smile.underlying);
    if (known == m_smiles.end())
        m_smiles.push_back(std::move(smile));
    else
        *known = std::move(smile);
}

void Valuation::put(const Position& position)
{
    if (m_rebuild) return;
    const std::uint32_t id = position.instrument.index;
    std::uint32_t row = id < m_firstRow.size() ? m_firstRow[id] : kNone;
    while (row != kNone && std::as_const(m_lines)[row].position.account != position.account)
        row = m_nextRow[row];
    if (row == kNone || position.size.isZero()) return touchPositions();
    m_lines[row].position = position;
    m_groups[m_groupOfRow[row]].touched = row < m_listed;
    m_columns.setPosition(row, position.size.toDouble(), position.averagePrice);
    touch(position.instrument);
}

// ---- bringing it up to date -------------------------------------------------------------------

void Valuation::refresh(const std::vector<Position>& positions,
                        const std::vector<Balance>& balances, const market::Board& board,
                        core::Time now)
{
    valueAt(positions, balances, board, std::chrono::floor<std::chrono::seconds>(now));
}

bool Valuation::isCurrent() const
{
    return !m_rebuild && !m_touchedMarket && !m_touchedBalances && m_touchedRows.empty() &&
           m_touchedIndices.empty() && m_touchedSmiles.empty();
}

void Valuation::valueAt(const std::vector<Position>& positions,
                        const std::vector<Balance>& balances, const market::Board& board,
                        core::Time instant)
{
    const bool another = instant != m_valuedAt;
    const bool all = m_rebuild || another || m_touchedMarket;
    if (!another && isCurrent()) return;
    m_valuedAt = instant;
    if (m_rebuild) rebuild(positions, board);
    if (m_rebuild || m_touchedMarket)
        for (std::uint32_t row = 0; row < m_listed; ++row) reread(row, board);
    if (m_rebuild || another) m_columns.setTime(instant);
    if (all || m_touchedRows.size() > m_listed / 4)
        for (Group& group : m_groups) group.touched = true;
    revalueTouched(board);
    if (m_touchedBalances) m_balances = balances;
    m_rebuild = m_touchedMarket = m_touchedBalances = false;
    m_exposures =
        exposuresOf(m_groups, m_balances, board, static_cast<int>(m_lines.size() - m_listed));
    m_book.reset();
    m_accountsAdded = false;
}

void Valuation::rebuild(const std::vector<Position>& positions, const market::Board& board)
{
    m_columns.clear();
    m_columns.reserve(positions.size());
    m_groups.clear();
    m_groupOfRow.clear();
    m_accountOfRow.clear();
    m_accountSums.clear();
    m_isMember.clear();
    ++m_memberships;
    m_nextRow.clear();
    m_firstRow.assign(board.listings.size(), kNone);
    m_lines.clear();
    m_touchedRows.clear();
    m_unshown.clear();
    m_listed = 0;
    for (const Place& place : placesOf(positions, board)) addLine(place);
    m_isTouched.assign(m_lines.size(), false);
    m_isUnshown.assign(m_lines.size(), false);
}

void Valuation::addLine(const Place& place)
{
    const market::Instrument* instrument =
        place.listing ? place.listing->instrument.get() : nullptr;
    const auto row = static_cast<std::uint32_t>(m_lines.size());
    Line& line = m_lines.emplace_back();
    line.position = *place.position;
    line.subBook = m_subBooks.of(line.position.account, instrument);
    line.gap = Gap::NoInstrument;
    m_columns.add(instrument, line.position.size.toDouble(), line.position.averagePrice);
    m_nextRow.push_back(kNone);
    m_groupOfRow.push_back(kNone);
    auto account = std::ranges::find(m_accountSums, line.position.account, &AccountSum::account);
    if (account == m_accountSums.end())
        account = m_accountSums.insert(account, {.account = line.position.account});
    m_isMember.push_back(false);
    m_accountOfRow.push_back(static_cast<std::uint32_t>(account - m_accountSums.begin()));
    if (!instrument) return;

    line.instrument = place.listing->instrument;
    m_listed = row + 1;
    std::uint32_t& first = m_firstRow[line.position.instrument.index];
    m_nextRow[row] = first;
    first = row;
    if (m_groups.empty() || m_groups.back().underlying != instrument->underlying) {
        m_groups.emplace_back().underlying = instrument->underlying;
        m_groups.back().first = row;
    }
    Group& group = m_groups.back();
    group.last = row + 1;
    m_groupOfRow[row] = static_cast<std::uint32_t>(m_groups.size() - 1);
    group.addPool(line.position.account, *instrument);
}

void Valuation::reread(std::uint32_t row, const market::Board& board)
{
    const Line& line = std::as_const(m_lines)[row];
    const market::Listing* listing = board.find(line.position.instrument);
    BALLAST_ASSERT(listing);
    // What is in the sum is at the spot of now, and is what will be taken out of it.
    if (m_groups[m_groupOfRow[row]].behind) catchUp(row);
    m_columns.read(row, *listing);
    if (line.instrument != listing->instrument) m_lines[row].instrument = listing->instrument;
}

/// The index, else the first of its lines' tickers that names one.
double Valuation::spotNow(const Group& group, const market::Board& board, bool& fromIndex) const
{
    const market::IndexPrice* index = board.index(group.underlying);
    fromIndex = index && index->price.isPositive();
    double spot = fromIndex ? index->price.toDouble() : 0;
    for (std::size_t row = group.first; row < group.last && !(spot > 0); ++row) {
        const market::Listing* listing = board.find(m_lines[row].position.instrument);
        if (listing->hasTicker) spot = listing->ticker.index.toDouble();
    }
    return spot;
}

bool Valuation::takeSpot(Group& group, const market::Board& board) const
{
    const double before = group.spot;
    group.spot = spotNow(group, board, group.fromIndex);
    return group.spot != before;
}

void Valuation::revalueTouched(const market::Board& board)
{
    for (const std::uint32_t row : m_touchedRows) {
        reread(row, board);
        Group& group = m_groups[m_groupOfRow[row]];
        if (!group.fromIndex && takeSpot(group, board)) group.touched = true;
    }
    for (Group& group : m_groups) {
        const bool index =
            std::ranges::find(m_touchedIndices, group.underlying) != m_touchedIndices.end();
        const double before = group.spot;
        const bool moved = (index || group.touched) && takeSpot(group, board);
        const bool smile =
            std::ranges::find(m_touchedSmiles, group.underlying) != m_touchedSmiles.end();
        // Without a spot another price stands in for it, each line's own.
        const bool whole = moved && (!(before > 0) || !(group.spot > 0));
        group.touched = group.touched || smile || whole;
        if (group.touched)
            revalue(group);
        else if (moved)
            moveSpot(group, before);
    }
    for (const std::uint32_t row : m_touchedRows) {
        m_isTouched[row] = false;
        Group& group = m_groups[m_groupOfRow[row]];
        if (!group.touched) revalue(group, row);
    }
    for (Group& group : m_groups) group.touched = false;
    m_touchedRows.clear();
    m_touchedIndices.clear();
    m_touchedSmiles.clear();
}

void Valuation::revalue(Group& group)
{
    constexpr std::size_t kBlock =
        16;  // summed plainly: what that cuts off is far below any tolerance
    const SmileView* smile = viewOf(m_smiles, group.underlying);
    m_columns.price(group.first, group.last, group.spot, smile);
    ++m_wholes;
    group.behind = false;
    group.sum = {};
    group.partial = group.stale = group.withoutSmile = 0;
    group.smile = smile ? smile->choice : pricing::SmileChoice{};
    for (std::size_t row = group.first; row < group.last;) {
        FigureRow block{};
        for (const std::size_t end = std::min(row + kBlock, group.last); row < end; ++row) {
            addTo(block, m_columns.figures(row));
            const Gap gap = m_columns.quoted(row).gap;
            group.count(gap, 1);
            if (isPriced(gap) != static_cast<bool>(m_isMember[row])) {
                m_isMember[row] = isPriced(gap);
                ++m_memberships;
            }
            group.withoutSmile += m_columns.withoutSmile(row);
            changed(static_cast<std::uint32_t>(row));
        }
        group.sum.add(figuresOf(block));
    }
}

/// Of the index alone: what is settled moves the sum by its coins, what is not is priced anew. What
/// has been touched as well is not settled, and has its turn after this.
void Valuation::moveSpot(Group& group, double before)
{
    const Columns::Coins coins = m_columns.settledCoins(group.first, group.last);
    Figures moved;
    moved.valueUsd = (group.spot - before) * coins.value;
    moved.pnlUsd = (group.spot - before) * coins.pnl;
    group.sum.add(moved);
    group.behind = true;
    for (auto row = static_cast<std::uint32_t>(group.first); row < group.last; ++row)
        if (!m_columns.isSettled(row) && !m_isTouched[row]) revalue(group, row);
}

/// A line whose ticker moved. One that gains or loses its value may leave little in the sum beside
/// what was cut off before: then the group is summed anew.
void Valuation::revalue(Group& group, std::uint32_t row)
{
    const Figures before = m_columns.figures(row);
    const Gap gapBefore = m_columns.quoted(row).gap;
    const bool withoutSmileBefore = m_columns.withoutSmile(row);
    m_columns.price(row, row + 1, group.spot, viewOf(m_smiles, group.underlying));
    if (m_columns.quoted(row).gap != gapBefore || m_columns.withoutSmile(row) != withoutSmileBefore)
        return revalue(group);
    group.sum.replace(before, m_columns.figures(row));
    changed(row);
}

// ---- what is shown ----------------------------------------------------------------------------

void Valuation::changed(std::uint32_t row)
{
    if (m_isUnshown[row]) return;
    m_isUnshown[row] = true;
    m_unshown.push_back(row);
}

/// Value and profit of a row that waited at an older spot.
void Valuation::catchUp(std::uint32_t row)
{
    if (m_columns.takeSpot(row, m_groups[m_groupOfRow[row]].spot)) changed(row);
}

void Valuation::catchUp()
{
    for (Group& group : m_groups) {
        if (!group.behind) continue;
        for (auto row = static_cast<std::uint32_t>(group.first); row < group.last; ++row)
            catchUp(row);
        group.behind = false;
    }
}

const std::vector<Valuation::AccountSum>& Valuation::accountSums()
{
    if (m_accountsAdded) return m_accountSums;
    for (AccountSum& sum : m_accountSums) sum.deltaUsd = sum.vega = 0;
    for (std::size_t row = 0; row < m_listed;) {
        const std::uint32_t account = m_accountOfRow[row];
        std::size_t end = row;
        while (end < m_listed && m_accountOfRow[end] == account) ++end;
        // One after the other: the hash of what an order was judged by is of every last bit.
        AccountSum& sum = m_accountSums[account];
        double delta = sum.deltaUsd, vega = sum.vega;
        for (; row < end; ++row) {
            delta += m_columns.netUsd(row);
            vega += m_columns.vegaUsd(row);
        }
        sum.deltaUsd = delta;
        sum.vega = vega;
    }
    m_accountsAdded = true;
    return m_accountSums;
}

void Valuation::showRow(std::uint32_t row)
{
    Line& line = m_lines[row];
    static_cast<Figures&>(line) = m_columns.figures(row);
    line.gap = m_columns.quoted(row).gap;
    line.mark = m_columns.marks(row).known ? m_columns.marks(row).mark : 0;
    line.forward = m_columns.quoted(row).forward;
    line.volatility = m_columns.quoted(row).volatility;
    line.withoutSmile = m_columns.withoutSmile(row);
    m_isUnshown[row] = false;
}

std::shared_ptr<const Book> Valuation::book()
{
    if (m_book) return m_book;
    catchUp();
    for (const std::uint32_t row : m_unshown) showRow(row);
    m_unshown.clear();
    auto book = std::make_shared<Book>();
    book->lines = m_lines;
    book->exposures = m_exposures;
    book->balances = m_balances;
    book->valuedAt = m_valuedAt;
    book->smiles = m_smiles;
    book->subBooks = m_subBookNames;
    m_book = m_bookOfBefore = std::move(book);
    return m_book;
}

const Exposure* Valuation::find(core::Currency underlying) const
{
    const auto it = std::ranges::find(m_exposures, underlying, &Exposure::underlying);
    return it == m_exposures.end() ? nullptr : &*it;
}

}  // namespace ballast::portfolio
