#pragma once

#include "connectors/deribit/errors.h"
#include "connectors/deribit/fast_path.h"
#include "connectors/deribit/json.h"
#include "connectors/deribit/names.h"
#include "models/core/error.h"
#include "models/engine/event.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace ballast::deribit {

/// A message on a subscribed channel; its events were appended. A channel nobody reads has none.
struct Notification {
    std::string_view channel;
    bool understood = true;
    std::uint32_t skipped = 0;  ///< entries about combinations, which are not kept here
};

/// The answer to a request. `result` is valid until the next frame is decoded.
struct Reply {
    std::optional<std::uint64_t>
        id;  ///< none over HTTP, and where the venue could not read the request
    std::optional<VenueError> error;
    json::Value result;
    std::optional<core::Time> venueIn, venueOut;  ///< when the venue got and answered it
};

struct Heartbeat {
    bool answerWanted = false;  ///< a test_request: silence would close the connection
};

using Frame = std::variant<Notification, Reply, Heartbeat>;

/// Bytes to values. What comes out depends on the arguments alone; the object only keeps memory.
class Codec {
public:
    explicit Codec(Names names) : m_names(names) {}

    /// Decodes one frame received at `at` and appends its events to `events`. A frame that is not
    /// wholly as expected is refused with a sentence naming channel and field, and appends nothing.
    /// `limits` are those of replies; news are never larger than 1 MiB.
    core::Expected<Frame> decode(std::string_view frame, core::Time at,
                                 std::vector<engine::Event>& events,
                                 const json::Limits& limits = {});
    /// The same without the short cut for tickers and books whose keys come in the usual order.
    core::Expected<Frame> decodeAnyOrder(std::string_view frame, core::Time at,
                                         std::vector<engine::Event>& events,
                                         const json::Limits& limits = {});
    /// Whether the frame refused last was no JSON at all, rather than JSON with a value nobody can
    /// use.
    bool malformed() const { return m_malformed; }
    const Names& names() const { return m_names; }

private:
    core::Expected<Frame> notification(json::Value root, core::Time at,
                                       std::vector<engine::Event>& events);
    Names m_names;
    json::Document m_document;
    FastPath m_fastPath;
    bool m_malformed = false;
};

}  // namespace ballast::deribit
