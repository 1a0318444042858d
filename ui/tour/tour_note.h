#pragma once

#include "ui/tour/tour_script.h"

#include <QFrame>

class QAction;
class QLabel;

namespace ballast::ui {

class KeyHintButton;

/// One note of the tour, drawn over the window. It takes no focus by itself: whoever walks there
/// with Tab finds its two buttons.
class TourNote : public QFrame {
    Q_OBJECT
public:
    TourNote(QAction* next, QAction* end, QWidget* window);
    /// `number` counts from 1.
    void tell(const QString& title, const QString& text, int number);

signals:
    void nextWanted();
    void endWanted();

private:
    QLabel* m_title;
    QLabel* m_number;
    QLabel* m_text;
    KeyHintButton* m_next;
};

/// A line round what the note is about; the pointer goes through it.
class TourRing : public QWidget {
    Q_OBJECT
public:
    explicit TourRing(QWidget* window);
    void around(const QRect& rect);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace ballast::ui
