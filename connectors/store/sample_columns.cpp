#include "connectors/store/sample_columns.h"

#include "connectors/store/codes.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace ballast::store {
namespace {

constexpr std::uint64_t kNullBits = 0x7ff8'4261'6c6c'6173ULL;

/// The nearest multiple; what is too large to have one stays.
double nearest(double value, double perUnit)
{
    const double scaled = value * perUnit;
    if (!(std::abs(scaled) < 0x1.0p51)) return value;
    return std::nearbyint(scaled) / perUnit + 0.0;  // no negative zero
}

constexpr double kFine = 1e8, kMoney = 1e4;

}  // namespace

double nullReal() { return std::bit_cast<double>(kNullBits); }
bool isNullReal(double value) { return std::bit_cast<std::uint64_t>(value) == kNullBits; }

bool SampleRow::operator==(const SampleRow& other) const
{
    return ints == other.ints && texts == other.texts &&
           std::ranges::equal(reals, other.reals, [](double a, double b) {
               return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
           });
}

SampleRow readSampleRow(const Statement& row, int first)
{
    SampleRow out;
    int column = first;
    for (std::int64_t& value : out.ints) value = row.optionalInteger(column++).value_or(kNullInt);
    for (double& value : out.reals) value = row.optionalReal(column++).value_or(nullReal());
    for (std::optional<std::string>& text : out.texts) {
        if (!row.isNull(column)) text = row.text(column);
        ++column;
    }
    return out;
}

engine::ExposureSample sampleOf(core::Currency underlying, const SampleRow& row)
{
    const auto real = [&](SampleReal column) {
        const double value = row.real(column);
        return isNullReal(value) ? 0.0 : value;
    };
    const auto text = [&](SampleText column) {
        return row.texts[static_cast<std::size_t>(column)].value_or(std::string{});
    };
    engine::ExposureSample s;
    s.underlying = underlying;
    s.at = core::Time{core::Duration{row.integer(SampleInt::At)}};
    s.partial = row.integer(SampleInt::Partial) != 0 && row.integer(SampleInt::Partial) != kNullInt;
    s.spot = real(SampleReal::Spot);
    s.delta = real(SampleReal::Delta);
    s.convention =
        decode<portfolio::DeltaConvention>(text(SampleText::Convention)).value_or(s.convention);
    s.target = real(SampleReal::Target);
    s.lower = real(SampleReal::Lower);
    s.upper = real(SampleReal::Upper);
    s.deltaBs = real(SampleReal::DeltaBs);
    s.deltaNet = real(SampleReal::DeltaNet);
    s.deltaUsdNeutral = real(SampleReal::DeltaUsdNeutral);
    s.gamma1Pct = real(SampleReal::Gamma1Pct);
    s.vega = real(SampleReal::Vega);
    s.theta = real(SampleReal::Theta);
    s.pnlUsd = real(SampleReal::PnlUsd);
    s.equityUsd = real(SampleReal::EquityUsd);
    s.marginUse = real(SampleReal::MarginUse);
    s.smile.rule = decode<pricing::SmileRule>(text(SampleText::SmileRule)).value_or(s.smile.rule);
    s.smile.stickiness = real(SampleReal::SmileR);
    s.smile.a = real(SampleReal::SmileA);
    s.smile.b = real(SampleReal::SmileB);
    s.smile.c = real(SampleReal::SmileC);
    s.bandSigma = real(SampleReal::BandSigma);
    s.bandCost = real(SampleReal::BandCost);
    s.bandFactor = real(SampleReal::BandFactor);
    s.bandDriver = decode<bands::Driver>(text(SampleText::BandDriver)).value_or(s.bandDriver);
    s.bandWhy = text(SampleText::BandWhy);
    return s;
}

SampleRow rowOf(std::int64_t id, const engine::ExposureSample& s)
{
    SampleRow row;
    row.ints = {id, s.at.time_since_epoch().count(), s.partial ? 1 : 0};
    row.reals = {s.spot,      s.delta,    s.target,          s.lower,     s.upper,
                 s.deltaBs,   s.deltaNet, s.deltaUsdNeutral, s.gamma1Pct, s.vega,
                 s.theta,     s.pnlUsd,   s.equityUsd,       s.marginUse, s.smile.stickiness,
                 s.smile.a,   s.smile.b,  s.smile.c,         s.bandSigma, s.bandCost,
                 s.bandFactor};
    for (double& value : row.reals)
        if (!std::isfinite(value)) value = nullReal();
    row.texts = {std::string{code(s.convention)}, std::string{code(s.smile.rule)},
                 std::string{code(s.bandDriver)}, s.bandWhy};
    return row;
}

engine::ExposureSample grained(engine::ExposureSample s)
{
    for (double* coin :
         {&s.delta, &s.target, &s.lower, &s.upper, &s.deltaBs, &s.deltaNet, &s.deltaUsdNeutral,
          &s.gamma1Pct, &s.marginUse, &s.smile.stickiness, &s.smile.a, &s.smile.b, &s.smile.c,
          &s.bandSigma, &s.bandCost, &s.bandFactor})
        *coin = nearest(*coin, kFine);
    for (double* usd : {&s.vega, &s.theta, &s.pnlUsd, &s.equityUsd}) *usd = nearest(*usd, kMoney);
    s.spot = nearest(s.spot, s.spot < 1'000 ? kFine : kMoney);
    return s;
}

void SampleColumns::add(const SampleRow& row)
{
    for (std::size_t n = 0; n < kSampleInts; ++n) m_ints[n].push_back(row.ints[n]);
    for (std::size_t n = 0; n < kSampleReals; ++n) m_reals[n].push_back(row.reals[n]);
    for (std::size_t n = 0; n < kSampleTexts; ++n) {
        auto& words = m_words[n];
        // Nearly always the word of the row before.
        const std::size_t last =
            m_texts[n].empty() ? 0 : static_cast<std::size_t>(m_texts[n].back());
        if (last < words.size() && words[last] == row.texts[n]) {
            m_texts[n].push_back(static_cast<std::int64_t>(last));
            continue;
        }
        auto found = std::ranges::find(words, row.texts[n]);
        if (found == words.end()) found = words.insert(words.end(), row.texts[n]);
        m_texts[n].push_back(found - words.begin());
    }
}

void SampleColumns::clear() { *this = {}; }

SampleColumns SampleColumns::part(std::size_t begin, std::size_t count) const
{
    SampleColumns out;
    for (std::size_t n = begin; n < begin + count; ++n) out.add(row(n));
    return out;
}

SampleRow SampleColumns::row(std::size_t at) const
{
    SampleRow out;
    for (std::size_t n = 0; n < kSampleInts; ++n) out.ints[n] = m_ints[n][at];
    for (std::size_t n = 0; n < kSampleReals; ++n) out.reals[n] = m_reals[n][at];
    for (std::size_t n = 0; n < kSampleTexts; ++n)
        out.texts[n] = m_words[n][static_cast<std::size_t>(m_texts[n][at])];
    static_assert(kSampleReals == static_cast<std::size_t>(SampleReal::BandFactor) + 1);
    return out;
}

}  // namespace ballast::store
