#include "ui/shell/environment_frame.h"

#include <QEvent>
#include <QPainter>

namespace ballast::ui {

EnvironmentFrame::EnvironmentFrame(Environs kind, QWidget* parent) : QWidget(parent), m_kind(kind)
{
    setObjectName(QStringLiteral("environmentFrame"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    parent->installEventFilter(this);
    follow();
}

void EnvironmentFrame::follow()
{
    setGeometry(parentWidget()->rect());
    const int t = thickness();
    // Masked to the edge: what lies under the window's middle is never painted twice.
    setMask(QRegion(rect()) - QRegion(rect().adjusted(t, t, -t, -t)));
    raise();
}

bool EnvironmentFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() &&
        (event->type() == QEvent::Resize || event->type() == QEvent::ChildAdded))
        follow();
    return QWidget::eventFilter(watched, event);
}

void EnvironmentFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().frame(m_kind));
}

}  // namespace ballast::ui
