#pragma once

#include "connectors/store/packed_ints.h"
#include "connectors/store/sample_columns.h"

#include <span>

namespace ballast::store {

/// Rows of a block at most: of samples once a second a little more than an hour.
inline constexpr std::size_t kBlockRows = 4'096;
/// A block that would be larger is written in halves: SQLite takes a megabyte at once.
inline constexpr std::size_t kBlockBytes = 700'000;

/// Samples of one underlying as bytes: a column after the other, each a constant, the same as an
/// earlier one, decimals as packed whole numbers, or packed bits. Lossless. At most kBlockRows.
std::string encodeBlock(const SampleColumns& samples);

/// A block read in place: the bytes must outlive it.
class SampleBlock {
public:
    /// Fails where the bytes are none of ours: cut, altered, or of a newer form.
    static core::Expected<SampleBlock> open(std::string_view bytes);

    std::size_t rows() const { return m_rows; }
    /// Whole columns; `out` has rows() places.
    void ints(SampleInt column, std::span<std::int64_t> out) const;
    void reals(SampleReal column, std::span<double> out) const;
    /// Numbers of words().
    void texts(SampleText column, std::span<std::int64_t> out) const;
    const std::vector<std::optional<std::string>>& words(SampleText column) const
    {
        return m_words[static_cast<std::size_t>(column)];
    }
    /// All of it.
    SampleColumns decode() const;
    /// One row, from the one run of each column that it lies in.
    SampleRow row(std::size_t index) const;
    std::int64_t integer(SampleInt column, std::size_t index) const;
    double real(SampleReal column, std::size_t index) const;

private:
    struct Column {
        std::uint8_t mode = 0;
        std::uint8_t scale = 0;  ///< of decimals; of a copy the column
        std::uint64_t bits = 0;  ///< of a constant
        PackedInts packed;
    };
    static constexpr std::size_t kColumns = kSampleInts + kSampleReals + kSampleTexts;
    const Column& column(std::size_t number) const;
    void columnInts(std::size_t number, std::span<std::int64_t> out) const;
    std::int64_t columnInt(std::size_t number, std::size_t index) const;

    std::size_t m_rows = 0;
    std::array<Column, kColumns> m_columns;
    std::array<std::vector<std::optional<std::string>>, kSampleTexts> m_words;
};

}  // namespace ballast::store
