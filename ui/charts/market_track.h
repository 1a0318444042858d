#pragma once

#include "models/engine/series.h"
#include "ui/charts/columns.h"

#include <vector>

namespace ballast::ui {

/// What of a market sample is drawn: volatilities in % a year, spread in basis points, depth in
/// coin.
enum class MarketChannel : std::size_t { Implied, Realised, Spread, Depth };
inline constexpr std::size_t kMarketChannels = 4;

/// Market samples of one underlying by column. A minute without any is a gap; what was not known is
/// NaN.
class MarketTrack {
public:
    /// Takes from the series what was not seen before; true if there was something.
    bool take(const engine::MarketSeries& series);
    /// Samples of earlier runs, in time order; those not older than the first that is there are
    /// left out. Where they were thinned, `stretch` is how far apart they are at most.
    void setPast(const std::vector<engine::MarketSample>& samples, core::Duration stretch = {});

    void clear();

    bool empty() const { return m_rows.empty(); }
    const Columns& rows() const { return m_rows; }
    double value(MarketChannel channel, std::size_t row) const
    {
        return m_rows.value(static_cast<std::size_t>(channel), row);
    }
    /// The last row not after this time and not older than a minute, gap rows skipped; size() of
    /// the rows where there is none.
    std::size_t at(double time) const;

private:
    void append(const engine::MarketSample& sample, double gapAfter);

    Columns m_rows{kMarketChannels};
    std::size_t m_seen = 0;  ///< of the series
};

}  // namespace ballast::ui
