#include "connectors/net/raw_capture.h"

#include "connectors/net/text_file.h"
#include "models/core/fixed.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::net {
namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

bool isAddress(std::string_view text)
{
    const auto starts = [&](std::string_view scheme) { return text.starts_with(scheme); };
    return starts("https://") || starts("http://") || starts("wss://") || starts("ws://");
}

/// Seconds with a fraction, to the microsecond it was written with.
std::optional<core::Time> timeIn(std::string_view text)
{
    // A decimal of nine places is a whole number of nanoseconds; as far as it reaches, to the year
    // 2116.
    const auto seconds = core::Quantity::parse(trimmed(text));
    if (!seconds || seconds->mantissa() < 1'000'000'000 * core::kFixedOne) return std::nullopt;
    return std::chrono::round<std::chrono::microseconds>(
        core::Time{core::Duration{seconds->mantissa()}});
}

bool looksLikeJson(std::string_view text)
{
    if (text.size() < 2) return false;
    return (text.front() == '{' && text.back() == '}') ||
           (text.front() == '[' && text.back() == ']');
}

}  // namespace

// ---- one file ---------------------------------------------------------------------------------

core::Expected<RawCapture> RawCapture::open(const std::filesystem::path& path)
{
    auto text = readTextFile(path);
    if (!text) return std::unexpected(std::move(text.error()));
    return fromText(std::move(*text));
}

RawCapture RawCapture::fromText(std::string text)
{
    RawCapture capture;
    capture.m_text = std::move(text);
    return capture;
}

std::optional<CapturedFrame> RawCapture::next()
{
    while (m_at < m_text.size()) {
        const std::size_t end = std::min(m_text.find('\n', m_at), m_text.size());
        const std::string_view line = trimmed(std::string_view{m_text}.substr(m_at, end - m_at));
        m_at = end + 1;
        if (line.empty()) continue;
        auto frame = read(line);
        if (!frame) continue;
        ++m_frames;
        return frame;
    }
    return std::nullopt;
}

std::optional<CapturedFrame> RawCapture::read(std::string_view line)
{
    const auto refuse = [&](const char* reason) {
        ++m_refused[reason];
        return std::nullopt;
    };
    if (line.starts_with("configuration:")) {
        ++m_notes;
        return std::nullopt;
    }
    CapturedFrame frame;
    std::string_view rest = line;
    if (isAddress(line)) {
        const std::size_t blank = line.find(' ');
        if (blank == std::string_view::npos) return refuse("an address without a frame");
        frame.url = line.substr(0, blank);
        rest = trimmed(line.substr(blank));
        if (rest.starts_with("<->")) {
            ++m_notes;
            return std::nullopt;
        }
        frame.sent = rest.starts_with("<-");
        if (!frame.sent && !rest.starts_with("->")) return refuse("direction not understood");
        rest.remove_prefix(2);
    }
    const std::size_t colon = rest.find(": ");
    if (colon == std::string_view::npos || colon > 40) return refuse("no time before the frame");
    const auto at = timeIn(rest.substr(0, colon));
    if (!at) return refuse("time not understood");
    const std::string_view text = trimmed(rest.substr(colon + 2));
    if (text.size() > kMostFrameBytes) return refuse("larger than 1 MiB");
    if (!looksLikeJson(text)) return refuse("not a JSON object or array");
    if (m_frames >= static_cast<int>(kMostCapturedFrames)) return refuse("too many frames");
    frame.at = *at;
    frame.text = text;
    return frame;
}

// ---- all files of one recording ---------------------------------------------------------------

namespace {

constexpr std::size_t kMostFiles = 64;

/// "DERIBIT" of "DERIBIT.ws.1.0".
std::string stemOf(const std::filesystem::path& file)
{
    const std::string name = file.filename().string();
    return name.substr(0, name.find('.'));
}

/// Only what ends in a number: a table or a note beside the capture is none of its files.
bool namedAsCapture(const std::filesystem::path& file)
{
    std::string name = file.filename().string();
    if (name.ends_with(".gz")) name.resize(name.size() - 3);
    const std::size_t point = name.rfind('.');
    return point != std::string::npos && point + 1 < name.size() &&
           name.find_first_not_of("0123456789", point + 1) == std::string::npos;
}

std::vector<std::filesystem::path> filesOf(const std::filesystem::path& path)
{
    namespace fs = std::filesystem;
    std::error_code none;
    const bool folder = fs::is_directory(path, none);
    if (!folder && !namedAsCapture(path)) return {};
    std::vector<fs::path> files;
    for (const auto& entry :
         fs::directory_iterator(folder ? path : fs::absolute(path).parent_path(), none)) {
        if (files.size() == kMostFiles) break;
        if (entry.is_regular_file(none) && namedAsCapture(entry.path()) &&
            (folder || stemOf(entry.path()) == stemOf(path)))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

bool isRawCapture(const std::filesystem::path& path)
{
    for (const auto& file : filesOf(path))
        if (auto capture = RawCapture::open(file); capture && capture->next()) return true;
    return false;
}

core::Expected<CapturedSession> readRawCapture(const std::filesystem::path& path)
{
    CapturedSession session;
    for (const auto& file : filesOf(path)) {
        auto capture = RawCapture::open(file);
        if (!capture) return std::unexpected(capture.error());
        while (auto frame = capture->next()) {
            if (session.frames.size() == kMostCapturedFrames)
                return core::failure(
                    fmt::format("reading the recording {}: more than {} frames; open a part of it",
                                core::quoted(path.string()), kMostCapturedFrames));
            session.frames.push_back(std::move(*frame));
        }
        for (const auto& [reason, count] : capture->refused()) session.refused[reason] += count;
    }
    if (session.frames.empty())
        return core::failure("reading the recording " + core::quoted(path.string()) +
                             ": no file in it holds a frame with its time; expected lines such as "
                             "\"1626993723.8: {…}\" in files such as VENUE.ws.1.0");
    // Stable, so that frames of the same instant stay in the order in which they were written.
    std::ranges::stable_sort(session.frames, {}, &CapturedFrame::at);
    return session;
}

}  // namespace ballast::net
