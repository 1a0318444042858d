#include "connectors/store/sample_blocks.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::store {

core::Expected<SampleBlockWriter> SampleBlockWriter::over(const Database& history)
{
    SampleBlockWriter writer;
    auto block = history.prepare(
        "INSERT INTO t_sample_block (underlying, first_ns, last_ns, first_id, last_id, rows, "
        "summary) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    auto data =
        history.prepare("INSERT INTO t_sample_data (block, data) VALUES (last_insert_rowid(), ?1)");
    if (!block) return std::unexpected(block.error());
    if (!data) return std::unexpected(data.error());
    writer.m_block = std::move(*block);
    writer.m_data = std::move(*data);
    return writer;
}

core::Expected<void> SampleBlockWriter::append(core::Currency underlying,
                                               const SampleColumns& samples)
{
    if (samples.size() <= kBlockRows) return appendOne(underlying, samples);
    for (std::size_t begin = 0; begin < samples.size(); begin += kBlockRows) {
        const std::size_t count = std::min(kBlockRows, samples.size() - begin);
        if (auto done = appendOne(underlying, samples.part(begin, count)); !done) return done;
    }
    return {};
}

core::Expected<void> SampleBlockWriter::appendOne(core::Currency underlying,
                                                  const SampleColumns& samples)
{
    const std::string bytes = encodeBlock(samples);
    if (bytes.size() > kBlockBytes && samples.size() > 1) {
        const std::size_t half = samples.size() / 2;
        if (auto done = appendOne(underlying, samples.part(0, half)); !done) return done;
        return appendOne(underlying, samples.part(half, samples.size() - half));
    }
    const SampleSummary summary = summarise(samples);
    const auto& ids = samples.ints(SampleInt::Id);
    if (auto done =
            m_block.run(underlying, summary.first, summary.last, *std::ranges::min_element(ids),
                        *std::ranges::max_element(ids), summary.rows, Blob{encodeSummary(summary)});
        !done)
        return done;
    m_bytes += static_cast<std::int64_t>(bytes.size());
    return m_data.run(Blob{bytes});
}

core::Expected<std::unique_ptr<LoadedBlock>> LoadedBlock::load(Statement& data, std::int64_t block)
{
    auto loaded = std::make_unique<LoadedBlock>();
    const bool found = data.query(block).next();
    if (data.error()) return core::failure("Reading the history: " + data.error()->message + ".");
    if (!found)
        return core::failure(fmt::format("Reading the history: block {} of samples is missing. {}.",
                                         block, kWhatHelps));
    loaded->m_bytes = data.text(0);
    while (data.next()) {
    }
    auto samples = SampleBlock::open(loaded->m_bytes);
    if (!samples)
        return core::failure(fmt::format("Reading the history: block {} is damaged: {}. {}.", block,
                                         samples.error().message, kWhatHelps));
    loaded->m_samples = std::move(*samples);
    return loaded;
}

}  // namespace ballast::store
