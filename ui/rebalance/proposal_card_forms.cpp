// The forms of a proposal card: what a person is asked before an edit, a rejection, a snooze or an
// approval of something large is said.
#include "ui/rebalance/approve_form.h"
#include "ui/rebalance/choice_form.h"
#include "ui/rebalance/edit_form.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/text.h"

#include <QLabel>
#include <QVBoxLayout>

#include <array>
#include <chrono>

namespace ballast::ui {
namespace {

constexpr std::array kSnoozes{std::chrono::minutes{1}, std::chrono::minutes{5},
                              std::chrono::minutes{15}};

QStringList rejectReasons()
{
    return {ProposalCard::tr("Too small"), ProposalCard::tr("Cost too high"),
            ProposalCard::tr("Market moving"), ProposalCard::tr("Have a better hedge")};
}

}  // namespace

void ProposalCard::askForMore(const ApprovalNeeds& needs)
{
    if (!m_approveForm) {
        m_approveForm = new ApproveForm(this);
        m_approveForm->setVisible(false);
        connect(m_approveForm, &ApproveForm::left, this, &ProposalCard::closeForms);
        connect(m_approveForm, &ApproveForm::applied, this, [this](const QString& second) {
            closeForms();
            if (m_mayApprove) sendApproval(second);
        });
    }
    open(m_approveForm);
    m_approveForm->open(m_proposal, needs, m_terms);
}

void ProposalCard::edit()
{
    if (!m_edit->isEnabled()) return;
    if (!m_editForm) {
        m_editForm = new EditForm(this);
        m_editForm->setVisible(false);
        connect(m_editForm, &EditForm::left, this, &ProposalCard::closeForms);
        connect(m_editForm, &EditForm::applied, this, &ProposalCard::sendEdit);
    }
    open(m_editForm);
    m_editForm->open(m_proposal, m_snapshot->market);
}

void ProposalCard::sendEdit(const engine::Edit& edit)
{
    closeForms();
    say(Said::Edit, {edit});
}

void ProposalCard::reject()
{
    if (!m_reject->isEnabled()) return;
    if (!m_rejectForm) {
        m_rejectForm = new ChoiceForm(QStringLiteral("reject"), tr("Reject because:"),
                                      rejectReasons(), true, tr("Reject"), 2, this);
        m_rejectForm->setVisible(false);
        connect(m_rejectForm, &ChoiceForm::left, this, &ProposalCard::closeForms);
        connect(m_rejectForm, &ChoiceForm::chosen, this, [this](int, const QString& reason) {
            closeForms();
            say(Said::Rejection, {engine::Reject{m_proposal.id, reason.toStdString()}});
        });
    }
    open(m_rejectForm);
    m_rejectForm->open(rejectTitle());
}

void ProposalCard::snooze()
{
    if (!m_snooze->isEnabled()) return;
    if (!m_snoozeForm) {
        m_snoozeForm = new ChoiceForm(
            QStringLiteral("snooze"),
            tr("Propose nothing for %1 for:").arg(words(m_proposal.underlying)),
            {QStringLiteral("1 min"), QStringLiteral("5 min"), QStringLiteral("15 min")}, false, {},
            4, this);
        m_snoozeForm->setVisible(false);
        connect(m_snoozeForm, &ChoiceForm::left, this, &ProposalCard::closeForms);
        connect(m_snoozeForm, &ChoiceForm::chosen, this, [this](int choice, const QString&) {
            closeForms();
            say(Said::Snooze,
                {engine::Snooze{m_proposal.id, kSnoozes.at(static_cast<std::size_t>(choice))}});
        });
    }
    open(m_snoozeForm);
    m_snoozeForm->open(snoozeTitle());
}

QString ProposalCard::rejectTitle() const
{
    return tr("Reject: %1").arg(headline(m_proposal, m_snapshot->market.get()));
}

QString ProposalCard::snoozeTitle() const
{
    return tr("Snooze: %1").arg(headline(m_proposal, m_snapshot->market.get()));
}

void ProposalCard::open(QWidget* form)
{
    closeForms();
    if (layout()->indexOf(form) < 0)
        static_cast<QVBoxLayout*>(layout())->insertWidget(layout()->indexOf(m_note), form);
    m_actions->setVisible(false);
    form->setVisible(true);
    m_mayApprove = false;
    m_formAbout = m_proposal.id;
    emit reshaped();
}

void ProposalCard::closeForms()
{
    if (!isEngaged()) return;
    // First: a form that goes hands the keyboard on, perhaps to another card.
    setFocus(Qt::OtherFocusReason);
    for (QWidget* form :
         std::initializer_list<QWidget*>{m_approveForm, m_editForm, m_rejectForm, m_snoozeForm})
        if (form) form->setVisible(false);
    showState();
    emit formLeft(m_formAbout);
    emit reshaped();
}

}  // namespace ballast::ui
