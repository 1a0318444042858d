// A file that says it is the order journal: it is opened as it was left, or refused with a
// sentence.
#include "connectors/store/order_journal.h"
#include "connectors/store/verify.h"
#include "fuzz/targets.h"
#include "models/core/assert.h"

namespace ballast::fuzz {

void ordersDb(Bytes bytes)
{
    withFile(bytes, store::kOrdersFile, [](const std::filesystem::path& file) {
        const auto folder = file.parent_path();
        const auto report = store::verify(folder);
        if (!report) BALLAST_ASSERT(!report.error().message.empty());
        const auto journal =
            store::OrderJournal::open(folder, {core::fromUnixMs(1'785'000'000'000), 1});
        if (!journal) BALLAST_ASSERT(!journal.error().message.empty());
    });
}

}  // namespace ballast::fuzz
