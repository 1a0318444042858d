#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::test {

inline std::filesystem::path fromEnvironment(const char* name,
                                             const std::filesystem::path& otherwise)
{
    const char* value = std::getenv(name);
    return value && *value ? std::filesystem::path{value} : otherwise;
}

inline std::filesystem::path sourceDirectory()
{
    return fromEnvironment("BALLAST_SOURCE", std::filesystem::current_path());
}
/// Reference rows: part of the project.
inline std::filesystem::path vectorsDirectory()
{
    return fromEnvironment("BALLAST_VECTORS", sourceDirectory() / "tests/data/vectors");
}
/// Recorded venue data: beside the project, and not always there.
inline std::filesystem::path recordingsDirectory()
{
    return fromEnvironment("BALLAST_RECORDINGS", sourceDirectory() / "../shared/recordings");
}

/// Files of `directory` whose names begin and end so, in order of name.
inline std::vector<std::filesystem::path> filesIn(const std::filesystem::path& directory,
                                                  std::string_view begin, std::string_view end)
{
    std::vector<std::filesystem::path> found;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(directory, none)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(begin) && name.ends_with(end)) found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace ballast::test
