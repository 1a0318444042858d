#include "ui/help/help_pages.h"

#include <QFile>

#include <array>
#include <utility>

// Out of the namespace: the macro declares what it calls.
static void initialisePages() { Q_INIT_RESOURCE(resources); }

namespace ballast::ui {
namespace {

constexpr std::array kPages{"bands",   "proposal", "decide", "auto-fire", "stop",
                            "unknown", "limits",   "margin", "history",   "review",
                            "replay",  "venues",   "files",  "panels"};

constexpr std::pair<const char*, const char*> kOfPanels[] = {
    {"overview", "bands"},     {"chart", "bands"},     {"mode", "auto-fire"},
    {"proposals", "proposal"}, {"history", "history"}, {"positions", "panels"},
    {"chain", "panels"},       {"smile", "panels"},    {"modelCheck", "panels"},
    {"orders", "unknown"},     {"fills", "unknown"},   {"alerts", "history"},
    {"scenarios", "panels"},   {"guard", "limits"},    {"allocation", "panels"},
    {"jointHedge", "panels"},  {"curves", "panels"},   {"ladder", "panels"},
    {"market", "panels"},      {"replayBar", "replay"}};

QString textOf(const QString& language, const QString& id)
{
    QFile file(QStringLiteral(":/help/%1/%2.md").arg(language, id));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString headingOf(const QString& text)
{
    const QString first = text.section(QLatin1Char('\n'), 0, 0);
    return first.startsWith(QStringLiteral("# ")) ? first.mid(2).trimmed() : first;
}

}  // namespace

std::vector<HelpPage> helpPages(const QString& language)
{
    initialisePages();
    std::vector<HelpPage> pages;
    for (const char* name : kPages) {
        const QString id = QString::fromLatin1(name);
        QString text = language.isEmpty() ? QString() : textOf(language, id);
        if (text.isEmpty()) text = textOf(QStringLiteral("en"), id);
        pages.push_back({id, headingOf(text), text});
    }
    return pages;
}

QString helpPageOf(const QString& panel)
{
    for (const auto& [name, page] : kOfPanels)
        if (panel == QLatin1String(name)) return QString::fromLatin1(page);
    return {};
}

}  // namespace ballast::ui
