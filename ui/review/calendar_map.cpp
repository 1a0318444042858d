#include "ui/review/calendar_map.h"

#include "models/tables/words.h"
#include "ui/widgets/heat_ground.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace ballast::ui {
namespace {

using Days = std::chrono::days;

constexpr int kLeft = 34, kTop = 20, kMostWide = 72, kLeastForText = 44;

review::UtcDay mondayOf(review::UtcDay day)
{
    return day - Days{(std::chrono::weekday{day}.iso_encoding() - 1)};
}

int weekdayOf(review::UtcDay day)
{
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
}

}  // namespace

CalendarMap::CalendarMap(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("reviewCalendar"));
    setAccessibleName(tr("Days as a calendar"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CalendarMap::show(std::vector<CalendarDay> all)
{
    if (all == m_days) return;
    m_days = std::move(all);
    if (m_chosen && !find(*m_chosen)) m_chosen.reset();
    update();
}

int CalendarMap::weeks() const
{
    if (m_days.empty()) return 0;
    const auto span = mondayOf(m_days.back().day) - mondayOf(m_days.front().day);
    return static_cast<int>(span.count() / 7) + 1;
}

int CalendarMap::cellWidth() const
{
    return std::clamp((width() - kLeft - 8) / std::max(1, weeks()), 4, kMostWide);
}

QRect CalendarMap::cellOf(review::UtcDay day) const
{
    if (m_days.empty()) return {};
    const int week = static_cast<int>((mondayOf(day) - mondayOf(m_days.front().day)).count() / 7);
    const int high = std::clamp((height() - kTop - 6) / 7, 8, 40);
    const int wide = cellWidth(), gap = wide > 10 ? 2 : 1;
    return {kLeft + week * wide, kTop + weekdayOf(day) * high, wide - gap, high - gap};
}

const CalendarDay* CalendarMap::find(review::UtcDay day) const
{
    const auto it = std::ranges::lower_bound(m_days, day, {}, &CalendarDay::day);
    return it != m_days.end() && it->day == day ? &*it : nullptr;
}

const CalendarDay* CalendarMap::dayAt(QPoint at) const
{
    const auto it = std::ranges::find_if(
        m_days, [&](const CalendarDay& one) { return cellOf(one.day).contains(at); });
    return it != m_days.end() ? &*it : nullptr;
}

void CalendarMap::paintCell(QPainter& painter, review::UtcDay day, const CalendarDay* figures,
                            double most)
{
    const Theme& theme = Theme::current();
    const QRect cell = cellOf(day);
    const bool known = figures != nullptr;
    painter.fillRect(cell,
                     known && most > 0 ? heatGround(theme, figures->value / most) : theme.ground);
    if (!known) return;
    painter.setPen(theme.hairline);
    painter.drawRect(cell.adjusted(0, 0, -1, -1));
    if (cell.width() >= kLeastForText && cell.height() >= 14) {
        painter.setPen(heatInk(theme));
        painter.drawText(cell, Qt::AlignCenter, figures->text);
    }
    if (m_chosen == day && hasFocus()) {
        painter.setPen(QPen(theme.strong, 2));
        painter.drawRect(cell.adjusted(1, 1, -2, -2));
    }
}

void CalendarMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.setFont(numberFont(11));
    if (m_days.empty()) return;
    double most = 0;
    for (const CalendarDay& one : m_days) most = std::max(most, std::abs(one.value));
    static constexpr const char* kNames[] = {
        QT_TR_NOOP("Mon"), QT_TR_NOOP("Tue"), QT_TR_NOOP("Wed"), QT_TR_NOOP("Thu"),
        QT_TR_NOOP("Fri"), QT_TR_NOOP("Sat"), QT_TR_NOOP("Sun")};
    const review::UtcDay first = mondayOf(m_days.front().day);
    painter.setPen(theme.faint);
    painter.setFont(uiFont(11));
    for (int d = 0; d < 7; ++d) {
        const QRect cell = cellOf(first + Days{d});
        painter.drawText(QRect(2, cell.top(), kLeft - 6, cell.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, tr(kNames[d]));
    }
    // The first of each month and of the picture, where the one before leaves it room.
    int freeFrom = 0;
    for (int week = 0; week < weeks(); ++week) {
        const review::UtcDay monday = first + Days{7 * week};
        const std::chrono::year_month_day date{monday + Days{6}};
        if (week > 0 && static_cast<unsigned>(date.day()) > 7 && cellWidth() < kLeastForText)
            continue;
        const int x = cellOf(monday).left();
        const QString text = tables::dateWords(core::Time{monday}).section(QLatin1Char(' '), 0, 1);
        if (x < freeFrom) continue;
        painter.drawText(QRect(x, 2, 80, kTop - 4), Qt::AlignLeft | Qt::AlignVCenter, text);
        freeFrom = x + painter.fontMetrics().horizontalAdvance(text) + 8;
    }
    painter.setFont(numberFont(11));
    for (review::UtcDay day = m_days.front().day; day <= m_days.back().day; day += Days{1})
        paintCell(painter, day, find(day), most);
}

void CalendarMap::choose(review::UtcDay day)
{
    if (m_days.empty()) return;
    m_chosen = std::clamp(day, m_days.front().day, m_days.back().day);
    const CalendarDay* figures = find(*m_chosen);
    setAccessibleDescription(figures ? figures->readout : tr("Nothing is known of this day."));
    update();
}

void CalendarMap::keyPressEvent(QKeyEvent* event)
{
    if (m_days.empty()) return QWidget::keyPressEvent(event);
    const review::UtcDay at = m_chosen.value_or(m_days.back().day);
    switch (event->key()) {
        case Qt::Key_Up: return choose(at - Days{1});
        case Qt::Key_Down: return choose(at + Days{1});
        case Qt::Key_Left: return choose(at - Days{7});
        case Qt::Key_Right: return choose(at + Days{7});
        case Qt::Key_Home: return choose(m_days.front().day);
        case Qt::Key_End: return choose(m_days.back().day);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_chosen) emit dayOpened(*m_chosen);
            return;
        default: QWidget::keyPressEvent(event);
    }
}

void CalendarMap::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (!m_chosen && !m_days.empty()) choose(m_days.back().day);
}

void CalendarMap::mouseReleaseEvent(QMouseEvent* event)
{
    const CalendarDay* figures = dayAt(event->pos());
    if (event->button() != Qt::LeftButton || !figures) return QWidget::mouseReleaseEvent(event);
    choose(figures->day);
    emit dayOpened(figures->day);
}

bool CalendarMap::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const CalendarDay* figures = dayAt(help->pos());
    if (figures)
        QToolTip::showText(help->globalPos(), toolTipOf(figures->readout), this);
    else
        QToolTip::hideText();
    return true;
}

}  // namespace ballast::ui
