#include "app/settings_approval.h"

#include "app/confirmed_file.h"
#include "app/settings_reader.h"

#include <fmt/format.h>

#include <sstream>
#include <system_error>

namespace ballast::app {
namespace {

constexpr std::string_view kHead =
    "# Written by Ballast: above what a second person approves too, as it was last in force. "
    "ballast.toml\n# may ask for one sooner. Changed by hand, this file confirms nothing.\n\n";
constexpr std::string_view kKey = "second_person_above_usd";
constexpr double kLeast = 1, kMost = 1e12;

}  // namespace

void readConfirmedApproval(const std::filesystem::path& file, Settings& settings)
{
    std::error_code gone;
    if (!std::filesystem::exists(file, gone)) return;
    const std::string name = file.string();
    const auto body = confirmedBody(file);
    if (!body) {
        settings.problems.push_back(
            name +
            " is not as Ballast wrote it: it says no longer when a second person was asked for "
            "last. Say it under File, Settings, or take the file away.");
        return;
    }
    try {
        const toml::table root = toml::parse(*body, name);
        const auto* approval = sectionOf(root, {}, "approval", name, settings.problems);
        if (!approval) return;
        double above = 0;
        SettingsReader{*approval, name + ": [approval]", settings.problems}.number(kKey, above,
                                                                                   kLeast, kMost);
        settings.secondBoundUsd = settings.secondAboveUsd = above;
    } catch (const toml::parse_error& e) {
        settings.problems.push_back(fmt::format("{}, line {}: {}; nothing of it holds.", name,
                                                e.source().begin.line, e.description()));
    }
}

void readApproval(const toml::table& root, const std::string& file, Settings& settings)
{
    const auto* approval = sectionOf(root, {}, "approval", file, settings.problems);
    if (!approval) return;
    const std::string where = file + ": [approval]";
    const SettingsReader in{*approval, where, settings.problems};
    const double bound = settings.secondBoundUsd;
    double above = settings.secondAboveUsd;
    in.number(kKey, above, kLeast, kMost);
    in.unknownKeys({kKey});
    if (bound > 0 && above > bound)
        settings.problems.push_back(fmt::format(
            "{}: key \"{}\" is {}, looser than its bound of {}: it was refused. A file may only "
            "tighten; what loosens is confirmed under File, Settings.",
            where, kKey, above, bound));
    else
        settings.secondAboveUsd = above;
}

bool isApprovalDamaged(const std::filesystem::path& file)
{
    std::error_code gone;
    return std::filesystem::exists(file, gone) && !confirmedBody(file);
}

core::Expected<void> writeApproval(const std::filesystem::path& file, double aboveUsd)
{
    toml::table approval;
    if (aboveUsd > 0) approval.insert(kKey, aboveUsd);
    std::ostringstream body;
    body << kHead << toml::table{{"approval", std::move(approval)}} << '\n';
    return writeConfirmed(file, body.str(),
                          "What a second person is asked for stays as it was; free the disk and "
                          "apply it again.");
}

core::Expected<void> keepApproval(const std::filesystem::path& file, Settings& settings)
{
    if (settings.secondAboveUsd == settings.secondBoundUsd) return {};
    if (isApprovalDamaged(file)) return {};
    auto kept = writeApproval(file, settings.secondAboveUsd);
    if (kept) settings.secondBoundUsd = settings.secondAboveUsd;
    return kept;
}

}  // namespace ballast::app
