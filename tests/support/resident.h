#pragma once

#include <cstdint>
#include <fstream>
#include <string>

#ifdef __linux__
#include <unistd.h>
#endif

namespace ballast::test {

/// What AddressSanitizer holds back of memory that was given free, at most, and its shadow.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr std::int64_t kHeldBack = std::int64_t{512} << 20;
#else
inline constexpr std::int64_t kHeldBack = 0;
#endif

/// Bytes of memory this process has in use now; 0 where the system does not say.
inline std::int64_t residentBytes()
{
#ifdef __linux__
    std::ifstream statm("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    statm >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE);
#else
    return 0;
#endif
}

/// The most it ever had in use since the last call of `forgetPeak`; 0 where the system does not
/// say.
inline std::int64_t peakBytes()
{
    std::ifstream status("/proc/self/status");
    std::int64_t kib = 0;
    for (std::string word; status >> word;)
        if (word == "VmHWM:") status >> kib;
    return kib * 1024;
}
inline void forgetPeak() { std::ofstream("/proc/self/clear_refs") << "5"; }

}  // namespace ballast::test
