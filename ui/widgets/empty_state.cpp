#include "ui/widgets/empty_state.h"

#include "ui/widgets/labels.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ballast::ui {

EmptyState::EmptyState(const QString& title, const QString& sentence, const QString& step,
                       QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_step(new QPushButton(this))
{
    for (QLabel* label : {m_title, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_title->setProperty("role", QStringLiteral("strong"));
    m_sentence->setProperty("role", QStringLiteral("muted"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(6);
    layout->addStretch(1);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addSpacing(4);
    layout->addWidget(m_step, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(m_step, &QPushButton::clicked, this, &EmptyState::stepWanted);
    set(title, sentence, step);
}

void EmptyState::set(const QString& title, const QString& sentence, const QString& step)
{
    setWords(m_title, title);
    setWords(m_sentence, sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_step->setText(step);
    m_step->setVisible(!step.isEmpty());
}

}  // namespace ballast::ui
