#include "ui/overview/underlying_card.h"

#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QVariantAnimation>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kLeft = 14, kRight = 12;
constexpr int kHeadTop = 9, kDeltaTop = 30, kBulletTop = 61, kGreeksTop = 80, kMarginTop = 101,
              kWhyTop = 121;
constexpr int kRow = 18;

/// Draws at x and says where the next word may begin.
int put(QPainter& painter, int x, int top, int height, const QFont& font, const QColor& colour,
        const QString& text)
{
    painter.setFont(font);
    painter.setPen(colour);
    const int width = QFontMetrics(font).horizontalAdvance(text);
    painter.drawText(QRect(x, top, width + 2, height), Qt::AlignLeft | Qt::AlignVCenter, text);
    return x + width;
}

}  // namespace

UnderlyingCard::UnderlyingCard(core::Currency underlying, QWidget* parent)
    : QWidget(parent),
      m_underlying(underlying),
      m_badge(new Badge(this)),
      m_guard(new Badge(this)),
      m_bullet(new Bullet(this)),
      m_pulse(new QVariantAnimation(this))
{
    setObjectName(QStringLiteral("card_%1").arg(QString::fromUtf8(
        underlying.view().data(), static_cast<qsizetype>(underlying.view().size()))));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_bullet->setObjectName(QStringLiteral("bandBullet"));
    m_guard->setObjectName(QStringLiteral("guardChip"));
    m_guard->hide();
    for (QWidget* child : {static_cast<QWidget*>(m_badge), static_cast<QWidget*>(m_guard),
                           static_cast<QWidget*>(m_bullet)})
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_pulse->setStartValue(1.0);
    m_pulse->setEndValue(0.0);
    m_pulse->setDuration(900);
    connect(m_pulse, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        m_glow = value.toDouble();
        update();
    });
}

void UnderlyingCard::show(const engine::UnderlyingState& state, core::Time now)
{
    CardText next = cardText(state, now);
    if (next == m_text) return;
    const bool entered = next.breach && !m_text.breach;
    const bool badgeChanged = next.word != m_text.word || next.guardWord != m_text.guardWord;
    m_text = std::move(next);
    m_badge->set(m_text.word, m_text.tone);
    m_guard->set(m_text.guardWord, m_text.guardTone);
    m_guard->setVisible(!m_text.guardWord.isEmpty());
    m_bullet->set(m_text.bullet, m_text.stale ? tables::Tone::Stale : m_text.tone);
    if (badgeChanged) {
        place();
        setAccessibleName(QStringLiteral("%1 %2 %3")
                              .arg(m_text.underlying, m_text.word, m_text.guardWord)
                              .trimmed());
    }
    setAccessibleDescription(m_text.why);
    if (entered) pulse();
    update();
}

void UnderlyingCard::setSelected(bool selected)
{
    if (selected == m_selected) return;
    m_selected = selected;
    update();
}

void UnderlyingCard::pulse()
{
    m_pulse->stop();
    m_pulse->start();
}

int UnderlyingCard::row(int compactTop) const
{
    const int spare = height() - (height() >= kFullHeight ? kFullHeight : kCompactHeight);
    return compactTop + std::max(0, spare) * compactTop / kCompactHeight;
}

void UnderlyingCard::place()
{
    const QSize badge = m_badge->sizeHint();
    m_badge->setGeometry(width() - kRight - badge.width(), row(kHeadTop), badge.width(),
                         badge.height());
    const QSize guard = m_guard->sizeHint();
    m_guard->setGeometry(m_badge->x() - 6 - guard.width(), row(kHeadTop), guard.width(),
                         guard.height());
    m_bullet->setGeometry(kLeft, row(kBulletTop), width() - kLeft - kRight, 14);
}

void UnderlyingCard::resizeEvent(QResizeEvent*) { place(); }

void UnderlyingCard::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) emit selected(m_underlying);
}

void UnderlyingCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        emit selected(m_underlying);
    else
        QWidget::keyPressEvent(event);
}

bool UnderlyingCard::event(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) update();
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int y = help->pos().y();
    const QString tip = y < row(kDeltaTop) || y >= row(kWhyTop) ? m_text.guardTip + m_text.why
                        : y < row(kGreeksTop)                   ? m_text.deltaTip
                        : y < row(kMarginTop)                   ? m_text.greeksTip
                                                                : m_text.marginTip;
    // As rich text with everything escaped: the tip is shown as it is, its line breaks kept.
    QToolTip::showText(help->globalPos(), QStringLiteral("<pre>%1</pre>").arg(tip.toHtmlEscaped()),
                       this);
    return true;
}

void UnderlyingCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    paintHead(painter);
    if (m_text.stale) painter.setOpacity(0.55);
    paintDelta(painter);
    paintGreeks(painter);
    paintMargin(painter);
    painter.setOpacity(1);
    if (height() >= kFullHeight) paintWhy(painter);
}

void UnderlyingCard::paintGround(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath card;
    card.addRoundedRect(box, 6, 6);
    painter.fillPath(card, m_selected ? theme.header : theme.raised);
    if (m_glow > 0) {
        QColor glow = theme.breach;
        glow.setAlphaF(static_cast<float>(0.22 * m_glow));
        painter.fillPath(card, glow);
    }
    painter.save();
    painter.setClipPath(card);
    painter.fillRect(QRectF(0, 0, 3, height()), theme.of(m_text.tone));
    if (m_selected) painter.fillRect(QRectF(3, height() - 2.5, width(), 2.5), theme.accent);
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? theme.accent : m_text.breach ? theme.breach : theme.line);
    painter.drawPath(card);
}

void UnderlyingCard::paintHead(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const int top = row(kHeadTop);
    int x = put(painter, kLeft, top, kRow, uiFont(13, QFont::DemiBold), theme.strong,
                m_text.underlying);
    x = put(painter, x + 10, top, kRow, numberFont(13), theme.text, m_text.spot);
    const QFont small = numberFont(12);
    const int end = m_text.guardWord.isEmpty() ? m_badge->x() : m_guard->x();
    if (x + 8 + QFontMetrics(small).horizontalAdvance(m_text.change) < end)
        put(painter, x + 8, top, kRow, small, theme.of(m_text.changeTone), m_text.change);
}

void UnderlyingCard::paintDelta(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const int top = row(kDeltaTop);
    const QFont figure = numberFont(22, QFont::DemiBold), words = uiFont(12);
    int x = put(painter, kLeft, top, 28, uiFont(20, QFont::DemiBold), theme.strong,
                QStringLiteral("Δ"));
    x = put(painter, x + 7, top, 28, figure, theme.strong, m_text.delta);
    x = put(painter, x + 6, top + 3, 26, uiFont(11), theme.faint, m_text.convention);
    const QString rest = m_text.worstCase.isEmpty()
                             ? m_text.band
                             : m_text.worstCase + QStringLiteral(" · ") + m_text.band;
    const QRect room(x + 12, top + 3, width() - kRight - x - 12, 26);
    painter.setFont(words);
    painter.setPen(theme.muted);
    const QFontMetrics metrics(words);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.horizontalAdvance(rest) <= room.width()
                         ? rest
                         : metrics.elidedText(rest.section(QStringLiteral(" · "), -1),
                                              Qt::ElideRight, room.width()));
}

void UnderlyingCard::paintGreeks(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const int top = row(kGreeksTop);
    const QFont label = uiFont(12), number = numberFont(12, QFont::Medium);
    const std::pair<QString, QString> parts[] = {{QStringLiteral("Γ1%"), m_text.gamma},
                                                 {tr("Vega"), m_text.vega},
                                                 {QStringLiteral("Θ/d"), m_text.theta},
                                                 {QStringLiteral("P&L"), m_text.pnl}};
    // Fixed places: a number that grows by a digit must not push its neighbours.
    const int room = width() - kLeft - kRight;
    const int timeWidth = QFontMetrics(numberFont(11)).horizontalAdvance(m_text.time);
    const bool withTime = room >= 4 * 82 + timeWidth + 10;
    const int step = std::min(104, (withTime ? room - timeWidth - 10 : room) / 4);
    for (int i = 0; i < 4; ++i) {
        const QColor colour = i == 3 ? theme.of(m_text.pnlTone) : theme.text;
        const int x = put(painter, kLeft + i * step, top, kRow, label, theme.muted, parts[i].first);
        put(painter, x + 5, top, kRow, number, colour, parts[i].second);
    }
    if (!withTime && !m_text.stale) return;
    const double opacity = painter.opacity();
    painter.setOpacity(1);
    painter.setFont(numberFont(11));
    painter.setPen(m_text.stale ? theme.warn : theme.faint);
    if (withTime)
        painter.drawText(QRect(0, top, width() - kRight, kRow), Qt::AlignRight | Qt::AlignVCenter,
                         m_text.time);
    painter.setOpacity(opacity);
}

void UnderlyingCard::paintMargin(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const int top = row(kMarginTop);
    const QFont label = uiFont(12), number = numberFont(12, QFont::Medium);
    const int from = put(painter, kLeft, top, kRow, label, theme.muted, tr("Margin")) + 8;
    const int right = width() - kRight;
    const int liquidationLeft = right - 74, percentLeft = liquidationLeft - 46;
    const int x = put(painter, liquidationLeft, top, kRow, label, theme.muted, tr("Liq."));
    painter.setFont(number);
    painter.setPen(theme.text);
    painter.drawText(QRect(x, top, right - x, kRow), Qt::AlignRight | Qt::AlignVCenter,
                     m_text.liquidation);
    painter.drawText(QRect(percentLeft, top, 34, kRow), Qt::AlignRight | Qt::AlignVCenter,
                     m_text.margin);

    const QRectF bar(from, top + 7, percentLeft - 4 - from, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.track);
    painter.drawRoundedRect(bar, 2, 2);
    QRectF used = bar;
    used.setWidth(bar.width() * std::clamp(m_text.marginUse, 0.0, 1.0));
    painter.setBrush(theme.of(m_text.marginTone));
    if (used.width() >= 1) painter.drawRoundedRect(used, 2, 2);
}

void UnderlyingCard::paintWhy(QPainter& painter) const
{
    const QFont font = uiFont(12), small = uiFont(11);
    const QRect room(kLeft, row(kWhyTop), width() - kLeft - kRight, kRow);
    painter.setPen(m_text.breach ? Theme::current().text : Theme::current().muted);
    painter.setFont(font);
    if (QFontMetrics(font).horizontalAdvance(m_text.why) <= room.width())
        return painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, m_text.why);
    // Two lines of the smaller face; a word that goes to the second leaves some of the first.
    painter.setFont(small);
    painter.drawText(
        QRect(kLeft, room.top() - 3, room.width(), height() - room.top() + 2),
        Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
        QFontMetrics(small).elidedText(m_text.why, Qt::ElideRight, 2 * room.width() - 70));
}

}  // namespace ballast::ui
