#include "models/portfolio/aggregate.h"

#include <algorithm>
#include <numeric>

namespace ballast::portfolio {
namespace {

core::Currency underlyingOf(const Line& line)
{
    return line.instrument ? line.instrument->underlying : core::Currency{};
}

std::optional<core::Time> expiryOf(const Line& line)
{
    return line.instrument ? line.instrument->expiry : std::nullopt;
}

std::optional<market::Kind> kindOf(const Line& line)
{
    return line.instrument ? std::optional(line.instrument->kind) : std::nullopt;
}

/// What is not there comes last.
template <class T>
std::strong_ordering lastIfNone(bool a, bool b, const T& left, const T& right)
{
    if (a != b) return a ? std::strong_ordering::less : std::strong_ordering::greater;
    return a ? left <=> right : std::strong_ordering::equal;
}

std::strong_ordering order(GroupKey key, const Line& a, const Line& b)
{
    switch (key) {
        case GroupKey::SubBook: return a.subBook <=> b.subBook;
        case GroupKey::Underlying:
            return lastIfNone(a.instrument != nullptr, b.instrument != nullptr, underlyingOf(a),
                              underlyingOf(b));
        case GroupKey::Expiry: {
            const auto left = expiryOf(a), right = expiryOf(b);
            return lastIfNone(left.has_value(), right.has_value(), left.value_or(core::Time{}),
                              right.value_or(core::Time{}));
        }
        case GroupKey::Venue: return a.position.account.venue <=> b.position.account.venue;
        case GroupKey::Account: return a.position.account <=> b.position.account;
        case GroupKey::Kind: {
            const auto left = kindOf(a), right = kindOf(b);
            return lastIfNone(left.has_value(), right.has_value(),
                              left.value_or(market::Kind::Spot),
                              right.value_or(market::Kind::Spot));
        }
    }
    return std::strong_ordering::equal;
}

void name(Group& group, GroupKey key, const Line& line)
{
    group.key = key;
    switch (key) {
        case GroupKey::SubBook: group.subBook = line.subBook; break;
        case GroupKey::Underlying: group.underlying = underlyingOf(line); break;
        case GroupKey::Expiry: group.expiry = expiryOf(line); break;
        case GroupKey::Kind: group.kind = kindOf(line); break;
        case GroupKey::Account: group.account = line.position.account; [[fallthrough]];
        case GroupKey::Venue: group.venue = line.position.account.venue; break;
    }
}

Figures withoutCoin(Figures figures)
{
    figures.delta = {};
    figures.smileShift = figures.gamma = figures.gamma1PctCoin = figures.vanna = figures.charm = 0;
    return figures;
}

void addUp(Group& group, const Book& book)
{
    const Line* first = nullptr;  // whose coin it is
    for (const std::uint32_t row : group.rows) {
        const Line& line = book.lines[row];
        ++group.lines;
        ++group.gaps[static_cast<std::size_t>(line.gap)];
        if (!line.counted()) {
            // Without a volatility there are no Greeks, but what it is worth is known.
            group.sum.valueUsd += line.valueUsd;
            group.sum.pnlUsd += line.pnlUsd;
            continue;
        }
        if (!first) first = &line;
        if (group.oneCoin && underlyingOf(line) != underlyingOf(*first)) {
            group.oneCoin = false;
            group.sum = withoutCoin(group.sum);
        }
        group.sum += group.oneCoin ? static_cast<const Figures&>(line) : withoutCoin(line);
    }
}

/// What its parent has in common, and nothing else of it.
Group childOf(const Group& parent)
{
    Group child;
    child.subBook = parent.subBook;
    child.underlying = parent.underlying;
    child.expiry = parent.expiry;
    child.venue = parent.venue;
    child.account = parent.account;
    child.kind = parent.kind;
    return child;
}

void split(Group& group, const Book& book, std::span<const GroupKey> keys)
{
    if (keys.empty()) return;
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        return order(keys.front(), book.lines[a], book.lines[b]) < 0;
    };
    if (!std::ranges::is_sorted(group.rows, before)) std::ranges::stable_sort(group.rows, before);
    for (auto from = group.rows.begin(); from != group.rows.end();) {
        const auto to = std::upper_bound(from, group.rows.end(), *from, before);
        Group child = childOf(group);
        name(child, keys.front(), book.lines[*from]);
        child.rows.assign(from, to);
        addUp(child, book);
        split(child, book, keys.subspan(1));
        group.children.push_back(std::move(child));
        from = to;
    }
    group.rows.clear();
}

}  // namespace

Group aggregate(const Book& book, std::span<const GroupKey> keys)
{
    std::vector<std::uint32_t> rows(book.lines.size());
    std::iota(rows.begin(), rows.end(), 0U);
    return aggregate(book, keys, std::move(rows));
}

Group aggregate(const Book& book, std::span<const GroupKey> keys, std::vector<std::uint32_t> rows)
{
    Group whole;
    whole.rows = std::move(rows);
    addUp(whole, book);
    split(whole, book, keys);
    return whole;
}

std::string reservation(const Group& group)
{
    constexpr std::pair<Gap, std::string_view> kWords[] = {
        {Gap::NoInstrument, "not listed"},
        {Gap::NoMark, "without a mark"},
        {Gap::NoVolatility, "without a volatility"},
        {Gap::StaleMark, "stale"}};
    std::string out;
    for (const auto& [gap, words] : kWords) {
        if (group.of(gap) == 0) continue;
        const std::string of = out.empty() ? " of " + std::to_string(group.lines) : std::string{};
        out += (out.empty() ? "" : ", ") + std::to_string(group.of(gap)) + of + " " +
               std::string{words};
    }
    return out;
}

}  // namespace ballast::portfolio
