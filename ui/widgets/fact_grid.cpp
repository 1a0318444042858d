#include "ui/widgets/fact_grid.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kCaptionHeight = 15;
constexpr int kValueHeight = 17;
constexpr int kRowGap = 6;
constexpr int kRowHeight = kCaptionHeight + kValueHeight + kRowGap;
constexpr int kColumnGap = 14;

int widthOf(const Fact& fact)
{
    return std::max(QFontMetrics(uiFont(11)).horizontalAdvance(fact.caption),
                    QFontMetrics(numberFont(12)).horizontalAdvance(fact.value));
}

}  // namespace

FactGrid::FactGrid(QWidget* parent, int mostColumns) : QWidget(parent), m_mostColumns(mostColumns)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FactGrid::set(std::vector<Fact> facts)
{
    if (facts == m_facts) return;
    const bool otherCount = facts.size() != m_facts.size();
    m_facts = std::move(facts);
    int widest = m_widest;
    QString spoken;
    for (const Fact& fact : m_facts) {
        widest = std::max(widest, widthOf(fact));
        spoken += fact.caption + QStringLiteral(" ") + fact.value + QStringLiteral(". ");
    }
    setAccessibleDescription(spoken);
    if (widest != m_widest || otherCount) {
        m_widest = widest;
        updateGeometry();
    }
    update();
}

QString FactGrid::valueOf(const QString& caption) const
{
    const auto it = std::ranges::find(m_facts, caption, &Fact::caption);
    return it == m_facts.end() ? QString() : it->value;
}

int FactGrid::columnsFor(int width) const
{
    const int fitting = (width + kColumnGap) / std::max(1, m_widest + kColumnGap);
    return std::clamp(fitting, 1, m_mostColumns);
}

int FactGrid::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = (static_cast<int>(m_facts.size()) + columns - 1) / columns;
    return std::max(0, rows * kRowHeight - kRowGap);
}

QSize FactGrid::sizeHint() const
{
    const int width = m_mostColumns * (m_widest + kColumnGap) - kColumnGap;
    return {width, heightForWidth(width)};
}

QSize FactGrid::minimumSizeHint() const { return {m_widest, kRowHeight - kRowGap}; }

QRect FactGrid::cell(int index) const
{
    const int columns = columnsFor(width());
    const int pitch = (width() + kColumnGap) / columns;
    return {index % columns * pitch, index / columns * kRowHeight, pitch - kColumnGap,
            kRowHeight - kRowGap};
}

void FactGrid::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QFont caption = uiFont(11), value = numberFont(12);
    const QFontMetrics metrics(value);
    for (int i = 0; i < static_cast<int>(m_facts.size()); ++i) {
        const Fact& fact = m_facts[static_cast<std::size_t>(i)];
        const QRect room = cell(i);
        painter.setFont(caption);
        painter.setPen(theme.muted);
        painter.drawText(QRect(room.left(), room.top(), room.width(), kCaptionHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, fact.caption);
        painter.setFont(value);
        painter.setPen(theme.of(fact.tone));
        painter.drawText(
            QRect(room.left(), room.top() + kCaptionHeight, room.width() + kColumnGap - 4,
                  kValueHeight),
            Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(fact.value, Qt::ElideRight, room.width() + kColumnGap - 4));
    }
}

bool FactGrid::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < static_cast<int>(m_facts.size()); ++i) {
        const Fact& fact = m_facts[static_cast<std::size_t>(i)];
        if (!cell(i).contains(help->pos()) || fact.toolTip.isEmpty()) continue;
        QToolTip::showText(help->globalPos(), toolTipOf(fact.toolTip), this, cell(i));
        return true;
    }
    QToolTip::hideText();
    return true;
}

}  // namespace ballast::ui
