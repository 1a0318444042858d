#pragma once

#include "models/engine/simulate_margin.h"
#include "models/margin/account_view.h"
#include "models/rebalance/proposal.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace ballast::engine {

/// The margin of what is proposed: our own figures, computed when a proposal is made or re-priced
/// and kept while its orders, the positions and (within 0.1 %) the spot stand; of an order in
/// another size the part that it changes is computed, the rest of the book is kept as long. And the
/// venue's, asked for the one proposal that is being looked at, at most once a second.
class MarginDesk {
public:
    explicit MarginDesk(margin::Models models) : m_models(std::move(models)) {}

    /// What is held has changed: nothing kept holds any more.
    void positionsChanged() { ++m_positions; }
    /// Asked for only where something is computed: a book takes its time to be written down.
    using BookOfNow = std::function<std::shared_ptr<const portfolio::Book>()>;
    /// Writes `proposal.margin`; `spot` is that of its underlying, 0 where there is none.
    void fill(rebalance::Proposal& proposal, double spot, const BookOfNow& book,
              const market::Board& board, const pricing::Surface* surface, core::Time now);

    /// Of a proposal that stands, a while before its figures get too old: in a moment in which
    /// nobody waits for them.
    void renew(const rebalance::Proposal& proposal, double spot, const BookOfNow& book,
               const market::Board& board, const pricing::Surface* surface, core::Time now);

    /// The accounts in which the underlying is held, as they stand; each time anew.
    void lookAtAccounts(core::Currency underlying, const portfolio::Book& book,
                        const market::Board& board, const pricing::Surface* surface,
                        core::Time now);
    const std::vector<margin::AccountView>& accounts(core::Currency underlying) const;

    /// A person has this proposal before them.
    void lookAt(core::ProposalId proposal);
    /// What the venue is to be asked now about the live proposal; mostly nothing.
    std::optional<SimulateMargin> due(const rebalance::Proposal* live, const market::Board& board,
                                      core::Time now);
    void on(const MarginSimulated& answer);

    std::uint64_t computed() const { return m_computed; }  ///< since start

private:
    static constexpr double kSpotMove = 0.001;
    static constexpr core::Duration kKeepFor = std::chrono::seconds{5};
    static constexpr core::Duration kRenewAfter = std::chrono::seconds{4};
    static constexpr core::Duration kAskPace = std::chrono::seconds{1};
    static constexpr core::Duration kAskAgain = std::chrono::seconds{5};
    static constexpr core::Duration kSilence = std::chrono::seconds{5};

    struct Kept {
        std::uint64_t positions = 0;
        std::vector<margin::Trade::Leg> legs;
        core::Time at{};
        std::optional<margin::TradeMargin> margin;
        margin::MarginView view;
    };

    void compute(Kept& kept, const margin::Trade& trade, const BookOfNow& book,
                 const market::Board& board, const pricing::Surface* surface, core::Time now);
    bool holds(const Kept& kept, double spot, core::Time now) const;

    margin::Models m_models;
    std::map<core::Currency, std::vector<margin::AccountView>> m_accounts;
    std::uint64_t m_positions = 1, m_computed = 0;
    std::map<core::Currency, Kept> m_kept;

    core::ProposalId m_lookedAt;
    std::optional<SimulateMargin> m_asked;  ///< the last question
    core::Time m_askedAt{};                 ///< when it went
    core::Time m_silentSince{};             ///< the first question without an answer; 0: answered
    margin::VenueMargin m_venue;            ///< of `m_lookedAt`
};

}  // namespace ballast::engine
