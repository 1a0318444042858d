#include "ui/rebalance/approve_form.h"

#include "models/core/text.h"
#include "ui/rebalance/form_keys.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ballast::ui {
namespace {

bool sameOrders(const rebalance::Proposal& a, const rebalance::Proposal& b)
{
    return a.id == b.id && a.revision == b.revision && a.hash == b.hash;
}

}  // namespace

ApproveForm::ApproveForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("approveForm"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(4);
    m_identity = plainLabel(QStringLiteral("strong"), this);
    m_identity->setObjectName(QStringLiteral("approveIdentity"));
    m_question = plainLabel(QStringLiteral("muted"), this);
    m_question->setWordWrap(true);
    column->addWidget(m_identity);
    column->addWidget(m_question);
    m_notional = field(QStringLiteral("approveNotional"), tr("Its notional, USD"));
    m_account = field(QStringLiteral("approveAccount"), tr("The account's name"));
    m_second = field(QStringLiteral("approveSecond"), tr("Second person's name"));
    m_passphrase = field(QStringLiteral("approvePassphrase"), tr("Second person's passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_problem = plainLabel(QStringLiteral("muted"), this);
    m_problem->setObjectName(QStringLiteral("approveProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, tables::Tone::Warn);
    column->addWidget(m_problem);
    auto* approve =
        new KeyHintButton(tr("Approve"), QStringLiteral("⏎"), QStringLiteral("yes"), this);
    approve->setObjectName(QStringLiteral("approveApply"));
    auto* cancel = new KeyHintButton(tr("Cancel"), tr("Esc"), {}, this);
    cancel->setObjectName(QStringLiteral("approveCancel"));
    m_elsewhere = new QPushButton(tr("Ask another desk"), this);
    m_elsewhere->setObjectName(QStringLiteral("approveElsewhere"));
    m_elsewhere->setToolTip(
        tr("The second person may sit at another desk of the same desk database: they see these "
           "orders there, and confirm with their own passphrase."));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(cancel);
    buttons->addWidget(approve);
    buttons->addWidget(m_elsewhere);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(approve, &QPushButton::clicked, this, &ApproveForm::apply);
    connect(cancel, &QPushButton::clicked, this, &ApproveForm::left);
    connect(m_elsewhere, &QPushButton::clicked, this, &ApproveForm::askElsewhere);
}

QLineEdit* ApproveForm::field(const QString& name, const QString& caption)
{
    auto* line = new QLineEdit(this);
    line->setObjectName(name);
    line->setPlaceholderText(caption);
    line->setAccessibleName(caption);
    line->setMaxLength(128);
    layout()->addWidget(line);
    return line;
}

void ApproveForm::open(const rebalance::Proposal& proposal, const ApprovalNeeds& needs,
                       const ApprovalTermsPtr& terms)
{
    ++m_round;
    m_proving = false;
    leaveElsewhere();
    m_proposal = proposal;
    m_needs = needs;
    m_terms = terms;
    setWords(m_identity, terms->identity);
    m_identity->setVisible(!terms->identity.isEmpty());
    if (terms->colour.isValid())
        m_identity->setStyleSheet(QStringLiteral("background: %1; color: white; padding: 2px 6px;")
                                      .arg(terms->colour.name()));
    QStringList asks;
    if (needs.notional)
        asks << tr("It is over a soft limit: type its notional, %1.")
                    .arg(words(core::usd(proposal.notionalUsd, 0)));
    if (needs.account)
        asks << tr("The first order of this session: type the account's name, %1.")
                    .arg(terms->typeAccount);
    if (needs.second) asks << tr("So large an order a second person approves too.");
    setWords(m_question, asks.join(QLatin1Char(' ')));
    for (QLineEdit* line : {m_notional, m_account, m_second, m_passphrase}) line->clear();
    m_notional->setVisible(needs.notional);
    m_account->setVisible(needs.account);
    m_second->setVisible(needs.second);
    m_passphrase->setVisible(needs.second);
    m_elsewhere->setVisible(needs.second && bool(terms->asksElsewhere));
    setWords(m_problem, {});
    m_problem->hide();
    QLineEdit* first = needs.notional ? m_notional : needs.account ? m_account : m_second;
    first->setFocus(Qt::OtherFocusReason);
}

/// What of the notional and the account is not right yet; empty: both are.
QString ApproveForm::typedProblem() const
{
    if (m_needs.notional) {
        const auto typed = typedUsd(m_notional->text());
        if (!typed || !isNotional(*typed, m_proposal.notionalUsd))
            return tr("Its notional is %1 now; what was typed is another.")
                .arg(words(core::usd(m_proposal.notionalUsd, 0)));
    }
    if (m_needs.account && m_account->text() != m_terms->typeAccount)
        return tr("That is not this account's name.");
    return {};
}

/// What is not right yet; empty: everything is.
QString ApproveForm::problem() const
{
    if (QString why = typedProblem(); !why.isEmpty()) return why;
    if (!m_needs.second) return {};
    if (m_second->text().trimmed().isEmpty()) return tr("Who is the second person?");
    if (!m_terms->provesSecond)
        return tr(
            "No second person is known: set a passphrase with 'ballastctl key set "
            "--profile second-person'.");
    return {};
}

void ApproveForm::say(const QString& words)
{
    setWords(m_problem, words);
    m_problem->setVisible(!words.isEmpty());
}

void ApproveForm::apply()
{
    if (m_proving || (m_asking && m_second->text().trimmed().isEmpty())) return;
    leaveElsewhere();  // whoever sits here is the second person
    const QString why = problem();
    const QString passphrase = m_passphrase->text();
    m_passphrase->clear();
    say(why);
    if (!why.isEmpty()) return;
    if (!m_needs.second) return finish({});
    // It takes its time, on purpose; whoever leaves meanwhile has not approved.
    m_proving = true;
    m_shown = m_proposal;
    say(tr("Proving the second person…"));
    m_terms->provesSecond(
        m_second->text().trimmed(), passphrase,
        [form = QPointer(this), round = m_round, name = m_second->text().trimmed()](bool proven) {
            if (form && form->m_round == round && form->m_proving) form->proved(name, proven);
        });
}

void ApproveForm::proved(const QString& name, bool proven)
{
    m_proving = false;
    // The proposal went on meanwhile: what was typed is held against what it is now, and what
    // neither of both has seen is not what they approved.
    QString why = proven ? problem() : tr("That is not the second person's passphrase.");
    if (why.isEmpty() && !sameOrders(m_shown, m_proposal))
        why = tr("The orders changed while the second person was proven: look again, both.");
    say(why);
    if (why.isEmpty()) finish(name);
}

void ApproveForm::present(const rebalance::Proposal& proposal)
{
    m_proposal = proposal;
    if (!m_asking || sameOrders(m_asked, proposal)) return;
    leaveElsewhere();
    say(tr("The orders changed while another desk was asked: what was asked for is withdrawn."));
}

void ApproveForm::askElsewhere()
{
    if (m_proving || m_asking || !m_terms->asksElsewhere) return;
    const QString why = typedProblem();
    say(why);
    if (!why.isEmpty()) return;
    m_asking = true;
    m_asked = m_proposal;
    m_second->setFocus(
        Qt::OtherFocusReason);  // so that Esc leaves, and who sits here can still type
    m_elsewhere->setEnabled(false);
    say(tr("The other desks were asked; waiting for one to answer…"));
    m_terms->asksElsewhere(m_proposal, [form = QPointer(this), round = m_round,
                                        asked = m_asked](const ApprovalTerms::Elsewhere& answer) {
        const bool wanted = form && form->m_round == round && form->m_asking;
        if (wanted && form->m_asked.hash == asked.hash) form->heardElsewhere(answer);
    });
}

/// An answer counts for the orders that were asked about, as they stand, and for nothing else.
void ApproveForm::heardElsewhere(const ApprovalTerms::Elsewhere& answer)
{
    m_asking = false;
    m_elsewhere->setEnabled(true);
    QString why = answer.approved ? typedProblem() : answer.why;
    if (answer.approved && !sameOrders(m_asked, m_proposal))
        why = tr("The answer is to orders that have changed since.");
    if (answer.approved && answer.who.trimmed().isEmpty()) why = tr("Nobody signed the answer.");
    say(why);
    if (answer.approved && why.isEmpty()) finish(answer.who);
}

void ApproveForm::leaveElsewhere()
{
    m_elsewhere->setEnabled(true);
    if (!std::exchange(m_asking, false)) return;
    if (m_terms && m_terms->leavesElsewhere) m_terms->leavesElsewhere();
}

void ApproveForm::finish(const QString& second)
{
    if (m_needs.account) m_terms->typeAccount.clear();
    emit applied(second);
}

/// Closed by whatever: what is still being proven approves nothing any more.
void ApproveForm::hideEvent(QHideEvent* event)
{
    // A window that is minimised is still the one in which it was asked.
    if (!event->spontaneous()) {
        m_proving = false;
        leaveElsewhere();
    }
    QWidget::hideEvent(event);
}

bool ApproveForm::event(QEvent* event) { return keepKeys(event) || QWidget::event(event); }

void ApproveForm::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->isAutoRepeat()) return apply();
    if (event->key() == Qt::Key_Escape) return emit left();
    QWidget::keyPressEvent(event);
}

}  // namespace ballast::ui
