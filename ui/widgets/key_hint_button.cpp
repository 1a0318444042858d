#include "ui/widgets/key_hint_button.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QKeySequence>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QToolTip>

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

QString KeyHintButton::shortText(const QKeySequence& key)
{
    // The word for it is that of Qt's own language.
    static const QKeySequence kShifted(Qt::SHIFT | Qt::Key_A);
    return key.toString(QKeySequence::NativeText)
        .replace(kShifted.toString(QKeySequence::NativeText).chopped(1), QStringLiteral("⇧"));
}

void KeyHintButton::follow(QAction* action)
{
    const auto take = [this, action] {
        const QString key = shortText(action->shortcut());
        if (key == m_key) return;
        m_key = key;
        updateGeometry();
        update();
    };
    take();
    connect(action, &QAction::changed, this, take);
}

QString KeyHintButton::fullToolTip() const
{
    const QString tip = toolTip();
    if (tip.isEmpty() || m_key.isEmpty()) return tip;
    const QString key = tr("Key: %1").arg(m_key);
    const QString end = QStringLiteral("</qt>");
    if (!tip.endsWith(end)) return tip + QLatin1Char('\n') + key;
    return tip.left(tip.size() - end.size()) + QStringLiteral("<br>") + key.toHtmlEscaped() + end;
}

bool KeyHintButton::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QPushButton::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), fullToolTip(), this);
    return true;
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
