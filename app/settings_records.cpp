#include "app/settings_records.h"

#include "app/settings_reader.h"

namespace ballast::app {
namespace {

void readHistory(const SettingsReader& in, store::Keep& keep, RecordedEvents& events)
{
    constexpr double kLongest = 36'500;
    constexpr double kLeastGb = 0.01, kMostGb = 10'000;
    for (auto [key, days] : {std::pair{"keep_full_days", &keep.fullDays},
                             std::pair{"keep_minutes_days", &keep.minutesDays},
                             std::pair{"keep_alerts_days", &keep.alertsDays},
                             std::pair{"keep_positions_days", &keep.positionsDays}}) {
        double value = *days;
        in.number(key, value, 0, kLongest);
        *days = static_cast<int>(value);
    }
    in.flag("record_events", events.on);
    in.number("keep_events_gb", events.keepGb, kLeastGb, kMostGb);
    in.unknownKeys({"keep_full_days", "keep_minutes_days", "keep_alerts_days",
                    "keep_positions_days", "record_events", "keep_events_gb"});
}

bool isTimeOfDay(const std::string& text)
{
    const auto digit = [&](std::size_t n) { return text[n] >= '0' && text[n] <= '9'; };
    return text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4) &&
           text.substr(0, 2) < "24" && text.substr(3) < "60";
}

void readReports(const SettingsReader& in, ReportSchedule& reports)
{
    std::string at = reports.dailyAt;
    in.textOrNone("daily_at", at);
    if (at.empty() || isTimeOfDay(at))
        reports.dailyAt = at;
    else
        in.refuse("daily_at", "a time of day, UTC, such as \"00:05\"");
    in.textOrNone("folder", reports.folder);
    in.textOrNone("desk", reports.desk);
    in.choice<std::string>(
        "format", reports.format,
        {{"pdf", "pdf"}, {"html", "html"}, {"xlsx", "xlsx"}, {"csv", "csv"}, {"json", "json"}});
    in.unknownKeys({"daily_at", "folder", "desk", "format"});
}

}  // namespace

void readRecordSettings(const toml::table& root, const std::string& file, Settings& settings)
{
    if (const auto* history = sectionOf(root, {}, "history", file, settings.problems))
        readHistory({*history, file + ": [history]", settings.problems}, settings.history,
                    settings.events);
    if (const auto* reports = sectionOf(root, {}, "reports", file, settings.problems))
        readReports({*reports, file + ": [reports]", settings.problems}, settings.reports);
}

toml::table recordTables(const Settings& settings)
{
    const store::Keep& keep = settings.history;
    const ReportSchedule& reports = settings.reports;
    return toml::table{{"history", toml::table{{"keep_full_days", keep.fullDays},
                                               {"keep_minutes_days", keep.minutesDays},
                                               {"keep_alerts_days", keep.alertsDays},
                                               {"keep_positions_days", keep.positionsDays},
                                               {"record_events", settings.events.on},
                                               {"keep_events_gb", settings.events.keepGb}}},
                       {"reports", toml::table{{"daily_at", reports.dailyAt},
                                               {"folder", reports.folder},
                                               {"format", reports.format},
                                               {"desk", reports.desk}}}};
}

}  // namespace ballast::app
