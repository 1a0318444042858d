#include "models/tables/what_if_table.h"

#include "models/tables/words.h"

#include <algorithm>

namespace ballast::tables {
namespace {

QString signedSize(core::Quantity size)
{
    if (size.isZero()) return QStringLiteral("0");
    return (size.isPositive() ? QStringLiteral("+") : QString()) + fixedWords(size);
}

QString nameText(const WhatIfRow& row) { return row.name; }
QString heldText(const WhatIfRow& row) { return signedSize(row.held); }
QString thoughtText(const WhatIfRow& row) { return signedSize(row.thought); }
QString changeText(const WhatIfRow& row)
{
    return row.changed() ? signedSize(row.thought - row.held) : QString();
}
QString unitText(const WhatIfRow& row) { return row.unit; }
QString deltaText(const WhatIfRow& row) { return row.delta; }
Tone muted(const WhatIfRow&) { return Tone::Muted; }
Tone thoughtTone(const WhatIfRow& row) { return row.changed() ? Tone::Breach : Tone::Neutral; }
Tone changeTone(const WhatIfRow& row) { return signTone((row.thought - row.held).toDouble()); }

constexpr Column<WhatIfRow> kColumns[] = {
    {"Instrument", "What is held, and what is thought of", Align::Left, nameText},
    {"Held", "Size in the account", Align::Right, heldText, nullptr, muted},
    {"What-if",
     "Size thought of, not traded: double-click or F2 to change it. It stays when the spot moves",
     Align::Right, thoughtText, nullptr, thoughtTone},
    {"Change", "What would have to be traded", Align::Right, changeText, nullptr, changeTone},
    {"Unit", "Of the sizes: dollars for inverse futures, coin otherwise", Align::Left, unitText,
     nullptr, muted},
    {"Δ now",
     "Net delta of the change in coin, as the market stands: it moves with the spot, the size "
     "does not",
     Align::Right, deltaText, nullptr, muted},
};

WhatIfRow rowOf(const core::AccountKey& account, const market::Instrument& instrument)
{
    return {account,
            instrument.id,
            words(instrument.name),
            instrument.sizedInUsd() ? QStringLiteral("USD") : words(instrument.underlying.view()),
            {},
            {},
            {}};
}

}  // namespace

WhatIfTable::WhatIfTable(QObject* parent) : RowTable(kColumns, parent) {}

void WhatIfTable::show(const portfolio::Book& live,
                       const std::vector<portfolio::WhatIfChange>& changes,
                       const market::Board& board, core::Currency underlying,
                       const WhatIfDeltas& deltas)
{
    std::vector<WhatIfRow> rows;
    for (const portfolio::Line& line : live.lines) {
        if (!line.instrument || line.instrument->underlying != underlying) continue;
        rows.push_back(rowOf(line.position.account, *line.instrument));
        rows.back().held = rows.back().thought = line.position.size;
    }
    for (const portfolio::WhatIfChange& change : changes) {
        const auto known = std::ranges::find_if(rows, [&](const WhatIfRow& row) {
            return row.account == change.account && row.instrument == change.instrument;
        });
        if (known != rows.end()) {
            known->thought = change.thought;
            continue;
        }
        const market::Listing* listing = board.find(change.instrument);
        if (!listing || listing->instrument->underlying != underlying) continue;
        rows.push_back(rowOf(change.account, *listing->instrument));
        rows.back().thought = change.thought;
    }
    for (WhatIfRow& row : rows)
        if (const auto at = deltas.find({row.account, row.instrument});
            row.changed() && at != deltas.end())
            row.delta = words(core::signedNumber(at->second, 3));
    update(std::move(rows));
}

Qt::ItemFlags WhatIfTable::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = RowTable::flags(index);
    return index.column() == Thought ? plain | Qt::ItemIsEditable : plain;
}

bool WhatIfTable::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != Thought) return false;
    const auto size = readSize(value.toString());
    if (!size) return false;
    const WhatIfRow edited = row(index.row());  // who hears it may change the rows
    emit resized(edited, *size);
    return true;
}

QVariant WhatIfTable::ofRow(const WhatIfRow& row, int role) const
{
    switch (role) {
        case IdRole: return row.name;
        case Qt::EditRole: return words(row.thought.text());
        case Qt::ToolTipRole:
            return row.changed() ? QStringLiteral("Thought of and not traded.") : QString();
        default: return {};
    }
}

core::Expected<core::Quantity> readSize(const QString& text)
{
    QString plain = text.trimmed();
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    for (const QChar space : {QChar(0x2009), QChar(0x00a0), QChar(0x202f), QChar(u' ')})
        plain.remove(space);
    if (plain.startsWith(QLatin1Char('+'))) plain.remove(0, 1);
    auto size = core::Quantity::parse(plain.toStdString());
    if (!size) return core::failure("a size is a number, not " + core::quoted(text.toStdString()));
    return size;
}

}  // namespace ballast::tables
