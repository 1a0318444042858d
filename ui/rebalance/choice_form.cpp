#include "ui/rebalance/choice_form.h"

#include "ui/rebalance/form_keys.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>

namespace ballast::ui {
namespace {

constexpr int kMostCharacters = 200;

}  // namespace

ChoiceForm::ChoiceForm(const QString& name, const QString& question, const QStringList& choices,
                       bool other, const QString& verb, int columns, QWidget* parent)
    : QWidget(parent),
      m_choices(choices),
      m_hasOther(other),
      m_title(plainLabel(QStringLiteral("strong"), this)),
      m_otherRow(new QWidget(this)),
      m_other(new QLineEdit(m_otherRow)),
      m_send(new QPushButton(verb, m_otherRow))
{
    setObjectName(name + QStringLiteral("Form"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(6);
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(plainLabel(QStringLiteral("muted"), this, question));

    QStringList shown = choices;
    if (other) shown << tr("Other…");
    auto* grid = new QGridLayout;
    grid->setSpacing(6);
    for (int i = 0; i < shown.size(); ++i) {
        auto* button = new KeyHintButton(shown[i], QString::number(i + 1), {}, this);
        button->setObjectName(QStringLiteral("%1Choice%2").arg(name).arg(i + 1));
        grid->addWidget(button, i / columns, i % columns);
        if (i < choices.size())
            connect(button, &QPushButton::clicked, this,
                    [this, i] { emit chosen(i, m_choices[i]); });
        else
            connect(button, &QPushButton::clicked, this, &ChoiceForm::openOther);
        m_buttons << button;
    }
    auto* cancel = new KeyHintButton(tr("Cancel"), tr("Esc"), QStringLiteral("quiet"), this);
    cancel->setObjectName(name + QStringLiteral("Cancel"));
    grid->addWidget(cancel, static_cast<int>(shown.size()) / columns,
                    static_cast<int>(shown.size()) % columns);
    column->addLayout(grid);

    m_other->setObjectName(name + QStringLiteral("Other"));
    m_other->setAccessibleName(question);
    m_other->setPlaceholderText(tr("In your own words"));
    m_other->setMaxLength(kMostCharacters);
    m_send->setObjectName(name + QStringLiteral("Send"));
    auto* row = new QHBoxLayout(m_otherRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_other, 1);
    row->addWidget(m_send);
    m_otherRow->setVisible(m_hasOther);
    m_other->installEventFilter(this);
    column->addWidget(m_otherRow);

    connect(cancel, &QPushButton::clicked, this, &ChoiceForm::left);
    connect(m_send, &QPushButton::clicked, this, &ChoiceForm::sendOther);
    connect(m_other, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_send->setEnabled(!text.trimmed().isEmpty()); });
}

void ChoiceForm::open(const QString& title)
{
    retitle(title);
    m_other->clear();
    m_send->setEnabled(false);
    m_buttons.front()->setFocus(Qt::OtherFocusReason);
}

void ChoiceForm::retitle(const QString& title) { setWords(m_title, title); }

void ChoiceForm::openOther() { m_other->setFocus(Qt::OtherFocusReason); }

void ChoiceForm::sendOther()
{
    const QString text = m_other->text().trimmed();
    if (!text.isEmpty()) emit chosen(-1, text);
}

/// A letter is the beginning of one's own words, whatever has the keyboard. A key that is still
/// held down from opening the form writes nothing.
bool ChoiceForm::takeText(const QKeyEvent& event)
{
    const QString text = event.text();
    if (!m_hasOther || event.isAutoRepeat() || text.isEmpty() || !text.front().isPrint() ||
        text.front().isSpace())
        return false;
    openOther();
    m_other->insert(text);
    return true;
}

bool ChoiceForm::event(QEvent* event) { return keepKeys(event) || QWidget::event(event); }

void ChoiceForm::keyPressEvent(QKeyEvent* event)
{
    event->accept();
    if (event->key() == Qt::Key_Escape) {
        emit left();
        return;
    }
    if (isCommandKey(*event)) return QWidget::keyPressEvent(event);
    if (event->isAutoRepeat()) return;
    const int digit = event->key() - Qt::Key_1;
    if (digit >= 0 && digit < m_buttons.size()) return m_buttons[digit]->click();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!m_other->text().trimmed().isEmpty()) return sendOther();
        if (auto* highlighted = qobject_cast<QPushButton*>(focusWidget())) highlighted->click();
        return;
    }
    takeText(*event);
}

/// In one's own words Enter ends here: it would go on to what stands behind a form that has closed.
bool ChoiceForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (key.key() != Qt::Key_Return && key.key() != Qt::Key_Enter) return false;
    if (!key.isAutoRepeat()) sendOther();
    return true;
}

}  // namespace ballast::ui
