#pragma once

#include "models/core/chunks.h"
#include "models/market/board.h"
#include "models/portfolio/holding.h"
#include "models/portfolio/smile_view.h"
#include "models/portfolio/sub_book.h"
#include "models/pricing/delta.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace ballast::portfolio {

using pricing::DeltaConvention;
using pricing::shortText;
using pricing::text;

/// Deltas in coin, side by side; never added across conventions.
struct Deltas {
    pricing::BlackScholesDelta blackScholes;
    pricing::NetDelta netTransaction;
    /// Per position: the net transaction delta, for equity enters by underlying.
    pricing::UsdNeutralDelta usdNeutral;
    /// In coin, for what is shown or judged beside the name of its convention.
    double of(DeltaConvention convention) const
    {
        switch (convention) {
            case DeltaConvention::BlackScholes: return blackScholes.coin();
            case DeltaConvention::NetTransaction: return netTransaction.coin();
            case DeltaConvention::UsdNeutral: return usdNeutral.coin();
        }
        return 0;
    }
    Deltas& operator+=(const Deltas& other)
    {
        blackScholes += other.blackScholes;
        netTransaction += other.netTransaction;
        usdNeutral += other.usdNeutral;
        return *this;
    }
    /// The same move of each, coin: what a smile adds is on top of any convention.
    Deltas& shift(double coin)
    {
        blackScholes += pricing::BlackScholesDelta{coin};
        netTransaction += pricing::NetDelta{coin};
        usdNeutral += pricing::UsdNeutralDelta{coin};
        return *this;
    }
    friend Deltas operator*(double size, const Deltas& one)
    {
        return {size * one.blackScholes, size * one.netTransaction, size * one.usdNeutral};
    }
    bool operator==(const Deltas&) const = default;
};

/// Why a position has no trustworthy value right now.
enum class Gap : std::uint8_t {
    None,
    NoInstrument,  ///< the venue has not listed it to us
    NoMark,        ///< no ticker yet
    NoVolatility,  ///< neither mark volatility nor an invertible mark price
    StaleMark,     ///< link down or silent: valued at the last good mark
};
inline constexpr std::size_t kGaps = 5;
std::string_view text(Gap gap);

/// Dollar deltas: each delta times the price it is taken at (a line's own forward, so that an
/// inverse future's is its notional), USD for a move of 100 %. Dollars of different underlyings add
/// up.
struct DollarDeltas {
    double blackScholes = 0;
    double netTransaction = 0;
    double usdNeutral = 0;  ///< per position: the net transaction one, as in Deltas
    DollarDeltas& shift(double usd)
    {
        blackScholes += usd;
        netTransaction += usd;
        usdNeutral += usd;
        return *this;
    }
    double of(DeltaConvention convention) const
    {
        switch (convention) {
            case DeltaConvention::BlackScholes: return blackScholes;
            case DeltaConvention::NetTransaction: return netTransaction;
            case DeltaConvention::UsdNeutral: return usdNeutral;
        }
        return 0;
    }
    bool operator==(const DollarDeltas&) const = default;
};

/// What a position, or a sum of positions, is exposed to. All of it adds up, what is counted in
/// coin within one underlying only. Greeks are Black-76 at the line's forward, at rate 0. In the
/// last half hour of a dated instrument, in which its settlement price is averaged, every Greek is
/// that of the share still open (settlementShare); that share's own fading is in none of them.
struct Figures {
    Deltas delta;              ///< coin
    DollarDeltas deltaUsd;     ///< USD
    double smileShift = 0;     ///< coin, part of each delta: what the underlying's smile rule adds
    double gamma = 0;          ///< coin per USD
    double gamma1PctCoin = 0;  ///< change of delta, coin, for a move of 1 %: gamma F / 100
    double gamma1PctUsd = 0;   ///< the same in USD: gamma F^2 / 100
    double vega = 0;           ///< USD per vol point
    double vegaWeighted = 0;   ///< USD per vol point of a 30-day option: vega * vegaWeight(tau)
    double theta = 0;          ///< USD per day, or for what is left of the last one
    double vanna = 0;          ///< change of delta, coin per vol point
    double vannaUsd = 0;       ///< the same times the forward, USD per vol point
    double volga = 0;          ///< change of vega, USD per vol point squared
    double charm = 0;     ///< change of delta, coin per day, or for what is left of the last one
    double charmUsd = 0;  ///< the same times the forward, USD per day
    double valueUsd = 0;  ///< options: mark value; futures: 0 (their P&L is in equity)
    double pnlUsd = 0;    ///< unrealised, against the average price

    Figures& operator+=(const Figures& other);
    friend Figures operator*(double size, const Figures& one);
    bool operator==(const Figures&) const = default;
};

/// A position, valued: its figures are of the whole position (size times per-unit).
struct Line : Figures {
    Position position;
    std::shared_ptr<const market::Instrument> instrument;  ///< null when Gap::NoInstrument
    Gap gap = Gap::NoMark;
    SubBookId subBook = kUnassigned;
    double mark = 0;        ///< quote currency
    double forward = 0;     ///< USD per coin the Greeks are taken at
    double volatility = 0;  ///< options: 0.55 is 55 %
    bool withoutSmile =
        false;  ///< the rule asks for a fitted smile and there is none: sticky strike
    /// Whether its figures are in the sums: valued, be it at its last good mark.
    bool counted() const { return gap == Gap::None || gap == Gap::StaleMark; }
};

/// The margin use of who owes margin and has no equity to show for it: far over every limit.
inline constexpr double kNoEquityUse = 100;
/// Maintenance over equity; 0 where nothing is asked for.
inline double marginUseOf(double maintenanceUsd, double equityUsd)
{
    if (!(maintenanceUsd > 0)) return 0;
    return equityUsd > 0 ? std::min(maintenanceUsd / equityUsd, kNoEquityUse) : kNoEquityUse;
}

/// What one account has behind an underlying, USD, and what is asked of it.
struct AccountMargin {
    core::AccountKey account;
    double equityUsd = 0;
    double initialUsd = 0;
    double maintenanceUsd = 0;
    double use() const { return marginUseOf(maintenanceUsd, equityUsd); }
    bool operator==(const AccountMargin&) const = default;
};

/// One underlying in one account's settlement currency family, summed over its lines.
struct Exposure : Figures {
    core::Currency underlying;
    double spot = 0;             ///< index, USD per coin
    double equityCoin = 0;       ///< equity held in the underlying's own coin
    double equityUsd = 0;        ///< equity behind this underlying, USD: its coin, and the pools of
                                 ///< its linear positions; a shared pool counts at each of them
    pricing::SmileChoice smile;  ///< by which the deltas are adjusted
    int withoutSmile = 0;        ///< options at sticky strike because no smile is fitted
    double sessionPnlUsd = 0;    ///< the venue's session P&L, in USD
    double initialMarginUsd = 0;
    double maintenanceMarginUsd = 0;
    /// Maintenance margin / equity, kNoEquityUse where there is none left; 0 while neither is
    /// known. With several accounts that of the worst one: the equity of one does not stand behind
    /// another.
    double marginUse = 0;
    std::vector<AccountMargin> accounts;  ///< by account; empty: there is only one
    int lines = 0;
    int partialLines = 0;  ///< lines with a Gap: the sums are without what they lack
    int staleLines = 0;    ///< of these, the ones whose last good values are in the sums
    bool partial() const { return partialLines > 0; }
};

/// Of one account; where it is the only one, or is not among them, what there is in all.
AccountMargin marginAt(const Exposure& exposure, const core::AccountKey& account);

using Lines = core::Chunks<Line, 32>;

/// The portfolio section of a snapshot. Copies share the lines that did not change.
struct Book {
    Lines lines;                      ///< by underlying, expiry, strike, type; not listed: last
    std::vector<Exposure> exposures;  ///< by underlying
    std::vector<Balance> balances;
    core::Time valuedAt{};          ///< the instant the Greeks are taken at
    std::vector<SmileView> smiles;  ///< by which the deltas are adjusted; at most one an underlying
    /// Names by SubBookId; null or empty: the trader has defined none.
    std::shared_ptr<const std::vector<std::string>> subBooks;
    const Exposure* find(core::Currency underlying) const
    {
        for (const Exposure& e : exposures)
            if (e.underlying == underlying) return &e;
        return nullptr;
    }
};

/// Values every position against the board at `now`. Pure. A position without a valid mark is kept
/// with its Gap and left out of the sums, which say so; a stale one is summed at its last good
/// values and counted. A position in an instrument that is not listed might belong to any
/// underlying and is counted as partial in each.
/// Options: volatility is the venue's mark volatility, else the one its mark implies; the forward
/// is the venue's underlying price, else the index. Dated instruments lose their Greeks in a
/// straight line over the last half hour, in which the settlement price is averaged. Dollar
/// currencies count as one USD. All options are priced by one call (pricing::greeksBatch).
/// The deltas of an underlying that has a view among `smiles` are adjusted by its rule.
Book value(const std::vector<Position>& positions, const std::vector<Balance>& balances,
           const market::Board& board, core::Time now, const SubBooks& subBooks = {},
           const std::vector<SmileView>& smiles = {});

}  // namespace ballast::portfolio
