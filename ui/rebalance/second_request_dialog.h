#pragma once

#include "ui/rebalance/approval_terms.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ballast::ui {

/// What another desk asks this one to approve, as it came from the desk database. Every text of it
/// was written elsewhere.
struct SecondRequest {
    qint64 id = 0;
    QString desk;     ///< who asks: the desk
    QString askedBy;  ///< and the person there
    QString role;     ///< the user of the database they came as
    QString account, underlying, sentence;
    QString orders;  ///< one a line
    QString hash;
    quint64 proposal = 0;
    qint64 revision = 0;
    double notionalUsd = 0, feeUsd = 0, slippageUsd = 0;
    double deltaBefore = 0, deltaAfter = 0, target = 0, bandLower = 0, bandUpper = 0;  ///< coin
    double seconds = 0;  ///< that are left to answer, when it came
};

/// Shows the requests of other desks, the oldest first, and takes the answer of the person at this
/// one: with name and passphrase for an approval, with a name for a refusal. It goes by itself when
/// nothing is left to answer.
class SecondRequestDialog : public QDialog {
    Q_OBJECT
public:
    explicit SecondRequestDialog(ApprovalTermsPtr terms, QWidget* parent = nullptr);

    void add(const SecondRequest& request);
    /// Answered, withdrawn or expired.
    void remove(qint64 id);
    /// The answer was not taken, and why.
    void refuse(qint64 id, const QString& why);
    std::size_t waiting() const { return m_requests.size(); }
    /// Closes the window; what waits stays and comes back with the next request.
    void reject() override;

signals:
    void answered(const ballast::ui::SecondRequest& request, bool approved, const QString& who,
                  const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void present();
    void approve();
    void turnDown();
    void proved(qint64 id, const QString& name, bool proven);
    void answer(bool approved, const QString& who, const QString& reason);
    void say(const QString& words);
    QLineEdit* field(const QString& name, const QString& caption);

    ApprovalTermsPtr m_terms;
    std::vector<SecondRequest> m_requests;
    qint64 m_shown = 0;      ///< whose fields are filled
    bool m_proving = false;  ///< the passphrase, on another thread
    QLabel *m_title, *m_sentence, *m_orders, *m_figures, *m_hash, *m_more, *m_problem;
    QLineEdit *m_name, *m_passphrase, *m_reason;
    QPushButton *m_approve, *m_refuse, *m_later;
};

}  // namespace ballast::ui
