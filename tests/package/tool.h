#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

#include <initializer_list>

#if defined(__unix__)
#include <unistd.h>
#endif

namespace ballast::test {

struct Ran {
    int code = -1;  ///< -1: it could not be run, or did not end in order
    QByteArray out, err;
};

inline Ran run(const QString& program, const QStringList& words,
               const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
{
    constexpr int kPatienceMs = 240000;
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, words);
    Ran ran;
    const bool ended = process.waitForFinished(kPatienceMs);
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    if (ended && process.exitStatus() == QProcess::NormalExit) ran.code = process.exitCode();
    return ran;
}

inline bool isThere(std::initializer_list<const char*> tools)
{
    for (const char* tool : tools)
        if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty() &&
            QStandardPaths::findExecutable(QLatin1String(tool),
                                           {QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")})
                .isEmpty())
            return false;
    return true;
}

/// What goes before a command that must believe it is root's; empty: there is no way here.
inline QStringList asRoot()
{
#if defined(__unix__)
    if (geteuid() == 0) return {QStringLiteral("env")};
#endif
    return isThere({"fakeroot"}) ? QStringList{QStringLiteral("fakeroot")} : QStringList{};
}

}  // namespace ballast::test
