#include "ui/shell/halt_strips.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSizePolicy>

#include <algorithm>

namespace ballast::ui {
namespace {

/// What opens over a window for a moment, or is no window that a person reads in.
bool isPassing(const QWidget* window)
{
    switch (window->windowType()) {
        case Qt::Popup:
        case Qt::ToolTip:
        case Qt::SplashScreen:
        case Qt::Desktop: return true;
        default: return false;
    }
}

QLabel* labelOf(const QWidget* strip)
{
    return strip->findChild<QLabel*>(QStringLiteral("haltStripText"));
}

}  // namespace

HaltStrips::HaltStrips(QWidget* desk) : QObject(desk), m_desk(desk)
{
    qApp->installEventFilter(this);
}

HaltStrips::~HaltStrips() = default;

QString HaltStrips::sentenceOf(const engine::Snapshot& s)
{
    if (s.mode != engine::Mode::Halted) return {};
    return tr("HALTED: %1. No new order leaves until trading is resumed in the desk's window.")
        .arg(s.haltReason.empty() ? tr("no reason was recorded") : spoken(s.haltReason));
}

void HaltStrips::show(const engine::Snapshot& snapshot)
{
    const QString now = sentenceOf(snapshot);
    if (now == m_sentence) return;
    m_sentence = now;
    if (now.isEmpty()) {
        for (Strip& strip : m_strips) takeOff(strip);
        m_strips.clear();
        return;
    }
    for (QWidget* window : QApplication::topLevelWidgets()) look(window);
}

bool HaltStrips::isOurs(const QWidget* window) const
{
    if (!window->isWindow() || window == m_desk || isPassing(window)) return false;
    for (const QWidget* up = window->parentWidget(); up; up = up->parentWidget())
        if (up == m_desk) return true;
    return false;
}

/// The strip as it is to be there now: put on, told anew, or taken off a panel that was docked.
void HaltStrips::look(QWidget* window)
{
    const auto known =
        std::ranges::find_if(m_strips, [&](const Strip& s) { return s.window == window; });
    const bool wanted = !m_sentence.isEmpty() && isOurs(window);
    if (known == m_strips.end()) {
        if (wanted) put(window);
        return;
    }
    if (!wanted) {
        takeOff(*known);
        m_strips.erase(known);
        return;
    }
    if (QLabel* label = labelOf(known->strip)) {
        setWords(label, m_sentence);
        label->setToolTip(toolTipOf(m_sentence));
    }
    place(*known);
}

void HaltStrips::put(QWidget* window)
{
    auto* strip = new QFrame(window);
    strip->setObjectName(QStringLiteral("haltStrip"));
    strip->setProperty("role", QStringLiteral("critical"));
    strip->setAccessibleName(m_sentence);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(12, 4, 6, 4);
    auto* label = new QLabel(m_sentence, strip);
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(QStringLiteral("haltStripText"));
    label->setToolTip(toolTipOf(m_sentence));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* desk = new QPushButton(tr("Show the desk"), strip);
    desk->setObjectName(QStringLiteral("haltStripDesk"));
    desk->setFocusPolicy(Qt::NoFocus);
    desk->setAutoDefault(false);
    connect(desk, &QPushButton::clicked, this, &HaltStrips::deskWished);
    row->addWidget(label, 1);
    row->addWidget(desk);
    m_strips.push_back({window, strip, window->contentsMargins().top()});
    place(m_strips.back());
    strip->show();
}

void HaltStrips::takeOff(Strip& strip)
{
    if (strip.strip) {
        strip.strip->hide();
        strip.strip->deleteLater();
    }
    if (!strip.window) return;
    QMargins margins = strip.window->contentsMargins();
    margins.setTop(strip.before);
    strip.window->setContentsMargins(margins);
}

void HaltStrips::place(const Strip& strip)
{
    if (!strip.window || !strip.strip) return;
    const int height = strip.strip->sizeHint().height();
    QMargins margins = strip.window->contentsMargins();
    if (margins.top() != strip.before + height) {
        margins.setTop(strip.before + height);
        strip.window->setContentsMargins(margins);
    }
    strip.strip->setGeometry(0, 0, strip.window->width(), height);
    strip.strip->raise();
}

bool HaltStrips::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (type != QEvent::Show && type != QEvent::Resize && type != QEvent::ParentChange)
        return false;
    if (!watched->isWidgetType() || m_sentence.isEmpty()) return false;
    auto* widget = static_cast<QWidget*>(watched);
    if (type == QEvent::Resize) {
        for (const Strip& strip : m_strips)
            if (strip.window == widget) place(strip);
        return false;
    }
    std::erase_if(m_strips, [](const Strip& strip) { return !strip.window; });
    look(widget);
    return false;
}

}  // namespace ballast::ui
