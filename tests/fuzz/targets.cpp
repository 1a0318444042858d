#include "fuzz/targets.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <string>

#ifndef _WIN32
#include <unistd.h>
#endif

namespace ballast::fuzz {

namespace {

constexpr std::array kTargets{
    Target{"frame", frame, true},
    Target{"json", json, true},
    Target{"book", book},
    Target{"decimal", decimal},
    Target{"instrument-name", instrumentName},
    Target{"csv", csv},
    Target{"positions-csv", positionsCsv},
    Target{"settings", settings},
    Target{"kept-policies", keptPolicies},
    Target{"recorded-state", recordedState},
    Target{"raw-capture", rawCapture},
    Target{"orders-db", ordersDb},
    Target{"recorded-events", recordedEvents},
    Target{"paper-request", paperRequest, true},
};

/// A folder of this process alone, gone when it ends.
class Scratch {
public:
    Scratch()
    {
        std::error_code none;
        const std::filesystem::path memory = "/dev/shm";
        const auto root = std::filesystem::is_directory(memory, none)
                              ? memory
                              : std::filesystem::temp_directory_path();
#ifdef _WIN32
        m_path = root / "ballast-fuzz";
#else
        m_path = root / ("ballast-fuzz-" + std::to_string(::getpid()));
#endif
        std::filesystem::create_directories(m_path);
    }
    ~Scratch()
    {
        std::error_code none;
        std::filesystem::remove_all(m_path, none);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace

std::span<const Target> targets() { return kTargets; }

const Target* target(std::string_view name)
{
    const auto found = std::ranges::find(kTargets, name, &Target::name);
    return found == kTargets.end() ? nullptr : &*found;
}

void withFile(Bytes bytes, std::string_view name,
              const std::function<void(const std::filesystem::path&)>& use)
{
    static const Scratch scratch;
    const std::filesystem::path folder = scratch.path() / "input";
    std::filesystem::create_directories(folder);
    {
        std::ofstream out(folder / name, std::ios::binary | std::ios::trunc);
        out.write(reinterpret_cast<const char*>(bytes.data()),
                  static_cast<std::streamsize>(bytes.size()));
    }
    use(folder / name);
    std::error_code none;
    std::filesystem::remove_all(folder, none);
}

}  // namespace ballast::fuzz
