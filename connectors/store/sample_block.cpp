#include "connectors/store/sample_block.h"

#include "models/core/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace ballast::store {
namespace {

enum Mode : std::uint8_t { Constant, Copy, Decimals, Bits, Ints };

constexpr std::string_view kMagic = "BSB1";
constexpr std::size_t kEntry = 20;  ///< mode, scale, two spare, offset, length, constant
constexpr double kPowers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
constexpr std::uint8_t kScales[] = {0, 2, 4, 6, 8, 9};

std::uint64_t bitsOf(double value) { return std::bit_cast<std::uint64_t>(value); }

/// The whole number that, divided by the power, is the value to the bit.
bool asDecimal(double value, double power, std::int64_t& out)
{
    const double scaled = value * power;
    if (!(std::abs(scaled) < 0x1.0p51)) return false;
    out = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
    return bitsOf(static_cast<double>(out) / power) == bitsOf(value);
}

bool asDecimals(std::span<const double> values, std::uint8_t scale, std::vector<std::int64_t>& out)
{
    const double power = kPowers[scale];
    out.resize(values.size());
    std::int64_t last = 0;
    if (!asDecimal(values.back(), power, last)) return false;
    for (std::size_t n = 0; n < values.size(); ++n)
        if (!asDecimal(values[n], power, out[n])) return false;
    return true;
}

template <class T>
void put(std::string& out, T value)
{
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out.append(bytes, sizeof(T));
}
template <class T>
T take(std::string_view bytes, std::size_t at)
{
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof(T));
    return value;
}

/// The directory and the columns behind it, while they are written.
class BlockWriter {
public:
    void ints(std::span<const std::int64_t> values)
    {
        const bool same = std::ranges::all_of(values, [&](auto v) { return v == values.front(); });
        if (same) return entry(Constant, 0, static_cast<std::uint64_t>(values.front()), 0);
        const std::size_t begin = m_data.size();
        packInts(values, m_data);
        entry(Ints, 0, 0, begin);
    }
    void reals(std::span<const double> values, std::span<const std::span<const double>> before)
    {
        const std::uint64_t first = bitsOf(values.front());
        if (std::ranges::all_of(values, [&](double v) { return bitsOf(v) == first; }))
            return entry(Constant, 0, first, 0);
        for (std::size_t n = 0; n < before.size(); ++n)
            if (std::memcmp(before[n].data(), values.data(), values.size_bytes()) == 0)
                return entry(Copy, static_cast<std::uint8_t>(kSampleInts + n), 0, 0);
        const std::size_t begin = m_data.size();
        for (const std::uint8_t scale : kScales) {
            if (!asDecimals(values, scale, m_whole)) continue;
            packInts(m_whole, m_data);
            return entry(Decimals, scale, 0, begin);
        }
        m_whole.resize(values.size());
        std::memcpy(m_whole.data(), values.data(), values.size_bytes());
        packInts(m_whole, m_data);
        entry(Bits, 0, 0, begin);
    }
    void words(const std::vector<std::optional<std::string>>& words)
    {
        put(m_words, static_cast<std::uint32_t>(words.size()));
        for (const auto& word : words) {
            put(m_words, word ? static_cast<std::uint32_t>(word->size()) : UINT32_MAX);
            if (word) m_words += *word;
        }
    }
    std::string done(std::size_t rows)
    {
        std::string out{kMagic};
        put(out, static_cast<std::uint32_t>(rows));
        put(out, static_cast<std::uint32_t>(m_data.size()));
        put(out, static_cast<std::uint32_t>(m_words.size()));
        return out + m_entries + m_data + m_words;
    }

private:
    void entry(Mode mode, std::uint8_t scale, std::uint64_t bits, std::size_t begin)
    {
        put(m_entries, static_cast<std::uint8_t>(mode));
        put(m_entries, scale);
        put(m_entries, std::uint16_t{0});
        put(m_entries, static_cast<std::uint32_t>(begin));
        put(m_entries,
            static_cast<std::uint32_t>(begin == 0 && mode <= Copy ? 0 : m_data.size() - begin));
        put(m_entries, bits);
    }
    std::string m_entries, m_data, m_words;
    std::vector<std::int64_t> m_whole;
};

core::Error broken(std::string_view what)
{
    return core::Error{fmt::format("a block of samples {}", what)};
}

bool readWords(std::string_view bytes, std::size_t& at,
               std::vector<std::optional<std::string>>& words)
{
    if (bytes.size() - at < 4) return false;
    const auto count = take<std::uint32_t>(bytes, at);
    at += 4;
    if (count == 0 || count > kBlockRows) return false;
    for (std::uint32_t n = 0; n < count; ++n) {
        if (bytes.size() - at < 4) return false;
        const auto size = take<std::uint32_t>(bytes, at);
        at += 4;
        if (size == UINT32_MAX) {
            words.emplace_back();
            continue;
        }
        if (size > bytes.size() - at) return false;
        words.emplace_back(std::string{bytes.substr(at, size)});
        at += size;
    }
    return true;
}

}  // namespace

std::string encodeBlock(const SampleColumns& samples)
{
    BALLAST_ASSERT(samples.size() > 0 && samples.size() <= kBlockRows);
    BlockWriter out;
    for (std::size_t n = 0; n < kSampleInts; ++n) out.ints(samples.ints(static_cast<SampleInt>(n)));
    std::vector<std::span<const double>> before;
    for (std::size_t n = 0; n < kSampleReals; ++n) {
        const std::span<const double> values = samples.reals(static_cast<SampleReal>(n));
        out.reals(values, before);
        before.push_back(values);
    }
    for (std::size_t n = 0; n < kSampleTexts; ++n)
        out.ints(samples.texts(static_cast<SampleText>(n)));
    for (std::size_t n = 0; n < kSampleTexts; ++n)
        out.words(samples.words(static_cast<SampleText>(n)));
    return out.done(samples.size());
}

core::Expected<SampleBlock> SampleBlock::open(std::string_view bytes)
{
    constexpr std::size_t kStart = 16;
    if (bytes.size() < kStart + kColumns * kEntry || !bytes.starts_with(kMagic))
        return std::unexpected(broken("is cut short or of a form this Ballast does not know"));
    SampleBlock block;
    block.m_rows = take<std::uint32_t>(bytes, 4);
    const std::size_t dataSize = take<std::uint32_t>(bytes, 8);
    const std::size_t wordsSize = take<std::uint32_t>(bytes, 12);
    const std::size_t dataAt = kStart + kColumns * kEntry;
    if (block.m_rows == 0 || block.m_rows > kBlockRows ||
        bytes.size() != dataAt + dataSize + wordsSize)
        return std::unexpected(broken("does not have the length it says"));
    const std::string_view data = bytes.substr(dataAt, dataSize);
    for (std::size_t n = 0; n < kColumns; ++n) {
        const std::size_t at = kStart + n * kEntry;
        Column& column = block.m_columns[n];
        column.mode = static_cast<std::uint8_t>(bytes[at]);
        column.scale = static_cast<std::uint8_t>(bytes[at + 1]);
        const auto begin = take<std::uint32_t>(bytes, at + 4);
        const auto length = take<std::uint32_t>(bytes, at + 8);
        column.bits = take<std::uint64_t>(bytes, at + 12);
        const bool real = n >= kSampleInts && n < kSampleInts + kSampleReals;
        bool well = column.mode == Constant;
        if (column.mode == Copy)
            well = real && column.scale >= kSampleInts && column.scale < n &&
                   block.m_columns[column.scale].mode != Copy;
        if (column.mode == Decimals) well = real && column.scale < std::size(kPowers);
        if (column.mode == Bits) well = real;
        if (column.mode == Ints) well = !real;
        if (well && column.mode >= Decimals)
            well = begin <= data.size() && length <= data.size() - begin &&
                   column.packed.open(data.substr(begin, length), block.m_rows);
        if (!well) return std::unexpected(broken(fmt::format("has a broken column {}", n)));
    }
    const std::string_view words = bytes.substr(dataAt + dataSize);
    std::size_t at = 0;
    for (std::size_t n = 0; n < kSampleTexts; ++n) {
        if (!readWords(words, at, block.m_words[n])) return std::unexpected(broken("lacks words"));
        std::vector<std::int64_t> numbers(block.m_rows);
        block.texts(static_cast<SampleText>(n), numbers);
        const auto known = static_cast<std::int64_t>(block.m_words[n].size());
        if (std::ranges::any_of(numbers, [&](auto v) { return v < 0 || v >= known; }))
            return std::unexpected(broken("names words it has not"));
    }
    return block;
}

const SampleBlock::Column& SampleBlock::column(std::size_t number) const
{
    const Column& own = m_columns[number];
    return own.mode == Copy ? m_columns[own.scale] : own;
}

void SampleBlock::columnInts(std::size_t number, std::span<std::int64_t> out) const
{
    const Column& from = column(number);
    if (from.mode == Constant)
        std::ranges::fill(out, static_cast<std::int64_t>(from.bits));
    else
        from.packed.all(out);
}

std::int64_t SampleBlock::columnInt(std::size_t number, std::size_t index) const
{
    const Column& from = column(number);
    return from.mode == Constant ? static_cast<std::int64_t>(from.bits) : from.packed.at(index);
}

void SampleBlock::ints(SampleInt which, std::span<std::int64_t> out) const
{
    columnInts(static_cast<std::size_t>(which), out);
}

void SampleBlock::texts(SampleText which, std::span<std::int64_t> out) const
{
    columnInts(kSampleInts + kSampleReals + static_cast<std::size_t>(which), out);
}

void SampleBlock::reals(SampleReal which, std::span<double> out) const
{
    const Column& from = column(kSampleInts + static_cast<std::size_t>(which));
    if (from.mode == Constant) {
        std::ranges::fill(out, std::bit_cast<double>(from.bits));
        return;
    }
    std::array<std::int64_t, kRun> run;
    const double power = from.mode == Decimals ? kPowers[from.scale] : 1;
    for (std::size_t r = 0; r < from.packed.runs(); ++r) {
        const std::size_t count = from.packed.run(r, run.data());
        double* to = out.data() + r * kRun;
        if (from.mode == Decimals)
            for (std::size_t n = 0; n < count; ++n) to[n] = static_cast<double>(run[n]) / power;
        else
            std::memcpy(to, run.data(), count * sizeof(double));
    }
}

std::int64_t SampleBlock::integer(SampleInt which, std::size_t index) const
{
    return columnInt(static_cast<std::size_t>(which), index);
}

double SampleBlock::real(SampleReal which, std::size_t index) const
{
    const std::size_t number = kSampleInts + static_cast<std::size_t>(which);
    const Column& from = column(number);
    const std::int64_t value = columnInt(number, index);
    if (from.mode == Decimals) return static_cast<double>(value) / kPowers[from.scale];
    return std::bit_cast<double>(value);
}

SampleColumns SampleBlock::decode() const
{
    SampleColumns out;
    for (std::size_t n = 0; n < kSampleInts; ++n) {
        out.m_ints[n].resize(m_rows);
        ints(static_cast<SampleInt>(n), out.m_ints[n]);
    }
    for (std::size_t n = 0; n < kSampleReals; ++n) {
        out.m_reals[n].resize(m_rows);
        reals(static_cast<SampleReal>(n), out.m_reals[n]);
    }
    for (std::size_t n = 0; n < kSampleTexts; ++n) {
        out.m_texts[n].resize(m_rows);
        texts(static_cast<SampleText>(n), out.m_texts[n]);
        out.m_words[n] = m_words[n];
    }
    return out;
}

SampleRow SampleBlock::row(std::size_t index) const
{
    SampleRow out;
    for (std::size_t n = 0; n < kSampleInts; ++n)
        out.ints[n] = integer(static_cast<SampleInt>(n), index);
    for (std::size_t n = 0; n < kSampleReals; ++n)
        out.reals[n] = real(static_cast<SampleReal>(n), index);
    for (std::size_t n = 0; n < kSampleTexts; ++n)
        out.texts[n] =
            m_words[n][static_cast<std::size_t>(columnInt(kSampleInts + kSampleReals + n, index))];
    return out;
}

}  // namespace ballast::store
