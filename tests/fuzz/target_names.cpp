// Names out of files and frames: instruments, channels, days, labels, venues.
#include "connectors/deribit/names.h"
#include "connectors/paper/channels.h"
#include "connectors/paper_market/listing_plan.h"
#include "connectors/paper_market/scenario.h"
#include "connectors/paper_trading/account_seed.h"
#include "fuzz/targets.h"
#include "models/core/assert.h"
#include "models/core/venue_name.h"
#include "models/orders/label.h"

namespace ballast::fuzz {

void instrumentName(Bytes bytes)
{
    const std::string_view text = textOf(bytes);
    (void)deribit::isCombination(text);
    (void)paper::parseChannel(text);
    (void)paper_market::parseDayName(text);
    (void)paper_market::parseScenario(text);
    (void)paper_trading::parseAccount(text);
    const core::Label label{std::string{text}};
    if (core::VenueId::fits(text)) (void)core::venueName(core::VenueId{text});
    // Ours begin so, and no other text passes for one.
    BALLAST_ASSERT(!orders::isOurs(label) || text.starts_with("R1-"));
    static market::Directory directory;
    if (directory.size() < deribit::kMaxInstruments && !text.empty() && text.size() < 64)
        BALLAST_ASSERT(directory.idOf("deribit", text) == directory.idOf("deribit", text));
}

}  // namespace ballast::fuzz
