#include "connectors/store/past_samples.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::store {
namespace {

core::Expected<void> failed(const Statement& statement)
{
    if (statement.error())
        return core::failure("Reading the history: " + statement.error()->message + ".");
    return {};
}

core::Time timeOf(const SampleRow& row)
{
    return core::Time{core::Duration{row.integer(SampleInt::At)}};
}
std::pair<std::int64_t, std::int64_t> keyOf(const SampleRow& row)
{
    return {row.integer(SampleInt::At), row.integer(SampleInt::Id)};
}

/// The last row at or before `at`, by time and then by place; rows() where there is none.
std::size_t lastAtOrBefore(const SampleBlock& block, std::int64_t at)
{
    const std::size_t rows = block.rows();
    std::vector<std::int64_t> all(rows);
    block.ints(SampleInt::At, all);
    if (std::ranges::is_sorted(all)) {
        const auto after = std::ranges::upper_bound(all, at);
        return after == all.begin() ? rows : static_cast<std::size_t>(after - all.begin()) - 1;
    }
    std::size_t best = rows;
    for (std::size_t n = 0; n < rows; ++n)
        if (all[n] <= at && (best == rows || all[n] >= all[best])) best = n;
    return best;
}

}  // namespace

core::Expected<PastSamples> PastSamples::over(const Database& history)
{
    PastSamples past;
    const std::pair<Statement*, std::string> statements[] = {
        {&past.m_plainAt,
         fmt::format("SELECT {} FROM t_sample WHERE underlying = ?1 AND at_ns <= ?2 ORDER BY at_ns "
                     "DESC, id DESC LIMIT 1",
                     kSampleColumns)},
        // A block that ends before the plain row is not asked.
        {&past.m_blockAt,
         "SELECT block, last_ns FROM t_sample_block WHERE underlying = ?1 AND first_ns <= ?2 AND "
         "last_ns >= ?3 ORDER BY first_ns DESC"},
        {&past.m_plainFirst,
         fmt::format("SELECT {} FROM t_sample WHERE at_ns BETWEEN ?2 AND ?3 AND underlying = ?1 "
                     "ORDER BY at_ns, id LIMIT 1",
                     kSampleColumns)},
        {&past.m_blockFirst,
         "SELECT block, first_ns FROM t_sample_block WHERE underlying = ?1 AND last_ns >= ?2 AND "
         "first_ns <= ?3 ORDER BY first_ns"},
        {&past.m_data, std::string{kBlockData}},
        {&past.m_summaries,
         "SELECT block, first_ns, last_ns, summary FROM t_sample_block WHERE underlying = ?1 AND "
         "first_ns <= ?3 AND last_ns >= ?2 ORDER BY first_id"},
        {&past.m_plainRows,
         fmt::format("SELECT {} FROM t_sample WHERE at_ns BETWEEN ?2 AND ?3 AND underlying = ?1 "
                     "ORDER BY at_ns, id",
                     kSampleColumns)},
        {&past.m_plainBands,
         "SELECT at_ns, delta BETWEEN band_lower AND band_upper FROM t_sample WHERE at_ns BETWEEN "
         "?2 AND ?3 AND underlying = ?1 ORDER BY at_ns, id"},
        {&past.m_names,
         "SELECT underlying FROM (SELECT DISTINCT underlying FROM t_sample WHERE at_ns BETWEEN ?1 "
         "AND ?2 UNION SELECT DISTINCT underlying FROM t_sample_block WHERE first_ns <= ?2 AND "
         "last_ns >= ?1) ORDER BY underlying"}};
    for (const auto& [statement, sql] : statements) {
        auto prepared = history.prepare(sql);
        if (!prepared) return std::unexpected(prepared.error());
        *statement = std::move(*prepared);
    }
    return past;
}

core::Expected<const SampleBlock*> PastSamples::load(std::int64_t block)
{
    if (!m_loaded || m_loadedBlock != block) {
        auto loaded = LoadedBlock::load(m_data, block);
        if (!loaded) return std::unexpected(loaded.error());
        m_loaded = std::move(*loaded);
        m_loadedBlock = block;
    }
    return &m_loaded->samples();
}

core::Expected<std::optional<engine::ExposureSample>> PastSamples::at(core::Currency underlying,
                                                                      core::Time at)
{
    std::optional<SampleRow> best;
    if (m_plainAt.query(underlying, at).next()) best = readSampleRow(m_plainAt);
    if (auto read = failed(m_plainAt); !read) return std::unexpected(read.error());
    m_plainAt.reset();
    // From the newest block back; where a clock was set back, blocks lie over each other.
    m_blockAt.query(underlying, at, best ? timeOf(*best) : core::Time::min());
    while (m_blockAt.next() && !(best && m_blockAt.time(1) < timeOf(*best))) {
        auto block = load(m_blockAt.integer(0));
        if (!block) return std::unexpected(block.error());
        const std::size_t row = lastAtOrBefore(**block, at.time_since_epoch().count());
        if (row == (*block)->rows()) continue;
        SampleRow found = (*block)->row(row);
        if (!best || keyOf(found) > keyOf(*best)) best = std::move(found);
    }
    if (auto read = failed(m_blockAt); !read) return std::unexpected(read.error());
    m_blockAt.reset();
    if (!best) return std::nullopt;
    return sampleOf(underlying, *best);
}

core::Expected<std::optional<engine::ExposureSample>> PastSamples::first(core::Currency underlying,
                                                                         TimeRange range)
{
    std::optional<SampleRow> best;
    if (m_plainFirst.query(underlying, range.from, range.to).next())
        best = readSampleRow(m_plainFirst);
    if (auto read = failed(m_plainFirst); !read) return std::unexpected(read.error());
    m_plainFirst.reset();
    m_blockFirst.query(underlying, range.from, best ? timeOf(*best) : range.to);
    while (m_blockFirst.next() && !(best && m_blockFirst.time(1) > timeOf(*best))) {
        auto block = load(m_blockFirst.integer(0));
        if (!block) return std::unexpected(block.error());
        std::vector<std::int64_t> at((*block)->rows());
        (*block)->ints(SampleInt::At, at);
        std::size_t row = at.size();
        for (std::size_t n = 0; n < at.size(); ++n)
            if (range.has(core::Time{core::Duration{at[n]}}) &&
                (row == at.size() || at[n] < at[row]))
                row = n;
        if (row == at.size()) continue;
        SampleRow found = (*block)->row(row);
        if (!best || keyOf(found) < keyOf(*best)) best = std::move(found);
    }
    if (auto read = failed(m_blockFirst); !read) return std::unexpected(read.error());
    m_blockFirst.reset();
    if (!best) return std::nullopt;
    return sampleOf(underlying, *best);
}

core::Expected<SampleSummary> PastSamples::ofBlocks(core::Currency underlying, TimeRange range)
{
    SampleSummary sum;
    m_summaries.query(underlying, range.from, range.to);
    while (m_summaries.next()) {
        if (range.has(m_summaries.time(1)) && range.has(m_summaries.time(2))) {
            auto whole = decodeSummary(m_summaries.bytes(3));
            if (!whole)
                return core::failure(
                    fmt::format("Reading the history: block {} is damaged: {}. {}.",
                                m_summaries.integer(0), whole.error().message, kWhatHelps));
            sum.join(*whole);
            continue;
        }
        auto block = load(m_summaries.integer(0));
        if (!block) return std::unexpected(block.error());
        const SampleColumns all = (*block)->decode();
        SampleColumns within;
        const auto& at = all.ints(SampleInt::At);
        for (std::size_t n = 0; n < at.size(); ++n)
            if (range.has(core::Time{core::Duration{at[n]}})) within.add(all.row(n));
        sum.join(summarise(within));
    }
    if (auto read = failed(m_summaries); !read) return std::unexpected(read.error());
    return sum;
}

core::Expected<SampleSummary> PastSamples::totals(core::Currency underlying, TimeRange range)
{
    auto sum = ofBlocks(underlying, range);
    if (!sum) return sum;
    SampleColumns rows;
    m_plainRows.query(underlying, range.from, range.to);
    while (m_plainRows.next()) {
        rows.add(readSampleRow(m_plainRows));
        if (rows.size() < kBlockRows) continue;
        sum->join(summarise(rows));
        rows.clear();
    }
    if (auto read = failed(m_plainRows); !read) return std::unexpected(read.error());
    sum->join(summarise(rows));
    return sum;
}

core::Expected<review::BandTime> PastSamples::bandTime(core::Currency underlying, TimeRange range)
{
    auto sum = ofBlocks(underlying, range);
    if (!sum) return std::unexpected(sum.error());
    m_plainBands.query(underlying, range.from, range.to);
    while (m_plainBands.next())
        sum->add({.at = m_plainBands.time(0), .inside = m_plainBands.integer(1) != 0});
    if (auto read = failed(m_plainBands); !read) return std::unexpected(read.error());
    return sum->band;
}

core::Expected<std::vector<core::Currency>> PastSamples::underlyings(TimeRange range)
{
    std::vector<core::Currency> names;
    m_names.query(range.from, range.to);
    while (m_names.next()) names.push_back(core::Currency{m_names.text(0)});
    if (auto read = failed(m_names); !read) return std::unexpected(read.error());
    return names;
}

}  // namespace ballast::store
