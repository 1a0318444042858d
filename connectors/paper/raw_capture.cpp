#include "connectors/paper/raw_capture.h"

#include "connectors/paper/csv.h"
#include "connectors/paper/text_file.h"

#include <algorithm>
#include <cmath>

namespace ballast::paper {
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
    const auto seconds = csvNumber(trimmed(text));
    if (!seconds || *seconds < 1e9 || *seconds > 1e10) return std::nullopt;
    return core::Time{std::chrono::microseconds{std::llround(*seconds * 1e6)}};
}

bool looksLikeJson(std::string_view text)
{
    if (text.size() < 2) return false;
    return (text.front() == '{' && text.back() == '}') ||
           (text.front() == '[' && text.back() == ']');
}

}  // namespace

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

}  // namespace ballast::paper
