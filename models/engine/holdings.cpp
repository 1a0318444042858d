#include "models/engine/holdings.h"

#include <algorithm>
#include <utility>

namespace ballast::engine {

namespace {

constexpr std::uint32_t kNone = UINT32_MAX;
/// What the desk's clock may have been set by between two runs: a fill of the one before is dated
/// by that clock, and a read by this one's.
constexpr core::Duration kClockSet = std::chrono::minutes{10};

}  // namespace

portfolio::Position& Holdings::slot(const core::AccountKey& account, core::InstrumentId instrument)
{
    if (const portfolio::Position* held = find(account, instrument))
        return m_positions[static_cast<std::size_t>(held - m_positions.data())];
    m_positions.emplace_back().account = account;
    m_positions.back().instrument = instrument;
    number();
    return m_positions.back();
}

void Holdings::dropEmpty()
{
    if (std::erase_if(m_positions, [](const auto& held) { return held.size.isZero(); }) > 0)
        number();
}

/// Positions came or went: they are found by their place.
void Holdings::number()
{
    m_next.assign(m_positions.size(), kNone);
    m_first.clear();
    for (std::uint32_t place = static_cast<std::uint32_t>(m_positions.size()); place-- > 0;) {
        const std::uint32_t id = m_positions[place].instrument.index;
        if (!m_positions[place].instrument.valid()) continue;
        if (id >= m_first.size()) m_first.resize(id + 1, kNone);
        m_next[place] = std::exchange(m_first[id], place);
    }
}

void Holdings::on(const portfolio::Position& position)
{
    if (position.size != sizeOf(position.account, position.instrument))
        m_movedAt[{position.account, position.instrument.index}] = position.at;
    slot(position.account, position.instrument) = position;
    dropEmpty();
}

void Holdings::on(const portfolio::PositionsRead& read)
{
    std::erase_if(m_left, [&](const Key& key) { return key.first == read.account; });
    for (const auto& [key, at] : m_movedAt)
        if (key.first == read.account && isNewer(key, read.at)) m_left.insert(key);
    const auto stays = [&](const portfolio::Position& position) {
        return m_left.contains({position.account, position.instrument.index});
    };
    std::erase_if(m_positions,
                  [&](const auto& held) { return held.account == read.account && !stays(held); });
    for (const portfolio::Position& position : read.positions)
        if (!position.size.isZero() && !stays(position)) m_positions.push_back(position);
    number();
    m_readAt[read.account] = read.at;
    if (mayLackRecalled(read) || standsOnUnknown(read.account)) return;
    m_read.insert(read.account);
    m_everRead.insert(read.account);
}

void Holdings::recall(const std::vector<orders::Fill>& fills)
{
    for (const orders::Fill& fill : fills) {
        core::Time& latest = m_recalled[fill.account];
        latest = std::max(latest, fill.at);
    }
}

bool Holdings::mayLackRecalled(const portfolio::PositionsRead& read)
{
    const auto recalled = m_recalled.find(read.account);
    if (recalled == m_recalled.end() || read.at == core::Time{}) return false;
    const core::Time first = m_firstRead.try_emplace(read.account, read.at).first->second;
    return read.at < recalled->second + kQueryLag + kClockSet && read.at < first + kQueryLag;
}

/// What this read leaves as it stands was built on a read that may lack a recalled fill: nothing
/// has shown it whole since the start.
bool Holdings::standsOnUnknown(const core::AccountKey& account) const
{
    return m_recalled.contains(account) && !m_everRead.contains(account) &&
           std::ranges::any_of(m_left, [&](const Key& key) { return key.first == account; });
}

bool Holdings::isNewer(const Key& key, core::Time askedAt) const
{
    const auto moved = m_movedAt.find(key);
    return askedAt != core::Time{} && moved != m_movedAt.end() && moved->second != core::Time{} &&
           askedAt < moved->second + kQueryLag;
}

void Holdings::heard(const orders::Fill& fill)
{
    m_movedAt[{fill.account, fill.instrument.index}] = fill.at;
}

bool Holdings::readShows(const core::AccountKey& account, core::InstrumentId instrument,
                         core::Time at) const
{
    const auto read = m_readAt.find(account);
    return at != core::Time{} && read != m_readAt.end() && at + kQueryLag <= read->second &&
           !m_left.contains({account, instrument.index});
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
    dropEmpty();
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
    std::uint32_t place = instrument.index < m_first.size() ? m_first[instrument.index] : kNone;
    while (place != kNone && m_positions[place].account != account) place = m_next[place];
    return place == kNone ? nullptr : &m_positions[place];
}

core::Quantity Holdings::sizeOf(const core::AccountKey& account,
                                core::InstrumentId instrument) const
{
    const portfolio::Position* held = find(account, instrument);
    return held ? held->size : core::Quantity{};
}

}  // namespace ballast::engine
