#pragma once

#include "models/core/error.h"
#include "models/report/document.h"
#include "models/report/source.h"

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::app {

inline constexpr std::array<std::string_view, 5> kReportFormats{"pdf", "html", "xlsx", "csv",
                                                                "json"};
bool isReportFormat(std::string_view format);

/// UTC days of a command line or a form. `kind` empty: what the days make it; "daily": one day;
/// "monthly": the whole month that `from` is in. `to` empty: the day of `from`. Days are
/// "2026-11-22"; an instant means the day it is in. Errors say what was expected.
core::Expected<report::Span> reportSpan(const std::string& from, const std::string& to,
                                        const std::string& kind);

/// "ballast-daily-2026-11-22.pdf", "ballast-monthly-2026-11.pdf",
/// "ballast-2026-11-16-to-2026-11-22.pdf".
std::string reportFileName(const report::Span& span, std::string_view format);

/// How far it is, in sentences of the program's language; false: stop.
using ReportStep = std::function<bool(const std::string& doing)>;

/// All that the data folder says of the period and the one before it. Reads on connections of its
/// own, whether or not a desk runs on the folder. `desk` is the name on the first page; empty: as
/// the settings there say.
core::Expected<report::Source> readReport(const std::filesystem::path& data,
                                          const report::Span& span, const std::string& desk,
                                          const ReportStep& step);

/// The document as the bytes of a file of this format; for all but "xlsx", which is written only.
core::Expected<std::string> reportBytes(const report::Document& document, std::string_view format,
                                        const ReportStep& step);

/// Whether the folder that the file is to stand in is there: none is made for it.
core::Expected<void> hasFolder(const std::filesystem::path& file);

/// Writes the document into a folder that is there, whole or not at all, readable by its owner
/// only.
core::Expected<void> writeReport(const report::Document& document, std::string_view format,
                                 const std::filesystem::path& file, const ReportStep& step);

/// Reads, makes and writes.
core::Expected<void> makeReport(const std::filesystem::path& data, const report::Span& span,
                                const std::string& desk, std::string_view format,
                                const std::filesystem::path& file, const ReportStep& step);

/// UTC days of a history that anything was sampled on, from `since` on, in their order.
core::Expected<std::vector<std::chrono::sys_days>> recordedDays(const std::filesystem::path& data,
                                                                std::chrono::sys_days since);

}  // namespace ballast::app
