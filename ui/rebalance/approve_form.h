#pragma once

#include "ui/rebalance/approval_terms.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ballast::ui {

/// What an approval that takes more than a press asks for, in place: the notional, the account's
/// name, a second person's passphrase, or the word of a second person at another desk. Nothing of
/// it is remembered.
class ApproveForm : public QWidget {
    Q_OBJECT
public:
    explicit ApproveForm(QWidget* parent = nullptr);

    void open(const rebalance::Proposal& proposal, const ApprovalNeeds& needs,
              const ApprovalTermsPtr& terms);
    /// The proposal as it is now: what is typed, and what another desk is asked, is held against
    /// it.
    void present(const rebalance::Proposal& proposal);

signals:
    void applied(const QString& second);  ///< all that was asked for is right
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void apply();
    void proved(const QString& name, bool proven);
    void askElsewhere();
    void heardElsewhere(const ApprovalTerms::Elsewhere& answer);
    void leaveElsewhere();
    void finish(const QString& second);
    void say(const QString& words);
    QString typedProblem() const;
    QString problem() const;
    QLineEdit* field(const QString& name, const QString& caption);

    rebalance::Proposal m_proposal;
    ApprovalNeeds m_needs;
    ApprovalTermsPtr m_terms;
    QLabel* m_identity;
    QLabel* m_question;
    QLineEdit *m_notional, *m_account, *m_second, *m_passphrase;
    QLabel* m_problem;
    int m_round = 0;              ///< how often it was opened: what was begun before is over
    bool m_proving = false;       ///< the second person, on another thread
    rebalance::Proposal m_shown;  ///< what stood there as the passphrase was typed
    bool m_asking = false;        ///< other desks
    rebalance::Proposal m_asked;  ///< what they were asked
    QPushButton* m_elsewhere;
};

}  // namespace ballast::ui
