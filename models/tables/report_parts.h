// The parts that a report is put together from. Each takes the source and makes a section.
#pragma once

#include "models/report/document.h"
#include "models/report/source.h"

#include <QCoreApplication>

#include <string>
#include <string_view>

namespace ballast::tables::pages {

/// The context of what a report says, for translators.
struct ReportSay {
    Q_DECLARE_TR_FUNCTIONS(ReportSay)
};

report::Section headlineOf(const report::Source& source);
report::Section exceptionsOf(const report::Source& source);
report::Section profitOf(const report::Source& source);
report::Section costsOf(const report::Source& source);
report::Section qualityOf(const report::Source& source);
report::Section rebalancesOf(const report::Source& source);
report::Section whatIfsOf(const report::Source& source);
report::Section standingOf(const report::Source& source);
report::Section settingsOf(const report::Source& source);
report::Section notesOf(const report::Source& source);
report::Section definitionsOf(const report::Source& source);
report::Section makingOf(const report::Source& source);

// Small helpers of theirs.

inline std::string text(const QString& words) { return words.toStdString(); }
/// In the reader's language where it is known, as it is where not.
std::string said(std::string_view english);
inline report::Column column(const char* key, const QString& title, report::Unit unit,
                             double room = 1)
{
    return {key, text(title), unit, room};
}
/// Nothing of what is not known, or not finite.
report::Cell number(double value);
report::Cell known(double value, bool isKnown);
report::Cell wordsOr(std::string words);
/// A table that is whole in files, and on pages its first `most` rows by `worse`, with a remark of
/// how many are left out.
template <class Worse>
void addLong(report::Section& section, report::Table table, std::size_t most, Worse worse)
{
    if (table.rows.size() <= most) {
        section.blocks.push_back(std::move(table));
        return;
    }
    report::Table pages = table;
    std::ranges::stable_sort(pages.rows, worse);
    const auto more = static_cast<int>(pages.rows.size() - most);
    pages.rows.resize(most);
    pages.remark +=
        (pages.remark.empty() ? "" : " ") +
        text(ReportSay::tr("%1 more are in the files of this report: CSV, Excel, JSON.").arg(more));
    pages.shown = report::Shown::Pages;
    table.shown = report::Shown::Files;
    section.blocks.push_back(std::move(pages));
    section.blocks.push_back(std::move(table));
}

}  // namespace ballast::tables::pages
