#include "models/tables/alert_table.h"

#include "models/tables/words.h"

namespace ballast::tables {
namespace {

using engine::Alert;

QString timeText(const Alert& alert) { return clockWords(alert.at); }
QString severityText(const Alert& alert) { return words(engine::text(alert.severity)); }
QString bookText(const Alert& alert)
{
    return alert.underlying.empty() ? QStringLiteral("Desk") : words(alert.underlying.view());
}
QString topicText(const Alert& alert) { return words(alert.topic); }
QString sentence(const Alert& alert) { return words(alert.text); }

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
    {"Time (UTC)", "When it happened", Align::Left, timeText, timeValue, muted},
    {"Severity", "notice: for the record; warning: look at it; critical: act now", Align::Left,
     severityText, severityValue, severityTone},
    {"Book", "The underlying it concerns, or the whole desk", Align::Left, bookText},
    {"Topic", "What part of the desk spoke", Align::Left, topicText, nullptr, muted},
    {"What happened", "What happened, what it means, what to do", Align::Left, sentence},
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
        case Qt::ToolTipRole: return words(alert.text);
        default: return {};
    }
}

}  // namespace ballast::tables
