#pragma once

#include "models/engine/snapshot.h"
#include "models/rebalance/auto_rehearsal.h"

#include <QFrame>

class QAction;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace ballast::ui {

class ArmScope;
class BudgetRing;
class KeyHintButton;

/// Who decides: Watch, Confirm or Auto-fire, what is left of an armed budget, and STOP ALL, which
/// is always there, never moves and never waits.
class ModePanel : public QFrame {
    Q_OBJECT
public:
    explicit ModePanel(QWidget* parent = nullptr);

    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// STOP ALL with Ctrl+Shift+K anywhere in the program; also for a menu.
    QAction* stopAction() const { return m_stopAction; }
    /// Pause with F9 and Reduce-only with F8, anywhere in the program: they set, and never leave.
    QList<QAction*> brakeActions() const { return m_brakeActions; }
    /// Takes auto-fire's consent back at once, anywhere in the program; without a question, for it
    /// only takes away. Where it is not armed it does nothing.
    QAction* disarmAction() const { return m_disarmAction; }
    /// Asks whether the halt, else the brake that holds, is to be left; a person answers here.
    void askToLeave();
    /// Whose orders these are, on every question; see ApprovalTerms::identity.
    void setIdentity(const QString& identity) { m_identity = identity; }
    /// What is on record of the hour before this run, for the look back.
    void setPastHour(rebalance::PastHour past);
    /// Opens the form that arms auto-fire with a time and a budget.
    void openArmForm();

signals:
    void commanded(const ballast::engine::Command& command);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    QWidget* buildModes();
    QWidget* buildStatePage();
    QWidget* buildArmPage();
    QWidget* buildHaltedPage();
    QWidget* buildLeavePage();
    QWidget* buildBrakes();
    void setBrake(engine::Brake brake);
    void leave();
    void showBrakes();
    void arm();
    void choose(engine::Mode mode);
    void showRehearsal();
    void showModes();
    void showState();
    void showLeft();
    QString explanation() const;
    /// "BTC: margin use 97 %, HALT above 95 %", one a guard has halted each; empty: none.
    QStringList guardHalts() const;
    QString counts() const;

    std::shared_ptr<const engine::Snapshot> m_snapshot;
    QPushButton* m_modes[3] = {};
    QStackedWidget* m_pages = nullptr;
    QLabel* m_explanation = nullptr;
    QLabel* m_left = nullptr;
    BudgetRing* m_ring = nullptr;
    QPushButton* m_disarm = nullptr;
    QAction* m_disarmAction = nullptr;
    QLabel* m_counts = nullptr;
    QSpinBox* m_minutes = nullptr;
    QSpinBox* m_orders = nullptr;
    QSpinBox* m_usd = nullptr;
    ArmScope* m_scope = nullptr;
    QLabel* m_rehearsal = nullptr;
    rebalance::PastHour m_past;
    core::Time m_rehearsedAt{};
    int m_usdSuggested = 0;  ///< as the form offered it last
    QLabel* m_haltReason = nullptr;
    QLabel* m_leaveQuestion = nullptr;
    QPushButton* m_brakes[2] = {};  ///< Reduce-only, Pause
    QList<QAction*> m_brakeActions;
    QString m_identity;
    engine::Brake m_leaving = engine::Brake::None;  ///< what is asked about; None: the halt
    std::uint64_t m_closingsSeen = 0;               ///< of the kill switch, when it was asked
    KeyHintButton* m_stop = nullptr;
    QAction* m_stopAction = nullptr;
};

}  // namespace ballast::ui
