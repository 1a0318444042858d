#pragma once

#include "models/execution/refill.h"
#include "models/market/book.h"
#include "models/market/ticker.h"

#include <map>

namespace ballast::engine {

/// Watches how fast the books of the hedges refill after public trades.
class RefillDesk {
public:
    /// The book as it stands at a tick.
    void look(core::InstrumentId instrument, const market::Book& book, core::Time now);
    void on(const market::Trade& trade, core::Time now);
    /// Null: it was never looked at.
    const execution::Refill* find(core::InstrumentId instrument) const;

private:
    std::map<core::InstrumentId, execution::Refill> m_refills;
};

}  // namespace ballast::engine
