// Any bytes as a frame of the venue: nothing may crash, nothing may be kept of a refused frame, and
// the short cut must say what the general way says.
#include "connectors/deribit/codec.h"
#include "connectors/deribit/replies.h"
#include "models/core/assert.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

using namespace ballast;

namespace {

const core::Time kAt = core::fromUnixMs(1'785'000'000'000);

struct Desk {
    market::Directory directory;
    deribit::Codec codec{{"deribit", "key", &directory}};
    std::vector<engine::Event> quick, general;

    // Names the seeds use, so that the short cut knows them.
    Desk()
    {
        for (const char* name : {"BTC-PERPETUAL", "ETH-PERPETUAL", "BTC-25SEP26-70000-C"})
            directory.idOf("deribit", name);
    }
};

void readAsEveryReply(deribit::json::Value result, const deribit::Names& names)
{
    (void)deribit::decodeInstruments(result, names);
    (void)deribit::decodeGranted(result);
    (void)deribit::decodeVenueTime(result);
    (void)deribit::decodeCancelOnDisconnect(result);
    (void)deribit::decodeChannels(result);
    (void)deribit::decodePositions(result, names, kAt);
    (void)deribit::decodeAccounts(result, names, kAt);
    (void)deribit::decodeOrders(result, names, kAt);
    (void)deribit::decodePlaced(result, names, kAt);
    (void)deribit::decodeTradeList(result, names, kAt);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static Desk desk;
    const std::string_view frame{reinterpret_cast<const char*>(data), size};
    desk.quick.clear();
    desk.general.clear();
    const bool quick = desk.codec.decode(frame, kAt, desk.quick).has_value();
    const auto general = desk.codec.decodeAnyOrder(frame, kAt, desk.general);
    BALLAST_ASSERT(quick == general.has_value());
    BALLAST_ASSERT(desk.quick.size() == desk.general.size());
    BALLAST_ASSERT(quick || desk.quick.empty());
    if (general)
        if (const auto* reply = std::get_if<deribit::Reply>(&*general); reply && reply->result)
            readAsEveryReply(reply->result, desk.codec.names());
    return 0;
}
