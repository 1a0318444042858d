#include "ui/settings/settings_dialog.h"

#include "ui/settings/changes_page.h"
#include "ui/settings/display_page.h"
#include "ui/settings/records_page.h"
#include "ui/settings/second_person_row.h"
#include "ui/settings/settings_draft.h"
#include "ui/settings/venues_page.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"
#include "ui/widgets/wheel_guard.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace ballast::ui {
namespace {

/// How often what a draft does is held against the book, which moves with every tick.
constexpr auto kEffectEvery = std::chrono::milliseconds{500};
constexpr int kListWidth = 168;

QString title(SettingsPage page)
{
    switch (page) {
        case SettingsPage::Venues: return SettingsDialog::tr("Venues");
        case SettingsPage::Targets: return SettingsDialog::tr("Targets and bands");
        case SettingsPage::Triggers: return SettingsDialog::tr("Triggers");
        case SettingsPage::Execution: return SettingsDialog::tr("Execution");
        case SettingsPage::Limits: return SettingsDialog::tr("Limits and tripwires");
        case SettingsPage::Records: return SettingsDialog::tr("Records and reports");
        case SettingsPage::Display: return SettingsDialog::tr("Display");
        case SettingsPage::Changes: return SettingsDialog::tr("Changes");
    }
    return {};
}

std::size_t indexOf(SettingsPage page) { return static_cast<std::size_t>(page); }

}  // namespace

SettingsDialog::SettingsDialog(SettingsTermsPtr terms, QWidget* parent)
    : QDialog(parent), m_terms(std::move(terms))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    resize(1080, 720);
    build();
}

void SettingsDialog::build()
{
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("settingsPages"));
    m_list->setAccessibleName(tr("Pages of the settings"));
    m_list->setFixedWidth(kListWidth);
    m_list->setFrameShape(QFrame::NoFrame);
    for (std::size_t page = 0; page < kSettingsPages; ++page)
        m_list->addItem(title(static_cast<SettingsPage>(page)));
    m_stack = new QStackedWidget(this);
    m_venues = new VenuesPage(m_terms, this);
    m_records = new RecordsPage(this);
    m_display = new DisplayPage(this);
    m_review = new ChangesPage(this);
    setPage(SettingsPage::Venues, m_venues);
    setPage(SettingsPage::Records, m_records);
    setPage(SettingsPage::Display, m_display);
    setPage(SettingsPage::Changes, m_review);
    auto* pages = new QHBoxLayout;
    pages->setSpacing(0);
    pages->addWidget(m_list);
    pages->addWidget(m_stack, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(pages, 1);
    column->addWidget(buildButtons());
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0) return;
        if (QWidget* widget = m_pages[static_cast<std::size_t>(row)])
            m_stack->setCurrentWidget(widget);
        showEffect();
        emit pageShown(page());
    });
    connect(m_venues, &VenuesPage::edited, this, [this] {
        m_then.profiles = m_venues->profiles();
        setProblem(SettingsPage::Venues, m_venues->problem());
    });
    connect(m_records, &RecordsPage::edited, this, [this] {
        m_then.records = m_records->records();
        refresh();
    });
    connect(m_review, &ChangesPage::applied, this, &SettingsDialog::apply);
    connect(m_review, &ChangesPage::discarded, this, &SettingsDialog::discard);
    m_list->setCurrentRow(0);
}

QWidget* SettingsDialog::buildButtons()
{
    auto* box = new QWidget(this);
    const auto button = [box](const char* name, const QString& text, const QString& tip) {
        auto* made = new QPushButton(text, box);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(toolTipOf(tip));
        made->setAutoDefault(false);
        return made;
    };
    auto* import = button("settingsImport", tr("Import…"),
                          tr("Reads a settings file. What it changes is shown before it applies."));
    auto* exported = button("settingsExport", tr("Export…"),
                            tr("Writes all settings in force into a file, which can be imported. "
                               "No secret is in it."));
    m_news = plainLabel(QStringLiteral("muted"), box);
    m_news->setObjectName(QStringLiteral("settingsTold"));
    m_news->setWordWrap(true);
    auto* close = button("settingsClose", tr("Close"),
                         tr("What was drafted is kept until the program ends, secrets are not."));
    m_toReview =
        button("settingsReview", tr("Review changes"), tr("What changes, before it does."));
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(16, 8, 16, 14);
    row->setSpacing(8);
    row->addWidget(import);
    row->addWidget(exported);
    row->addWidget(m_news, 1);
    row->addWidget(close);
    row->addWidget(m_toReview);
    connect(import, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Import settings"), {},
                                                          tr("Settings (*.toml);;All files (*)"));
        if (!path.isEmpty()) importFrom(path);
    });
    connect(exported, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getSaveFileName(this, tr("Export settings"),
                                                          QStringLiteral("ballast-settings.toml"),
                                                          tr("Settings (*.toml)"));
        if (!path.isEmpty()) exportTo(path);
    });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_toReview, &QPushButton::clicked, this,
            [this] { m_list->setCurrentRow(static_cast<int>(indexOf(SettingsPage::Changes))); });
    return box;
}

void SettingsDialog::setPage(SettingsPage page, QWidget* widget)
{
    if (page == SettingsPage::Limits) widget = withSecondPerson(widget);
    m_pages[indexOf(page)] = widget;
    if (m_stack->indexOf(widget) < 0) m_stack->addWidget(widget);
    leaveWheelTo(widget);
}

/// From which amount on two persons approve is a limit too, and is in no other room's page.
QWidget* SettingsDialog::withSecondPerson(QWidget* limits)
{
    auto* page = new QWidget(this);
    m_second = new SecondPersonRow(page);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(limits, 1);
    column->addWidget(m_second);
    limits->show();  // a window until now, which does not come with what it stands in
    connect(m_second, &SecondPersonRow::edited, this, [this](double aboveUsd) {
        m_then.secondAboveUsd = aboveUsd;
        refresh();
    });
    return page;
}

void SettingsDialog::showPage(SettingsPage page)
{
    m_list->setCurrentRow(static_cast<int>(indexOf(page)));
    show();
    // In any language and size of text.
    m_list->setFixedWidth(std::max(kListWidth, m_list->sizeHintForColumn(0) + 2));
    raise();
    activateWindow();
    m_list->setFocus();
    showEffect();
    emit pageShown(page);
}

SettingsPage SettingsDialog::page() const
{
    return static_cast<SettingsPage>(std::max(0, m_list->currentRow()));
}

void SettingsDialog::setValue(const SettingsValue& value)
{
    SettingsValue now = value;
    if (m_snapshot && m_snapshot->proposals) now.policies = m_snapshot->proposals->policies;
    if (m_snapshot && m_snapshot->allocation)
        now.allocation = m_snapshot->allocation->allocation.policy;
    follow(now);
}

void SettingsDialog::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    if (!m_known) return;
    const bool others =
        (snapshot->proposals && snapshot->proposals->policies != m_now.policies) ||
        (snapshot->allocation && snapshot->allocation->allocation.policy != m_now.allocation);
    if (others) return setValue(m_now);
    if (snapshot->at - m_effectAt >= kEffectEvery) showEffect();
}

/// A draft follows where a person has left it alone.
void SettingsDialog::follow(const SettingsValue& now)
{
    const bool others = !m_known || now.policies != m_now.policies || now.limits != m_now.limits;
    m_then = m_known ? rebased(m_then, m_now, now) : now;
    m_now = now;
    m_known = true;
    refresh();
    if (others) emit draftReplaced();
}

std::vector<rebalance::Policy> SettingsDialog::draftedPolicies() const
{
    std::vector<rebalance::Policy> drafts;
    for (const rebalance::Policy& policy : m_then.policies)
        if (std::ranges::find(m_now.policies, policy) == m_now.policies.end())
            drafts.push_back(policy);
    return drafts;
}

void SettingsDialog::draftPolicy(const rebalance::Policy& policy)
{
    const auto it =
        std::ranges::find(m_then.policies, policy.underlying, &rebalance::Policy::underlying);
    if (it == m_then.policies.end() || *it == policy) return;
    *it = policy;
    refresh();
}

void SettingsDialog::draftLimits(const guard::LimitSet& limits)
{
    if (m_then.limits == limits) return;
    m_then.limits = limits;
    refresh();
}

void SettingsDialog::setProblem(SettingsPage page, const QString& sentence)
{
    if (sentence.isEmpty())
        m_problems.erase(page);
    else
        m_problems[page] = tr("%1: %2").arg(title(page), sentence);
    refresh();
}

/// Everything that depends on the draft.
void SettingsDialog::refresh()
{
    if (!m_known || !isReady()) return;
    m_venues->show(m_then.profiles);
    m_records->show(m_then.records, m_now.records);
    if (m_second) m_second->show(m_then.secondAboveUsd);
    m_changes = m_terms->changes(m_now, m_then);
    for (const auto& [name, secret] : m_venues->secrets()) {
        const auto held = std::ranges::find(m_now.profiles, name, &VenueProfile::name);
        const bool another = held != m_now.profiles.end() && !held->clientId.empty();
        m_changes.push_back({QStringLiteral("profile.%1.secret").arg(words(name)),
                             another ? tr("as it is kept") : QString(), tr("the one typed"),
                             another, true});
    }
    QStringList problems;
    for (const auto& [page, sentence] : m_problems) problems << sentence;
    m_review->show(m_changes, problems);
    const int count = static_cast<int>(m_changes.size());
    m_list->item(static_cast<int>(indexOf(SettingsPage::Changes)))
        ->setText(count == 0 ? title(SettingsPage::Changes) : tr("Changes (%1)").arg(count));
    m_toReview->setText(count == 0 ? tr("Review changes") : tr("Review changes (%1)…").arg(count));
    m_toReview->setEnabled(count > 0 || !problems.isEmpty());
    showEffect();
}

void SettingsDialog::showEffect()
{
    if (!m_snapshot || !m_known || !m_terms || !m_terms->effect || !m_review->isVisible()) return;
    m_effectAt = m_snapshot->at;
    m_review->showEffect(m_terms->effect(*m_snapshot, m_now, m_then));
}

void SettingsDialog::apply()
{
    if (!m_terms || !m_terms->apply) return;
    m_review->wait();
    const SettingsValue now = m_now, then = m_then;
    m_terms->apply(now, then, m_venues->secrets(), [this, now, then](const QString& problem) {
        if (!problem.isEmpty()) return m_review->tell(problem, true);
        m_venues->forgetSecrets();
        if (now.theme != then.theme || now.colourBlind != then.colourBlind)
            emit themeWished(words(then.theme), then.colourBlind);
        // What the engine takes up comes back with its next snapshot.
        m_now.profiles = then.profiles;
        m_now.subBooks = then.subBooks;
        m_now.stresses = then.stresses;
        m_now.marginModels = then.marginModels;
        m_now.secondAboveUsd = then.secondAboveUsd;
        m_now.theme = then.theme;
        m_now.colourBlind = then.colourBlind;
        m_now.stopKeyEverywhere = then.stopKeyEverywhere;
        m_now.records = then.records;
        refresh();
        m_review->tell(tr("Applied and recorded. What holds from the next start is in the files."),
                       false);
        emit draftReplaced();
    });
}

void SettingsDialog::discard()
{
    m_then = m_now;
    m_problems.clear();
    m_venues->forgetSecrets();
    refresh();
    tell({}, false);
    emit draftReplaced();
}

void SettingsDialog::importFrom(const QString& path)
{
    if (!m_known || !m_terms || !m_terms->read) return;
    const SettingsReading read = m_terms->read(path, m_now);
    if (!read.value) {
        constexpr int kShown = 3;
        QString sentences = read.problems.mid(0, kShown).join(QLatin1Char('\n'));
        if (read.problems.size() > kShown)
            sentences = tr("%1\nAnd %2 more.").arg(sentences).arg(read.problems.size() - kShown);
        return tell(tr("Nothing of the file is taken. %1").arg(sentences), true);
    }
    m_then = *read.value;
    m_problems.clear();
    m_venues->forgetSecrets();
    refresh();
    tell(m_changes.empty() ? tr("The file says what is in force already.")
                           : tr("Read. Nothing of it holds before Apply."),
         false);
    emit draftReplaced();
    if (!m_changes.empty()) showPage(SettingsPage::Changes);
}

void SettingsDialog::exportTo(const QString& path)
{
    if (!m_known || !m_terms || !m_terms->text) return;
    const QByteArray text = m_terms->text(m_now).toUtf8();
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return tell(tr("Written to %1, as they are in force.").arg(path), false);
    tell(tr("%1 could not be written: %2.").arg(path, file.errorString()), true);
}

void SettingsDialog::tell(const QString& sentence, bool isProblem)
{
    setTone(m_news, isProblem ? tables::Tone::Breach : tables::Tone::Muted);
    setWords(m_news, sentence);
}

/// A secret does not lie in a window that nobody looks at.
void SettingsDialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    if (event->spontaneous() || m_venues->secrets().empty()) return;
    m_venues->forgetSecrets();
    refresh();
}

}  // namespace ballast::ui
