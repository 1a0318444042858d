#include "ui/rebalance/joint_panel.h"

#include "models/core/text.h"
#include "models/rebalance/joint_standing.h"
#include "models/tables/joint_table.h"
#include "ui/rebalance/joint_form.h"
#include "ui/rebalance/joint_text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ballast::ui {
namespace {

/// An answer is read, not watched.
constexpr std::chrono::milliseconds kPace{1000};
/// What is being typed is asked for when it rests for a moment.
constexpr std::chrono::milliseconds kSoon{250};
/// What the search for whole lots may take.
constexpr int kSearchMs = 250;
constexpr int kFormWidth = 428;  // pixels, at least

core::AccountKey accountAt(const rebalance::Policy& policy, core::VenueId venue)
{
    for (const rebalance::HedgePlace& place : policy.alternatives)
        if (place.account.venue == venue && venue != policy.account.venue) return place.account;
    return policy.account;
}

}  // namespace

JointPanel::JointPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Joint hedge"), this)),
      m_form(new JointForm),
      m_legs(new tables::JointLegTable(this)),
      m_rejected(new tables::JointRejectedTable(this))
{
    setObjectName(QStringLiteral("jointPanel"));
    auto* scroll = m_scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("jointScroll"));
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_form->installEventFilter(this);
    fitForm();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scroll);
    row->addWidget(buildAnswer(), 1);
    m_pace.setInterval(kPace);
    m_soon.setInterval(kSoon);
    m_soon.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &JointPanel::refresh);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (!isVisible()) return;
        m_pace.start();  // the next look is a whole second away
        refresh();
    });
    connect(m_form, &JointForm::changed, this, &JointPanel::wishAnew);
    showAll();
}

/// All of the form is to be seen beside its scroll bar, also when a number grows by digits.
void JointPanel::fitForm()
{
    const int form = m_form->minimumSizeHint().width();
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int wide = std::max({kFormWidth, form + bar, m_scroll->minimumWidth()});
    if (wide != m_scroll->minimumWidth()) m_scroll->setFixedWidth(wide);
}

bool JointPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_form && event->type() == QEvent::LayoutRequest) fitForm();
    return QWidget::eventFilter(watched, event);
}

QWidget* JointPanel::buildAnswer()
{
    auto* box = new QWidget(this);
    m_legView = new QTreeView(box);
    m_legView->setObjectName(QStringLiteral("jointLegs"));
    m_legView->setAccessibleName(tr("Legs of the joint hedge"));
    m_legView->setModel(m_legs);
    dressTable(m_legView, {170, 44, 88, 84, 72, 88, 72, 72, 72}, 22);
    stretchColumn(m_legView, tables::JointLegTable::Instrument, 160);
    m_rejectedView = new QTreeView(box);
    m_rejectedView->setObjectName(QStringLiteral("jointRejected"));
    m_rejectedView->setAccessibleName(tr("Instruments that are not hedged with"));
    m_rejectedView->setModel(m_rejected);
    dressTable(m_rejectedView, {190, 300}, 20);
    stretchColumn(m_rejectedView, tables::JointRejectedTable::Reason, 240);
    m_rejectedView->hide();
    const auto line = [box](const char* role, const char* name) {
        QLabel* label = plainLabel(QLatin1String(role), box);
        label->setObjectName(QLatin1String(name));
        label->setWordWrap(true);
        label->setContentsMargins(10, 2, 10, 0);
        return label;
    };
    m_status = line("muted", "jointStatus");
    m_cost = line("number", "jointCost");
    m_message = line("muted", "jointMessage");
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_legView, 1);
    column->addWidget(m_rejectedView, 1);
    for (QLabel* label : {m_status, m_cost, m_message}) column->addWidget(label);
    column->addWidget(buildLowerRow());
    return box;
}

QWidget* JointPanel::buildLowerRow()
{
    auto* box = new QWidget(this);
    m_rejectedHead = new QToolButton(box);
    m_rejectedHead->setObjectName(QStringLiteral("jointRejectedHead"));
    m_rejectedHead->setCheckable(true);
    m_rejectedHead->setAutoRaise(true);
    m_rejectedHead->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_rejectedHead->setToolTip(
        tr("The instruments that the filters turn down, each with the reason"));
    m_age = plainLabel(QStringLiteral("muted"), box);
    m_age->setObjectName(QStringLiteral("jointAge"));
    m_refresh = new QPushButton(tr("Refresh"), box);
    m_refresh->setObjectName(QStringLiteral("jointRefresh"));
    m_refresh->setToolTip(
        tr("Show the best legs of now. Without it these stay until they cannot be had "
           "any more or others are clearly better."));
    m_propose = new QPushButton(tr("Propose"), box);
    m_propose->setObjectName(QStringLiteral("jointPropose"));
    m_propose->setProperty("role", QStringLiteral("chosen"));
    m_propose->setToolTip(
        tr("Make an ordinary proposal of these legs: checked, and sent only when approved"));
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(6);
    row->addWidget(m_rejectedHead);
    row->addStretch(1);
    row->addWidget(m_age);
    row->addWidget(m_refresh);
    row->addWidget(m_propose);
    connect(m_refresh, &QPushButton::clicked, this, &JointPanel::refreshNow);
    connect(m_rejectedHead, &QToolButton::toggled, this, &JointPanel::showRejected);
    connect(m_propose, &QPushButton::clicked, this, &JointPanel::propose);
    return box;
}

void JointPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool first = !m_snapshot;
    m_snapshot = snapshot;
    hearRefusals();
    if (!isVisible()) return;
    if (first) refresh();
    showMessage();
    showAge();
}

void JointPanel::show(const std::shared_ptr<const rebalance::JointAnswer>& answer)
{
    if (!answer || answer->wish != m_wish || answer->underlying != m_form->underlying()) return;
    if (holds(*answer)) return showAge();
    m_answer = answer;
    m_heldAt = answer->at;
    showAll();
}

/// What is shown stays, and is known to hold in the market of the fresh answer.
bool JointPanel::holds(const rebalance::JointAnswer& fresh)
{
    const rebalance::JointAnswer* shown = current();
    const bool anew = std::exchange(m_anew, false);
    m_replaced.clear();
    if (!shown || anew) return false;
    const std::string why = rebalance::whyReplaced(*m_form->wish(), shown->hedge, fresh);
    if (!why.empty()) {
        if (fresh.standing) m_replaced = spoken(why);
        return false;
    }
    m_heldAt = fresh.at;
    return true;
}

void JointPanel::refreshNow()
{
    m_anew = true;
    ask();
}

void JointPanel::setUnderlying(core::Currency underlying) { m_form->setUnderlying(underlying); }

void JointPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    m_pace.start();
}

void JointPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_pace.stop();
    m_soon.stop();
    emit unwatched();
}

const engine::UnderlyingState* JointPanel::shown() const
{
    if (!m_snapshot || !m_snapshot->underlyings) return nullptr;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (state.underlying == m_form->underlying()) return &state;
    return nullptr;
}

/// The answer to what is wished now.
const rebalance::JointAnswer* JointPanel::current() const
{
    const bool fits = m_answer && m_answer->wish == m_wish && m_form->wish();
    return fits ? m_answer.get() : nullptr;
}

void JointPanel::refresh()
{
    if (!m_snapshot || !m_snapshot->underlyings) return;
    std::vector<core::Currency> underlyings;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        underlyings.push_back(state.underlying);
    m_form->setUnderlyings(underlyings);
    if (const engine::UnderlyingState* state = shown()) m_form->present(*state);
    ask();
    showMessage();
}

/// A person wishes something else: older answers are no answers any more.
void JointPanel::wishAnew()
{
    ++m_wish;
    m_listening = false;
    m_said.clear();
    if (isVisible()) m_soon.start();
    showAll();
}

void JointPanel::ask()
{
    if (!isVisible() || !m_form->wish() || !m_snapshot->portfolio || !m_snapshot->market) return;
    rebalance::JointRequest request;
    request.wish = m_wish;
    request.hedge = *m_form->wish();
    request.hedge.solver.integer.milliseconds = kSearchMs;
    request.board = m_snapshot->market;
    request.book = m_snapshot->portfolio;
    request.now = m_snapshot->at;
    if (const engine::UnderlyingState* state = shown()) request.delta = state->deltaWorstCase;
    if (const rebalance::JointAnswer* answer = current(); answer && !m_anew)
        request.standing = answer->hedge.legs;
    emit wished(request);
}

/// What the engine says to the legs that were sent off.
void JointPanel::hearRefusals()
{
    if (!m_snapshot->alerts) return;
    const std::vector<engine::Alert>& alerts = *m_snapshot->alerts;
    const std::uint64_t newest = alerts.empty() ? 0 : alerts.front().number;
    const std::uint64_t heard = m_heard.value_or(newest);
    m_heard = newest;
    for (const engine::Alert& alert : alerts) {
        if (alert.number <= heard || !m_listening) return;
        if (alert.topic != "what-if" || alert.underlying != m_form->underlying()) continue;
        m_said = spoken(alert.text);
        m_refused = alert.severity >= engine::Severity::Warning;
        return;
    }
}

void JointPanel::showAll()
{
    if (const rebalance::JointAnswer* answer = current())
        showAnswer(*answer);
    else
        showNone();
    m_cost->setVisible(!m_cost->text().isEmpty());
    showAge();
    showRejected();
    showMessage();
}

void JointPanel::showAnswer(const rebalance::JointAnswer& answer)
{
    const rebalance::JointHedge& hedge = answer.hedge;
    if (hedge.status == construction::Status::Invalid)
        m_form->showNoAfter();
    else
        m_form->showGreeks(hedge.before, hedge.after);
    m_legs->show(hedge, *answer.board);
    const JointStatus status = statusOf(hedge);
    setWords(m_status, status.text);
    setTone(m_status, status.tone);
    m_status->setToolTip(toolTipOf(
        spoken(hedge.sentence) + QLatin1Char('\n') +
        tr("Found in %1 ms.").arg(words(core::number(1e3 * core::seconds(answer.took), 0)))));
    setWords(m_cost, costText(hedge));
}

/// How long the legs have stood, and in which market they were last found to hold.
void JointPanel::showAge()
{
    const rebalance::JointAnswer* answer = current();
    const bool aged = answer && m_snapshot && !answer->hedge.legs.empty();
    m_age->setVisible(aged);
    m_refresh->setEnabled(answer != nullptr);
    if (!aged) return;
    const auto ago = [this](core::Time at) {
        const auto passed = std::chrono::floor<std::chrono::seconds>(
            std::max(core::Duration{}, m_snapshot->at - at));
        return passed < std::chrono::minutes{1} ? QStringLiteral("%1 s").arg(passed.count())
                                                : words(core::humanDuration(passed));
    };
    setWords(m_age, tr("refreshed %1 ago").arg(ago(answer->at)));
    m_age->setToolTip(toolTipOf(
        tr("These legs still held in the market of %1 ago.").arg(ago(m_heldAt)) +
        (m_replaced.isEmpty()
             ? QString()
             : QLatin1Char('\n') + tr("They took the place of others: %1.").arg(m_replaced))));
}

/// While a newer one is worked out the last answer stays where it is about the same book; what is
/// wrong with the wish, or another book, leaves nothing of it.
void JointPanel::showNone()
{
    const bool wrong = !m_form->problem().isEmpty();
    if (wrong || (m_answer && m_answer->underlying != m_form->underlying())) {
        m_answer.reset();
        m_form->showNoAfter();
        m_legs->clear();
        setWords(m_cost, {});
    }
    setWords(m_status, wrong ? m_form->problem() : tr("Working it out…"));
    setTone(m_status, wrong ? tables::Tone::Breach : tables::Tone::Muted);
    m_status->setToolTip({});
}

void JointPanel::showRejected()
{
    const rebalance::JointAnswer* answer = current();
    const bool open = m_rejectedHead->isChecked();
    m_rejectedHead->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    const QString text = answer ? filteredText(answer->hedge) : tr("Instruments turned down");
    if (m_rejectedHead->text() != text) m_rejectedHead->setText(text);
    m_rejectedHead->setAccessibleName(text);
    m_rejectedView->setVisible(open);
    // Rows nobody sees are not made.
    if (answer && open)
        m_rejected->show(answer->hedge);
    else
        m_rejected->clear();
}

bool JointPanel::isWaiting() const
{
    return m_snapshot && m_snapshot->proposals &&
           std::ranges::any_of(m_snapshot->proposals->items, [this](const rebalance::Proposal& p) {
               return p.underlying == m_form->underlying() &&
                      (p.state == rebalance::ProposalState::Working ||
                       // One of the engine's own that waits makes way.
                       (p.state == rebalance::ProposalState::Live &&
                        p.trigger == rebalance::TriggerKind::Manual));
           });
}

/// Empty: it can be, or there is nothing to propose.
QString JointPanel::whyNotProposable() const
{
    if (isWaiting())
        return tr("A proposal in %1 has not ended: decide on it before proposing this.")
            .arg(words(m_form->underlying()));
    return {};
}

void JointPanel::showMessage()
{
    const rebalance::JointAnswer* answer = current();
    const QString why = whyNotProposable();
    if (!why.isEmpty()) {  // it became a proposal: what was said on the way is past
        m_listening = false;
        m_said.clear();
    }
    const bool canPropose = answer && !answer->hedge.legs.empty() && why.isEmpty();
    m_propose->setEnabled(canPropose);
    const QString said = why.isEmpty() ? m_said : why;
    setWords(m_message, said);
    setTone(m_message, why.isEmpty() && m_refused ? tables::Tone::Breach : tables::Tone::Muted);
    m_message->setVisible(!said.isEmpty());
}

void JointPanel::propose()
{
    const engine::UnderlyingState* state = shown();
    const rebalance::JointAnswer* answer = current();
    if (!state || !answer || answer->hedge.legs.empty() || isWaiting()) return;
    engine::ProposeLegs command;
    command.underlying = answer->underlying;
    command.account = state->policy.account;
    for (const rebalance::HedgeLeg& leg : answer->hedge.legs)
        command.legs.push_back({leg.instrument,
                                leg.side == core::Side::Buy ? leg.quantity : -leg.quantity,
                                {},
                                leg.expectedPrice,

                                accountAt(state->policy, leg.venue)});
    command.note = "joint hedge";
    m_listening = true;
    m_said.clear();
    emit commanded(engine::Command{command});
    emit proposed();
}

}  // namespace ballast::ui
