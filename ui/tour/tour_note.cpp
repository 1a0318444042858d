#include "ui/tour/tour_note.h"

#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr int kWidth = 340, kRing = 3;

}  // namespace

TourNote::TourNote(QAction* next, QAction* end, QWidget* window)
    : QFrame(window),
      m_title(plainLabel(QStringLiteral("strong"), this)),
      m_number(plainLabel(QStringLiteral("faint"), this)),
      m_text(plainLabel({}, this)),
      m_next(new KeyHintButton(tr("Next"), {}, QStringLiteral("chosen"), this))
{
    setObjectName(QStringLiteral("tourNote"));
    setAccessibleName(tr("Guided tour"));
    setFixedWidth(kWidth);
    m_text->setObjectName(QStringLiteral("tourText"));
    m_text->setWordWrap(true);
    auto* leave = new KeyHintButton(tr("End the tour"), {}, {}, this);
    leave->setObjectName(QStringLiteral("tourEnd"));
    leave->follow(end);
    m_next->setObjectName(QStringLiteral("tourNextButton"));
    m_next->follow(next);
    // A click on it leaves the keyboard where it is, on the proposal perhaps.
    for (KeyHintButton* button : {m_next, leave}) button->setFocusPolicy(Qt::TabFocus);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_number);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_next);
    foot->addWidget(leave);
    foot->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addLayout(foot);
    connect(m_next, &QPushButton::clicked, this, &TourNote::nextWanted);
    connect(leave, &QPushButton::clicked, this, &TourNote::endWanted);
}

void TourNote::tell(const QString& title, const QString& text, int number)
{
    setWords(m_title, title);
    setWords(m_text, text);
    setAccessibleDescription(title + QStringLiteral(". ") + text);
    setWords(m_number, tr("%1 of %2").arg(number).arg(kTourNotes));
    m_next->setVerb(number == kTourNotes ? tr("Done") : tr("Next"));
    ensurePolished();
    layout()->activate();
    resize(kWidth, layout()->heightForWidth(kWidth));
}

TourRing::TourRing(QWidget* window) : QWidget(window)
{
    setObjectName(QStringLiteral("tourRing"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void TourRing::around(const QRect& rect)
{
    setVisible(!rect.isEmpty());
    setGeometry(rect.marginsAdded({kRing, kRing, kRing, kRing}));
}

void TourRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::current().accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 7, 7);
}

}  // namespace ballast::ui
