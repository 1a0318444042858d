#include "app/report_file.h"

#include "app/report_pdf.h"
#include "app/report_sheet.h"
#include "app/settings.h"
#include "connectors/store/report_reader.h"
#include "connectors/store/review_reader.h"
#include "models/core/text.h"
#include "models/guard/limit_table.h"
#include "models/rebalance/policy_problems.h"
#include "models/report/writers.h"
#include "models/tables/report_pages.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ballast::app {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::size_t kPathPoints = 200'000;  ///< of an index: a day by the second, else minutes

core::Expected<sys_days> dayIn(const std::string& text)
{
    const bool isDay = text.size() == 10;
    const auto at = core::parseIsoUtc(isDay ? text + "T00:00:00Z" : text);
    if (!at)
        return core::failure("the day " + core::quoted(text) +
                             " cannot be read; write it as 2026-11-22.");
    return std::chrono::floor<days>(*at);
}

/// As files call it, and as tables do.
std::string sentence(const QString& words) { return words.toStdString(); }

core::Error stopped()
{
    return {sentence(QCoreApplication::translate("ballast::app::Reports",
                                                 "The report was stopped; nothing was written."))};
}

template <class Owner>
void addKeys(std::vector<report::SettingInForce>& all, std::string_view section,
             std::span<const guard::LimitKey<Owner>> keys, const Owner& owner,
             const Owner* unless = nullptr)
{
    for (const guard::LimitKey<Owner>& each : keys)
        if (!unless || each.get(owner) != each.get(*unless))
            all.push_back({fmt::format("{}{}", section, each.key), std::string{each.words},
                           fmt::format("{}", each.get(owner))});
}

/// What the files of the folder say, as the history calls it.
std::vector<report::SettingInForce> inForce(const Settings& settings)
{
    std::vector<report::SettingInForce> all;
    for (const rebalance::Policy& policy : settings.policies)
        all.push_back({"policy." + policy.underlying.text(), {}, rebalance::words(policy)});
    if (settings.secondAboveUsd > 0)
        all.push_back(
            {"approval.second_person_above_usd", {}, fmt::format("{}", settings.secondAboveUsd)});
    addKeys(all, "limits.", guard::riskKeys(), settings.limits);
    addKeys(all, "guard.", guard::guardKeys(), settings.guards.all);
    for (const auto& [underlying, own] : settings.guards.own)
        addKeys(all, "guard." + underlying.text() + ".", guard::guardKeys(), own,
                &settings.guards.all);
    return all;
}

Settings settingsIn(const std::filesystem::path& data)
{
    Settings settings = readSettings(data / "ballast.toml");
    readKeptPolicies(data / kPoliciesFile, settings);
    readKeptAllocation(data / kAllocationFile, settings);
    return settings;
}

std::set<core::Currency> underlyingsOf(const review::ReviewData& data)
{
    std::set<core::Currency> all;
    for (const review::Case& one : data.cases) all.insert(one.row.underlying);
    return all;
}

core::Expected<void> readWhatIfs(const store::ReviewReader& reader, report::Source& source)
{
    std::map<core::Currency, std::vector<review::SpotPoint>> paths;
    for (const core::Currency& underlying : underlyingsOf(*source.data)) {
        // What followed a rebalance of the last minutes may be on the next day.
        auto path = reader.spotPath(underlying,
                                    {source.span.from(), source.span.to() + std::chrono::hours{1}},
                                    kPathPoints);
        if (!path) return std::unexpected(path.error());
        paths[underlying] = std::move(*path);
    }
    report::addWhatIfs(source, paths);
    return {};
}

core::Expected<void> writeBytes(const std::filesystem::path& file, const std::string& bytes)
{
    QSaveFile out(QString::fromStdString(file.string()));
    const auto size = static_cast<qint64>(bytes.size());
    if (out.open(QIODevice::WriteOnly) &&
        out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
        out.write(bytes.data(), size) == size && out.commit())
        return {};
    return core::failure(out.errorString().toStdString());
}

}  // namespace

bool isReportFormat(std::string_view format)
{
    return std::ranges::find(kReportFormats, format) != kReportFormats.end();
}

core::Expected<report::Span> reportSpan(const std::string& from, const std::string& to,
                                        const std::string& kind)
{
    const auto first = dayIn(from);
    if (!first) return std::unexpected(first.error());
    const auto last = to.empty() ? first : dayIn(to);
    if (!last) return std::unexpected(last.error());
    if (*last < *first)
        return core::failure("the report ends (" + report::dayText(*last) + ") before it begins (" +
                             report::dayText(*first) + ").");
    if (kind == "monthly") {
        const report::Span month = report::monthOf(*first);
        if (!to.empty() && report::monthOf(*last) != month)
            return core::failure(
                "a monthly report is of one month: give a day of it as --from, and no --to.");
        return month;
    }
    if (kind == "daily" && *first != *last)
        return core::failure("a daily report is of one day: give it as --from, and no --to.");
    return report::Span{*first, *last};
}

std::string reportFileName(const report::Span& span, std::string_view format)
{
    const std::string first = report::dayText(span.first);
    switch (report::kindOf(span)) {
        case report::Kind::Daily: return fmt::format("ballast-daily-{}.{}", first, format);
        case report::Kind::Monthly:
            return fmt::format("ballast-monthly-{}.{}", first.substr(0, 7), format);
        case report::Kind::Period: break;
    }
    return fmt::format("ballast-{}-to-{}.{}", first, report::dayText(span.last), format);
}

core::Expected<report::Source> readReport(const std::filesystem::path& data,
                                          const report::Span& span, const std::string& desk,
                                          const ReportStep& step)
{
    const auto say = [](const char* words) {
        return sentence(QCoreApplication::translate("ballast::app::Reports", words));
    };
    if (!step(say(QT_TRANSLATE_NOOP("ballast::app::Reports", "Reading the history"))))
        return std::unexpected(stopped());
    const auto reader = store::ReviewReader::open(data);
    if (!reader) return std::unexpected(reader.error());
    report::Source source;
    source.span = span;
    source.program = "Ballast " BALLAST_VERSION;
    auto now = reader->read({span.from(), span.to()});
    if (!now) return std::unexpected(now.error());
    const report::Span earlier = report::before(span);
    if (!step(say(QT_TRANSLATE_NOOP("ballast::app::Reports", "Reading the period before"))))
        return std::unexpected(stopped());
    const auto before = reader->read({earlier.from(), earlier.to()});
    if (!before) return std::unexpected(before.error());
    auto records = store::readRecords(reader->history().database(), {span.from(), span.to()});
    if (!records) return std::unexpected(records.error());
    source.records = std::move(*records);
    if (!step(say(QT_TRANSLATE_NOOP("ballast::app::Reports", "Working the figures out"))))
        return std::unexpected(stopped());
    source.now = review::reviewOf(*now);
    source.before = review::reviewOf(*before);
    source.beforeKnown = !before->cases.empty() || !before->pnl.empty() || !before->hours.empty();
    source.data = std::make_shared<const review::ReviewData>(std::move(*now));
    if (auto asked = readWhatIfs(*reader, source); !asked) return std::unexpected(asked.error());
    const Settings settings = settingsIn(data);
    source.desk = desk.empty() ? settings.reports.desk : desk;
    source.inForce = inForce(settings);
    report::undoLater(source);
    return source;
}

core::Expected<std::string> reportBytes(const report::Document& document, std::string_view format,
                                        const ReportStep& step)
{
    if (format == "html") return report::htmlText(document);
    if (format == "csv") return report::csvText(document);
    if (format == "json") return report::jsonText(document);
    if (format == "pdf") {
        const std::string doing =
            sentence(QCoreApplication::translate("ballast::app::Reports", "Drawing the pages"));
        const QByteArray pdf = reportPdf(document, [&] { return !step(doing); });
        if (pdf.isEmpty()) return std::unexpected(stopped());
        return pdf.toStdString();
    }
    return core::failure(core::quoted(format) +
                         " is no format of a report; choose pdf, html, "
                         "xlsx, csv or json.");
}

core::Expected<void> hasFolder(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::error_code problem;
    if (std::filesystem::is_directory(folder, problem)) return {};
    return core::failure("Writing the report " + file.string() + ": there is no folder " +
                         folder.string() + ". Make it, or choose another place.");
}

core::Expected<void> writeReport(const report::Document& document, std::string_view format,
                                 const std::filesystem::path& file, const ReportStep& step)
{
    const auto failed = [&](const std::string& why) {
        return core::failure("Writing the report " + file.string() + ": " + why +
                             ". Choose another place, or make room there.");
    };
    if (auto can = hasFolder(file); !can) return can;
    if (format == "xlsx") {
        if (!step(sentence(
                QCoreApplication::translate("ballast::app::Reports", "Filling the workbook"))))
            return std::unexpected(stopped());
        if (auto done = writeReportSheet(file.string(), document); !done)
            return failed(done.error().message);
        QFile::setPermissions(QString::fromStdString(file.string()),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return {};
    }
    const auto bytes = reportBytes(document, format, step);
    if (!bytes) return std::unexpected(bytes.error());
    if (auto done = writeBytes(file, *bytes); !done) return failed(done.error().message);
    return {};
}

core::Expected<void> makeReport(const std::filesystem::path& data, const report::Span& span,
                                const std::string& desk, std::string_view format,
                                const std::filesystem::path& file, const ReportStep& step)
{
    const auto source = readReport(data, span, desk, step);
    if (!source) return std::unexpected(source.error());
    return writeReport(tables::reportOf(*source), format, file, step);
}

core::Expected<std::vector<sys_days>> recordedDays(const std::filesystem::path& data,
                                                   sys_days since)
{
    const auto reader = store::HistoryReader::open(data);
    if (!reader) return std::unexpected(reader.error());
    auto hours = reader->database().prepare(
        "SELECT DISTINCT hour_ns / 86400000000000 FROM t_hour WHERE hour_ns >= ?1 ORDER BY 1");
    if (!hours) return std::unexpected(hours.error());
    hours->query(core::Time{since});
    std::vector<sys_days> all;
    while (hours->next()) all.push_back(sys_days{days{hours->integer(0)}});
    if (hours->error()) return std::unexpected(*hours->error());
    return all;
}

}  // namespace ballast::app
