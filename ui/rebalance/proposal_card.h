#pragma once

#include "models/engine/snapshot.h"
#include "models/tables/roles.h"
#include "ui/rebalance/approval_guard.h"
#include "ui/rebalance/approval_terms.h"

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ballast::ui {

class ApproveForm;
class Badge;
class ChoiceForm;
class EditForm;
class FactGrid;
class KeyHintButton;
class LegLine;

/// One proposal: why, what, how much, at what cost, whether it may go, and the four answers to it.
/// Its buttons stand still while it is revised, and so do those of the cards below.
/// A decision is said once; until a snapshot shows what became of it every button rests.
class ProposalCard : public QFrame {
    Q_OBJECT
public:
    explicit ProposalCard(HandClock clock, QWidget* parent = nullptr);

    /// The proposal as the snapshot has it. Another id is a replacement: a press within
    /// ApprovalGuard::kSettle is then refused and says so.
    void present(const rebalance::Proposal& proposal,
                 const std::shared_ptr<const engine::Snapshot>& snapshot);
    const rebalance::Proposal& proposal() const { return m_proposal; }
    bool isLive() const { return m_proposal.state == rebalance::ProposalState::Live; }
    /// Approved, and its orders go one after another: it can be stopped.
    bool isPlan() const
    {
        return m_proposal.state == rebalance::ProposalState::Working &&
               !m_proposal.progress.empty();
    }
    /// A form is open in it: not to be moved or taken away.
    bool isEngaged() const;
    /// It is the one the keys act on.
    void setCurrent(bool current);
    /// It became what the keys act on, or moved, by itself: hands get time to see it.
    void settle() { m_guard.moved(); }
    /// Says that a key did nothing here, for it came on the heels of a decision about another one.
    void refuseKey();
    void setTerms(ApprovalTermsPtr terms) { m_terms = std::move(terms); }
    /// The keys beside approve, edit, reject and snooze are those of these actions.
    void followKeys(const QList<QAction*>& actions);

    void approve();
    void edit();
    void reject();
    void snooze();
    void stopPlan();

signals:
    void commanded(const ballast::engine::Command& command);
    /// A form opened or closed, or the card asks for another height.
    void reshaped();
    /// A form closed, by a person or by itself; `about`: the proposal it was opened for.
    void formLeft(ballast::core::ProposalId about);

protected:
    void paintEvent(QPaintEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Said : std::uint8_t { Nothing, Approval, Edit, Rejection, Snooze };
    struct Word {  // what was decided here and not yet answered
        Said what = Said::Nothing;
        engine::Edit edit;
        core::Revision seen = 0;
        std::uint64_t newestAlert = 0;
        std::chrono::milliseconds at{};
    };

    void build();
    void buildHead(QVBoxLayout* column);
    void buildActions(QVBoxLayout* column);
    void showHead();
    void showWaiting();
    void showDepth();
    void showLegs(bool isNew);
    void showChecks();
    bool isOfLeg(const risk::CheckResult& check) const;
    void markLegs(const std::vector<const risk::CheckResult*>& standing);
    void showState();
    void keepRoom(bool anew);
    void settleWord();
    bool wordFulfilled() const;
    QString outcome() const;
    QString obstacle() const;
    void say(Said what, engine::Command command);
    void open(QWidget* form);
    void closeForms();
    void sendEdit(const engine::Edit& edit);
    QString rejectTitle() const;
    QString snoozeTitle() const;
    void askForMore(const ApprovalNeeds& needs);
    void sendApproval(const QString& second);
    void remark(const QString& text, std::chrono::milliseconds stays);
    void note(const QString& text, tables::Tone tone);

    HandClock m_clock;
    ApprovalTermsPtr m_terms = std::make_shared<ApprovalTerms>();
    std::chrono::milliseconds m_shownAt{};  ///< when this proposal came before the person
    ApprovalGuard m_guard;
    rebalance::Proposal m_proposal;
    std::shared_ptr<const engine::Snapshot> m_snapshot;
    Word m_word;
    QString m_remark;  // about the last press, for a while
    std::chrono::milliseconds m_remarkUntil{};
    bool m_mayApprove = false;
    bool m_current = false;
    core::ProposalId m_formAbout;  // the open form's, as it was opened
    core::ProposalId m_stopSaid;   // asked to stop, and not yet answered
    double m_lifeLeft = 0;         // share of its life, 1 to 0
    int m_room = 0;                // the most height this proposal asked for, at this width

    Badge* m_trigger = nullptr;
    Badge* m_edited = nullptr;
    QLabel* m_underlying = nullptr;
    QLabel* m_stamp = nullptr;
    QVBoxLayout* m_legsColumn = nullptr;
    std::vector<LegLine*> m_legs;
    QLabel* m_sentence = nullptr;
    QLabel* m_resting = nullptr;   ///< that its cost is the most, where a leg rests
    QLabel* m_aversion = nullptr;  ///< that what waiting costs is by nobody's risk aversion
    QLabel* m_depth = nullptr;     ///< where the depth it meets is going
    QLabel* m_waiting = nullptr;   ///< what waiting costs, and other ways to hedge
    FactGrid* m_facts = nullptr;
    FactGrid* m_marginFacts = nullptr;
    QVBoxLayout* m_checksColumn = nullptr;
    std::vector<QLabel*> m_checks;
    QLabel* m_passed = nullptr;
    QWidget* m_actions = nullptr;
    KeyHintButton* m_approve = nullptr;
    KeyHintButton* m_edit = nullptr;
    KeyHintButton* m_reject = nullptr;
    KeyHintButton* m_snooze = nullptr;
    QPushButton* m_stopPlan = nullptr;
    QLabel* m_note = nullptr;
    ApproveForm* m_approveForm = nullptr;
    EditForm* m_editForm = nullptr;
    ChoiceForm* m_rejectForm = nullptr;
    ChoiceForm* m_snoozeForm = nullptr;
};

}  // namespace ballast::ui
