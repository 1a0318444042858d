// Recordings: a venue's state as CSV, and a session's frames.
#include "connectors/deribit/codec.h"
#include "connectors/net/raw_capture.h"
#include "connectors/paper_market/tape_market.h"
#include "connectors/paper_market/tape_reader.h"
#include "fuzz/targets.h"
#include "models/core/assert.h"

#include <cmath>
#include <string>

namespace ballast::fuzz {

void recordedState(Bytes bytes)
{
    withFile(bytes, "state_options.csv", [](const std::filesystem::path& file) {
        const auto state = paper_market::readRecordedState(file);
        if (!state) {
            BALLAST_ASSERT(!state.error().message.empty());
            return;
        }
        BALLAST_ASSERT(!state->listings.empty());
        for (const auto& listing : state->listings)
            for (const double value : {listing.mark, listing.markIv, listing.forward, listing.bidIv,
                                       listing.askIv, listing.openInterest})
                BALLAST_ASSERT(std::isfinite(value));
    });
}

void rawCapture(Bytes bytes)
{
    static market::Directory directory;
    static deribit::Codec codec{{"deribit", "key", &directory}};
    std::vector<engine::Event> events;
    auto capture = net::RawCapture::fromText(std::string{textOf(bytes)});
    while (const auto frame = capture.next()) {
        events.clear();
        BALLAST_ASSERT(frame->text.size() <= net::kMostFrameBytes);
        (void)codec.decode(frame->text, frame->at, events);
    }
}

}  // namespace ballast::fuzz
