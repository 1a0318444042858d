#include "app/runtime_folder.h"

#if defined(__unix__) && !defined(__APPLE__)
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#endif

namespace ballast::app {

void nameRuntimeFolder()
{
#if defined(__unix__) && !defined(__APPLE__)
    constexpr const char* kName = "XDG_RUNTIME_DIR";
    constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
    if (const char* named = std::getenv(kName); named && *named) return;
    const passwd* user = ::getpwuid(::geteuid());
    if (!user) return;
    const char* temporary = std::getenv("TMPDIR");
    const std::string folder =
        std::string{temporary && *temporary ? temporary : "/tmp"} + "/runtime-" + user->pw_name;
    ::mkdir(folder.c_str(), S_IRWXU);
    struct stat found {};
    const bool isOurs = ::lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
                        found.st_uid == ::geteuid() && (found.st_mode & kOthers) == 0;
    if (isOurs) ::setenv(kName, folder.c_str(), 0);
#endif
}

}  // namespace ballast::app
