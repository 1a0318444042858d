#pragma once

#include "models/portfolio/terms.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ballast::portfolio {

/// The lines of a book as the processor likes them: a column a quantity, so that all options are
/// priced by one call. A row is first read from the board, then given its time, then priced; each
/// step can be done again alone, and does not do again what has not changed.
class Columns {
public:
    void clear();
    void reserve(std::size_t rows);
    /// A row for a position; `instrument` is null where it is not listed: such a row stays empty.
    void add(const market::Instrument* instrument, double size, double average);
    void setPosition(std::size_t row, double size, double average);
    void read(std::size_t row, const market::Listing& listing);
    void setTime(core::Time now);
    /// Prices rows [first, last) as read, at the time set and at this spot (0: there is none),
    /// their deltas adjusted by the smile's rule (null: none).
    void price(std::size_t first, std::size_t last, double spot, const SmileView* smile);

    std::size_t size() const { return m_legs.size(); }
    /// Of the whole position.
    const Figures& figures(std::size_t row) const { return m_figures[row]; }
    const Quoted& quoted(std::size_t row) const { return m_legs[row].quoted; }
    const Marks& marks(std::size_t row) const { return m_legs[row].marks; }
    double size(std::size_t row) const { return m_legs[row].size; }
    bool withoutSmile(std::size_t row) const { return m_legs[row].withoutSmile; }

    // When the spot alone moves, a priced option whose forward and volatility are its ticker's own
    // keeps its Greeks: its value and profit are so many coins times the spot, or no matter of the
    // spot at all. Such a row need not be priced, and its figures may wait at an older spot.

    /// A row of which nothing but value and profit can depend on the spot, as priced last.
    bool isSettled(std::size_t row) const { return m_way[row] != Way::Priced; }
    /// What value and profit of the settled rows in [first, last) are together, coin.
    struct Coins {
        double value = 0, pnl = 0;
    };
    Coins settledCoins(std::size_t first, std::size_t last) const;
    /// Brings value and profit of a row to this spot, above 0. Returns whether they follow it.
    bool takeSpot(std::size_t row, double spot);

    /// Of the whole position, side by side for who adds up all rows: dollar delta (net transaction)
    /// and vega, as in its figures.
    double netUsd(std::size_t row) const { return m_netUsd[row]; }
    double vegaUsd(std::size_t row) const { return m_vegaUsd[row]; }

private:
    struct Leg {
        Terms terms;
        Marks marks;
        Quoted quoted;
        Moment moment;
        double size = 0;
        double average = 0;
        double coinMark = 0;
        bool listed = false;
        bool withoutSmile = false;
        /// A priced option whose forward and volatility are its ticker's own: neither the spot nor,
        /// before it expires, the time changes what the model is asked with.
        bool settled = false;
    };
    /// What a move of the spot does to a row.
    enum class Way : std::uint8_t {
        Priced,   ///< it has to be priced anew
        Apart,    ///< nothing: a linear option
        InCoins,  ///< value and profit are coins times the spot: an inverse option
    };
    void prepare(std::size_t row, double spot);
    OptionGreeks greeksOf(std::size_t row) const;
    void setFigures(std::size_t row);
    void adjust(std::size_t row, const SmileView& smile);

    std::vector<Leg> m_legs;
    std::vector<Figures> m_figures;
    std::vector<double> m_sign, m_forward, m_strike, m_tau, m_sigma;
    std::vector<double> m_price, m_delta, m_gamma, m_vega, m_theta, m_vanna, m_volga;
    std::vector<Way> m_way;
    std::vector<double> m_coinValue, m_coinPnl;  ///< 0 where the way is not InCoins
    std::vector<double> m_netUsd, m_vegaUsd;
};

}  // namespace ballast::portfolio
