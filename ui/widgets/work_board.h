#pragma once

#include <QFrame>

#include <map>

class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace ballast::ui {

class LongWork;

/// What works beside the window: each with how far it is, how long it will still take, and a button
/// to cancel it. It stands in a corner over a window, and is not there while nothing works for long
/// enough to be asked about.
class WorkBoard : public QFrame {
    Q_OBJECT
public:
    static constexpr double kPatience = 0.4;  ///< seconds; what ends sooner is never shown

    /// Over this widget, in its lower right corner.
    explicit WorkBoard(QWidget* over);

    /// Shows it while it works. It is the caller's.
    void follow(LongWork* work);
    /// The same of work that somebody else runs, by a number of theirs; cancelled() asks for its
    /// end. What was not begun is passed over.
    void begin(quint64 number, const QString& what);
    void progress(quint64 number, double share, double seconds);
    void end(quint64 number);
    /// How many are shown.
    int shown() const;

signals:
    void cancelled(quint64 number);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line {
        QWidget* row = nullptr;
        QLabel* what = nullptr;
        QProgressBar* bar = nullptr;
        QLabel* left = nullptr;
        QToolButton* cancel = nullptr;
        bool told = false;
    };
    Line& add(quint64 number, const QString& what);
    void place();

    QVBoxLayout* m_column;
    std::map<quint64, Line> m_lines;
    quint64 m_next = quint64{1} << 63U;  ///< of those that are followed; the others count from 1
};

}  // namespace ballast::ui
