#include "models/tables/alert_table.h"

#include "models/tables/words.h"

namespace ballast::tables {
namespace {

using engine::Alert;

QString timeText(const Alert& alert) { return clockWords(alert.at); }
QString severityText(const Alert& alert) { return spoken(engine::text(alert.severity)); }
QString bookText(const Alert& alert)
{
    return alert.underlying.empty() ? Say::tr("Desk") : words(alert.underlying.view());
}
QString topicText(const Alert& alert) { return spoken(alert.topic); }
QString sentence(const Alert& alert) { return spoken(alert.text); }

QVariant timeValue(const Alert& alert) { return sortTime(alert.at); }
QVariant severityValue(const Alert& alert) { return static_cast<int>(alert.severity); }
Tone muted(const Alert&) { return Tone::Muted; }
Tone severityTone(const Alert& alert)
{
    switch (alert.severity) {
        case engine::Severity::Notice: return Tone::Muted;
        case engine::Severity::Warning: return Tone::Warn;
        case engine::Severity::Critical: return Tone::Breach;
    }
    return Tone::Neutral;
}

constexpr Column<Alert> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Time (UTC)"), QT_TRANSLATE_NOOP("tables", "When it happened"),
     Align::Left, timeText, timeValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Severity"),
     QT_TRANSLATE_NOOP("tables", "notice: for the record; warning: look at it; critical: act now"),
     Align::Left, severityText, severityValue, severityTone},
    {QT_TRANSLATE_NOOP("tables", "Book"),
     QT_TRANSLATE_NOOP("tables", "The underlying it concerns, or the whole desk"), Align::Left,
     bookText},
    {QT_TRANSLATE_NOOP("tables", "Topic"),
     QT_TRANSLATE_NOOP("tables", "What part of the desk spoke"), Align::Left, topicText, nullptr,
     muted},
    {QT_TRANSLATE_NOOP("tables", "What happened"),
     QT_TRANSLATE_NOOP("tables", "What happened, what it means, what to do"), Align::Left,
     sentence},
};

}  // namespace

AlertTable::AlertTable(QObject* parent) : RowTable(kColumns, parent) {}

void AlertTable::show(std::shared_ptr<const std::vector<Alert>> alerts)
{
    if (alerts == m_alerts) return;
    m_alerts = std::move(alerts);
    update(m_alerts ? *m_alerts : std::vector<Alert>{});
}

QVariant AlertTable::ofRow(const Alert& alert, int role) const
{
    switch (role) {
        case IdRole: return QString::number(alert.number);
        case Qt::ToolTipRole: return spoken(alert.text);
        default: return {};
    }
}

}  // namespace ballast::tables
