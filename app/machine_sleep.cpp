#include "app/machine_sleep.h"

#ifdef __linux__
#include <ctime>
#endif

namespace ballast::app {

core::Duration machineSlept()
{
#ifdef __linux__
    timespec boot{}, awake{};
    if (clock_gettime(CLOCK_BOOTTIME, &boot) != 0 || clock_gettime(CLOCK_MONOTONIC, &awake) != 0)
        return {};
    return std::chrono::seconds{boot.tv_sec - awake.tv_sec} +
           std::chrono::nanoseconds{boot.tv_nsec - awake.tv_nsec};
#else
    return {};
#endif
}

}  // namespace ballast::app
