#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <string>
#include <vector>

#if defined(__unix__)
#include <unistd.h>
#endif

namespace ballast::test {

using Words = std::vector<std::string>;

inline Words operator+(Words a, const Words& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

struct Ran {
    int code = -1;  ///< -1: it could not be run, or did not end in order
    QByteArray out, err;
};

inline Ran run(const std::string& program, const Words& words,
               const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
{
    constexpr int kPatienceMs = 120000;
    QStringList arguments;
    for (const std::string& word : words) arguments << QString::fromStdString(word);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QString::fromStdString(program), arguments);
    Ran ran;
    const bool ended = process.waitForFinished(kPatienceMs);
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    if (ended && process.exitStatus() == QProcess::NormalExit) ran.code = process.exitCode();
    return ran;
}

inline bool isThere(std::initializer_list<const char*> tools)
{
    const QStringList roots{QStringLiteral("/usr/sbin"), QStringLiteral("/sbin")};
    for (const char* tool : tools)
        if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty() &&
            QStandardPaths::findExecutable(QLatin1String(tool), roots).isEmpty())
            return false;
    return true;
}

/// What goes before a command that must believe it is root's; empty: there is no way here.
inline std::string asRoot()
{
#if defined(__unix__)
    if (geteuid() == 0) return "env";
#endif
    return isThere({"fakeroot"}) ? "fakeroot" : "";
}

}  // namespace ballast::test
