#include "models/report/source.h"

#include "models/core/digest.h"
#include "models/report/writers.h"

#include <algorithm>
#include <set>

namespace ballast::report {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

/// The part of a path that a case is asked about, with the point before and after it.
std::span<const review::SpotPoint> around(const std::vector<review::SpotPoint>& path,
                                          const review::Case& one)
{
    auto begin = std::ranges::lower_bound(path, one.row.proposedAt, {}, &review::SpotPoint::at);
    auto end = std::ranges::upper_bound(path, one.until, {}, &review::SpotPoint::at);
    if (begin != path.begin()) --begin;
    if (end != path.end()) ++end;
    return {begin, end};
}

}  // namespace

Kind kindOf(const Span& span)
{
    if (span.first == span.last) return Kind::Daily;
    return span == monthOf(span.first) ? Kind::Monthly : Kind::Period;
}

Span monthOf(std::chrono::sys_days day)
{
    const year_month_day date{day};
    const auto month = date.year() / date.month();
    return {std::chrono::sys_days{month / std::chrono::day{1}},
            std::chrono::sys_days{month / std::chrono::last}};
}

Span before(const Span& span)
{
    if (kindOf(span) == Kind::Monthly) return monthOf(span.first - days{1});
    const days length = span.last - span.first + days{1};
    return {span.first - length, span.last - length};
}

std::string dayText(std::chrono::sys_days day) { return core::isoUtc(day).substr(0, 10); }

void addWhatIfs(Source& source,
                const std::map<core::Currency, std::vector<review::SpotPoint>>& paths)
{
    static const std::vector<review::SpotPoint> kNone;
    std::set<std::string> markets;
    for (const std::size_t row : source.now.rows) {
        const review::Case& one = source.data->cases[row];
        const auto path = paths.find(one.row.underlying);
        const review::WhatIfs all =
            review::whatIfs(one, around(path != paths.end() ? path->second : kNone, one));
        review::add(source.whatIfs, all);
        if (source.basis.impact.empty()) source.basis = all.basis;
    }
    source.basis.market.clear();  // of one rebalance; the period has many
}

void undoLater(Source& source)
{
    std::set<std::string> undone;
    for (const SettingChanged& change : source.records.changesAfter) {
        if (!undone.insert(change.key).second) continue;  // the first later one says what was
        const auto at = std::ranges::find(source.inForce, change.key, &SettingInForce::key);
        if (at != source.inForce.end()) at->value = change.before;
    }
}

std::string fingerprintOf(const std::vector<Section>& sections)
{
    Document figures;
    figures.sections = sections;
    // Titles are the reader's language; figures are not. What is hashed is in the document's own.
    return core::sha256Hex(jsonText(figures));
}

}  // namespace ballast::report
