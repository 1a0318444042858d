#pragma once

#include "models/replay/session_list.h"

#include <QFrame>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QToolButton;

namespace ballast::ui {

class Badge;
class SessionRuler;

/// The controls of a replay: which session, which moment, how fast; and whether what is recomputed
/// is what was recorded. It shows news and says wishes.
class ReplayBar : public QFrame {
    Q_OBJECT
public:
    explicit ReplayBar(QWidget* parent = nullptr);

    void show(const replay::News& news);
    using QWidget::show;
    SessionRuler* ruler() const { return m_ruler; }
    /// The moment that is shown; the epoch before there is one.
    core::Time at() const { return m_news.state.view.at; }
    /// A plain key that nothing else in the window has used: Space plays, arrows, Home, End and the
    /// pages move. True: it was one of them.
    bool takeKey(const QKeyEvent& event);

signals:
    void wished(const ballast::replay::Wish& wish);
    void sessionWished(qint64 session);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* add(QHBoxLayout* row, const QString& name, const QString& sign,
                     const QString& text, const std::function<void()>& act);
    QWidget* buildMoment();
    QWidget* buildState();
    void fillSessions();
    void showState();
    void playOrPause();
    void changeSpeed(int places);
    replay::MarkSet marksWanted() const;
    void jump();
    void holdKeys();
    void keepRoom(const QString& moment);
    void paint();

    replay::News m_news;
    Badge* m_badge;
    QComboBox* m_sessions;
    QComboBox* m_kinds;
    QComboBox* m_speed;
    QAction* m_play = nullptr;
    QLabel* m_moment = nullptr;
    QLabel* m_event = nullptr;
    QLineEdit* m_jump = nullptr;
    QLabel* m_verdict = nullptr;
    QLabel* m_remark = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_cancel = nullptr;
    SessionRuler* m_ruler;
    QString m_noTime;                   ///< what was written in place of a time, until it is mended
    std::optional<core::Time> m_typed;  ///< the time that was written and gone to last
    bool m_painting = false;
};

}  // namespace ballast::ui
