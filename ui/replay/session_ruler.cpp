#include "ui/replay/session_ruler.h"

#include "ui/replay/replay_text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr int kTrackTop = 15, kTrackHeight = 5;
constexpr int kNear = 3;        ///< pixels round the pointer in which a mark is meant
constexpr int kMostLines = 12;  ///< of a tool tip

/// What a person decided or the market did stands above the line of time, what the desk had to say
/// of itself below it: two marks at one place hide each other only within their lane.
struct Lane {
    int top, height;
};
Lane laneOf(replay::MarkKind kind)
{
    switch (kind) {
        case replay::MarkKind::Proposal: return {2, 6};
        case replay::MarkKind::Decision:
        case replay::MarkKind::Order:
        case replay::MarkKind::Fill: return {9, 6};
        case replay::MarkKind::Alert:
        case replay::MarkKind::Halt: break;
    }
    return {kTrackTop + kTrackHeight + 1, 7};
}

}  // namespace

SessionRuler::SessionRuler(QWidget* parent)
    : QWidget(parent), m_marks(std::make_shared<const replay::Marks>())
{
    setObjectName(QStringLiteral("sessionRuler"));
    setAccessibleName(tr("Time in the session"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(false);
}

QColor SessionRuler::colourOf(replay::MarkKind kind) const
{
    const Theme& theme = Theme::current();
    switch (kind) {
        case replay::MarkKind::Proposal: return theme.accent;
        case replay::MarkKind::Decision: return theme.muted;
        case replay::MarkKind::Order: return theme.text;
        case replay::MarkKind::Fill: return theme.good;
        case replay::MarkKind::Alert: return theme.warn;
        case replay::MarkKind::Halt: break;
    }
    return theme.breach;
}

void SessionRuler::setSpan(core::Time begun, core::Time last)
{
    if (begun == m_begun && last == m_last) return;
    m_begun = begun;
    m_last = last;
    arrange();
}

void SessionRuler::setMarks(const std::shared_ptr<const replay::Marks>& marks, double looked)
{
    const bool changed = marks && marks != m_marks;
    if (!changed && std::abs(looked - m_looked) * width() < 1) return;
    m_looked = looked;
    if (changed) m_marks = marks;
    arrange();
}

void SessionRuler::setAt(core::Time at)
{
    if (at == m_at) return;
    const bool moves = pixelOf(at) != pixelOf(m_at);
    m_at = at;
    setAccessibleDescription(momentWords(at));
    if (moves) update();
}

int SessionRuler::pixelOf(core::Time at) const
{
    const int room = std::max(1, width() - 2 * kSide - 1);
    if (m_last <= m_begun) return kSide;
    const double share = core::seconds(at - m_begun) / core::seconds(m_last - m_begun);
    return kSide + static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * room));
}

core::Time SessionRuler::timeAt(int pixel) const
{
    const double room = std::max(1, width() - 2 * kSide - 1);
    const double share = std::clamp((pixel - kSide) / room, 0.0, 1.0);
    return m_begun + core::fromSeconds(share * core::seconds(m_last - m_begun));
}

void SessionRuler::arrange()
{
    m_columns.assign(static_cast<std::size_t>(std::max(1, width())), 0);
    for (const replay::Mark& mark : *m_marks) {
        const auto pixel = static_cast<std::size_t>(pixelOf(std::max(m_begun, mark.at)));
        m_columns[std::min(pixel, m_columns.size() - 1)] |= replay::setOf(mark.kind);
    }
    update();
}

QString SessionRuler::readout(int pixel) const
{
    QStringList lines;
    int more = 0;
    for (const replay::Mark& mark : *m_marks) {
        if (std::abs(pixelOf(std::max(m_begun, mark.at)) - pixel) > kNear) continue;
        if (lines.size() < kMostLines)
            lines << markLine(mark);
        else
            ++more;
    }
    if (more > 0) lines << tr("And %n more.", nullptr, more);
    return lines.join(QLatin1Char('\n'));
}

void SessionRuler::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const int left = kSide, right = width() - kSide;
    painter.fillRect(left, kTrackTop, right - left, kTrackHeight, theme.track);
    const int at = pixelOf(m_at);
    painter.fillRect(left, kTrackTop, at - left, kTrackHeight, theme.of(Environs::Replay));
    // What was not looked through yet may have marks of its own.
    const int looked = left + static_cast<int>(std::lround(m_looked * (right - left)));
    if (looked < right)
        painter.fillRect(looked, kTrackTop + kTrackHeight / 2, right - looked, 1, theme.faint);
    for (std::size_t x = 0; x < m_columns.size(); ++x)
        for (std::size_t k = 0; m_columns[x] != 0 && k < replay::kMarkKinds; ++k) {
            const auto kind = static_cast<replay::MarkKind>(k);
            if (!(m_columns[x] & replay::setOf(kind))) continue;
            const Lane lane = laneOf(kind);
            painter.fillRect(static_cast<int>(x) - 1, lane.top, 2, lane.height, colourOf(kind));
        }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(at - 1, 0, 2, height()), theme.strong);
    painter.setPen(QPen(theme.ground, 1));
    painter.setBrush(theme.strong);
    painter.drawEllipse(QPointF(at, kTrackTop + kTrackHeight / 2.0), 5, 5);
    if (!hasFocus()) return;
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void SessionRuler::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SessionRuler::wish(core::Time at)
{
    if (m_last <= m_begun) return;
    at = std::clamp(at, m_begun, m_last);
    setAt(at);  // at once: what is shown follows when it has been worked out
    emit wished(at);
}

void SessionRuler::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) wish(timeAt(event->pos().x()));
}

void SessionRuler::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) wish(timeAt(event->pos().x()));
}

bool SessionRuler::takeKey(int key)
{
    const core::Duration whole = m_last - m_begun, little = whole / 100, much = whole / 10;
    switch (key) {
        case Qt::Key_Left: wish(m_at - little); return true;
        case Qt::Key_Right: wish(m_at + little); return true;
        case Qt::Key_PageUp: wish(m_at - much); return true;
        case Qt::Key_PageDown: wish(m_at + much); return true;
        case Qt::Key_Home: wish(m_begun); return true;
        case Qt::Key_End: wish(m_last); return true;
        default: return false;
    }
}

void SessionRuler::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (!plain || !takeKey(event->key())) QWidget::keyPressEvent(event);
}

void SessionRuler::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void SessionRuler::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool SessionRuler::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const QString found = readout(help->pos().x());
    QToolTip::showText(
        help->globalPos(),
        unwrappedToolTipOf(found.isEmpty() ? momentWords(timeAt(help->pos().x())) : found), this);
    return true;
}

}  // namespace ballast::ui
