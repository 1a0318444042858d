#include "models/tables/guard_table.h"

#include "models/core/text.h"
#include "models/tables/words.h"

namespace ballast::tables {
namespace {

QString nameText(const GuardRow& row) { return row.name; }
QString valueText(const GuardRow& row) { return row.value; }
QString limitText(const GuardRow& row) { return row.limit; }
QString wayText(const GuardRow& row) { return row.way; }
QString levelText(const GuardRow& row) { return row.level; }
QVariant wayValue(const GuardRow& row) { return row.used; }

Tone toneOfRow(const GuardRow& row) { return row.tone; }
Tone knownTone(const GuardRow& row) { return row.known ? row.tone : Tone::Muted; }
Tone muted(const GuardRow&) { return Tone::Muted; }

constexpr Column<GuardRow> kColumns[] = {
    {"Tripwire", "What is watched; the tool tip of a row defines its number", Align::Left,
     nameText},
    {"Value", "As it is now", Align::Right, valueText, nullptr, knownTone},
    {"Limits", "Beyond the first CAUTION, beyond the second HALT", Align::Left, limitText, nullptr,
     muted},
    {"To the next level",
     "How much of the way from rest to CAUTION is used, or from CAUTION to HALT once there",
     Align::Right, wayText, wayValue, toneOfRow},
    {"Level", "What this tripwire asks for", Align::Left, levelText, nullptr, toneOfRow},
};

GuardRow rowOf(const guard::Tripwire& wire)
{
    GuardRow row;
    row.number = static_cast<int>(wire.wire);
    row.name = words(guard::name(wire.wire));
    row.known = wire.known;
    row.value = words(guard::valueText(wire));
    row.limit = words(guard::limitText(wire));
    row.used = wire.known ? 1 - wire.distance : 0;
    row.way = wire.known ? words(core::number(100 * row.used, 0)) + QStringLiteral(" %")
                         : words(wire.missing);
    row.level = wire.known ? words(text(wire.level)) : QString();
    row.tone = wire.known ? toneOf(wire.level) : Tone::Muted;
    row.tip = words(guard::definition(wire.wire)) + QLatin1Char('\n') + words(guard::line(wire));
    return row;
}

}  // namespace

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

void GuardTable::show(const engine::GuardState& state)
{
    std::vector<GuardRow> rows;
    rows.reserve(state.tripwires.size());
    for (const guard::Tripwire& wire : state.tripwires) rows.push_back(rowOf(wire));
    update(std::move(rows));
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
