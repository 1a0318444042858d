#pragma once

#include "models/engine/market_state.h"
#include "models/engine/outbox.h"
#include "models/portfolio/exposure.h"
#include "models/review/carried_row.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ballast::engine {

/// Writes down what is carried: every position when it is first seen, each whole hour (in a run's
/// first ten minutes each minute, in its first hour each ten: a young desk asks what it earned),
/// when its quantity changed, when its underlying moved by more than 3 %, when it is gone, and when
/// the desk leaves its venue in order. That is what profit is attributed from. Between two rows it
/// adds up what was traded, paid and earned.
class CarryDesk {
public:
    /// Changes of quantity that no fill told of are looked for this often.
    static constexpr int kScanEvery = 10;
    /// For no longer silence is funding added up: what was paid meanwhile is not known.
    static constexpr core::Duration kLongestGap = std::chrono::seconds{60};

    void filled(const orders::Fill& fill, const MarketState& market);
    /// Once a sample, of a book that is whole: no mark is on its way.
    void sample(const portfolio::Book& book, const MarketState& market, Outbox& out);
    /// The desk leaves this venue by its own wish, as at its end: what is carried there is written
    /// once more, or what it earned since its last row would be known to nobody. Asked while the
    /// marks are still those of the last moment.
    void leaving(core::VenueId venue, const portfolio::Book& book, const MarketState& market,
                 Outbox& out);

private:
    using Place = std::pair<core::AccountKey, std::string>;  ///< and the instrument's name
    struct Trade {
        double quantity = 0, price = 0;  ///< signed; quote currency
    };
    struct Carried {
        review::CarriedRow row;  ///< the last one written
        core::InstrumentId id;
        bool perpetual = false;
        double fundingUsd = 0;
        int seen = 0;  ///< the scan it was last held in
        bool written = false;
    };
    struct Traded {
        std::vector<Trade> trades;
        double feesUsd = 0;
    };

    bool isBehind(const Place& place, core::Time now) const;
    void accrue(const MarketState& market, core::Time now);
    bool isDue(core::Time now);
    void scan(const portfolio::Book& book, const MarketState& market, bool due, Outbox& out);
    void take(const portfolio::Book& book, const portfolio::Line& line, const MarketState& market,
              bool wanted, Outbox& out);
    void takeEquity(const portfolio::Book& book, const portfolio::Balance& balance,
                    const MarketState& market, bool wanted, Outbox& out);
    void takeRest(const portfolio::Book& book, const MarketState& market, Outbox& out);
    void write(Carried& carried, review::CarriedRow row, Outbox& out);
    void leave(Carried& carried, const MarketState& market, Outbox& out);
    bool moved(const MarketState& market) const;

    std::map<Place, Carried> m_carried;
    std::map<Place, Traded> m_traded;
    std::map<core::Currency, double> m_lastSpot;  ///< at the last scan that wrote it
    core::Time m_begun{}, m_dueAt{};              ///< zero: nothing was looked at yet
    int m_samples = 0, m_scan = 0;
    core::Time m_accruedAt{};
};

}  // namespace ballast::engine
