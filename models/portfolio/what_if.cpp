#include "models/portfolio/what_if.h"

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {
namespace {

/// Positions under edit, with what was held of each.
class Draft {
public:
    Draft(const Book& live, const market::Board& board) : m_board(board)
    {
        for (const Line& line : live.lines) m_positions.push_back(line.position);
        m_held = m_positions;
    }

    void apply(const WhatIfEdit& edit)
    {
        const market::Listing* listing = m_board.find(edit.instrument);
        Position* position = find(m_positions, edit);
        if (!listing && !position)
            return m_problems.push_back("An instrument that is not listed cannot be added.");
        if (edit.kind == WhatIfEdit::Kind::Add && edit.size.isZero())
            return m_problems.push_back(name(edit) + ": adding nothing changes nothing.");
        const core::Quantity before = position ? position->size : core::Quantity{};
        const core::Quantity after = edit.kind == WhatIfEdit::Kind::Remove   ? core::Quantity{}
                                     : edit.kind == WhatIfEdit::Kind::Resize ? edit.size
                                                                             : before + edit.size;
        if (after.abs().mantissa() > core::kFixedLimit)
            return m_problems.push_back(name(edit) + ": the size is beyond what can be held.");
        if (!position) {
            position = &m_positions.emplace_back();
            position->account = edit.account;
            position->instrument = edit.instrument;
            // Bought at its mark: what is thought of has made no profit yet.
            position->averagePrice = listing->hasTicker ? listing->ticker.mark.toDouble() : 0;
        }
        position->size = after;
    }

    std::vector<WhatIfChange> changes() const
    {
        std::vector<WhatIfChange> out;
        // What is held keeps its place; what is added stands behind it.
        for (std::size_t i = 0; i < m_positions.size(); ++i) {
            const Position& p = m_positions[i];
            const core::Quantity was = i < m_held.size() ? m_held[i].size : core::Quantity{};
            if (was == p.size) continue;
            const WhatIfEdit key{WhatIfEdit::Kind::Add, p.account, p.instrument, {}};
            out.push_back({p.account, p.instrument, name(key), was, p.size});
        }
        return out;
    }

    std::vector<Position> positions() const
    {
        std::vector<Position> out = m_positions;
        std::erase_if(out, [](const Position& p) { return p.size.isZero(); });
        return out;
    }
    std::vector<std::string> takeProblems() { return std::move(m_problems); }

private:
    static bool same(const Position& p, const WhatIfEdit& edit)
    {
        return p.account == edit.account && p.instrument == edit.instrument;
    }
    static Position* find(std::vector<Position>& positions, const WhatIfEdit& edit)
    {
        const auto it =
            std::ranges::find_if(positions, [&](const Position& p) { return same(p, edit); });
        return it == positions.end() ? nullptr : &*it;
    }
    std::string name(const WhatIfEdit& edit) const
    {
        const market::Listing* listing = m_board.find(edit.instrument);
        return listing ? listing->instrument->name : std::string{"a position that is not listed"};
    }

    const market::Board& m_board;
    std::vector<Position> m_positions, m_held;
    std::vector<std::string> m_problems;
};

Draft drafted(const Book& live, const WhatIf& wish, std::span<const WhatIfEdit> pending,
              const market::Board& board)
{
    Draft draft(live, board);
    for (const WhatIfEdit& edit : wish.edits) draft.apply(edit);
    if (wish.withPending)
        for (const WhatIfEdit& edit : pending) draft.apply(edit);
    return draft;
}

}  // namespace

std::vector<WhatIfChange> changesOf(const Book& live, const WhatIf& wish,
                                    std::span<const WhatIfEdit> pending, const market::Board& board)
{
    return drafted(live, wish, pending, board).changes();
}

WhatIfBook whatIf(const Book& live, const WhatIf& wish, std::span<const WhatIfEdit> pending,
                  const market::Board& board, core::Time now)
{
    Draft draft = drafted(live, wish, pending, board);
    return {value(draft.positions(), live.balances, board, now, {}, live.smiles), draft.changes(),
            draft.takeProblems()};
}

}  // namespace ballast::portfolio
