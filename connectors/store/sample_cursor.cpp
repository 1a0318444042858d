#include "connectors/store/sample_cursor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace ballast::store {

namespace {

/// A single row of a block costs as much as a thirtieth of all of them.
constexpr int kSingleRows = 32;

}  // namespace

/// A block that the cursor is in: what pictures are made from, decoded; and the order of its rows.
struct SampleCursor::OpenBlock {
    std::unique_ptr<LoadedBlock> block;
    std::vector<std::int64_t> id, at, why;
    std::vector<double> delta, spot, lower, upper;
    std::vector<char> telling;         ///< by word
    std::vector<std::uint32_t> order;  ///< empty: as they lie
    std::size_t next = 0, now = 0;
    int asked = 0;                       ///< rows that were read whole
    std::optional<SampleColumns> whole;  ///< all of it decoded, once that is less work

    bool atEnd() const { return next == id.size(); }
    std::size_t rowOf(std::size_t n) const { return order.empty() ? n : order[n]; }
    Key key() const { return {at[rowOf(next)], id[rowOf(next)]}; }
    void step() { now = rowOf(next++); }

    void read()
    {
        const SampleBlock& from = block->samples();
        const std::size_t rows = from.rows();
        for (auto* column : {&id, &at, &why}) column->resize(rows);
        for (auto* column : {&delta, &spot, &lower, &upper}) column->resize(rows);
        from.ints(SampleInt::Id, id);
        from.ints(SampleInt::At, at);
        from.texts(SampleText::BandWhy, why);
        from.reals(SampleReal::Delta, delta);
        from.reals(SampleReal::Spot, spot);
        from.reals(SampleReal::Lower, lower);
        from.reals(SampleReal::Upper, upper);
        for (const auto& word : from.words(SampleText::BandWhy))
            telling.push_back(word && !word->empty() ? 1 : 0);
        bool sorted = true;
        for (std::size_t n = 1; n < rows && sorted; ++n)
            sorted = Key{at[n - 1], id[n - 1]} < Key{at[n], id[n]};
        if (sorted) return;
        order.resize(rows);
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::sort(order, {}, [&](std::uint32_t n) { return Key{at[n], id[n]}; });
    }
};

SampleCursor::SampleCursor(SampleCursor&&) noexcept = default;
SampleCursor& SampleCursor::operator=(SampleCursor&&) noexcept = default;
SampleCursor::~SampleCursor() = default;

core::Expected<SampleCursor> SampleCursor::over(const Database& history, core::Currency underlying,
                                                TimeRange range)
{
    SampleCursor cursor;
    cursor.m_underlying = underlying;
    cursor.m_range = range;
    auto plain = history.prepare(
        fmt::format("SELECT {} FROM t_sample WHERE at_ns BETWEEN ?1 AND ?2 AND underlying = ?3 "
                    "ORDER BY at_ns, id",
                    kSampleColumns));
    auto list = history.prepare(
        "SELECT block, first_ns FROM t_sample_block WHERE underlying = ?3 AND first_ns <= ?2 AND "
        "last_ns >= ?1 ORDER BY first_ns, first_id");
    auto data = history.prepare(kBlockData);
    for (auto* statement : {&plain, &list, &data})
        if (!*statement) return std::unexpected(statement->error());
    cursor.m_plain = std::move(*plain);
    cursor.m_list = std::move(*list);
    cursor.m_data = std::move(*data);
    return cursor;
}

void SampleCursor::stepPlain()
{
    m_plainStands = m_plain.next();
    if (m_plain.error()) m_error = m_plain.error();
}

SampleCursor::Key SampleCursor::plainKey() const
{
    return {m_plain.integer(1), m_plain.integer(0)};
}

/// Opens each block that may hold the next row.
void SampleCursor::openDue()
{
    while (m_listStands && !m_error) {
        const std::int64_t first =
            std::max(m_list.integer(1), m_range.from.time_since_epoch().count());
        const bool earlier =
            (!m_plainStands || first <= plainKey().at) &&
            std::ranges::all_of(m_open, [&](const auto& o) { return first <= o->key().at; });
        if (!earlier) return;
        auto loaded = LoadedBlock::load(m_data, m_list.integer(0));
        if (!loaded) {
            m_error = loaded.error();
            return;
        }
        auto open = std::make_unique<OpenBlock>();
        open->block = std::move(*loaded);
        open->read();
        const std::int64_t from = m_range.from.time_since_epoch().count();
        while (!open->atEnd() && open->key().at < from) ++open->next;
        if (!open->atEnd()) m_open.push_back(std::move(open));
        m_listStands = m_list.next();
        if (m_list.error()) m_error = m_list.error();
    }
}

bool SampleCursor::next()
{
    if (m_error) return false;
    if (!m_begun) {
        m_begun = true;
        m_plain.query(m_range.from, m_range.to, m_underlying);
        m_list.query(m_range.from, m_range.to, m_underlying);
        stepPlain();
        m_listStands = m_list.next();
        if (m_list.error()) m_error = m_list.error();
    } else if (m_current) {
        if (m_current->atEnd())
            std::erase_if(m_open, [&](const auto& open) { return open.get() == m_current; });
        m_current = nullptr;
    } else {
        stepPlain();
    }
    if (!m_error) openDue();
    if (m_error) return false;
    const std::int64_t to = m_range.to.time_since_epoch().count();
    OpenBlock* best = nullptr;
    for (const auto& open : m_open)
        if (!best || open->key() < best->key()) best = open.get();
    if (best && (!m_plainStands || best->key() < plainKey())) {
        if (best->key().at > to) return false;
        m_current = best;
        best->step();
        return true;
    }
    return m_plainStands;
}

core::Time SampleCursor::at() const
{
    return m_current ? core::Time{core::Duration{m_current->at[m_current->now]}} : m_plain.time(1);
}
double SampleCursor::delta() const
{
    return m_current ? m_current->delta[m_current->now] : m_plain.real(4);
}
double SampleCursor::spot() const
{
    return m_current ? m_current->spot[m_current->now] : m_plain.real(3);
}
bool SampleCursor::inside() const
{
    const double lower = m_current ? m_current->lower[m_current->now] : m_plain.real(6);
    const double upper = m_current ? m_current->upper[m_current->now] : m_plain.real(7);
    return delta() >= lower && delta() <= upper;
}
bool SampleCursor::tells() const
{
    if (m_current)
        return m_current->telling[static_cast<std::size_t>(m_current->why[m_current->now])] != 0;
    return !m_plain.bytes(kSampleColumnCount - 1).empty();
}
SampleRow SampleCursor::row() const
{
    if (!m_current) return readSampleRow(m_plain);
    OpenBlock& open = *m_current;
    if (!open.whole && ++open.asked > kSingleRows) open.whole = open.block->samples().decode();
    return open.whole ? open.whole->row(open.now) : open.block->samples().row(open.now);
}
engine::ExposureSample SampleCursor::sample() const { return sampleOf(m_underlying, row()); }

}  // namespace ballast::store
