#include "ui/shell/environment_frame.h"

#include <QEvent>
#include <QPainter>

namespace ballast::ui {

EnvironmentFrame::EnvironmentFrame(Environs kind, QWidget* parent, bool past)
    : QWidget(parent), m_kind(kind), m_past(past)
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
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), m_past ? theme.of(m_kind) : theme.frame(m_kind));
    if (!m_past) return;
    // Aslant, so that they are stripes on all four sides.
    constexpr int kStripe = 14;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.onFill, kStripe / 2.0, Qt::SolidLine, Qt::FlatCap));
    for (int x = -height(); x < width(); x += 2 * kStripe)
        painter.drawLine(x, height(), x + height(), 0);
}

}  // namespace ballast::ui
