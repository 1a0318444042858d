#include "ui/shell/alert_choices.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStringList>

#include <algorithm>
#include <string_view>
#include <utility>

namespace ballast::ui {
namespace {

constexpr std::pair<std::string_view, AlertClass> kTopics[] = {
    {"waiting", AlertClass::Waiting},    {"halt", AlertClass::Halt},
    {"fill", AlertClass::Halt},          {"order", AlertClass::Orders},
    {"plan", AlertClass::Orders},        {"link", AlertClass::Links},
    {"codec", AlertClass::Links},        {"guard", AlertClass::Guard},
    {"limit", AlertClass::Guard},        {"limits", AlertClass::Guard},
    {"proposal", AlertClass::Proposals}, {"what-if", AlertClass::Proposals},
    {"policy", AlertClass::Proposals},   {"allocation", AlertClass::Proposals},
    {"auto-fire", AlertClass::AutoFire}, {"mode", AlertClass::AutoFire}};

constexpr const char* kNames[] = {"waiting", "halt",      "orders",    "links",
                                  "guard",   "proposals", "auto-fire", "desk"};

struct Say {
    Q_DECLARE_TR_FUNCTIONS(AlertClass)
};

QString settingOf(AlertClass kind)
{
    return QStringLiteral("alerts/") + QLatin1String(kNames[static_cast<std::size_t>(kind)]);
}

const QString kWindow = QStringLiteral("window"), kNotification = QStringLiteral("notification"),
              kSound = QStringLiteral("sound");

}  // namespace

QString text(AlertClass kind)
{
    switch (kind) {
        case AlertClass::Waiting: return Say::tr("A proposal waits");
        case AlertClass::Halt: return Say::tr("Halt, and fills of no known order");
        case AlertClass::Orders: return Say::tr("Orders and plans");
        case AlertClass::Links: return Say::tr("Links to venues");
        case AlertClass::Guard: return Say::tr("Guard and limits");
        case AlertClass::Proposals: return Say::tr("Proposals, policies and allocation");
        case AlertClass::AutoFire: return Say::tr("Mode and auto-fire");
        case AlertClass::Desk: return Say::tr("The desk itself");
    }
    return {};
}

AlertClass classOf(const engine::Alert& alert)
{
    const auto at = std::ranges::find(kTopics, std::string_view{alert.topic},
                                      &std::pair<std::string_view, AlertClass>::first);
    return at == std::end(kTopics) ? AlertClass::Desk : at->second;
}

AlertWays AlertChoices::standard(AlertClass kind)
{
    switch (kind) {
        case AlertClass::Halt: return {true, true, true};
        case AlertClass::Waiting: return {false, true, false};  // the window shows it anyway
        case AlertClass::Orders:
        case AlertClass::Links:
        case AlertClass::Guard:
        case AlertClass::AutoFire: return {true, true, false};
        case AlertClass::Proposals:
        case AlertClass::Desk: return {true, false, false};
    }
    return {};
}

AlertChoices::AlertChoices(QString file) : m_file(std::move(file))
{
    for (std::size_t at = 0; at < kAlertClasses; ++at)
        m_ways[at] = standard(static_cast<AlertClass>(at));
    if (m_file.isEmpty()) return;
    const QSettings settings(m_file, QSettings::IniFormat);
    for (std::size_t at = 0; at < kAlertClasses; ++at) {
        const QString setting = settingOf(static_cast<AlertClass>(at));
        if (!settings.contains(setting)) continue;
        const QStringList words = settings.value(setting).toStringList();
        m_ways[at] = {words.contains(kWindow), words.contains(kNotification),
                      words.contains(kSound)};
    }
}

void AlertChoices::set(AlertClass kind, const AlertWays& ways)
{
    m_ways[static_cast<std::size_t>(kind)] = ways;
    if (m_file.isEmpty()) return;
    QStringList words;
    if (ways.window) words << kWindow;
    if (ways.notification) words << kNotification;
    if (ways.sound) words << kSound;
    QSettings(m_file, QSettings::IniFormat).setValue(settingOf(kind), words);
}

AlertWays waysOf(const engine::Alert& alert, const AlertChoices& choices, bool quiet)
{
    if (alert.severity == engine::Severity::Notice && alert.topic != "waiting") return {};
    AlertWays ways = choices.of(classOf(alert));
    if (quiet && alert.severity != engine::Severity::Critical)
        ways.notification = ways.sound = false;
    return ways;
}

}  // namespace ballast::ui
