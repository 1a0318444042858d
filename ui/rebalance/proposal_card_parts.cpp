// What a proposal card is made of, and how it fills its parts from a proposal.
#include "ui/rebalance/proposal_card.h"

#include "models/core/text.h"
#include "ui/rebalance/depth_text.h"
#include "ui/rebalance/leg_line.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/rebalance/waiting_text.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/key_hint_button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace ballast::ui {

using risk::CheckResult;

void ProposalCard::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 12);
    column->setSpacing(6);
    buildHead(column);
    m_legsColumn = new QVBoxLayout;
    m_legsColumn->setSpacing(1);
    column->addLayout(m_legsColumn);
    // Nothing that comes, goes or gains a line with a revision stands above the buttons: a hand on
    // its way to one of them finds it where it was seen. What a decision needs stands right below.
    buildActions(column);
    m_checksColumn = new QVBoxLayout;
    m_checksColumn->setSpacing(2);
    column->addLayout(m_checksColumn);
    m_sentence = plainLabel(QStringLiteral("muted"), this);
    m_sentence->setObjectName(QStringLiteral("proposalSentence"));
    m_sentence->setWordWrap(true);
    column->addWidget(m_sentence);
    m_resting = plainLabel(QStringLiteral("muted"), this);
    m_resting->setObjectName(QStringLiteral("proposalResting"));
    m_resting->setWordWrap(true);
    column->addWidget(m_resting);
    m_facts = new FactGrid(this);
    m_facts->setObjectName(QStringLiteral("proposalFacts"));
    column->addSpacing(2);
    column->addWidget(m_facts);
    m_marginFacts = new FactGrid(this, 2);
    m_marginFacts->setObjectName(QStringLiteral("marginFacts"));
    column->addWidget(m_marginFacts);
    m_aversion = plainLabel(QStringLiteral("muted"), this);
    m_aversion->setObjectName(QStringLiteral("proposalAversion"));
    m_aversion->setWordWrap(true);
    column->addWidget(m_aversion);
    m_depth = plainLabel(QStringLiteral("muted"), this);
    m_depth->setObjectName(QStringLiteral("proposalDepth"));
    m_depth->setWordWrap(true);
    column->addWidget(m_depth);
    m_waiting = plainLabel(QStringLiteral("faint"), this);
    m_waiting->setObjectName(QStringLiteral("proposalWaiting"));
    m_waiting->setWordWrap(true);
    column->addWidget(m_waiting);
    m_passed = plainLabel(QStringLiteral("caption"), this);
    m_passed->setObjectName(QStringLiteral("checksPassed"));
    column->addWidget(m_passed);
    column->addStretch(1);  // what the card keeps of its height, see keepRoom()
}

void ProposalCard::buildHead(QVBoxLayout* column)
{
    m_trigger = new Badge(this);
    m_trigger->setObjectName(QStringLiteral("trigger"));
    m_edited = new Badge(this);
    m_edited->setObjectName(QStringLiteral("edited"));
    m_edited->set(tr("EDITED"), tables::Tone::Accent);
    m_edited->setToolTip(tr("A person changed its quantity or limit."));
    m_underlying = plainLabel(QStringLiteral("strong"), this);
    m_stamp = plainLabel(QStringLiteral("faint"), this);
    m_stamp->setObjectName(QStringLiteral("proposalStamp"));
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_trigger);
    head->addWidget(m_underlying);
    head->addWidget(m_edited);
    head->addStretch(1);
    head->addWidget(m_stamp);
    column->addLayout(head);
}

void ProposalCard::buildActions(QVBoxLayout* column)
{
    m_actions = new QWidget(this);
    m_approve =
        new KeyHintButton(tr("Approve"), QStringLiteral("A"), QStringLiteral("yes"), m_actions);
    m_edit = new KeyHintButton(tr("Edit"), QStringLiteral("E"), {}, m_actions);
    m_reject = new KeyHintButton(tr("Reject"), QStringLiteral("R"), {}, m_actions);
    m_snooze = new KeyHintButton(tr("Snooze"), QStringLiteral("S"), {}, m_actions);
    m_approve->setObjectName(QStringLiteral("approve"));
    m_edit->setObjectName(QStringLiteral("edit"));
    m_reject->setObjectName(QStringLiteral("reject"));
    m_snooze->setObjectName(QStringLiteral("snooze"));
    m_edit->setToolTip(tr("Change quantity or limit and see the delta after."));
    m_reject->setToolTip(tr("Say no, with a reason that is kept in the history."));
    m_snooze->setToolTip(tr("No proposals for this underlying for a while."));
    auto* row = new QHBoxLayout(m_actions);
    row->setContentsMargins(0, 2, 0, 0);
    row->setSpacing(8);
    for (KeyHintButton* button : {m_approve, m_edit, m_reject, m_snooze}) {
        button->setAutoRepeat(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    column->addWidget(m_actions);
    m_stopPlan = new QPushButton(tr("Stop plan"), this);
    m_stopPlan->setObjectName(QStringLiteral("stopPlan"));
    m_stopPlan->setAutoRepeat(false);
    m_stopPlan->setToolTip(
        tr("Send no further order of it and cancel the one that works; what was filled stays."));
    m_stopPlan->setVisible(false);
    column->addWidget(m_stopPlan, 0, Qt::AlignLeft);
    m_note = plainLabel(QStringLiteral("muted"), this);
    m_note->setObjectName(QStringLiteral("proposalNote"));
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    connect(m_stopPlan, &QPushButton::clicked, this, &ProposalCard::stopPlan);
    connect(m_approve, &QPushButton::clicked, this, &ProposalCard::approve);
    connect(m_edit, &QPushButton::clicked, this, &ProposalCard::edit);
    connect(m_reject, &QPushButton::clicked, this, &ProposalCard::reject);
    connect(m_snooze, &QPushButton::clicked, this, &ProposalCard::snooze);
}

void ProposalCard::followKeys(const QList<QAction*>& actions)
{
    qsizetype at = 0;
    for (KeyHintButton* button : {m_approve, m_edit, m_reject, m_snooze})
        if (at < actions.size()) button->follow(actions[at++]);
}

void ProposalCard::showHead()
{
    m_trigger->set(spoken(text(m_proposal.trigger)).toUpper(), triggerTone(m_proposal.trigger));
    m_edited->setVisible(m_proposal.edited);
    setWords(m_underlying, words(m_proposal.underlying));
    setWords(m_stamp, tables::clockWords(m_proposal.createdAt) +
                          QStringLiteral(" · #%1").arg(m_proposal.id.value));
    m_stamp->setToolTip(toolTipOf(
        tables::inZone(tr("Proposed at this UTC time; revision %1.")).arg(m_proposal.revision)));
    setAccessibleName(
        tr("Proposal %1, %2").arg(m_proposal.id.value).arg(words(m_proposal.underlying)));
    setAccessibleDescription(spoken(m_proposal.sentence));
}

void ProposalCard::showLegs(bool isNew)
{
    while (m_legs.size() < m_proposal.legs.size()) {
        m_legs.push_back(new LegLine(this));
        m_legsColumn->addWidget(m_legs.back());
    }
    for (std::size_t i = 0; i < m_legs.size(); ++i) {
        m_legs[i]->setVisible(i < m_proposal.legs.size());
        if (i >= m_proposal.legs.size()) continue;
        const rebalance::Leg& leg = m_proposal.legs[i];
        const market::Listing* listing =
            m_snapshot->market ? m_snapshot->market->find(leg.instrument) : nullptr;
        m_legs[i]->set(leg, listing ? listing->instrument.get() : nullptr, isNew);
    }
}

/// The decision as a sentence; what it is made of where it is asked for.
void ProposalCard::showWaiting()
{
    const QString decision = waitingText(m_proposal);
    const QString others = decision.isEmpty() ? QString() : otherWaysText(m_proposal);
    setWords(m_waiting, others.isEmpty() ? decision : decision + QLatin1Char(' ') + others);
    const QString details = waitingDetails(m_proposal);
    m_waiting->setToolTip(toolTipOf(details));
    m_waiting->setAccessibleDescription(details);
    m_waiting->setVisible(!decision.isEmpty());
}

/// Whether waiting finds more to trade with or less: beside what waiting costs.
void ProposalCard::showDepth()
{
    const QString depth = depthText(m_proposal), details = depthDetails(m_proposal);
    setWords(m_depth, depth);
    setTone(m_depth, depthTone(m_proposal));
    m_depth->setToolTip(toolTipOf(details));
    m_depth->setAccessibleDescription(details);
    m_depth->setVisible(!depth.isEmpty());
}

bool ProposalCard::isOfLeg(const CheckResult& check) const
{
    return check.leg >= 0 && static_cast<std::size_t>(check.leg) < m_proposal.legs.size();
}

namespace {

/// "✕ collar: Too far."; with several legs the one it is against, "✕ Leg 2 · collar: …".
void showCheck(QLabel* label, const CheckResult& check, const QString& leg)
{
    const bool denied = check.verdict == CheckResult::Verdict::Deny;
    setWords(label, (denied ? QStringLiteral("✕ ") : QStringLiteral("! ")) + leg +
                        spoken(check.rule) + QStringLiteral(": ") + spoken(check.reason));
    setTone(label, denied ? tables::Tone::Breach : tables::Tone::Warn);
}

}  // namespace

/// A leg that a check is against bears its mark, so that nobody has to look for it.
void ProposalCard::markLegs(const std::vector<const CheckResult*>& standing)
{
    for (std::size_t leg = 0; leg < m_legs.size(); ++leg) {
        tables::Tone tone = tables::Tone::Neutral;
        for (const CheckResult* check : standing) {
            if (check->leg != static_cast<int>(leg)) continue;
            if (check->verdict == CheckResult::Verdict::Deny) tone = tables::Tone::Breach;
            if (tone == tables::Tone::Neutral) tone = tables::Tone::Warn;
        }
        m_legs[leg]->mark(tone);
    }
}

/// Those against a leg first, leg by leg, then those of the whole; what denies before what warns.
void ProposalCard::showChecks()
{
    std::vector<const CheckResult*> standing;
    QStringList passed;
    for (const CheckResult& check : m_proposal.checks) {
        if (check.verdict == CheckResult::Verdict::Allow)
            passed << spoken(check.rule);
        else
            standing.push_back(&check);
    }
    static constexpr int kOfAll = std::numeric_limits<int>::max();
    std::ranges::stable_sort(standing, {}, [this](const CheckResult* c) {
        return std::pair(isOfLeg(*c) ? c->leg : kOfAll, -static_cast<int>(c->verdict));
    });
    markLegs(standing);
    while (m_checks.size() < standing.size()) {
        QLabel* label = plainLabel(QStringLiteral("muted"), this);
        label->setWordWrap(true);
        m_checksColumn->addWidget(label);
        m_checks.push_back(label);
    }
    int ofAll = 0;
    for (std::size_t i = 0; i < m_checks.size(); ++i) {
        m_checks[i]->setVisible(i < standing.size());
        if (i >= standing.size()) {
            m_checks[i]->setObjectName({});
            continue;
        }
        const bool ofLeg = isOfLeg(*standing[i]);
        m_checks[i]->setObjectName(ofLeg ? QStringLiteral("leg%1check").arg(standing[i]->leg + 1)
                                         : QStringLiteral("check%1").arg(++ofAll));
        const bool named = ofLeg && m_proposal.legs.size() > 1;
        showCheck(
            m_checks[i], *standing[i],
            named ? tr("Leg %1").arg(standing[i]->leg + 1) + QStringLiteral(" · ") : QString());
    }
    setWords(m_passed, passed.size() == 1 ? tr("✓ 1 check passed")
                                          : tr("✓ %1 checks passed").arg(passed.size()));
    m_passed->setToolTip(toolTipOf(passed.join(QStringLiteral(", "))));
    m_passed->setVisible(!passed.isEmpty());
}

}  // namespace ballast::ui
