#pragma once

#include "connectors/store/sample_block.h"
#include "connectors/store/sample_summary.h"

namespace ballast::store {

/// Writes blocks into the history's tables, within whatever transaction is under way.
class SampleBlockWriter {
public:
    static core::Expected<SampleBlockWriter> over(const Database& history);
    /// As one block, or as several where it would be too large. At least one row, any number.
    core::Expected<void> append(core::Currency underlying, const SampleColumns& samples);
    std::int64_t bytes() const { return m_bytes; }  ///< of all blocks this has written

private:
    core::Expected<void> appendOne(core::Currency underlying, const SampleColumns& samples);
    Statement m_block, m_data;
    std::int64_t m_bytes = 0;
};

/// A block as it was read: the bytes, and the columns in them. Stays where it is.
class LoadedBlock {
public:
    static core::Expected<std::unique_ptr<LoadedBlock>> load(Statement& data, std::int64_t block);
    const SampleBlock& samples() const { return m_samples; }

private:
    std::string m_bytes;
    SampleBlock m_samples;
};
/// The statement that load() needs.
inline constexpr std::string_view kBlockData = "SELECT data FROM t_sample_data WHERE block = ?1";

}  // namespace ballast::store
