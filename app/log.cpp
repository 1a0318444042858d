#include "app/log.h"

#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <system_error>
#include <vector>

namespace ballast::app {
namespace {

constexpr auto kPattern = "%Y-%m-%dT%H:%M:%S.%eZ [%^%l%$] %v";

/// The character that begins `text`, and its bytes; 0 bytes where it is no UTF-8.
struct Decoded {
    std::uint32_t code = 0;
    std::size_t bytes = 0;
};

Decoded decode(std::string_view text)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) return {first, 1};
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < size) return {};
    std::uint32_t code = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((at(i) & 0xC0U) != 0x80U) return {};
        code = code << 6U | (at(i) & 0x3FU);
    }
    const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, size};
}

bool isHarmless(std::uint32_t code)
{
    if (code < 0x20 || (code >= 0x7F && code <= 0x9F)) return false;
    const bool turnsWriting = code == 0x061C || (code >= 0x200E && code <= 0x200F) ||
                              (code >= 0x202A && code <= 0x202E) ||
                              (code >= 0x2066 && code <= 0x2069);
    return !turnsWriting && code != 0x2028 && code != 0x2029 && code != 0xFEFF;
}

class LineFormatter final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override
    {
        const std::string line = oneLine({message.payload.data(), message.payload.size()});
        spdlog::details::log_msg clean = message;
        clean.payload = line;
        m_pattern.format(clean, out);
        message.color_range_start = clean.color_range_start;
        message.color_range_end = clean.color_range_end;
    }
    std::unique_ptr<spdlog::formatter> clone() const override
    {
        return std::make_unique<LineFormatter>();
    }

private:
    spdlog::pattern_formatter m_pattern{kPattern, spdlog::pattern_time_type::utc, "\n"};
};

std::shared_ptr<spdlog::sinks::sink> fileOf(const std::filesystem::path& folder,
                                            const LogLimits& limits)
{
    const std::filesystem::path file = folder / "ballast.log";
    std::error_code none;
    if (std::filesystem::is_symlink(file, none))
        throw spdlog::spdlog_ex("a symbolic link stands in the place of " + file.string());
    return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), limits.fileBytes,
                                                                  limits.files);
}

}  // namespace

std::string oneLine(std::string_view text, std::size_t most)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        if (out.size() >= most) return out + "…";
        const Decoded next = decode(text);
        if (next.bytes == 0)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
        else if (isHarmless(next.code))
            out += text.substr(0, next.bytes);
        else if (next.code < 0x100)
            out += fmt::format("\\x{:02x}", next.code);
        else
            out += fmt::format("\\u{{{:04x}}}", next.code);
        text.remove_prefix(next.bytes == 0 ? 1 : next.bytes);
    }
    return out;
}

std::unique_ptr<spdlog::formatter> lineFormatter() { return std::make_unique<LineFormatter>(); }

void openLog(const std::filesystem::path& folder, const LogLimits& limits)
{
    auto terminal = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    terminal->set_level(spdlog::level::warn);
    std::vector<spdlog::sink_ptr> sinks{terminal};
    try {
        sinks.push_back(fileOf(folder, limits));
    } catch (const spdlog::spdlog_ex& e) {
        std::fprintf(stderr, "ballast: no log file: %s\n", e.what());
    }
    for (const spdlog::sink_ptr& sink : sinks) sink->set_formatter(lineFormatter());
    spdlog::init_thread_pool(limits.waiting, 1);
    auto logger = std::make_shared<spdlog::async_logger>(
        "ballast", sinks.begin(), sinks.end(), spdlog::thread_pool(),
        spdlog::async_overflow_policy::overrun_oldest);
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    spdlog::flush_every(std::chrono::seconds{3});
}

std::filesystem::path logFile()
{
    for (const spdlog::sink_ptr& sink : spdlog::default_logger()->sinks())
        if (auto* file = dynamic_cast<spdlog::sinks::rotating_file_sink_mt*>(sink.get()))
            return file->filename();
    return {};
}

void closeLog()
{
    if (const auto pool = spdlog::thread_pool(); pool && pool->overrun_counter() > 0)
        spdlog::warn("log: {} entries were lost, for the disk was too slow",
                     pool->overrun_counter());
    spdlog::shutdown();
}

}  // namespace ballast::app
