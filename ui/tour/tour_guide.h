#pragma once

#include "ui/tour/tour_script.h"
#include "ui/widgets/key_words.h"

#include <QObject>
#include <QRect>

#include <functional>
#include <memory>

class QAction;
class QMainWindow;

namespace ballast::ui {

class TourNote;
class TourRing;

/// Leads the tour through a window: shows each note beside what it is about, and goes on as the
/// trader wishes or does. It wishes nothing of the desk.
class TourGuide : public QObject {
    Q_OBJECT
public:
    /// `front` brings a panel to the front, by its name.
    TourGuide(QMainWindow& window, KeyWords keys, std::function<void(const QString&)> front);

    /// The tour goes on by this key; it rests while there is none.
    QAction* nextAction() const { return m_nextAction; }
    void start();
    void next();
    void end();
    bool running() const { return !m_tour.over(); }
    TourStep step() const { return m_tour.step; }
    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void go(const Tour& tour);
    void tell();
    void place();
    QRect inWindow(const QWidget& widget) const;
    QWidget* target() const;

    QMainWindow& m_window;
    KeyWords m_keys;
    std::function<void(const QString&)> m_front;
    Tour m_tour;
    TourFacts m_now;
    std::shared_ptr<const engine::Snapshot> m_snapshot;
    QString m_said;
    QAction* m_nextAction;
    QAction* m_endAction;
    TourRing* m_ring = nullptr;  ///< both null until the first tour
    TourNote* m_note = nullptr;
};

}  // namespace ballast::ui
