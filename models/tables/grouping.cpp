#include "models/tables/grouping.h"

#include "models/tables/say.h"

#include <QStringList>

#include <algorithm>

namespace ballast::tables {
namespace {

using portfolio::GroupKey;

struct KeyWord {
    GroupKey key;
    const char* id;  ///< in the settings: never changed
};
constexpr KeyWord kWords[] = {{GroupKey::Underlying, "underlying"}, {GroupKey::Expiry, "expiry"},
                              {GroupKey::Venue, "venue"},           {GroupKey::Account, "account"},
                              {GroupKey::SubBook, "sub-book"},      {GroupKey::Kind, "kind"}};
constexpr GroupKey kKeys[] = {GroupKey::Underlying, GroupKey::Expiry,  GroupKey::Venue,
                              GroupKey::Account,    GroupKey::SubBook, GroupKey::Kind};
const QString kFlat = QStringLiteral("flat");
const QString kBy = QStringLiteral("by ");

std::optional<GroupKey> keyOf(const QString& id)
{
    for (const KeyWord& word : kWords)
        if (id == QLatin1String(word.id)) return word.key;
    return std::nullopt;
}

/// One word named what came before underlying and expiry.
Grouping ofOneWord(GroupKey key)
{
    if (key == GroupKey::Underlying) return defaultGrouping();
    return {key, GroupKey::Underlying, GroupKey::Expiry};
}

}  // namespace

Grouping::Grouping(std::initializer_list<GroupKey> keys)
    : Grouping(std::span<const GroupKey>(keys.begin(), keys.size()))
{
}

Grouping::Grouping(std::span<const GroupKey> keys)
{
    for (const GroupKey key : keys)
        if (!has(key) && m_keys.size() < kMost) m_keys.push_back(key);
}

bool Grouping::has(GroupKey key) const
{
    return std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end();
}

Grouping defaultGrouping() { return {GroupKey::Underlying, GroupKey::Expiry}; }

std::span<const GroupKey> groupKeys() { return kKeys; }

QString idOf(const Grouping& grouping)
{
    if (grouping.isFlat()) return kFlat;
    QStringList ids;
    for (const GroupKey key : grouping.keys())
        for (const KeyWord& word : kWords)
            if (word.key == key) ids << QLatin1String(word.id);
    return kBy + ids.join(QLatin1Char('/'));
}

std::optional<Grouping> groupingOf(const QString& id)
{
    if (id == kFlat) return Grouping();
    if (!id.startsWith(kBy)) {
        const auto key = keyOf(id);
        return key ? std::optional(ofOneWord(*key)) : std::nullopt;
    }
    std::vector<GroupKey> keys;
    for (const QString& word : id.mid(kBy.size()).split(QLatin1Char('/'))) {
        const auto key = keyOf(word);
        if (!key) return std::nullopt;
        keys.push_back(*key);
    }
    return Grouping(std::span<const GroupKey>(keys));
}

QString titleOf(GroupKey key)
{
    switch (key) {
        case GroupKey::Underlying: return Say::tr("Underlying");
        case GroupKey::Expiry: return Say::tr("Expiry");
        case GroupKey::Venue: return Say::tr("Venue");
        case GroupKey::Account: return Say::tr("Account");
        case GroupKey::SubBook: return Say::tr("Sub-book");
        case GroupKey::Kind: return Say::tr("Kind");
    }
    return {};
}

QString titleOf(const Grouping& grouping)
{
    if (grouping.isFlat()) return Say::tr("Flat table");
    QStringList titles;
    for (const GroupKey key : grouping.keys()) titles << titleOf(key);
    return titles.join(QStringLiteral(" \u203A "));
}

}  // namespace ballast::tables
