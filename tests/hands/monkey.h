#pragma once

#include "tests/hands/paper_host.h"

#include <QEvent>
#include <QEventLoop>
#include <QKeySequence>
#include <QPoint>
#include <QPointer>
#include <QStringList>

#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <set>

class QWindow;

namespace ballast::hands {

/// What the monkey did and what came of it.
struct Antics {
    std::uint64_t events = 0;
    std::map<std::string, std::uint64_t> kinds;
    std::uint64_t approvals = 0, proposed = 0, arms = 0, intents = 0;
    double longestMs = 0;  ///< without a look at the queue, in the thread's own processor time
    std::uint64_t overBound = 0;
    QStringList slow;      ///< the first few: after what
    QStringList failures;  ///< sentences
};

/// Random hands: keys, clicks, wheels, drags and sizes at the whole window, weighted as a person's
/// would be, with the paper exchange going on below. The same seed asks for the same, though the
/// market's time makes another run of it.
class Monkey : public QObject {
    Q_OBJECT
public:
    /// `worked` tells the thread's longest time between two looks at its queue, in milliseconds,
    /// since it was asked last.
    Monkey(PaperHost& host, std::uint32_t seed, std::function<double()> worked);
    ~Monkey() override;

    /// Kinds of events, by name, that it leaves out.
    void leaveOut(std::set<std::string> kinds) { m_leftOut = std::move(kinds); }
    /// So many events; ends early where something failed.
    void play(std::uint64_t events);
    const Antics& antics() const { return m_antics; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Kind {
        const char* name;
        int weight;
        void (Monkey::*act)();
    };
    static const std::array<Kind, 12> kKinds;

    void turn();
    void one();
    void letter();
    void digit();
    void navigate();
    void enter();
    void escape();
    void chord();
    void click();
    void doubleClick();
    void rightClick();
    void wheel();
    void drag();
    void reshape();

    void key(int key, Qt::KeyboardModifiers modifiers = {}, const QString& text = {});
    QWindow* target();
    QPoint place(const QWindow& window);
    void mouse(QEvent::Type type, Qt::MouseButton button, QPoint at, Qt::MouseButtons held);
    void hear(const engine::Command& command);
    void checkOrders();
    void closeStrays();
    int draw(int below);
    void fail(const QString& sentence);

    PaperHost& m_host;
    std::mt19937 m_random;
    std::function<double()> m_worked;
    Antics m_antics;
    std::set<std::string> m_leftOut;
    QEventLoop m_loop;
    std::uint64_t m_left = 0;
    int m_depth = 0;      ///< of event loops: a dialog or a menu may hold one of its own
    std::string m_doing;  ///< the kind of event that is being delivered; empty: none
    std::set<std::uint64_t> m_approved;
    QPointer<QWindow> m_at;  ///< where the mouse is
    QPoint m_mouse;
    QKeySequence m_pressed;  ///< last
};

}  // namespace ballast::hands
