// Any bytes as a frame of the venue: nothing may crash, nothing may be kept of a refused frame, no
// number that is not one may come through, and the short cut must say what the general way says.
#include "connectors/deribit/codec.h"
#include "connectors/deribit/replies.h"
#include "fuzz/targets.h"
#include "models/core/assert.h"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <vector>

namespace ballast::fuzz {

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

/// Frames hold no commands, the one kind that cannot be compared.
bool same(const engine::Event& a, const engine::Event& b)
{
    return a.index() == b.index() && std::visit(
                                         [&](const auto& what) {
                                             using What = std::decay_t<decltype(what)>;
                                             if constexpr (std::equality_comparable<What>)
                                                 return what == std::get<What>(b);
                                             else
                                                 return false;
                                         },
                                         a);
}

bool same(const std::vector<engine::Event>& a, const std::vector<engine::Event>& b)
{
    return std::ranges::equal(
        a, b, [](const engine::Event& x, const engine::Event& y) { return same(x, y); });
}

void finite(double value) { BALLAST_ASSERT(std::isfinite(value)); }

void mustBeSound(const market::Ticker& ticker)
{
    for (const double value :
         {ticker.markIv, ticker.bidIv, ticker.askIv, ticker.openInterest, ticker.funding8h})
        finite(value);
    if (!ticker.greeks) return;
    for (const double value : {ticker.greeks->delta, ticker.greeks->gamma, ticker.greeks->vega,
                               ticker.greeks->theta, ticker.greeks->rho})
        finite(value);
}
void mustBeSound(const market::IndexPrice& index) { BALLAST_ASSERT(index.price.isPositive()); }
void mustBeSound(const market::Trade& trade) { BALLAST_ASSERT(trade.size.isPositive()); }
void mustBeSound(const market::BookUpdate& update)
{
    for (const auto* side : {&update.bids, &update.asks})
        for (const market::Level& level : *side)
            BALLAST_ASSERT(level.size >= core::Quantity{} && level.price.isPositive());
}
template <class Other>
void mustBeSound(const Other&)
{
}

}  // namespace

void frame(Bytes bytes)
{
    static Desk desk;
    const std::string_view text = textOf(bytes);
    desk.quick.clear();
    desk.general.clear();
    const bool quick = desk.codec.decode(text, kAt, desk.quick).has_value();
    const auto general = desk.codec.decodeAnyOrder(text, kAt, desk.general);
    BALLAST_ASSERT(quick == general.has_value());
    BALLAST_ASSERT(same(desk.quick, desk.general));
    BALLAST_ASSERT(quick || desk.quick.empty());
    for (const engine::Event& event : desk.general)
        std::visit([](const auto& what) { mustBeSound(what); }, event);
    if (general)
        if (const auto* reply = std::get_if<deribit::Reply>(&*general); reply && reply->result)
            readAsEveryReply(reply->result, desk.codec.names());
}

}  // namespace ballast::fuzz
