#include "ui/guard/limits_dialog.h"

#include "models/core/text.h"
#include "ui/widgets/grouped_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace ballast::ui {
namespace {

enum Column { What, Key, InForce, New };

constexpr QChar kThin(0x2009);

/// Digits in groups of three, as everywhere in the program: "1 000 000 000", "0.0005".
QString numberText(double value)
{
    QString text = std::abs(value) < 1e15 && std::abs(value) >= 1e12
                       ? QString::number(value, 'f', 0)
                       : QString::number(value, 'g', 12);
    if (text.contains(QLatin1Char('e'))) return text;
    const qsizetype point = text.indexOf(QLatin1Char('.'));
    const qsizetype first = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    for (qsizetype at = (point < 0 ? text.size() : point) - 3; at > first; at -= 3)
        text.insert(at, kThin);
    return text;
}

/// A person may write groups as they are shown, with any kind of space or a comma between them.
double readNumber(const QString& text, bool& isNumber)
{
    return plainDigits(text).toDouble(&isNumber);
}

QString meaning(guard::Tighter tighter)
{
    switch (tighter) {
        case guard::Tighter::Lower: return LimitsDialog::tr("Lower is tighter.");
        case guard::Tighter::Higher: return LimitsDialog::tr("Higher is tighter.");
        case guard::Tighter::Never: return LimitsDialog::tr("Any change counts as loosening.");
    }
    return {};
}

template <class Owner>
void addRow(QTableWidget* table, int row, const char* section, const guard::LimitKey<Owner>& key,
            const Owner& owner)
{
    const auto cell = [&](Column column, const QString& text, bool editable) {
        auto* item = new QTableWidgetItem(text);
        if (!editable) item->setFlags(item->flags() & ~Qt::ItemIsEditable);
        item->setToolTip(
            toolTipOf(LimitsDialog::tr("From %1 to %2. %3")
                          .arg(numberText(key.low), numberText(key.high), meaning(key.tighter))));
        if (column == InForce || column == New) {
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            item->setFont(numberFont(12));
        }
        table->setItem(row, column, item);
    };
    cell(What, spoken(key.words), false);
    cell(Key, QString::fromUtf8(section) + words(key.key), false);
    cell(InForce, numberText(key.get(owner)), false);
    cell(New, numberText(key.get(owner)), true);
}

/// The new value of a row; what is no number within the range is a problem.
template <class Owner>
void take(const QTableWidget* table, int row, const guard::LimitKey<Owner>& key, Owner& owner,
          QString& problem)
{
    bool isNumber = false;
    const QString text = table->item(row, New)->text().trimmed();
    const double value = readNumber(text, isNumber);
    if (text == table->item(row, InForce)->text()) return;  // as it is, to the last digit
    if (isNumber && std::isfinite(value) && value >= key.low && value <= key.high)
        return key.set(owner, value);
    if (problem.isEmpty())
        problem = LimitsDialog::tr("%1 is \"%2\", expected a number from %3 to %4.")
                      .arg(table->item(row, Key)->text(), text, numberText(key.low),
                           numberText(key.high));
}

/// Limits of single underlyings follow where they were those of all.
void follow(guard::LimitSet& set, const guard::Limits& before)
{
    for (auto& [underlying, own] : set.guards.own)
        for (const auto& key : guard::guardKeys())
            if (key.get(own) == key.get(before)) key.set(own, key.get(set.guards.all));
}

bool loosens(const std::vector<guard::LimitChange>& changes)
{
    return std::ranges::any_of(changes, &guard::LimitChange::loosens);
}

QString changesText(const std::vector<guard::LimitChange>& changes)
{
    QStringList lines;
    for (const guard::LimitChange& change : changes)
        lines += (change.loosens ? LimitsDialog::tr("%1: %2 → %3, LOOSER")
                                 : LimitsDialog::tr("%1: %2 → %3, tighter"))
                     .arg(words(change.key), numberText(change.before), numberText(change.after));
    if (lines.isEmpty()) return LimitsDialog::tr("Nothing changes.");
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

LimitsDialog::LimitsDialog(const guard::LimitSet& limits, QWidget* parent)
    : QDialog(parent),
      m_before(limits),
      m_table(new QTableWidget(this)),
      m_changes(plainLabel(QStringLiteral("muted"), this)),
      m_word(new QLineEdit(this)),
      m_apply(new QPushButton(tr("Apply"), this))
{
    setObjectName(QStringLiteral("limitsDialog"));
    setWindowTitle(tr("Limits and tripwires"));
    resize(900, 640);
    m_table->setObjectName(QStringLiteral("limitsTable"));
    m_table->setAccessibleName(tr("Limits and tripwires"));
    m_table->setColumnCount(4);
    m_table->setHorizontalHeaderLabels({tr("What"), tr("Key"), tr("In force"), tr("New")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_table->setColumnWidth(Key, 236);
    // As wide as the largest number that a key may have.
    const int numbers = QFontMetrics(numberFont(12)).horizontalAdvance(numberText(1e12)) + 18;
    for (const Column column : {InForce, New}) {
        m_table->setColumnWidth(column, numbers);
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    for (const Column column : {What, Key})
        m_table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->setShowGrid(false);
    m_changes->setObjectName(QStringLiteral("limitsChanges"));
    m_changes->setWordWrap(true);
    m_word->setObjectName(QStringLiteral("limitsWord"));
    m_word->setPlaceholderText(tr("Type %1 to confirm what loosens").arg(QLatin1String(kWord)));
    m_apply->setObjectName(QStringLiteral("limitsApply"));
    m_close = new QPushButton(tr("Close"), this);
    m_close->setObjectName(QStringLiteral("limitsClose"));
    m_close->setToolTip(tr("What was not applied is forgotten."));
    m_close->setAutoDefault(false);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    auto* end = new QHBoxLayout;
    end->addWidget(m_word, 3);
    end->addStretch(1);
    end->addWidget(m_close);
    end->addWidget(m_apply);
    auto* column = new QVBoxLayout(this);
    column->addWidget(plainLabel(QStringLiteral("muted"), this,
                                 tr("Of all underlyings. What is applied here is kept, "
                                    "recorded with old and new, and is the bound of "
                                    "what ballast.toml may say.")));
    column->addWidget(m_table, 1);
    column->addWidget(m_changes);
    column->addLayout(end);
    fill();
    connect(m_table, &QTableWidget::itemChanged, this, &LimitsDialog::refresh);
    connect(m_word, &QLineEdit::textChanged, this, &LimitsDialog::refresh);
    connect(m_apply, &QPushButton::clicked, this, &LimitsDialog::apply);
    refresh();
}

void LimitsDialog::fill()
{
    const QSignalBlocker quiet(m_table);
    const auto risk = guard::riskKeys();
    const auto guards = guard::guardKeys();
    m_table->setRowCount(static_cast<int>(risk.size() + guards.size()));
    int row = 0;
    for (const auto& key : risk) addRow(m_table, row++, "limits.", key, m_before.limits);
    for (const auto& key : guards) addRow(m_table, row++, "guard.", key, m_before.guards.all);
}

void LimitsDialog::setLimits(const guard::LimitSet& limits)
{
    m_before = limits;
    fill();
    m_word->clear();
    refresh();
}

void LimitsDialog::embed()
{
    m_embedded = true;
    setWindowFlags(Qt::Widget);
    setAttribute(Qt::WA_Moved);  // else a dialog centres itself when it is shown
    for (QWidget* own : {static_cast<QWidget*>(m_word), static_cast<QWidget*>(m_close),
                         static_cast<QWidget*>(m_apply)})
        own->hide();
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        QString problem;
        const guard::LimitSet after = typed(problem);
        if (problem.isEmpty()) emit drafted(after);
        emit faulty(problem);
    });
}

/// Esc on a page is meant for the window it stands in.
void LimitsDialog::reject()
{
    auto* whole = m_embedded ? qobject_cast<QDialog*>(window()) : nullptr;
    if (whole && whole != this) return whole->reject();
    if (!m_embedded) QDialog::reject();
}

void LimitsDialog::setDraft(const guard::LimitSet& limits, const guard::LimitSet& draft)
{
    m_before = limits;
    fill();
    const QSignalBlocker quiet(m_table);
    const auto show = [this](int row, double now, double then) {
        if (now != then) m_table->item(row, New)->setText(numberText(then));
    };
    int row = 0;
    for (const auto& key : guard::riskKeys())
        show(row++, key.get(limits.limits), key.get(draft.limits));
    for (const auto& key : guard::guardKeys())
        show(row++, key.get(limits.guards.all), key.get(draft.guards.all));
    refresh();
}

guard::LimitSet LimitsDialog::typed(QString& problem) const
{
    guard::LimitSet after = m_before;
    int row = 0;
    for (const auto& key : guard::riskKeys()) take(m_table, row++, key, after.limits, problem);
    for (const auto& key : guard::guardKeys()) take(m_table, row++, key, after.guards.all, problem);
    follow(after, m_before.guards.all);
    if (problem.isEmpty())
        if (const std::string why = guard::problemOf(after); !why.empty())
            problem = spoken(why) + QLatin1Char('.');
    return after;
}

void LimitsDialog::refresh()
{
    QString problem;
    const auto changes = guard::changes(m_before, typed(problem));
    const bool loose = loosens(changes);
    setWords(m_changes, problem.isEmpty() ? changesText(changes) : problem);
    setTone(m_changes, !problem.isEmpty() ? tables::Tone::Breach
                       : loose            ? tables::Tone::Warn
                                          : tables::Tone::Muted);
    m_word->setVisible(loose && !m_embedded);
    m_apply->setEnabled(problem.isEmpty() && !changes.empty() &&
                        (!loose || m_word->text() == QLatin1String(kWord)));
}

void LimitsDialog::apply()
{
    QString problem;
    const guard::LimitSet after = typed(problem);
    if (!problem.isEmpty() || !m_apply->isEnabled()) return;
    emit confirmed(after);
}

}  // namespace ballast::ui
