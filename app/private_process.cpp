#include "app/private_process.h"

#include <QtGlobal>

#ifdef _WIN32
#include <windows.h>
#else
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace ballast::app {
namespace {

constexpr const char* kInfluences[] = {"LD_PRELOAD",      "LD_AUDIT",
                                       "LD_LIBRARY_PATH", "DYLD_INSERT_LIBRARIES",
                                       "QT_PLUGIN_PATH",  "QT_QPA_PLATFORM_PLUGIN_PATH",
                                       "OPENSSL_CONF",    "OPENSSL_MODULES",
                                       "SSL_CERT_FILE",   "SSL_CERT_DIR"};

}  // namespace

void keepProcessPrivate()
{
#ifdef _WIN32
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
#else
    umask(S_IRWXG | S_IRWXO);
    const rlimit none{0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef __linux__
    // A dump that is piped into a program has no size limit: this one counts there too.
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

std::vector<std::string> foreignInfluences()
{
    std::vector<std::string> set;
    for (const char* name : kInfluences) {
        // Set to nothing it decides nothing.
        if (!qEnvironmentVariableIsEmpty(name)) set.emplace_back(name);
    }
    return set;
}

}  // namespace ballast::app
