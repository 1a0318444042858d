// The settings of the window: the pages of several rooms in one dialog, which drafts and applies.
#include "ui/guard/limits_dialog.h"
#include "ui/rebalance/policy_editor.h"
#include "ui/settings/display_page.h"
#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QSignalBlocker>

namespace ballast::ui {
namespace {

PolicyEditor::Part partOf(SettingsPage page)
{
    return page == SettingsPage::Triggers    ? PolicyEditor::Part::Triggers
           : page == SettingsPage::Execution ? PolicyEditor::Part::Execution
                                             : PolicyEditor::Part::Targets;
}

ThemeKind themeOf(const QString& name)
{
    return name == QStringLiteral("dark")            ? ThemeKind::Dark
           : name == QStringLiteral("light")         ? ThemeKind::Light
           : name == QStringLiteral("high-contrast") ? ThemeKind::HighContrast
                                                     : ThemeKind::System;
}

std::string nameOf(ThemeKind kind)
{
    switch (kind) {
        case ThemeKind::Dark: return "dark";
        case ThemeKind::Light: return "light";
        case ThemeKind::HighContrast: return "high-contrast";
        case ThemeKind::System: break;
    }
    return "system";
}

}  // namespace

void MainWindow::setSettings(SettingsTermsPtr terms, const SettingsValue& value)
{
    m_settingsTerms = std::move(terms);
    m_settingsValue = value;
    showLook();
}

void MainWindow::openSettings(SettingsPage page)
{
    if (!m_settings) makeSettings();
    m_settings->showPage(page);
}

/// Made when it is first wanted: most days nobody opens it.
void MainWindow::makeSettings()
{
    m_settings = new SettingsDialog(m_settingsTerms, this);
    auto* policies = new PolicyEditor(m_settings);
    policies->setObjectName(QStringLiteral("settingsPolicies"));
    policies->embed();
    auto* limits = new LimitsDialog(m_settingsValue.limits, m_settings);
    limits->setObjectName(QStringLiteral("settingsLimits"));
    limits->embed();
    for (const SettingsPage page :
         {SettingsPage::Targets, SettingsPage::Triggers, SettingsPage::Execution})
        m_settings->setPage(page, policies);
    m_settings->setPage(SettingsPage::Limits, limits);

    connect(policies, &PolicyEditor::drafted, m_settings, &SettingsDialog::draftPolicy);
    connect(policies, &PolicyEditor::faulty, m_settings, [this](const QString& problem) {
        m_settings->setProblem(SettingsPage::Targets, problem);
    });
    connect(limits, &LimitsDialog::drafted, m_settings, &SettingsDialog::draftLimits);
    connect(limits, &LimitsDialog::faulty, m_settings, [this](const QString& problem) {
        m_settings->setProblem(SettingsPage::Limits, problem);
    });
    connect(m_settings, &SettingsDialog::pageShown, policies,
            [policies](SettingsPage page) { policies->showPart(partOf(page)); });
    connect(m_settings, &SettingsDialog::draftReplaced, policies, [this, policies, limits] {
        policies->setDrafts(m_settings->draftedPolicies());
        limits->setDraft(m_settings->now().limits, m_settings->then().limits);
    });
    connect(m_settings, &SettingsDialog::themeWished, this,
            [this](const QString& theme, bool pair) { chooseTheme(themeOf(theme), pair); });
    connect(m_settings->display(), &DisplayPage::themeWished, this, &MainWindow::chooseTheme);
    connect(m_settings->display(), &DisplayPage::lookWished, this, &MainWindow::chooseLook);

    showLook();
    policies->present(m_snapshot);
    m_settings->present(m_snapshot);
    m_presenters.push_back([this, policies](const auto& snapshot) {
        policies->present(snapshot);
        m_settings->present(snapshot);
    });
}

/// How the window looks, wherever it was chosen, and what the settings say besides.
void MainWindow::showLook()
{
    m_settingsValue.theme = nameOf(m_theme);
    m_settingsValue.colourBlind = m_colourBlind;
    for (const ThemeKind kind :
         {ThemeKind::System, ThemeKind::Dark, ThemeKind::Light, ThemeKind::HighContrast})
        if (auto* action =
                findChild<QAction*>(QStringLiteral("theme%1").arg(static_cast<int>(kind))))
            action->setChecked(kind == m_theme);
    if (auto* pair = findChild<QAction*>(QStringLiteral("colourBlind"))) {
        const QSignalBlocker quiet(pair);
        pair->setChecked(m_colourBlind);
    }
    if (!m_settings) return;
    m_settings->setValue(m_settingsValue);
    m_settings->display()->show(m_theme, m_colourBlind, look());
}

void MainWindow::chooseLook(const Look& look)
{
    m_layout.saveLook(look);
    applyLook(*qobject_cast<QApplication*>(QCoreApplication::instance()), look);
    if (m_settings) m_settings->display()->show(m_theme, m_colourBlind, ui::look());
}

}  // namespace ballast::ui
