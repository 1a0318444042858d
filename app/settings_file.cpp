#include "app/settings_file.h"

#include "app/settings_reader.h"
#include "app/settings_words.h"

#include <QSaveFile>

#include <fmt/format.h>

namespace ballast::app {

void readSettingsFile(const std::filesystem::path& file, std::vector<std::string>& problems,
                      const TakeSettings& take)
{
    std::error_code gone;
    if (!std::filesystem::exists(file, gone)) return;
    const std::string name = file.string();
    if (std::filesystem::file_size(file, gone) > kMostSettingsBytes) {
        problems.push_back(name + " is larger than 1 MiB; nothing of it holds.");
        return;
    }
    try {
        take(toml::parse_file(name), name);
    } catch (const toml::parse_error& e) {
        problems.push_back(fmt::format("{}, line {}: {}; nothing of it holds.", name,
                                       e.source().begin.line, e.description()));
    }
}

bool isOurVersion(const toml::table& root, const std::string& file,
                  std::vector<std::string>& problems)
{
    const auto* node = root.get("version");
    if (!node || node->value_exact<std::int64_t>() == kSettingsVersion) return true;
    problems.push_back(fmt::format("{}: key \"version\" is {}, expected {}; nothing of it holds.",
                                   file, foundIn(*node), kSettingsVersion));
    return false;
}

core::Expected<void> writeSettingsFile(const std::filesystem::path& file, std::string_view text,
                                       const std::string& otherwise)
{
    // Beside the old file first, then in its place: there is always a whole one.
    QSaveFile out(QString::fromStdString(file.string()));
    if (out.open(QIODevice::WriteOnly) &&
        out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
        out.write(text.data(), static_cast<qint64>(text.size())) ==
            static_cast<qint64>(text.size()) &&
        out.commit())
        return {};
    return core::failure("writing " + file.string() + ": " + out.errorString().toStdString() +
                         ". " + otherwise);
}

}  // namespace ballast::app
