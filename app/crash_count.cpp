#include "app/crash_count.h"

#include <QSaveFile>

#include <charconv>
#include <fstream>
#include <string>
#include <vector>

namespace ballast::app {

CrashCount::CrashCount(std::filesystem::path folder, core::Time now)
    : m_file(std::move(folder) / "unended-runs")
{
    std::vector<std::string> lines;
    std::ifstream in(m_file);
    for (std::string line; std::getline(in, line);) {
        std::int64_t ms = 0;
        std::from_chars(line.data(), line.data() + line.size(), ms);
        const core::Duration ago = now - core::fromUnixMs(ms);
        // Of a clock that was set back nothing is known: counted, for it is the safer mistake.
        if (ago > kCrashLoopWithin) continue;
        ++m_crashes;
        lines.push_back(line);
    }
    lines.push_back(std::to_string(core::toUnixMs(now)));
    constexpr std::size_t kMost = 100;
    QSaveFile out(QString::fromStdString(m_file.string()));  // written whole, and synced
    if (!out.open(QIODevice::WriteOnly)) return;
    for (std::size_t n = lines.size() > kMost ? lines.size() - kMost : 0; n < lines.size(); ++n)
        out.write(QByteArray::fromStdString(lines[n] + "\n"));
    out.commit();
}

void CrashCount::endedInOrder()
{
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

}  // namespace ballast::app
