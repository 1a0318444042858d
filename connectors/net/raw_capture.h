#pragma once

#include "models/core/error.h"
#include "models/core/time.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::net {

/// One line of a raw capture.
struct CapturedFrame {
    core::Time at{};
    bool sent = false;  ///< by the client; otherwise it was received
    std::string url;    ///< empty where the line does not name one (websocket traffic received)
    std::string text;   ///< JSON
};

/// Largest frame that is handed over, as everywhere.
inline constexpr std::size_t kMostFrameBytes = 1024 * 1024;
inline constexpr std::size_t kMostCapturedFrames = 1'000'000;

/// Reads a raw capture frame by frame. Lines are
///   `<unix seconds>: <json>`         received on the websocket,
///   `<url> <- <unix seconds>: <json>` sent on it,
///   `<url> -> <unix seconds>: <json>` the answer to an HTTP request,
///   `<url> <-> <unix seconds>`        the connection was opened (no frame),
///   `configuration: <json>`           how it was recorded (no frame).
/// What is none of these, has no valid time, is not an object or array, or is too large is passed
/// over and counted by reason. The text is not parsed further: that is the decoder's business.
class RawCapture {
public:
    static core::Expected<RawCapture> open(const std::filesystem::path& path);
    static RawCapture fromText(std::string text);

    /// The next frame in order of the file; nothing at its end.
    std::optional<CapturedFrame> next();
    int frames() const { return m_frames; }
    int notes() const { return m_notes; }  ///< lines that are no frames by their form
    const std::map<std::string, int>& refused() const { return m_refused; }

private:
    std::optional<CapturedFrame> read(std::string_view line);

    std::string m_text;
    std::size_t m_at = 0;
    int m_frames = 0, m_notes = 0;
    std::map<std::string, int> m_refused;
};

/// All that was recorded of one session, from several files, in order of time.
struct CapturedSession {
    std::vector<CapturedFrame> frames;   ///< not empty
    std::map<std::string, int> refused;  ///< lines by reason
};

/// Whether `path` is a folder with files of a raw capture (names ending in a number, also gzipped:
/// "DERIBIT.0", "DERIBIT.ws.1.0") or one of those files.
bool isRawCapture(const std::filesystem::path& path);
/// Reads the folder, or of a file all that belong to it: those beside it with the same name up to
/// the first point. Fails where a file cannot be read or there is no frame at all.
core::Expected<CapturedSession> readRawCapture(const std::filesystem::path& path);

}  // namespace ballast::net
