// `ballastctl report`: a report of a period as a file.
#include "app/ctl_commands.h"
#include "app/ctl_period.h"
#include "app/data_folder.h"
#include "app/report_file.h"
#include "app/settings.h"
#include "models/tables/report_pages.h"
#include "ui/shell/language.h"

#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <string_view>

namespace ballast::app {
namespace {

constexpr std::array<std::string_view, 5> kFormats{"pdf", "html", "xlsx", "csv", "json"};

int fail(const core::Error& error)
{
    std::fprintf(stderr, "ballastctl: %s\n", error.message.c_str());
    return 1;
}

/// Only pages need letters; no screen is needed for them.
std::unique_ptr<QCoreApplication> applicationFor(const std::string& format, int& argc, char** argv)
{
    if (format != "pdf") return std::make_unique<QCoreApplication>(argc, argv);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

/// A file is what its name says; a format that says otherwise is a slip of one of the two.
core::Expected<std::string> formatOf(const ReportCommand& command)
{
    const std::string ending =
        QFileInfo(QString::fromStdString(command.out.string())).suffix().toLower().toStdString();
    const bool isFormat = std::ranges::find(kFormats, ending) != kFormats.end();
    if (command.format.empty()) {
        if (command.out.empty()) return std::string{"pdf"};
        if (isFormat) return ending;
        return core::failure("report: by its name " + command.out.filename().string() +
                             " is no file of a report. Those end in .pdf, .html, .xlsx, .csv or "
                             ".json; or say --format.");
    }
    if (isFormat && ending != command.format)
        return core::failure("report: --format says " + command.format + ", and " +
                             command.out.filename().string() + " is the name of a file of " +
                             ending + ". Leave --format out, or name the file otherwise.");
    return command.format;
}

}  // namespace

int runReport(const ReportCommand& command, int argc, char** argv)
{
    const auto format = formatOf(command);
    if (!format) return misused(format.error());
    const auto application = applicationFor(*format, argc, argv);
    ui::installLanguage(*application, ui::languageOf(QString::fromStdString(command.language)));
    LaunchOptions where;
    where.data = command.data;
    const auto data = dataFolderOf(where);
    const auto span = reportSpan(command.from, command.to, command.kind);
    if (!span) return misused(span.error());
    const std::filesystem::path file =
        command.out.empty() ? std::filesystem::path{reportFileName(*span, *format)} : command.out;
    // Before the work, not after it.
    const bool toStandardOutput = command.out.empty() && *format != "pdf" && *format != "xlsx";
    if (auto can = toStandardOutput ? core::Expected<void>{} : hasFolder(file); !can)
        return misused(can.error());
    const ReportStep go = [](const std::string&) { return true; };
    const auto source = readReport(data, *span, command.desk, go);
    if (!source) return fail(source.error());
    const report::Document document = tables::reportOf(*source);
    if (toStandardOutput) {
        const auto bytes = reportBytes(document, *format, go);
        if (!bytes) return fail(bytes.error());
        std::fwrite(bytes->data(), 1, bytes->size(), stdout);
        return damaged(*source->records.chain);
    }
    if (auto done = writeReport(document, *format, file, go); !done) return fail(done.error());
    std::printf("Written to %s.\n", file.string().c_str());
    return damaged(*source->records.chain);
}

}  // namespace ballast::app
