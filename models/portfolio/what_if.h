#pragma once

#include "models/portfolio/exposure.h"

#include <span>
#include <string>
#include <vector>

namespace ballast::portfolio {

/// One change to what is held, thought and not traded. Sizes are signed, in the instrument's unit.
struct WhatIfEdit {
    enum class Kind : std::uint8_t {
        Add,     ///< `size` more than is held
        Resize,  ///< `size` instead of what is held
        Remove,  ///< nothing of it
    };
    Kind kind = Kind::Add;
    core::AccountKey account;
    core::InstrumentId instrument;
    core::Quantity size;
    bool operator==(const WhatIfEdit&) const = default;
};

/// What is thought of: edits in their order, and the orders a waiting proposal would send.
struct WhatIf {
    std::vector<WhatIfEdit> edits;
    bool withPending = false;
    bool operator==(const WhatIf&) const = default;
    bool changesNothing() const { return edits.empty() && !withPending; }
};

/// A position the what-if holds differently from the account.
struct WhatIfChange {
    core::AccountKey account;
    core::InstrumentId instrument;
    std::string name;
    core::Quantity held, thought;
    core::Quantity difference() const { return thought - held; }
    bool operator==(const WhatIfChange&) const = default;
};

/// The book as it would be. A type of its own, and no Book: nothing that takes the live book takes
/// this one by mistake, and nothing here can be traded.
class WhatIfBook {
public:
    WhatIfBook(Book hypothetical, std::vector<WhatIfChange> changes,
               std::vector<std::string> problems)
        : m_hypothetical(std::move(hypothetical)),
          m_changes(std::move(changes)),
          m_problems(std::move(problems))
    {
    }
    /// Valued like the live one. Equity is the account's: what is added is paid for at its mark.
    const Book& hypothetical() const { return m_hypothetical; }
    const std::vector<WhatIfChange>& changes() const { return m_changes; }
    /// Edits that could not be made, a sentence each.
    const std::vector<std::string>& problems() const { return m_problems; }

private:
    Book m_hypothetical;
    std::vector<WhatIfChange> m_changes;
    std::vector<std::string> m_problems;
};

/// What the edits change, without valuing anything: for what is shown while a person types.
std::vector<WhatIfChange> changesOf(const Book& live, const WhatIf& wish,
                                    std::span<const WhatIfEdit> pending,
                                    const market::Board& board);

/// Applies the edits to the live lines and values the outcome at `now`. `pending` are a waiting
/// proposal's orders as signed sizes; counted only where `wish.withPending` says so. An edit of an
/// instrument the board does not list, or of no size, is left out and named.
WhatIfBook whatIf(const Book& live, const WhatIf& wish, std::span<const WhatIfEdit> pending,
                  const market::Board& board, core::Time now);

}  // namespace ballast::portfolio
