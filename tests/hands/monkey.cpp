#include "tests/hands/monkey.h"

#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMouseEvent>
#include <QTimer>
#include <QWheelEvent>
#include <QWindow>
#include <QtTest/QTest>

#include <algorithm>
#include <numeric>

namespace ballast::hands {
namespace {

constexpr double kBoundMs = 100;
constexpr std::size_t kSlowKept = 20;
constexpr std::uint64_t kServeEvery = 40, kCloseEvery = 400;
constexpr int kServeMs = 10, kDeepest = 6;
constexpr int kFewest = 900, kMost = 1'700;

/// What leaves the program, or opens another market in place of this one, is not for a monkey.
constexpr std::array kForbidden = {"Quit", "Open recorded market…"};

}  // namespace

const std::array<Monkey::Kind, 12> Monkey::kKinds = {{
    {"letter", 16, &Monkey::letter},
    {"digit", 8, &Monkey::digit},
    {"navigate", 14, &Monkey::navigate},
    {"enter", 5, &Monkey::enter},
    {"escape", 8, &Monkey::escape},
    {"chord", 6, &Monkey::chord},
    {"click", 26, &Monkey::click},
    {"double click", 4, &Monkey::doubleClick},
    {"right click", 2, &Monkey::rightClick},
    {"wheel", 6, &Monkey::wheel},
    {"drag", 4, &Monkey::drag},
    {"reshape", 1, &Monkey::reshape},
}};

Monkey::Monkey(PaperHost& host, std::uint32_t seed, std::function<double()> worked)
    : m_host(host), m_random(seed), m_worked(std::move(worked))
{
    for (QAction* action : host.window().findChildren<QAction*>())
        if (std::ranges::any_of(kForbidden, [&](const char* text) {
                return action->text() == QString::fromUtf8(text);
            }))
            action->setEnabled(false);
    connect(&host.window(), &ui::MainWindow::commanded, this, &Monkey::hear);
    host.window().installEventFilter(this);
}

Monkey::~Monkey() = default;

bool Monkey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Close || watched != &m_host.window()) return false;
    event->ignore();
    return true;
}

int Monkey::draw(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

void Monkey::fail(const QString& sentence)
{
    m_antics.failures << QStringLiteral("event %1: %2").arg(m_antics.events).arg(sentence);
}

void Monkey::play(std::uint64_t events)
{
    (void)m_worked();
    m_left = events;
    QTimer::singleShot(0, this, &Monkey::turn);
    m_loop.exec();
}

/// One event from the loop that is running, be it that of a menu or a dialog which holds the one
/// before: so that what is opened can be left again, as by a person.
void Monkey::turn()
{
    const bool over = m_left == 0 || !m_antics.failures.isEmpty();
    if (over && m_depth == 0) return m_loop.quit();
    // Not at once: a key that is pressed serves the queue before it is let go.
    QTimer::singleShot(m_left % kServeEvery == 0 ? kServeMs : 1, this, &Monkey::turn);
    if (over || m_depth > kDeepest) return closeStrays();
    --m_left;
    ++m_depth;
    if (m_left % kCloseEvery == 0) closeStrays();
    one();
    checkOrders();
    --m_depth;
}

void Monkey::one()
{
    static const int sum = std::accumulate(kKinds.begin(), kKinds.end(), 0,
                                           [](int all, const Kind& k) { return all + k.weight; });
    int left = draw(sum);
    const Kind* kind = kKinds.data();
    while (left >= kind->weight) left -= (kind++)->weight;
    if (m_leftOut.contains(kind->name)) return;
    ++m_antics.events;
    ++m_antics.kinds[kind->name];
    m_doing = kind->name;
    (this->*kind->act)();
    m_doing.clear();
    const double worked = m_worked();
    m_antics.longestMs = std::max(m_antics.longestMs, worked);
    if (worked <= kBoundMs) return;
    ++m_antics.overBound;
    if (m_antics.slow.size() < static_cast<qsizetype>(kSlowKept))
        m_antics.slow << QStringLiteral("event %1, %2, %3: %4 ms")
                             .arg(m_antics.events)
                             .arg(QLatin1String(kind->name),
                                  QApplication::focusWidget()
                                      ? QApplication::focusWidget()->objectName()
                                      : QString())
                             .arg(worked, 0, 'f', 0);
}

/// The window that a person could reach: a menu or a modal dialog before all others.
QWindow* Monkey::target()
{
    QWidget* widget = QApplication::activePopupWidget();
    if (!widget) widget = QApplication::activeModalWidget();
    if (!widget) {
        QList<QWidget*> open;
        for (QWidget* each : QApplication::topLevelWidgets())
            if (each->isVisible() && each->windowHandle()) open << each;
        if (open.isEmpty()) return nullptr;
        widget = draw(4) == 0 ? open[draw(static_cast<int>(open.size()))] : &m_host.window();
    }
    return widget->windowHandle();
}

QPoint Monkey::place(const QWindow& window)
{
    return {draw(std::max(1, window.width())), draw(std::max(1, window.height()))};
}

void Monkey::key(int key, Qt::KeyboardModifiers modifiers, const QString& text)
{
    const QPointer<QWindow> window = target();
    if (!window) return;
    m_pressed = QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(key)));
    if (QWidget* widget = QWidget::find(window->winId()); widget && !widget->isActiveWindow())
        QApplication::setActiveWindow(widget);
    for (const bool press : {true, false})
        if (window) QTest::simulateEvent(window, press, key, modifiers, text, false, 0);
}

void Monkey::letter()
{
    constexpr std::array kLetters = {'a', 'e', 'r', 's', 'w', 'n', 'x', 'b', 't', '/', '?', ' '};
    const char c = kLetters[static_cast<std::size_t>(draw(static_cast<int>(kLetters.size())))];
    const int code = QChar(QLatin1Char(c)).toUpper().unicode();
    key(code, {}, QString(QLatin1Char(c)));
}

void Monkey::digit()
{
    constexpr std::array kDigits = {'0', '1', '2', '5', '9', '.', ',', '-'};
    const char c = kDigits[static_cast<std::size_t>(draw(static_cast<int>(kDigits.size())))];
    key(c, {}, QString(QLatin1Char(c)));
}

void Monkey::navigate()
{
    constexpr std::array kKeys = {Qt::Key_Tab, Qt::Key_Tab,      Qt::Key_Tab,  Qt::Key_Backtab,
                                  Qt::Key_Up,  Qt::Key_Down,     Qt::Key_Left, Qt::Key_Right,
                                  Qt::Key_End, Qt::Key_PageDown, Qt::Key_Home, Qt::Key_Backspace};
    const auto which = kKeys[static_cast<std::size_t>(draw(static_cast<int>(kKeys.size())))];
    key(which, which == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
}

void Monkey::enter() { key(Qt::Key_Return, {}, QStringLiteral("\r")); }
void Monkey::escape() { key(Qt::Key_Escape); }

void Monkey::chord()
{
    constexpr std::array kKeys = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_B,
                                  Qt::Key_F, Qt::Key_C, Qt::Key_A, Qt::Key_Z, Qt::Key_Comma};
    constexpr std::array kAlone = {Qt::Key_F1, Qt::Key_F11, Qt::Key_F8, Qt::Key_F9, Qt::Key_Menu};
    if (draw(4) == 0) return key(kAlone[static_cast<std::size_t>(draw(5))]);
    if (draw(60) == 0) return key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    key(kKeys[static_cast<std::size_t>(draw(static_cast<int>(kKeys.size())))], Qt::ControlModifier);
}

void Monkey::mouse(QEvent::Type type, Qt::MouseButton button, QPoint at, Qt::MouseButtons held)
{
    if (!m_at) return;
    QMouseEvent event(type, at, m_at->mapToGlobal(at), button, held, {});
    QApplication::sendEvent(m_at, &event);
}

void Monkey::click()
{
    m_at = target();
    if (!m_at) return;
    m_mouse = place(*m_at);
    mouse(QEvent::MouseMove, Qt::NoButton, m_mouse, {});
    mouse(QEvent::MouseButtonPress, Qt::LeftButton, m_mouse, Qt::LeftButton);
    mouse(QEvent::MouseButtonRelease, Qt::LeftButton, m_mouse, {});
}

void Monkey::doubleClick()
{
    click();
    mouse(QEvent::MouseButtonPress, Qt::LeftButton, m_mouse, Qt::LeftButton);
    mouse(QEvent::MouseButtonRelease, Qt::LeftButton, m_mouse, {});
}

/// Most menus hold the event loop; what is open then is left by Escape before it is.
void Monkey::rightClick()
{
    m_at = target();
    if (!m_at) return;
    m_mouse = place(*m_at);
    mouse(QEvent::MouseButtonPress, Qt::RightButton, m_mouse, Qt::RightButton);
    mouse(QEvent::MouseButtonRelease, Qt::RightButton, m_mouse, {});
}

void Monkey::wheel()
{
    m_at = target();
    if (!m_at) return;
    m_mouse = place(*m_at);
    const int steps = (draw(2) == 0 ? 1 : -1) * 120 * (1 + draw(3));
    QWheelEvent event(m_mouse, m_at->mapToGlobal(m_mouse), {}, {0, steps}, {}, {},
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_at, &event);
}

void Monkey::drag()
{
    m_at = target();
    if (!m_at) return;
    m_mouse = place(*m_at);
    mouse(QEvent::MouseButtonPress, Qt::LeftButton, m_mouse, Qt::LeftButton);
    for (int i = 0; i < 5; ++i) {
        m_mouse += QPoint(draw(61) - 30, draw(61) - 30);
        mouse(QEvent::MouseMove, Qt::NoButton, m_mouse, Qt::LeftButton);
    }
    mouse(QEvent::MouseButtonRelease, Qt::LeftButton, m_mouse, {});
}

void Monkey::reshape() { m_host.window().resize(kFewest + draw(kMost - kFewest), 600 + draw(500)); }

/// Windows pile up; and what a person left halted or braked would leave the monkey nothing to do.
void Monkey::closeStrays()
{
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (widget != &m_host.window() && widget->isVisible()) widget->close();
    const auto& snapshot = m_host.snapshot();
    if (!snapshot) return;
    const auto say = [this](engine::Command command) { emit m_host.window().commanded(command); };
    if (snapshot->mode == engine::Mode::Halted) say({engine::Resume{snapshot->closings}});
    if (snapshot->mode == engine::Mode::Watch) say({engine::SetMode{engine::Mode::Confirm}});
    if (snapshot->brake != engine::Brake::None) say({engine::SetBrake{engine::Brake::None, true}});
}

/// What makes an order comes of a key or a click, and of nothing else: not of a wheel, a size, a
/// way about with the arrows, an escape, or time alone.
void Monkey::hear(const engine::Command& command)
{
    const bool approves = std::holds_alternative<engine::Approve>(command.what);
    const bool proposes = std::holds_alternative<engine::ProposeLegs>(command.what);
    const bool arms = std::holds_alternative<engine::ArmAutoFire>(command.what);
    if (!approves && !proposes && !arms) return;
    static const std::set<std::string> acts{"letter", "enter", "click", "double click", "drag"};
    // The sheet of keys is in reach too: hands may have given the action another one.
    const QList<QAction*> actions = m_host.window().findChildren<QAction*>();
    const bool itsKey = std::ranges::any_of(actions, [this](const QAction* action) {
        return action->objectName() == QLatin1String("approveAction") &&
               action->shortcut() == m_pressed;
    });
    if (!acts.contains(m_doing) && !(approves && itsKey))
        fail(QStringLiteral("an order was asked for by %1")
                 .arg(m_doing.empty() ? QStringLiteral("nothing")
                                      : QString::fromStdString(m_doing)));
    m_antics.proposed += proposes;
    m_antics.arms += arms;
    if (!approves) return;
    ++m_antics.approvals;
    m_approved.insert(std::get<engine::Approve>(command.what).proposal.value);
}

void Monkey::checkOrders()
{
    const auto& snapshot = m_host.snapshot();
    if (!snapshot) return;
    std::set<core::Label> labels;
    for (const orders::Order& order : snapshot->orders->orders) {
        if (!labels.insert(order.intent.label).second)
            fail(QStringLiteral("the label %1 stands twice")
                     .arg(QString::fromStdString(std::string(order.intent.label.view()))));
        if (m_antics.arms == 0 && !m_approved.contains(order.intent.proposal.value))
            fail(QStringLiteral("an order of proposal %1, which was not approved")
                     .arg(order.intent.proposal.value));
    }
    m_antics.intents = std::max<std::uint64_t>(m_antics.intents, labels.size());
}

}  // namespace ballast::hands
