#include "app/program_facts.h"

#include "app/private_process.h"
#include "models/core/digest.h"
#include "models/pricing/option_batch.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>
#include <QThread>

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <sqlite3.h>

#include <algorithm>

namespace ballast::app {
namespace {

std::string compiler()
{
#if defined(__clang__)
    return "clang " __clang_version__;
#elif defined(__GNUC__)
    return "g++ " __VERSION__;
#elif defined(_MSC_VER)
    return fmt::format("MSVC {}", _MSC_FULL_VER);
#else
    return "an unknown compiler";
#endif
}

constexpr const char* kKind =
#ifdef NDEBUG
    "release";
#else
    "with checks of a debug build";
#endif

/// Which build it is, whatever it says of itself.
std::string digestOfProgram()
{
    QFile file(QCoreApplication::applicationFilePath());
    if (!file.open(QIODevice::ReadOnly)) return "could not be read";
    return "SHA-256 " + core::sha256Hex(file.readAll().toStdString());
}

std::string screens()
{
    std::string text = QGuiApplication::platformName().toStdString();
    for (const QScreen* screen : QGuiApplication::screens())
        text += fmt::format(", {} x {} at {:.0f} %", screen->size().width(),
                            screen->size().height(), 100 * screen->devicePixelRatio());
    return text;
}

}  // namespace

ProgramFacts programFacts()
{
    ProgramFacts facts;
    facts.version = BALLAST_VERSION;
    facts.build = compiler() + ", " + kKind + ", " + QSysInfo::buildAbi().toStdString();
    facts.executable = digestOfProgram();
    facts.qt = fmt::format("{}, built with {}", qVersion(), QT_VERSION_STR);
    facts.sqlite = fmt::format("{}, built with {}", sqlite3_libversion(), SQLITE_VERSION);
    facts.openssl = fmt::format("{}, built with {}", OpenSSL_version(OPENSSL_VERSION_STRING),
                                OPENSSL_VERSION_STR);
    facts.pricing = pricing::simdTarget();
    facts.system =
        fmt::format("{}, {} {}, {}, {} processors", QSysInfo::prettyProductName().toStdString(),
                    QSysInfo::kernelType().toStdString(), QSysInfo::kernelVersion().toStdString(),
                    QSysInfo::currentCpuArchitecture().toStdString(), QThread::idealThreadCount());
    facts.screen = screens();
    facts.locale = QLocale().name().toStdString();
    facts.influences = foreignInfluences();
    return facts;
}

std::vector<std::string> homeFolders()
{
    std::vector<std::string> all;
    for (const QString& name :
         {QDir::homePath(), QDir(QDir::homePath()).canonicalPath(),
          QDir::toNativeSeparators(QDir::homePath()), qEnvironmentVariable("HOME")})
        if (name.size() > 1 && std::ranges::find(all, name.toStdString()) == all.end())
            all.push_back(name.toStdString());
    return all;
}

std::string lastLines(const std::filesystem::path& path, std::size_t bytes)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const bool whole = file.size() <= static_cast<qint64>(bytes);
    if (!whole) file.seek(file.size() - static_cast<qint64>(bytes));
    std::string text = file.read(static_cast<qint64>(bytes)).toStdString();
    // Where it begins within a line, that one is not told: half a word could be half a key.
    if (!whole) text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
    return text;
}

}  // namespace ballast::app
