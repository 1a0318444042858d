#include "ui/settings/changes_page.h"

#include "ui/settings/effect_text.h"
#include "ui/settings/key_words.h"
#include "ui/widgets/confirm_word.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kRowHeight = 24;

QTableWidget* table(const char* name, const QString& spoken, const QStringList& heads,
                    const std::vector<int>& widths, QWidget* parent)
{
    auto* made = new QTableWidget(0, static_cast<int>(heads.size()), parent);
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(spoken);
    made->setHorizontalHeaderLabels(heads);
    for (int column = 0; column < heads.size(); ++column) {
        made->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        made->setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
    }
    made->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    made->verticalHeader()->hide();
    made->verticalHeader()->setDefaultSectionSize(kRowHeight);
    made->setShowGrid(false);
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setSelectionBehavior(QAbstractItemView::SelectRows);
    made->setTabKeyNavigation(false);
    made->setWordWrap(false);
    return made;
}

/// As a file says it, but for what says nothing by saying it.
QString valueWords(const QString& value)
{
    if (value.isEmpty()) return ChangesPage::tr("not said");
    if (value == QLatin1String("''") || value == QLatin1String("\"\""))
        return ChangesPage::tr("empty");
    return value;
}

void put(QTableWidget* table, int row, const QStringList& cells, tables::Tone lastTone)
{
    for (int column = 0; column < cells.size(); ++column) {
        QTableWidgetItem* item = table->item(row, column);
        if (!item) table->setItem(row, column, item = new QTableWidgetItem);
        item->setText(cells[column]);
        item->setToolTip(toolTipOf(cells[column]));
        if (column == cells.size() - 1) item->setForeground(Theme::current().of(lastTone));
    }
}

}  // namespace

ChangesPage::ChangesPage(QWidget* parent)
    : QWidget(parent),
      m_table(table("settingsChanges", tr("What changes"),
                    {tr("What"), tr("Key"), tr("Now"), tr("Then"), tr("Remark")},
                    {220, 210, 118, 118, 150}, this)),
      m_effect(table("settingsEffect", tr("What it does to the book of now"),
                     {tr("Today's book"), tr("Now"), tr("Then"), tr("Remark")},
                     {300, 150, 150, 260}, this)),
      m_effectHead(plainLabel(QStringLiteral("title"), this)),
      m_news(plainLabel(QStringLiteral("muted"), this)),
      m_word(new QLineEdit(this)),
      m_apply(new QPushButton(tr("Apply"), this)),
      m_discard(new QPushButton(tr("Discard all"), this))
{
    setObjectName(QStringLiteral("changesPage"));
    setWords(m_effectHead, tr("What it does to the book of now"));
    m_news->setObjectName(QStringLiteral("settingsNews"));
    m_news->setWordWrap(true);
    m_word->setObjectName(QStringLiteral("settingsWord"));
    m_word->setAccessibleName(tr("The word that confirms what loosens"));
    m_word->setPlaceholderText(
        tr("Type %1 to confirm what loosens").arg(QLatin1String(kLoosenWord)));
    m_apply->setObjectName(QStringLiteral("settingsApply"));
    m_apply->setProperty("role", QStringLiteral("chosen"));
    m_discard->setObjectName(QStringLiteral("settingsDiscard"));
    m_discard->setToolTip(tr("Every page is again as it is in force."));
    for (QPushButton* button : {m_apply, m_discard}) button->setAutoDefault(false);
    auto* end = new QHBoxLayout;
    end->addWidget(m_word, 2);
    end->addStretch(1);
    end->addWidget(m_discard);
    end->addWidget(m_apply);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 6);
    column->setSpacing(8);
    column->addWidget(m_table, 3);
    column->addWidget(m_effectHead);
    column->addWidget(m_effect, 2);
    column->addWidget(m_news);
    column->addLayout(end);
    connect(m_word, &QLineEdit::textChanged, this, &ChangesPage::judge);
    connect(m_apply, &QPushButton::clicked, this, &ChangesPage::applied);
    connect(m_discard, &QPushButton::clicked, this, &ChangesPage::discarded);
    judge();
}

void ChangesPage::show(const std::vector<SettingChange>& changes, const QStringList& problems)
{
    m_changes = changes;
    m_problems = problems;
    m_table->setRowCount(static_cast<int>(changes.size()));
    int row = 0;
    for (const SettingChange& change : changes) {
        const QString remark = change.loosens && change.atStart ? tr("LOOSER, at the next start")
                               : change.loosens                 ? tr("LOOSER")
                               : change.atStart                 ? tr("at the next start")
                                                                : tr("at once");
        put(m_table, row++,
            {keyWords(change.path), change.path, valueWords(change.now), valueWords(change.then),
             remark},
            change.loosens ? tables::Tone::Warn : tables::Tone::Muted);
    }
    setTone(m_news, problems.isEmpty() ? tables::Tone::Muted : tables::Tone::Breach);
    setWords(m_news, !problems.isEmpty() ? problems.join(QLatin1Char('\n'))
                     : changes.empty()
                         ? tr("Nothing changes: what the pages say is what is in force.")
                         : tr("Nothing of it holds before Apply, which records old and new."));
    m_word->clear();
    judge();
}

void ChangesPage::showEffect(const engine::SettingsEffect& effect)
{
    const std::vector<EffectRow> rows = effectRows(effect);
    QStringList shown;
    for (const EffectRow& row : rows) shown << row.what << row.now << row.then << row.remark;
    if (shown == m_effectShown) return;
    m_effectShown = shown;
    m_effect->setRowCount(static_cast<int>(rows.size()));
    int at = 0;
    for (const EffectRow& row : rows)
        put(m_effect, at++, {row.what, row.now, row.then, row.remark}, row.tone);
}

void ChangesPage::judge()
{
    const bool loosens = std::ranges::any_of(m_changes, &SettingChange::loosens);
    m_word->setVisible(loosens);
    m_apply->setEnabled(!m_waiting && !m_changes.empty() && m_problems.isEmpty() &&
                        (!loosens || m_word->text() == QLatin1String(kLoosenWord)));
    m_discard->setEnabled(!m_waiting && (!m_changes.empty() || !m_problems.isEmpty()));
}

void ChangesPage::wait()
{
    m_waiting = true;
    setTone(m_news, tables::Tone::Muted);
    setWords(m_news, tr("Applying…"));
    judge();
}

void ChangesPage::tell(const QString& sentence, bool isProblem)
{
    m_waiting = false;
    setTone(m_news, isProblem ? tables::Tone::Breach : tables::Tone::Good);
    setWords(m_news, sentence);
    judge();
}

}  // namespace ballast::ui
