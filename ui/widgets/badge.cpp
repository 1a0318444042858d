#include "ui/widgets/badge.h"

#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace ballast::ui {
namespace {

constexpr int kHeight = 18;
constexpr int kPadding = 7;

QFont badgeFont()
{
    QFont font = uiFont(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.3);
    return font;
}

}  // namespace

Badge::Badge(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::set(const QString& word, tables::Tone tone)
{
    if (word == m_word && tone == m_tone && !m_fill.isValid()) return;
    m_tone = tone;
    m_fill = QColor();
    setWord(word);
}

void Badge::setFilled(const QString& word, const QColor& fill)
{
    if (word == m_word && fill == m_fill) return;
    m_fill = fill;
    setWord(word);
}

void Badge::setWord(const QString& word)
{
    if (word != m_word) {
        m_word = word;
        setAccessibleName(word);
        updateGeometry();
    }
    update();
}

QSize Badge::sizeHint() const
{
    return {QFontMetrics(badgeFont()).horizontalAdvance(m_word) + 2 * kPadding, kHeight};
}

void Badge::paintEvent(QPaintEvent*)
{
    if (m_word.isEmpty()) return;
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = theme.of(m_tone);
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(m_fill.isValid() ? m_fill : colour);
    painter.setBrush(m_fill.isValid() ? QBrush(m_fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(pill, 3, 3);
    painter.setFont(badgeFont());
    painter.setPen(m_fill.isValid() ? theme.onFill : colour);
    painter.drawText(rect(), Qt::AlignCenter, m_word);
}

}  // namespace ballast::ui
