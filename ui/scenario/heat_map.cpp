#include "ui/scenario/heat_map.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr int kLeft = 46, kTop = 22, kRight = 6, kBottom = 6;
constexpr int kNumberWidth = 44, kNumberHeight = 16;

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto part = [share](float x, float y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()),
                            part(a.blueF(), b.blueF()));
}

int count(const std::vector<QString>& axis) { return static_cast<int>(axis.size()); }

}  // namespace

QColor heat(const Theme& theme, double share)
{
    if (!std::isfinite(share)) return theme.track;
    // The accent's blue makes gain differ from loss for eyes that do not tell red from green.
    const QColor gain = theme.colourBlind ? theme.good : mixed(theme.good, theme.accent, 0.55);
    const QColor& end = share < 0 ? theme.bad : gain;
    // The root lets small values be told from none, which most cells are beside the corners.
    // Beyond this strength nothing written on the colour can be read any more.
    const double strength = 0.58 * std::sqrt(std::min(1.0, std::abs(share)));
    return mixed(theme.panel, end, strength);
}

QColor onHeat(const Theme& theme, const QColor& cell)
{
    const QColor dark = theme.isDark() ? theme.ground : theme.strong;
    const QColor bright = theme.isDark() ? theme.strong : theme.panel;
    return contrast(dark, cell) > contrast(bright, cell) ? dark : bright;
}

HeatMap::HeatMap(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("heatMap"));
    setAccessibleName(tr("Scenario grid: spot across, volatility down"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void HeatMap::set(HeatPicture picture)
{
    if (picture == m_picture) return;
    const bool sameShape = picture.columns == m_picture.columns && picture.rows == m_picture.rows;
    m_picture = std::move(picture);
    if (!sameShape && m_pointed) point(std::nullopt);
    update();
}

QRect HeatMap::field() const { return rect().adjusted(kLeft, kTop, -kRight, -kBottom); }

QRect HeatMap::cell(int column, int row) const
{
    const QRect f = field();
    const int columns = count(m_picture.columns), rows = count(m_picture.rows);
    const auto x = [&](int c) { return f.left() + f.width() * c / columns; };
    const auto y = [&](int r) { return f.top() + f.height() * r / rows; };
    return {QPoint(x(column), y(row)), QPoint(x(column + 1) - 1, y(row + 1) - 1)};
}

bool HeatMap::showsNumbers() const
{
    if (m_picture.columns.empty() || m_picture.rows.empty()) return false;
    return field().width() / count(m_picture.columns) >= kNumberWidth - 4 &&
           field().height() / count(m_picture.rows) >= kNumberHeight;
}

std::optional<std::pair<int, int>> HeatMap::cellAt(QPoint at) const
{
    if (!field().contains(at) || m_picture.values.empty()) return std::nullopt;
    for (int column = 0; column < count(m_picture.columns); ++column)
        for (int row = 0; row < count(m_picture.rows); ++row)
            if (cell(column, row).contains(at)) return std::pair{column, row};
    return std::nullopt;
}

double HeatMap::scale() const
{
    if (!m_picture.signedScale) return 1;
    double most = 0;
    for (const double value : m_picture.values)
        if (std::isfinite(value)) most = std::max(most, std::abs(value));
    return most > 0 ? most : 1;
}

void HeatMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_picture.values.empty() || field().width() < 20 || field().height() < 20) return;
    paintCells(painter);
    paintAxes(painter);
    paintMarks(painter);
}

void HeatMap::paintCells(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const bool numbers = showsNumbers();
    const int rows = count(m_picture.rows), gap = numbers ? 1 : 0;
    const double most = scale();
    const QFont font = numberFont(11);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    for (int column = 0; column < count(m_picture.columns); ++column)
        for (int row = 0; row < rows; ++row) {
            const auto at = static_cast<std::size_t>(column * rows + row);
            // What has no sign (margin) is worse the larger it is.
            const double value =
                m_picture.signedScale ? m_picture.values[at] : -m_picture.values[at];
            const QColor fill = heat(theme, value / most);
            const QRect box = cell(column, row).adjusted(0, 0, -gap, -gap);
            painter.fillRect(box, fill);
            if (!numbers) continue;
            painter.setPen(onHeat(theme, fill));
            painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine,
                             metrics.elidedText(m_picture.texts[at], Qt::ElideRight, box.width()));
        }
}

void HeatMap::paintAxes(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    painter.setFont(numberFont(11));
    painter.setPen(theme.muted);
    const int columns = count(m_picture.columns), rows = count(m_picture.rows);
    // As many labels as do not touch; the middle is always one of them.
    const auto every = [](int room, int least) {
        return std::max(1, (least + room - 1) / std::max(1, room));
    };
    const int stepX = every(cell(0, 0).width(), 40), stepY = every(cell(0, 0).height(), 15);
    for (int c = 0; c < columns; ++c) {
        if ((c - columns / 2) % stepX != 0) continue;
        const QRect box = cell(c, 0);
        const int middle = std::clamp(box.center().x(), kLeft + 16, width() - 20);
        painter.drawText(QRect(middle - 30, 0, 60, kTop - 3), Qt::AlignHCenter | Qt::AlignBottom,
                         m_picture.columns[static_cast<std::size_t>(c)]);
    }
    for (int r = 0; r < rows; ++r) {
        if ((r - rows / 2) % stepY != 0) continue;
        const QRect box = cell(0, r);
        painter.drawText(QRect(0, box.center().y() - 10, kLeft - 6, 20),
                         Qt::AlignRight | Qt::AlignVCenter,
                         m_picture.rows[static_cast<std::size_t>(r)]);
    }
    painter.setFont(uiFont(11));
    painter.setPen(theme.faint);
    painter.drawText(QRect(0, 0, kLeft - 6, kTop - 3), Qt::AlignRight | Qt::AlignBottom,
                     m_picture.corner);
}

void HeatMap::paintMarks(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    painter.setBrush(Qt::NoBrush);
    if (m_picture.nowColumn >= 0 && m_picture.nowRow >= 0) {
        const QRect now = cell(m_picture.nowColumn, m_picture.nowRow);
        const QRect ring = showsNumbers() ? now.adjusted(0, 0, -2, -2) : now.adjusted(-2, -2, 1, 1);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRect(ring);
    }
    if (m_pointed) {
        painter.setPen(QPen(theme.strong, 1));
        painter.drawRect(cell(m_pointed->first, m_pointed->second).adjusted(0, 0, -1, -1));
    }
    if (!m_picture.thought) return;
    painter.setPen(QPen(theme.breach, 2, Qt::DashLine));
    painter.drawRect(field().adjusted(-2, -2, 2, 2));
}

void HeatMap::point(std::optional<std::pair<int, int>> at)
{
    if (at == m_pointed) return;
    m_pointed = at;
    if (at)
        emit pointed(at->first, at->second);
    else
        emit left();
    update();
}

void HeatMap::mouseMoveEvent(QMouseEvent* event) { point(cellAt(event->pos())); }

void HeatMap::leaveEvent(QEvent*) { point(std::nullopt); }

void HeatMap::keyPressEvent(QKeyEvent* event)
{
    if (m_picture.values.empty()) return QWidget::keyPressEvent(event);
    auto at = m_pointed.value_or(
        std::pair{std::max(0, m_picture.nowColumn), std::max(0, m_picture.nowRow)});
    switch (event->key()) {
        case Qt::Key_Left: --at.first; break;
        case Qt::Key_Right: ++at.first; break;
        case Qt::Key_Up: --at.second; break;
        case Qt::Key_Down: ++at.second; break;
        case Qt::Key_Escape: return point(std::nullopt);
        default: return QWidget::keyPressEvent(event);
    }
    at.first = std::clamp(at.first, 0, count(m_picture.columns) - 1);
    at.second = std::clamp(at.second, 0, count(m_picture.rows) - 1);
    point(at);
}

}  // namespace ballast::ui
