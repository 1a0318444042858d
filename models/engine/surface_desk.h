#pragma once

#include "models/engine/market_state.h"
#include "models/pricing/surface.h"

#include <memory>
#include <utility>
#include <vector>

namespace ballast::engine {

/// Keeps the volatility surfaces. An expiry is fitted anew at most once in `refitEvery` and only
/// when a quote of it moved; one expiry a tick, the one that has waited longest, so that no tick
/// carries more than one fit.
class SurfaceDesk {
public:
    explicit SurfaceDesk(core::Duration refitEvery) : m_refitEvery(refitEvery) {}

    /// The surface of this underlying is made of this venue's quotes alone: two venues have two
    /// forwards, and a smile over both would be one of neither. Said before anything is listed; an
    /// underlying of which it is not said takes every venue's.
    void setHome(core::Currency underlying, core::VenueId venue);

    /// An option is filed under its expiry. Where coin and dollar options share one, the smile is
    /// made of the coin ones: they are what is traded there, and two books are not one smile.
    void listed(const market::Instrument& instrument);
    /// Asked before the market takes the ticker or the quote, while what was before is still there.
    void arriving(const market::Ticker& ticker, const MarketState& market);
    void arriving(const market::Quote& quote, const MarketState& market);
    /// Fits what is due. The underlying whose surface changed, or an empty name.
    core::Currency tick(const MarketState& market, core::Time now);

    /// Null: none yet.
    std::shared_ptr<const pricing::Surface> surface(core::Currency underlying) const
    {
        return m_shared->share(underlying);
    }
    /// The same pointer until a surface changed; an unchanged surface within is the same pointer
    /// too.
    const std::shared_ptr<const pricing::Surfaces>& share() const { return m_shared; }

private:
    static constexpr std::uint32_t kNone = UINT32_MAX;
    struct Expiry {
        core::Currency underlying;
        market::Settlement settlement = market::Settlement::Inverse;
        core::Time expiry{};
        std::vector<core::InstrumentId> options;
        core::Time dueAt{};  ///< not fitted before
        bool moved = false;
        bool over = false;  ///< its time has come: never fitted again
    };
    void markMoved(core::InstrumentId id);
    bool fit(Expiry& expiry, const MarketState& market, core::Time now);
    void end(Expiry& expiry, core::Time now);
    void put(pricing::Surface surface);

    core::Duration m_refitEvery;
    std::vector<std::pair<core::Currency, core::VenueId>> m_homes;
    std::vector<Expiry> m_expiries;        ///< in order of sight
    std::vector<std::uint32_t> m_placeOf;  ///< by InstrumentId::index, into m_expiries
    std::shared_ptr<const pricing::Surfaces> m_shared = std::make_shared<const pricing::Surfaces>();
    std::vector<pricing::SmileQuote> m_quotes;  ///< scratch
};

}  // namespace ballast::engine
