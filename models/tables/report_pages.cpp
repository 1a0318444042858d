#include "models/tables/report_pages.h"

#include "models/core/venue_name.h"
#include "models/tables/report_parts.h"
#include "models/tables/sentences.h"

#include <cmath>

namespace ballast::tables {

using namespace pages;

namespace {

std::string accountsOf(const report::Source& source)
{
    std::string all;
    for (const core::AccountKey& each : source.records.traded)
        all += (all.empty() ? "" : ", ") + each.venue.text() + " " + each.account.text();
    return all.empty() ? text(ReportSay::tr("none is known of")) : all;
}

std::string journalOf(const report::Records& records)
{
    if (records.journalHash.empty()) return text(ReportSay::tr("no event"));
    return text(ReportSay::tr("event %1, %2")
                    .arg(records.journalEvents)
                    .arg(QString::fromStdString(records.journalHash)));
}

std::string chainOf(const report::Records& records)
{
    if (!records.chain) return text(ReportSay::tr("was not looked at"));
    const review::ChainLook& look = *records.chain;
    if (!look.holds())
        return text(ReportSay::tr("does not hold: %1").arg(QString::fromStdString(look.wrong)));
    if (look.nothing) return text(ReportSay::tr("nothing was recorded in this period"));
    if (look.before)
        return text(ReportSay::tr("begins after this period: nothing of it was verified"));
    if (look.links == 0) return text(ReportSay::tr("has no link yet"));
    if (look.rowsLeft == 0 && look.linksLeft == 0)
        return text(
            ReportSay::tr("verified: %1 links over %2 rows").arg(look.links).arg(look.rows));
    if (look.linksLeft == 0)
        return text(ReportSay::tr("verified in part: the newest %1 rows, in %2 links, are as they "
                                  "were written; %3 older rows were not checked")
                        .arg(look.rows)
                        .arg(look.links)
                        .arg(look.rowsLeft));
    return text(ReportSay::tr("verified in part: the newest %1 rows, in %2 links, are as they were "
                              "written; %3 older rows, and what %4 older links cover, were not "
                              "checked")
                    .arg(look.rows)
                    .arg(look.links)
                    .arg(look.rowsLeft)
                    .arg(look.linksLeft));
}

}  // namespace

namespace pages {

std::string said(std::string_view english) { return spoken(english).toStdString(); }

report::Cell number(double value)
{
    return std::isfinite(value) ? report::Cell(value) : report::Cell();
}

report::Cell known(double value, bool isKnown) { return isKnown ? number(value) : report::Cell(); }

report::Cell wordsOr(std::string words)
{
    return words.empty() ? report::Cell() : report::Cell(std::move(words));
}

}  // namespace pages

std::string reportTitle(report::Kind kind)
{
    switch (kind) {
        case report::Kind::Daily: return text(ReportSay::tr("Daily report"));
        case report::Kind::Monthly: return text(ReportSay::tr("Monthly report"));
        case report::Kind::Period: break;
    }
    return text(ReportSay::tr("Report of a period"));
}

std::string reportPeriod(const report::Span& span)
{
    const std::string first = report::dayText(span.first);
    if (report::kindOf(span) == report::Kind::Daily) return first;
    return text(ReportSay::tr("%1 to %2")
                    .arg(QString::fromStdString(first),
                         QString::fromStdString(report::dayText(span.last))));
}

report::Document reportOf(const report::Source& source)
{
    report::Document document;
    document.language = text(ReportSay::tr("en", "language of the report, as HTML calls it"));
    document.title = reportTitle(report::kindOf(source.span));
    document.subtitle = reportPeriod(source.span);
    document.at = source.records.recordedUntil > core::Time{} ? source.records.recordedUntil
                                                              : source.span.to();
    for (const auto part : {exceptionsOf, headlineOf, profitOf, costsOf, qualityOf, rebalancesOf,
                            whatIfsOf, standingOf, settingsOf, notesOf, definitionsOf, makingOf})
        document.sections.push_back(part(source));
    const auto fact = [&](const char* key, const QString& title, std::string value) {
        document.facts.push_back({key, text(title), std::move(value)});
    };
    fact("desk", ReportSay::tr("Desk"), source.desk.empty() ? accountsOf(source) : source.desk);
    fact("accounts", ReportSay::tr("Accounts"), accountsOf(source));
    fact("from", ReportSay::tr("From, UTC"), core::isoUtc(source.span.from()));
    fact("to", ReportSay::tr("To, UTC"),
         core::isoUtc(source.span.to() + core::Duration{1}) + " " +
             text(ReportSay::tr("(not included)")));
    fact("recorded_until", ReportSay::tr("Recorded until, UTC"),
         source.records.recordedUntil > core::Time{}
             ? core::isoUtc(source.records.recordedUntil)
             : text(ReportSay::tr("nothing was recorded in this period")));
    fact("journal", ReportSay::tr("Order journal up to"), journalOf(source.records));
    fact("chain", ReportSay::tr("Hash chain of the period"), chainOf(source.records));
    // Of clean text, so that who has the file can work it out again.
    document = report::cleaned(std::move(document));
    fact("figures", ReportSay::tr("SHA-256 of the figures"),
         report::fingerprintOf(document.sections));
    document.pageOf = text(ReportSay::tr("Page %1 of %2"));
    document.footer = document.title + ", " + document.subtitle + " \u00B7 " + source.program;
    for (report::Fact& each : document.facts) each.value = report::plain(each.value);
    return document;
}

}  // namespace ballast::tables
