#pragma once

#include "models/portfolio/columns.h"
#include "models/portfolio/exposures.h"
#include "models/portfolio/sub_book.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ballast::portfolio {

struct Place;

/// A book that is kept valued: a tick reprices the lines it touches and moves the sums by what they
/// changed. The sums are compensated (FiguresSum), so that they do not drift; they are made anew
/// when the index moves, a size changes or a line gains or loses its value, and every second. They
/// can be checked against a valuation from nothing.
///
/// A move of the index costs what depends on it: where an option has its forward and volatility
/// from its own ticker the sum of its coins is moved, and the line itself waits until somebody
/// looks.
///
/// Time: every line is valued at the last whole second (kTimeStep), so that all of them, and a
/// check, speak of one instant. When it passes, the whole book is valued again: theta, charm and
/// the settlement window are never older than that, which is 1/1800 of a delta in the window.
///
/// Deterministic: the same calls give the same numbers. Not a word of it is a thread's or a
/// clock's.
class Valuation {
public:
    static constexpr core::Duration kTimeStep = std::chrono::seconds{1};

    explicit Valuation(SubBooks subBooks = {});

    // What happened since the last refresh. Nothing is priced here.

    void touch(core::InstrumentId instrument);   ///< its ticker, its state
    void touchIndex(core::Currency underlying);  ///< the index
    void touchMarket()
    {
        m_touchedMarket = true;
    }  ///< any listing may have changed: a link went down
    void touchBalances() { m_touchedBalances = true; }
    /// Positions came or went, or an instrument was listed.
    void touchPositions() { m_rebuild = true; }
    /// A position is held in another size or at another price.
    void put(const Position& position);

    /// The deltas of its underlying are adjusted by this rule from now on.
    void setSmile(SmileView smile);

    /// Brings the book up to date. What is passed is what there is now; `now` never goes back.
    void refresh(const std::vector<Position>& positions, const std::vector<Balance>& balances,
                 const market::Board& board, core::Time now);

    /// The same at exactly this instant.
    void valueAt(const std::vector<Position>& positions, const std::vector<Balance>& balances,
                 const market::Board& board, core::Time instant);

    /// Nothing was touched since: the next refresh of the same second does nothing.
    bool isCurrent() const;

    /// As of the last refresh, by underlying.
    const std::vector<Exposure>& exposures() const { return m_exposures; }
    const Exposure* find(core::Currency underlying) const;
    /// What the lines of one account add up to, over all its underlyings.
    struct AccountSum {
        core::AccountKey account;
        double deltaUsd = 0;  ///< net transaction
        double vega = 0;      ///< USD per vol point
    };
    /// In the order in which their first lines stand; valid until the next refresh.
    const std::vector<AccountSum>& accountSums();
    /// Of every option that is in the sums: look(instrument, underlying).
    template <class Look>
    void eachOption(Look look) const
    {
        for (std::uint32_t row = 0; row < m_listed; ++row) {
            const market::Instrument& instrument = *std::as_const(m_lines)[row].instrument;
            if (instrument.isOption() && isPriced(m_columns.quoted(row).gap))
                look(instrument.id, instrument.underlying);
        }
    }
    /// Another number whenever a line has come into the sums or left them.
    std::uint64_t memberships() const { return m_memberships; }
    /// How often all lines of an underlying were valued together, since start.
    std::uint64_t wholes() const { return m_wholes; }
    core::Time valuedAt() const { return m_valuedAt; }
    /// With its lines, as a value; the same pointer until something changed.
    std::shared_ptr<const Book> book();
    /// As it was when it was last asked for, however long ago; null: it never was.
    const std::shared_ptr<const Book>& bookOfBefore() const { return m_bookOfBefore; }

    /// Where two valuations of one state differ.
    struct Disagreement {
        std::string where;  ///< the instrument, or the underlying whose sum it is
        std::string what;   ///< "gamma"
        double kept = 0;
        double full = 0;
    };
    /// Values the same state at the same instant from nothing (its rows read, timed and priced
    /// anew) and compares every line and every sum: lines relative to themselves, sums to the gross
    /// amount that is in them. On a difference beyond `tolerance` the book is made anew.
    std::optional<Disagreement> check(const std::vector<Position>& positions,
                                      const std::vector<Balance>& balances,
                                      const market::Board& board, double tolerance = 1e-9);
    /// The same in pieces, so that no tick waits for all of it: at most so many lines more; the
    /// sums with the last of them.
    std::optional<Disagreement> checkSome(const std::vector<Position>& positions,
                                          const std::vector<Balance>& balances,
                                          const market::Board& board, std::size_t lines,
                                          double tolerance = 1e-9);
    /// Whether checkSome is on its way through the book.
    bool isChecking() const { return m_checked > 0; }

private:
    using Group = UnderlyingSum;

    void rebuild(const std::vector<Position>& positions, const market::Board& board);
    void addLine(const Place& place);
    void reread(std::uint32_t row, const market::Board& board);
    bool takeSpot(Group& group, const market::Board& board) const;
    void revalueTouched(const market::Board& board);
    void revalue(Group& group);
    void revalue(Group& group, std::uint32_t row);
    void moveSpot(Group& group, double before);
    void catchUp();
    void catchUp(std::uint32_t row);
    void changed(std::uint32_t row);
    void showRow(std::uint32_t row);
    std::optional<Disagreement> difference(const std::vector<Position>& positions,
                                           const std::vector<Balance>& balances,
                                           const market::Board& board, std::size_t lines,
                                           double tolerance);
    std::optional<Disagreement> linesDiffer(std::span<const Position> positions,
                                            const market::Board& board, double tolerance);
    std::optional<Disagreement> lineDiffers(std::uint32_t row, std::size_t checked,
                                            double tolerance) const;
    std::optional<Disagreement> sumsDiffer(const std::vector<Balance>& balances,
                                           const market::Board& board, double tolerance) const;
    std::uint32_t rowOfPosition(const Position& position) const;
    FigureRow grossOf(const Group& group) const;
    double spotNow(const Group& group, const market::Board& board, bool& fromIndex) const;

    SubBooks m_subBooks;
    std::vector<SmileView> m_smiles;
    std::shared_ptr<const std::vector<std::string>> m_subBookNames;
    Columns m_columns;
    std::vector<Group> m_groups;
    std::size_t m_listed = 0;  ///< rows before the ones that are not listed
    std::vector<std::uint32_t> m_groupOfRow;
    std::vector<std::uint32_t> m_accountOfRow;  ///< in m_accountSums
    std::vector<AccountSum> m_accountSums;
    bool m_accountsAdded = false;
    std::vector<std::uint8_t> m_isMember;  ///< by row, as of the last whole valuation
    std::uint64_t m_wholes = 0, m_memberships = 0;
    std::vector<std::uint32_t> m_firstRow;  ///< by instrument; kNone: not held
    std::vector<std::uint32_t> m_nextRow;   ///< of the same instrument, in another account
    std::vector<std::uint32_t> m_touchedRows;
    std::vector<core::Currency> m_touchedIndices, m_touchedSmiles;
    std::vector<std::uint8_t> m_isTouched;
    std::vector<std::uint32_t> m_unshown;  ///< rows that differ from their line
    std::vector<std::uint8_t> m_isUnshown;
    Lines m_lines;
    std::vector<Balance> m_balances;
    std::vector<Exposure> m_exposures;
    std::shared_ptr<const Book> m_book, m_bookOfBefore;
    std::size_t m_checked = 0;           ///< positions of the check under way
    std::vector<FigureRow> m_grossThen;  ///< of each group, when it began
    Columns m_checkColumns;              ///< memory to work in
    std::vector<std::uint32_t> m_checkRows;
    core::Time m_valuedAt{};
    bool m_rebuild = true;
    bool m_touchedMarket = false;
    bool m_touchedBalances = true;
};

/// "the book says gamma of BTC is 1, a valuation from nothing says 2".
std::string text(const Valuation::Disagreement& disagreement);

}  // namespace ballast::portfolio
