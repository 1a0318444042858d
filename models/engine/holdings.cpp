#include "models/engine/holdings.h"

#include <algorithm>

namespace ballast::engine {

portfolio::Position& Holdings::slot(const core::AccountKey& account, core::InstrumentId instrument)
{
    for (portfolio::Position& held : m_positions)
        if (held.account == account && held.instrument == instrument) return held;
    m_positions.push_back({account, instrument});
    return m_positions.back();
}

void Holdings::on(const portfolio::Position& position)
{
    slot(position.account, position.instrument) = position;
    std::erase_if(m_positions, [](const auto& held) { return held.size.isZero(); });
}

void Holdings::on(const portfolio::PositionsRead& read)
{
    std::erase_if(m_positions, [&](const auto& held) { return held.account == read.account; });
    for (const portfolio::Position& position : read.positions)
        if (!position.size.isZero()) m_positions.push_back(position);
    m_read.insert(read.account);
    m_everRead.insert(read.account);
}

void Holdings::on(const portfolio::Balance& balance)
{
    for (portfolio::Balance& known : m_balances) {
        if (known.account != balance.account || known.currency != balance.currency) continue;
        known = balance;
        return;
    }
    m_balances.push_back(balance);
}

void Holdings::on(const orders::Fill& fill)
{
    portfolio::Position& held = slot(fill.account, fill.instrument);
    const core::Quantity change = fill.side == core::Side::Buy ? fill.quantity : -fill.quantity;
    if (held.size.isZero()) held.averagePrice = fill.price.toDouble();
    held.size += change;
    held.at = fill.at;
    std::erase_if(m_positions, [](const auto& p) { return p.size.isZero(); });
}

core::Quantity Holdings::missing(const orders::Fill& fill, core::Quantity before,
                                 core::Quantity sum) const
{
    const core::Quantity change = sizeOf(fill.account, fill.instrument) - before;
    const core::Quantity moved = fill.side == core::Side::Buy ? change : -change;
    return std::clamp(sum - moved, core::Quantity{}, fill.quantity);
}

void Holdings::markUnread(core::VenueId venue)
{
    std::erase_if(m_read, [&](const core::AccountKey& account) { return account.venue == venue; });
}

const portfolio::Position* Holdings::find(const core::AccountKey& account,
                                          core::InstrumentId instrument) const
{
    for (const portfolio::Position& held : m_positions)
        if (held.account == account && held.instrument == instrument) return &held;
    return nullptr;
}

core::Quantity Holdings::sizeOf(const core::AccountKey& account,
                                core::InstrumentId instrument) const
{
    const portfolio::Position* held = find(account, instrument);
    return held ? held->size : core::Quantity{};
}

}  // namespace ballast::engine
