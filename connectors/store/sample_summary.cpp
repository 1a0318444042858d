#include "connectors/store/sample_summary.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>
#include <type_traits>

namespace ballast::store {
namespace {

using Edge = SampleSummary::Edge;

/// What passes from one row to the next.
void carry(SampleSummary& s, const Edge& from, const Edge& to)
{
    const core::Duration gap = to.at - from.at;
    if (gap.count() <= 0 || gap > review::BandClock::kLongestGap) return;
    s.band.watched += gap;
    if (from.inside) s.band.inside += gap;
    if (!(from.spot > 0) || !(to.spot > 0)) return;
    const double move = to.spot - from.spot;
    s.deltaUsd += from.net * move;
    // Gamma is the change of delta for 1 %: a move of spot / 100.
    s.gammaUsd += from.gamma / (0.01 * from.spot) * move * move / 2;
    s.thetaUsd += from.theta * static_cast<double>(gap.count()) / 86.4e12;
}

Edge edgeOf(const SampleColumns& samples, std::size_t n)
{
    const auto real = [&](SampleReal column) {
        const double value = samples.reals(column)[n];
        return std::isnan(value) ? 0 : value;
    };
    const double delta = real(SampleReal::Delta);
    return {core::Time{core::Duration{samples.ints(SampleInt::At)[n]}},
            real(SampleReal::Spot),
            real(SampleReal::DeltaNet),
            real(SampleReal::Gamma1Pct),
            real(SampleReal::Theta),
            delta >= real(SampleReal::Lower) && delta <= real(SampleReal::Upper)};
}

void addTo(SampleSummary::Column& column, std::span<const double> values)
{
    for (const double value : values) {
        if (std::isnan(value)) continue;
        if (column.known == 0) column.least = column.greatest = value;
        column.least = std::min(column.least, value);
        column.greatest = std::max(column.greatest, value);
        column.sum += value;
        ++column.known;
    }
}

}  // namespace

SampleSummary summarise(const SampleColumns& samples)
{
    SampleSummary s;
    if (samples.size() == 0) return s;
    s.rows = static_cast<std::int64_t>(samples.size());
    const auto& at = samples.ints(SampleInt::At);
    s.first = core::Time{core::Duration{*std::ranges::min_element(at)}};
    s.last = core::Time{core::Duration{*std::ranges::max_element(at)}};
    s.ordered = std::ranges::is_sorted(at);
    for (std::size_t n = 0; n < kSampleReals; ++n)
        addTo(s.columns[n], samples.reals(static_cast<SampleReal>(n)));
    s.firstRow = s.lastRow = edgeOf(samples, 0);
    for (std::size_t n = 1; n < samples.size(); ++n) {
        const Edge next = edgeOf(samples, n);
        carry(s, s.lastRow, next);
        s.lastRow = next;
    }
    return s;
}

void SampleSummary::add(const Edge& row)
{
    if (rows++ == 0) {
        firstRow = lastRow = row;
        first = last = row.at;
        return;
    }
    carry(*this, lastRow, row);
    ordered = ordered && row.at >= last;
    first = std::min(first, row.at);
    last = std::max(last, row.at);
    lastRow = row;
}

void SampleSummary::join(const SampleSummary& next)
{
    if (next.rows == 0) return;
    if (rows == 0) {
        *this = next;
        return;
    }
    carry(*this, lastRow, next.firstRow);
    ordered = ordered && next.ordered && next.first >= last;
    rows += next.rows;
    first = std::min(first, next.first);
    last = std::max(last, next.last);
    for (std::size_t n = 0; n < kSampleReals; ++n) {
        Column& own = columns[n];
        const Column& other = next.columns[n];
        if (other.known == 0) continue;
        if (own.known == 0) {
            own = other;
            continue;
        }
        own.least = std::min(own.least, other.least);
        own.greatest = std::max(own.greatest, other.greatest);
        own.sum += other.sum;
        own.known += other.known;
    }
    lastRow = next.lastRow;
    band.watched += next.band.watched;
    band.inside += next.band.inside;
    deltaUsd += next.deltaUsd;
    gammaUsd += next.gammaUsd;
    thetaUsd += next.thetaUsd;
}

namespace {

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

constexpr std::string_view kSummaryMagic = "BSS1";
constexpr std::size_t kSummaryBytes = 4 + 8 * 8 + kSampleReals * 32 + 2 * (5 * 8 + 1) + 1;

/// Every field in one order, for writing and for reading.
template <class Summary, class Each>
void fields(Summary& s, Each each)
{
    each(s.rows);
    each(s.first);
    each(s.last);
    each(s.band.watched);
    each(s.band.inside);
    each(s.deltaUsd);
    each(s.gammaUsd);
    each(s.thetaUsd);
    for (auto& column : s.columns) {
        each(column.least);
        each(column.greatest);
        each(column.sum);
        each(column.known);
    }
    for (auto* edge : {&s.firstRow, &s.lastRow}) {
        each(edge->at);
        each(edge->spot);
        each(edge->net);
        each(edge->gamma);
        each(edge->theta);
        each(edge->inside);
    }
    each(s.ordered);
}

}  // namespace

std::string encodeSummary(const SampleSummary& summary)
{
    std::string out{kSummaryMagic};
    fields(summary, [&](const auto& field) { put(out, field); });
    return out;
}

core::Expected<SampleSummary> decodeSummary(std::string_view bytes)
{
    if (bytes.size() != kSummaryBytes || !bytes.starts_with(kSummaryMagic))
        return core::failure("a block of samples has a summary that is cut short or unknown");
    SampleSummary s;
    std::size_t at = kSummaryMagic.size();
    fields(s, [&]<class T>(T& into) {
        if constexpr (std::is_same_v<T, bool>)
            into = bytes[at] != 0;
        else
            into = take<T>(bytes, at);
        at += sizeof(T);
    });
    return s;
}

}  // namespace ballast::store
