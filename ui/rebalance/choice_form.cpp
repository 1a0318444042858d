#include "ui/rebalance/choice_form.h"

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
      m_otherRow(new QWidget(this)),
      m_other(new QLineEdit(m_otherRow)),
      m_send(new QPushButton(verb, m_otherRow))
{
    setObjectName(name + QStringLiteral("Form"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(6);
    column->addWidget(plainLabel(QStringLiteral("muted"), this, question));

    QStringList shown = choices;
    if (other) shown << QStringLiteral("Other…");
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
    auto* cancel = new KeyHintButton(QStringLiteral("Cancel"), QStringLiteral("Esc"),
                                     QStringLiteral("quiet"), this);
    cancel->setObjectName(name + QStringLiteral("Cancel"));
    grid->addWidget(cancel, static_cast<int>(shown.size()) / columns,
                    static_cast<int>(shown.size()) % columns);
    column->addLayout(grid);

    m_other->setObjectName(name + QStringLiteral("Other"));
    m_other->setAccessibleName(question);
    m_other->setPlaceholderText(QStringLiteral("In your own words"));
    m_other->setMaxLength(kMostCharacters);
    m_send->setObjectName(name + QStringLiteral("Send"));
    auto* row = new QHBoxLayout(m_otherRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_other, 1);
    row->addWidget(m_send);
    m_otherRow->setVisible(false);
    column->addWidget(m_otherRow);

    connect(cancel, &QPushButton::clicked, this, &ChoiceForm::left);
    connect(m_send, &QPushButton::clicked, this, &ChoiceForm::sendOther);
    connect(m_other, &QLineEdit::returnPressed, this, &ChoiceForm::sendOther);
    connect(m_other, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_send->setEnabled(!text.trimmed().isEmpty()); });
}

void ChoiceForm::open()
{
    m_other->clear();
    m_send->setEnabled(false);
    m_otherRow->setVisible(false);
    m_buttons.front()->setFocus(Qt::OtherFocusReason);
}

void ChoiceForm::openOther()
{
    m_otherRow->setVisible(true);
    m_other->setFocus(Qt::OtherFocusReason);
}

void ChoiceForm::sendOther()
{
    const QString text = m_other->text().trimmed();
    if (!text.isEmpty()) emit chosen(-1, text);
}

void ChoiceForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        emit left();
        return;
    }
    const int digit = event->key() - Qt::Key_1;
    if (!event->isAutoRepeat() && !m_other->hasFocus() && digit >= 0 && digit < m_buttons.size()) {
        m_buttons[digit]->click();
        return;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace ballast::ui
