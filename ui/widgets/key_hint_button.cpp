#include "ui/widgets/key_hint_button.h"

#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace ballast::ui {
namespace {

constexpr int kGap = 7;
constexpr int kPadding = 13;

QFont keyFont() { return numberFont(11); }

}  // namespace

KeyHintButton::KeyHintButton(const QString& verb, const QString& key, const QString& role,
                             QWidget* parent)
    : QPushButton(parent), m_verb(verb), m_key(key)
{
    setAccessibleName(verb);
    if (!role.isEmpty()) setProperty("role", role);
}

void KeyHintButton::setVerb(const QString& verb)
{
    if (verb == m_verb) return;
    m_verb = verb;
    setAccessibleName(verb);
    updateGeometry();
    update();
}

void KeyHintButton::setKeyShown(bool shown)
{
    if (shown == m_keyShown) return;
    m_keyShown = shown;
    update();
}

QSize KeyHintButton::sizeHint() const
{
    ensurePolished();
    const int verb = QFontMetrics(font()).horizontalAdvance(m_verb);
    const int key = m_key.isEmpty() ? 0 : kGap + QFontMetrics(keyFont()).horizontalAdvance(m_key);
    return {verb + key + 2 * kPadding, QPushButton::sizeHint().height()};
}

void KeyHintButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);

    const bool filled = property("role").toString() != QString() &&
                        property("role").toString() != QStringLiteral("quiet");
    const QColor colour = filled && isEnabled() ? Theme::current().onFill
                          : isEnabled()         ? Theme::current().text
                                                : Theme::current().faint;
    const bool keyless = m_key.isEmpty() || !m_keyShown;
    const QFontMetrics verb(font()), key(keyFont());
    const int width =
        verb.horizontalAdvance(m_verb) + (keyless ? 0 : kGap + key.horizontalAdvance(m_key));
    QRect room = rect();
    room.setLeft((rect().width() - width) / 2);
    painter.setFont(font());
    painter.setPen(colour);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, m_verb);
    if (keyless) return;
    QColor quiet = colour;
    quiet.setAlphaF(filled ? 0.82F : 0.75F);
    room.setLeft(room.left() + verb.horizontalAdvance(m_verb) + kGap);
    painter.setFont(keyFont());
    painter.setPen(quiet);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, m_key);
}

}  // namespace ballast::ui
