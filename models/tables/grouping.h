#pragma once

#include "models/portfolio/aggregate.h"

#include <QString>

#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

namespace ballast::tables {

/// By what the positions are taken apart, from the outside in: up to three keys, each once. With
/// none of them it is a flat table.
class Grouping {
public:
    static constexpr std::size_t kMost = 3;

    Grouping() = default;
    Grouping(std::initializer_list<portfolio::GroupKey> keys);
    /// What is named twice counts once; what comes after three keys does not count.
    explicit Grouping(std::span<const portfolio::GroupKey> keys);

    std::span<const portfolio::GroupKey> keys() const { return m_keys; }
    bool isFlat() const { return m_keys.empty(); }
    bool has(portfolio::GroupKey key) const;
    bool operator==(const Grouping&) const = default;

private:
    std::vector<portfolio::GroupKey> m_keys;
};

/// Underlying, then expiry: how it begins.
Grouping defaultGrouping();
/// Every key a person may choose.
std::span<const portfolio::GroupKey> groupKeys();

/// "by underlying/expiry", "flat": for the settings, and never changed.
QString idOf(const Grouping& grouping);
/// Reads it, and the words that an earlier version wrote ("venue"); nothing where it is none.
std::optional<Grouping> groupingOf(const QString& id);

/// "Sub-book".
QString titleOf(portfolio::GroupKey key);
/// "Underlying › Expiry"; "Flat table".
QString titleOf(const Grouping& grouping);

}  // namespace ballast::tables
