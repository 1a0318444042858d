#include "ui/shell/shortcuts_dialog.h"

#include "ui/shell/key_map.h"
#include "ui/widgets/key_recorder.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

enum Column { Key, Title, Place };

QString named(const QKeySequence& key) { return key.toString(QKeySequence::NativeText); }

QPushButton* button(const QString& name, const QString& text, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setObjectName(name);
    made->setAutoDefault(false);  // Enter is for the list
    return made;
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(KeyMap& keys, QWidget* parent)
    : QDialog(parent),
      m_keys(keys),
      m_search(new QLineEdit(this)),
      m_list(new QTreeWidget(this)),
      m_about(plainLabel(QStringLiteral("strong"), this)),
      m_recorder(new KeyRecorder(this)),
      m_none(button(QStringLiteral("keyNone"), tr("No key"), this)),
      m_standard(button(QStringLiteral("keyStandard"), tr("Standard key"), this)),
      m_problem(plainLabel(QStringLiteral("muted"), this))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keys"));
    resize(640, 680);
    m_list->setObjectName(QStringLiteral("keyList"));
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Key"), tr("Action"), tr("Holds")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->resizeSection(Key, 130);
    m_list->header()->setSectionResizeMode(Title, QHeaderView::Stretch);
    m_list->header()->resizeSection(Place, 190);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 20);
    column->setSpacing(10);
    column->addLayout(buildHead());
    column->addWidget(m_list, 1);
    auto* wheel = plainLabel(QStringLiteral("faint"), this,
                             tr("In the chart the wheel zooms the time axis, and dragging pans."));
    column->addWidget(wheel);
    column->addLayout(buildForm());
    fill();
    connect(&m_keys, &KeyMap::changed, this, &ShortcutsDialog::fill);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showChosen);
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this] { m_recorder->setFocus(Qt::OtherFocusReason); });
    m_search->setFocus();
}

QLayout* ShortcutsDialog::buildHead()
{
    auto* heading = plainLabel(QStringLiteral("heading"), this, tr("Keys"));
    m_search->setObjectName(QStringLiteral("keySearch"));
    m_search->setAccessibleName(tr("Search the actions"));
    m_search->setPlaceholderText(tr("Search an action or a key"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    auto* row = new QHBoxLayout;
    row->addWidget(heading, 1);
    row->addWidget(m_search, 1);
    return row;
}

QLayout* ShortcutsDialog::buildForm()
{
    m_about->setObjectName(QStringLiteral("keyAbout"));
    m_recorder->setObjectName(QStringLiteral("keyRecorder"));
    m_recorder->setAccessibleName(tr("New key"));
    m_recorder->setPasses([this](const QKeySequence& key) { return m_keys.stops(key); });
    m_problem->setObjectName(QStringLiteral("keyProblem"));
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(2 * fontMetrics().height());
    m_problem->setAlignment(Qt::AlignTop);
    setTone(m_problem, tables::Tone::Warn);
    auto* all = button(QStringLiteral("keysStandard"), tr("All standard keys"), this);
    connect(m_recorder, &KeyRecorder::recorded, this,
            [this](const QKeySequence& key) { say(m_keys.set(chosen(), key)); });
    connect(m_none, &QPushButton::clicked, this, [this] { say(m_keys.set(chosen(), {})); });
    connect(m_standard, &QPushButton::clicked, this, [this] { say(m_keys.reset(chosen())); });
    connect(all, &QPushButton::clicked, this, [this] { m_keys.resetAll(), say({}); });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_recorder, 1);
    for (QPushButton* each : {m_none, m_standard, all}) row->addWidget(each);
    auto* form = new QVBoxLayout;
    form->setSpacing(6);
    form->addWidget(m_about);
    form->addLayout(row);
    form->addWidget(m_problem);
    return form;
}

/// Anew after each change; what was chosen stays so.
void ShortcutsDialog::fill()
{
    const QString before = chosen();
    m_list->clear();
    for (const KeyEntry& entry : m_keys.entries()) {
        if (!entry.fixed && !m_keys.isAttached(entry.id)) continue;
        const QKeySequence key = m_keys.key(entry.id);
        auto* item = new QTreeWidgetItem(m_list, {named(key), entry.title, text(entry.place)});
        item->setData(0, Qt::UserRole, entry.id);
        item->setFont(Key, numberFont(12));
        const QString standard =
            entry.standard.isEmpty()
                ? tr("Of your own; none as a standard.")
                : tr("Of your own; the standard is %1.").arg(named(entry.standard));
        if (key != entry.standard) item->setData(Key, Qt::ToolTipRole, toolTipOf(standard));
        if (entry.id == before) m_list->setCurrentItem(item);
    }
    filter();
    showChosen();
}

void ShortcutsDialog::filter()
{
    const QString wanted = m_search->text().trimmed();
    QTreeWidgetItem* first = nullptr;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        bool found = wanted.isEmpty();
        for (const int column : {Key, Title, Place})
            found = found || item->text(column).contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!found);
        if (found && !first) first = item;
    }
    const QTreeWidgetItem* now = m_list->currentItem();
    if (!now || now->isHidden()) m_list->setCurrentItem(first);
}

QString ShortcutsDialog::chosen() const
{
    const QTreeWidgetItem* item = m_list->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void ShortcutsDialog::showChosen()
{
    const KeyEntry* entry = m_keys.find(chosen());
    const QString key = entry ? named(m_keys.key(entry->id)) : QString();
    m_about->setText(!entry          ? tr("Choose an action")
                     : key.isEmpty() ? tr("%1: no key").arg(entry->title)
                                     : tr("%1: %2").arg(entry->title, key));
    const bool free = entry && !entry->fixed;
    m_recorder->setEnabled(free);
    m_none->setEnabled(free && !entry->kept && !key.isEmpty());
    m_standard->setEnabled(free && m_keys.key(entry->id) != entry->standard);
    say({});
}

void ShortcutsDialog::say(const QString& problem) { setWords(m_problem, problem); }

/// From the search straight into the list.
bool ShortcutsDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace ballast::ui
