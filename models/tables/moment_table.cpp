#include "models/tables/moment_table.h"

#include "models/tables/words.h"

namespace ballast::tables {
namespace {

using Kind = review::MomentEvent::Kind;

QString timeText(const MomentRow& row) { return dateTimeWords(row.event.at); }
QString kindText(const MomentRow& row) { return spoken(review::text(row.event.kind)); }
QString bookText(const MomentRow& row)
{
    return row.event.underlying.empty() ? Say::tr("Desk") : words(row.event.underlying.view());
}
QString whatText(const MomentRow& row) { return spoken(row.event.what); }
QString sentence(const MomentRow& row) { return spoken(row.event.text); }
QString actorText(const MomentRow& row) { return spoken(row.event.actor); }
QString numberText(const MomentRow& row)
{
    return row.event.proposal.value > 0 ? QStringLiteral("#%1").arg(row.event.proposal.value)
                                        : QString();
}

QVariant timeValue(const MomentRow& row) { return sortTime(row.event.at); }
QVariant numberValue(const MomentRow& row)
{
    return QVariant::fromValue<qulonglong>(row.event.proposal.value);
}
Tone muted(const MomentRow&) { return Tone::Muted; }
Tone whatTone(const MomentRow& row)
{
    const std::string& what = row.event.what;
    switch (row.event.kind) {
        case Kind::Alert:
            return what == "Critical" ? Tone::Breach : what == "Warning" ? Tone::Warn : Tone::Muted;
        case Kind::Guard: return what == "NORMAL" ? Tone::Good : Tone::Warn;
        case Kind::Link: return what == "up" ? Tone::Good : Tone::Warn;
        case Kind::Fill: return Tone::Strong;
        case Kind::Decision: return what == "Not proposed" ? Tone::Warn : Tone::Neutral;
        case Kind::Proposal:
        case Kind::Order:
        case Kind::Setting: return Tone::Neutral;
    }
    return Tone::Neutral;
}

constexpr Column<MomentRow> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Time (UTC)"), QT_TRANSLATE_NOOP("tables", "When it happened"),
     Align::Left, timeText, timeValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Kind"),
     QT_TRANSLATE_NOOP("tables", "Proposal, decision, order, fill, alert, guard, link or setting"),
     Align::Left, kindText},
    {QT_TRANSLATE_NOOP("tables", "Book"),
     QT_TRANSLATE_NOOP("tables", "The underlying it concerns, or the whole desk"), Align::Left,
     bookText},
    {QT_TRANSLATE_NOOP("tables", "What"),
     QT_TRANSLATE_NOOP("tables", "What was decided, what an order came to, how grave an alert was"),
     Align::Left, whatText, nullptr, whatTone},
    {QT_TRANSLATE_NOOP("tables", "Why"),
     QT_TRANSLATE_NOOP("tables", "The reason or the sentence, as it was recorded"), Align::Left,
     sentence},
    {QT_TRANSLATE_NOOP("tables", "Who"),
     QT_TRANSLATE_NOOP("tables", "Who did it, where it was recorded"), Align::Left, actorText,
     nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Proposal"), QT_TRANSLATE_NOOP("tables", "Which proposal"),
     Align::Left, numberText, numberValue, muted},
};

}  // namespace

MomentTable::MomentTable(QObject* parent) : RowTable(kColumns, parent) {}

void MomentTable::show(const std::shared_ptr<const review::Moment>& moment,
                       core::Currency underlying)
{
    std::vector<MomentRow> rows;
    if (moment)
        for (const review::MomentEvent& event : moment->events)
            if (underlying.empty() || event.underlying.empty() || event.underlying == underlying)
                rows.push_back({rows.size(), event, event.at > moment->at});
    update(std::move(rows));
}

QVariant MomentTable::ofRow(const MomentRow& row, int role) const
{
    switch (role) {
        case IdRole: return QString::number(row.number);
        case ProposalRole: return QVariant::fromValue<qulonglong>(row.event.proposal.value);
        case Qt::ToolTipRole: return spoken(row.event.text);
        default: return {};
    }
}

}  // namespace ballast::tables
