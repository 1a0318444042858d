#include "models/tables/guard_table.h"

#include "models/core/text.h"
#include "models/tables/words.h"

#include <algorithm>
#include <cmath>

namespace ballast::tables {
namespace {

QString nameText(const GuardRow& row) { return row.name; }
QString valueText(const GuardRow& row) { return row.value; }
QString limitText(const GuardRow& row) { return row.limit; }
QString wayText(const GuardRow& row) { return row.way; }
QString levelText(const GuardRow& row) { return row.level; }
QVariant wayValue(const GuardRow& row) { return row.used; }

Tone toneOfRow(const GuardRow& row) { return row.tone; }
Tone nameTone(const GuardRow& row) { return row.head ? Tone::Accent : Tone::Neutral; }
Tone limitTone(const GuardRow& row) { return row.head ? row.tone : Tone::Muted; }
Tone knownTone(const GuardRow& row) { return row.known ? row.tone : Tone::Muted; }

constexpr Column<GuardRow> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Tripwire"),
     QT_TRANSLATE_NOOP("tables", "What is watched; the tool tip of a row defines its number"),
     Align::Left, nameText, nullptr, nameTone},
    {QT_TRANSLATE_NOOP("tables", "Value"), QT_TRANSLATE_NOOP("tables", "As it is now"),
     Align::Right, valueText, nullptr, knownTone},
    {QT_TRANSLATE_NOOP("tables", "Limits"),
     QT_TRANSLATE_NOOP("tables", "Beyond the first CAUTION, beyond the second HALT"), Align::Left,
     limitText, nullptr, limitTone},
    {QT_TRANSLATE_NOOP("tables", "To the next level"),
     QT_TRANSLATE_NOOP(
         "tables",
         "How much of the way from rest to CAUTION is used, or from CAUTION to HALT once there"),
     Align::Right, wayText, wayValue, toneOfRow},
    {QT_TRANSLATE_NOOP("tables", "Level"),
     QT_TRANSLATE_NOOP("tables", "What this tripwire asks for"), Align::Left, levelText, nullptr,
     toneOfRow},
};

/// Rows are told apart by where they stand: an underlying, a group of it, and the row within.
constexpr int kOfUnderlying = 10'000, kOfGroup = 100, kMargins = 99;

GuardRow headRow(int number, const QString& name, guard::Level level, const std::string& cause)
{
    GuardRow row;
    row.number = number;
    row.head = true;
    row.name = name;
    row.level = spoken(text(level));
    row.tone = toneOf(level);
    row.limit = cause.empty() ? Say::tr("no tripwire is near enough to matter") : spoken(cause);
    row.tip = name + QStringLiteral(": ") + row.level + QStringLiteral(", ") + row.limit;
    return row;
}

GuardRow rowOf(const guard::Tripwire& wire, int group)
{
    GuardRow row;
    row.number = group + 1 + static_cast<int>(wire.wire);
    row.name = spoken(guard::name(wire.wire));
    row.known = wire.known;
    row.value = spoken(guard::valueText(wire));
    row.limit = spoken(guard::limitText(wire));
    row.used = wire.known ? 1 - wire.distance : 0;
    row.way = wire.known ? words(core::number(100 * row.used, 0)) + QStringLiteral(" %")
                         : spoken(wire.missing);
    row.level = wire.known ? spoken(text(wire.level)) : QString();
    row.tone = wire.known ? toneOf(wire.level) : Tone::Muted;
    row.tip = spoken(guard::definition(wire.wire)) + QLatin1Char('\n') + spoken(guard::line(wire));
    return row;
}

/// What tripped comes first, then what is nearest to tripping, to the tenth of its way: a row does
/// not change places with its neighbour for every tick. What is not known comes last.
std::pair<int, int> urgency(const guard::Tripwire& wire)
{
    if (!wire.known) return {0, -1};
    return {static_cast<int>(wire.level), static_cast<int>(std::floor(10 * (1 - wire.distance)))};
}

void addWires(std::vector<GuardRow>& rows, const guard::Tripwires& wires, guard::Scope scope,
              int group)
{
    std::vector<guard::Tripwire> judged;
    for (const guard::Tripwire& wire : wires)
        if (guard::judgedIn(wire.wire, scope)) judged.push_back(wire);
    std::ranges::stable_sort(judged, std::ranges::greater{}, urgency);
    for (const guard::Tripwire& wire : judged) rows.push_back(rowOf(wire, group));
}

/// Of all of it and of its places.
guard::Level highest(const guard::State& state)
{
    guard::Level level = state.level;
    for (const guard::PlaceState& place : state.places) level = std::max(level, place.level);
    return level;
}

/// "Deribit standard margin, rates of 2026-09-23, 64 days old".
QString modelText(const margin::AccountView& view)
{
    const double days = core::seconds(view.rates.age(view.at)) / 86'400;
    return Say::tr("%1, rates of %2, %3 days old")
        .arg(spoken(margin::name(view.model)), words(core::isoUtc(view.rates.asOf).substr(0, 10)),
             words(core::number(std::floor(days), 0)));
}

Tone toneOfMargin(const margin::AccountView& view)
{
    const auto nearest = view.liquidation.nearest();
    const double away = nearest ? view.sigmas(*nearest) : 1e9;
    if (!view.problem.empty() || view.liquidation.reached || away < 4) return Tone::Breach;
    return away < 8 ? Tone::Warn : Tone::Neutral;
}

GuardRow rowOf(const margin::AccountView& view, int number)
{
    GuardRow row;
    row.number = number;
    row.name =
        QStringLiteral("%1, %2").arg(venueWords(view.account.venue), words(view.currency.view()));
    row.tip =
        modelText(view) + QStringLiteral(" (") + spoken(view.rates.source) + QStringLiteral(")\n");
    row.tone = toneOfMargin(view);
    if (!view.problem.empty()) {
        row.value = QStringLiteral("n/a");
        row.limit = spoken(view.problem);
        row.way = Say::tr("not judged");
        row.tip += Say::tr("No other model takes its place: hedges there are refused.");
        return row;
    }
    row.known = true;
    row.used = std::min(1.0, view.use);
    row.value = words(core::number(100 * view.use, 1)) + QStringLiteral(" %");
    row.limit =
        Say::tr("initial %1, maintenance %2 of %3; %4")
            .arg(words(core::usd(view.initialUsd, 0)), words(core::usd(view.maintenanceUsd, 0)),
                 words(core::usd(view.equityUsd, 0)), modelText(view));
    row.way = Say::tr("liquidation %1").arg(spoken(margin::liquidationText(view)));
    row.tip += Say::tr(
                   "Maintenance over equity now; on the stress grid at most %1 %. "
                   "Liquidation: how far the spot may move, volatilities as they are.")
                   .arg(words(core::number(100 * view.worstUse, 0)));
    if (view.leftOut > 0)
        row.tip += QLatin1Char('\n') +
                   Say::tr("Without %1 positions that have no value.").arg(view.leftOut);
    return row;
}

/// The tripwires of all of it and of each place, the group that asks for most first.
void addGroups(std::vector<GuardRow>& rows, const engine::UnderlyingState& state, int base)
{
    const bool several = !state.guard.places.empty();
    std::vector<std::pair<guard::Level, std::vector<GuardRow>>> groups;
    const auto begin = [&](int number, const QString& name, guard::Level level,
                           const std::string& cause, const guard::Tripwires& wires,
                           guard::Scope scope) {
        std::vector<GuardRow> group{headRow(number, name, level, cause)};
        addWires(group, wires, scope, number);
        groups.emplace_back(level, std::move(group));
    };
    const QString name = words(state.underlying.view());
    begin(base, name, state.guard.level, state.guard.cause, state.guard.tripwires,
          several ? guard::Scope::Whole : guard::Scope::All);
    int number = base;
    for (const guard::PlaceState& place : state.guard.places)
        begin(number += kOfGroup, QStringLiteral("%1 · %2").arg(name, venueWords(place.venue)),
              place.level, place.cause, place.tripwires, guard::Scope::Place);
    std::ranges::stable_sort(groups, std::ranges::greater{},
                             [](const auto& group) { return group.first; });
    for (const auto& [level, group] : groups) rows.insert(rows.end(), group.begin(), group.end());
}

void addUnderlying(std::vector<GuardRow>& rows, const engine::UnderlyingState& state, int base)
{
    addGroups(rows, state, base);
    if (state.margins.empty()) return;
    int group = base + kMargins * kOfGroup;
    GuardRow head;
    head.number = group;
    head.head = true;
    head.name = Say::tr("%1 · margin").arg(words(state.underlying.view()));
    head.limit = Say::tr("of every account it is held in");
    head.tone = Tone::Muted;
    rows.push_back(head);
    for (const margin::AccountView& view : state.margins) rows.push_back(rowOf(view, ++group));
}

}  // namespace

std::vector<GuardRow> wiresOf(const engine::UnderlyingState& state)
{
    std::vector<std::pair<std::pair<int, int>, GuardRow>> all;
    const auto take = [&](const guard::Tripwires& wires, guard::Scope scope, int group,
                          const QString& place) {
        for (const guard::Tripwire& wire : wires) {
            if (!guard::judgedIn(wire.wire, scope)) continue;
            all.emplace_back(urgency(wire), rowOf(wire, group));
            if (!place.isEmpty()) all.back().second.name += QStringLiteral(" · ") + place;
        }
    };
    const bool several = !state.guard.places.empty();
    int group = 0;
    take(state.guard.tripwires, several ? guard::Scope::Whole : guard::Scope::All, group, {});
    for (const guard::PlaceState& place : state.guard.places)
        take(place.tripwires, guard::Scope::Place, group += kOfGroup, venueWords(place.venue));
    std::ranges::stable_sort(all, std::ranges::greater{},
                             [](const auto& one) { return one.first; });
    std::vector<GuardRow> rows;
    for (auto& [urgent, row] : all) rows.push_back(std::move(row));
    return rows;
}

Tone toneOf(engine::GuardLevel level)
{
    switch (level) {
        case engine::GuardLevel::Normal: return Tone::Neutral;
        case engine::GuardLevel::Caution: return Tone::Warn;
        case engine::GuardLevel::Halt: return Tone::Breach;
    }
    return Tone::Breach;
}

GuardTable::GuardTable(QObject* parent) : RowTable(kColumns, parent) {}

void GuardTable::show(const std::vector<engine::UnderlyingState>& states)
{
    std::vector<GuardRow> rows;
    m_heads.clear();
    std::vector<std::pair<const engine::UnderlyingState*, int>> order;
    for (const engine::UnderlyingState& state : states)
        order.emplace_back(&state, static_cast<int>(order.size()) * kOfUnderlying);
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [](const auto& entry) { return highest(entry.first->guard); });
    for (const auto& [state, base] : order) {
        m_heads.emplace_back(state->underlying, static_cast<int>(rows.size()));
        addUnderlying(rows, *state, base);
    }
    update(std::move(rows));
}

int GuardTable::headOf(core::Currency underlying) const
{
    for (const auto& [name, row] : m_heads)
        if (name == underlying) return row;
    return -1;
}

QVariant GuardTable::ofRow(const GuardRow& row, int role) const
{
    switch (role) {
        case IdRole: return QString::number(row.number);
        case Qt::ToolTipRole: return row.tip;
        case FractionRole: return row.known ? QVariant(row.used) : QVariant();
        default: return {};
    }
}

}  // namespace ballast::tables
