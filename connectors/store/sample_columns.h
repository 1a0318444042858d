#pragma once

#include "connectors/store/sqlite.h"
#include "models/engine/record.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::store {

/// The real numbers of a sample, in the order in which blocks keep them.
enum class SampleReal : std::uint8_t {
    Spot,
    Delta,
    Target,
    Lower,
    Upper,
    DeltaBs,
    DeltaNet,
    DeltaUsdNeutral,
    Gamma1Pct,
    Vega,
    Theta,
    PnlUsd,
    EquityUsd,
    MarginUse,
    SmileR,
    SmileA,
    SmileB,
    SmileC,
    BandSigma,
    BandCost,
    BandFactor
};
inline constexpr std::size_t kSampleReals = 21;
enum class SampleText : std::uint8_t { Convention, SmileRule, BandDriver, BandWhy };
inline constexpr std::size_t kSampleTexts = 4;
/// Id, time in nanoseconds, and whether it was partial.
enum class SampleInt : std::uint8_t { Id, At, Partial };
inline constexpr std::size_t kSampleInts = 3;

/// The columns of t_sample, in the order of readSampleRow: its integers, reals and texts.
inline constexpr std::string_view kSampleColumns =
    "id, at_ns, partial, spot, delta, target, band_lower, band_upper, delta_bs, delta_net, "
    "delta_usd_neutral, gamma_1pct, vega, theta, pnl_usd, equity_usd, margin_use, smile_r, "
    "smile_a, "
    "smile_b, smile_c, band_sigma, band_cost, band_factor, convention, smile_rule, band_driver, "
    "band_why";
inline constexpr int kSampleColumnCount = 28;

/// What stands for NULL in a column of reals: a NaN of our own, which SQLite never holds.
double nullReal();
bool isNullReal(double value);
inline constexpr std::int64_t kNullInt = INT64_MIN;

/// One row of t_sample, bit for bit.
struct SampleRow {
    std::array<std::int64_t, kSampleInts> ints{};
    std::array<double, kSampleReals> reals{};
    std::array<std::optional<std::string>, kSampleTexts> texts;
    double real(SampleReal column) const { return reals[static_cast<std::size_t>(column)]; }
    std::int64_t integer(SampleInt column) const { return ints[static_cast<std::size_t>(column)]; }
    bool operator==(const SampleRow& other) const;  ///< by bits: NULL equals NULL
};

/// Reads kSampleColumns from column `first` on.
SampleRow readSampleRow(const Statement& row, int first = 0);
/// As the engine made it. Words of no meaning become the defaults of a sample.
engine::ExposureSample sampleOf(core::Currency underlying, const SampleRow& row);
SampleRow rowOf(std::int64_t id, const engine::ExposureSample& sample);

/// To the satoshi of coin and the hundredth of a US cent, other figures to 1e-8: finer than any lot
/// or tick there is, and what makes a day of samples small. Of a coin below 1,000 USD its price to
/// 1e-8. Applied twice it changes nothing.
engine::ExposureSample grained(engine::ExposureSample sample);

/// Samples of one underlying, a column a quantity: what a block is made from.
class SampleColumns {
public:
    void add(const SampleRow& row);
    std::size_t size() const { return m_ints[0].size(); }
    void clear();
    const std::vector<std::int64_t>& ints(SampleInt column) const
    {
        return m_ints[static_cast<std::size_t>(column)];
    }
    const std::vector<double>& reals(SampleReal column) const
    {
        return m_reals[static_cast<std::size_t>(column)];
    }
    /// Each as its number in words().
    const std::vector<std::int64_t>& texts(SampleText column) const
    {
        return m_texts[static_cast<std::size_t>(column)];
    }
    const std::vector<std::optional<std::string>>& words(SampleText column) const
    {
        return m_words[static_cast<std::size_t>(column)];
    }
    /// Rows from `begin` on, `count` of them, alone.
    SampleColumns part(std::size_t begin, std::size_t count) const;
    SampleRow row(std::size_t index) const;

private:
    friend class SampleBlock;
    std::array<std::vector<std::int64_t>, kSampleInts> m_ints;
    std::array<std::vector<double>, kSampleReals> m_reals;
    std::array<std::vector<std::int64_t>, kSampleTexts> m_texts;
    std::array<std::vector<std::optional<std::string>>, kSampleTexts> m_words;
};

}  // namespace ballast::store
