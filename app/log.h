#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace spdlog {
class formatter;
}

namespace ballast::app {

/// Foreign text as a part of one line: control characters (C0, DEL, C1), line separators, marks
/// that turn the direction of writing and bytes that are no UTF-8 are written out as "\x0a" or
/// "\u{202e}", a backslash as it is; longer than `most` bytes is cut.
std::string oneLine(std::string_view text, std::size_t most = 16 * 1024);

/// "2026-11-22T14:31:07.214Z [warning] …": UTC, one entry one line, whatever is in it.
std::unique_ptr<spdlog::formatter> lineFormatter();

struct LogLimits {
    std::size_t fileBytes = 8 << 20;
    std::size_t files = 4;       ///< older ones kept beside the one written
    std::size_t waiting = 8192;  ///< entries; beyond, the oldest are lost and counted
};

/// Notices to the terminal, everything to a rotated file "ballast.log" of the folder, written by a
/// thread of its own: whoever logs never waits for a disk. A symbolic link in the file's place is
/// refused, and then there is no file.
void openLog(const std::filesystem::path& folder, const LogLimits& limits = {});
/// The file that is written to; empty where there is none.
std::filesystem::path logFile();
/// Writes what waits, and says how much was lost.
void closeLog();

}  // namespace ballast::app
