#pragma once

#include "package/tool.h"

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace ballast::test {

/// Every file, link and folder below, with "/" behind a folder, in order; `but` and what is in it
/// left out.
inline Words listing(const std::filesystem::path& root, const std::filesystem::path& but = {})
{
    namespace fs = std::filesystem;
    Words all;
    for (fs::recursive_directory_iterator it(root), end; it != end; ++it) {
        if (!but.empty() && it->path() == root / but) {
            it.disable_recursion_pending();
            continue;
        }
        const bool folder = it->is_directory() && !it->is_symlink();
        all.push_back(fs::relative(it->path(), root).string() + (folder ? "/" : ""));
    }
    std::sort(all.begin(), all.end());
    return all;
}

/// Somebody with an empty home, an environment of his own and no display.
class Person {
public:
    Ran does(const std::filesystem::path& program, const Words& words,
             const std::vector<std::pair<const char*, QString>>& more = {}) const
    {
        QProcessEnvironment own;
        const auto set = [&](const char* name, const QString& value) {
            own.insert(QLatin1String(name), value);
        };
        set("PATH", QStringLiteral("/usr/bin:/bin"));
        set("HOME", m_home.path());
        set("TMPDIR", m_temporary.path());
        set("LC_ALL", QStringLiteral("C"));
        set("QT_QPA_PLATFORM", QStringLiteral("offscreen"));
        for (const auto& [name, value] : more) set(name, value);
        return run(program.string(), words, own);
    }
    std::filesystem::path home() const { return m_home.path().toStdString(); }
    std::filesystem::path data() const { return home() / ".local/share/ballast/paper"; }
    Words temporaries() const { return listing(m_temporary.path().toStdString()); }

private:
    QTemporaryDir m_home, m_temporary;
};

}  // namespace ballast::test
