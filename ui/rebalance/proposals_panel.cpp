#include "ui/rebalance/proposals_panel.h"

#include "models/tables/proposal_table.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/trigger_list.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <utility>

namespace ballast::ui {
namespace {

using rebalance::Proposal;
using rebalance::ProposalState;

/// The engine keeps this many ended ones; beyond it a count is a lower bound.
constexpr int kEndedKept = 200;

bool isBreach(rebalance::TriggerKind kind)
{
    using enum rebalance::TriggerKind;
    return kind == Band || kind == Margin || kind == RiskBudget;
}

/// Smaller stands higher: what a check denies last, a limit that was left before a schedule, the
/// deeper breach first.
auto urgency(const Proposal& p)
{
    const double width = std::max(p.bandUpper - p.bandLower, 1e-12);
    const double outside =
        std::max({0.0, p.deltaBefore - p.bandUpper, p.bandLower - p.deltaBefore}) / width;
    return std::tuple(!p.allowed(), !isBreach(p.trigger), -outside, p.id.value);
}

/// Approved and going on, order after order: it keeps its card, for it can be stopped.
bool isPlan(const Proposal& p) { return p.state == ProposalState::Working && !p.progress.empty(); }

std::vector<const Proposal*> liveOnes(const engine::Snapshot& snapshot)
{
    std::vector<const Proposal*> live;
    if (snapshot.proposals)
        for (const Proposal& p : snapshot.proposals->items)
            if (p.state == ProposalState::Live || isPlan(p)) live.push_back(&p);
    std::ranges::sort(live, {}, [](const Proposal* p) { return urgency(*p); });
    return live;
}

const Proposal* byId(const engine::Snapshot& snapshot, core::ProposalId id)
{
    if (!snapshot.proposals) return nullptr;
    const auto& items = snapshot.proposals->items;
    const auto it = std::ranges::find(items, id, &Proposal::id);
    return it == items.end() ? nullptr : &*it;
}

}  // namespace

ProposalsPanel::ProposalsPanel(QWidget* parent, HandClock clock)
    : QWidget(parent),
      m_clock(std::move(clock)),
      m_header(new SectionHeader(QStringLiteral("Proposals"), this)),
      m_scroll(new QScrollArea),
      m_column(new QWidget),
      m_columnLayout(new QVBoxLayout(m_column)),
      m_empty(new EmptyState(QStringLiteral("Starting"),
                             QStringLiteral("Waiting for the first numbers."))),
      m_triggers(new TriggerList),
      m_recentHeader(new SectionHeader(QStringLiteral("Decided and ended"), this)),
      m_recent(new QTreeView),
      m_table(new tables::ProposalTable(this))
{
    setObjectName(QStringLiteral("proposalsPanel"));
    setMinimumWidth(404);  // the four answers side by side
    m_columnLayout->setContentsMargins(8, 8, 8, 8);
    m_columnLayout->setSpacing(8);
    m_columnLayout->addWidget(m_empty, 100);
    m_columnLayout->addStretch(1);
    m_columnLayout->addWidget(m_triggers);
    m_scroll->setObjectName(QStringLiteral("proposalsScroll"));
    m_scroll->setWidget(m_column);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->installEventFilter(this);

    m_recent->setObjectName(QStringLiteral("recentProposals"));
    m_recent->setAccessibleName(QStringLiteral("Decided and ended proposals"));
    m_recent->setModel(m_table);
    dressTable(m_recent, {62, 42, 190, 104, 150}, 20);
    stretchColumn(m_recent, tables::ProposalTable::Order, 90);
    m_recent->setHeaderHidden(true);

    auto* recent = new QWidget;
    auto* recentColumn = new QVBoxLayout(recent);
    recentColumn->setContentsMargins(0, 0, 0, 0);
    recentColumn->setSpacing(0);
    recentColumn->addWidget(m_recentHeader);
    recentColumn->addWidget(m_recent, 1);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(m_scroll);
    split->addWidget(recent);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 1);
    split->setHandleWidth(4);
    split->setSizes({520, 170});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);

    makeActions();
    connect(m_empty, &EmptyState::stepWanted, this, &ProposalsPanel::policyWanted);
    connect(qApp, &QApplication::focusChanged, this, [this] { markCurrent(false); });
}

ProposalsPanel::~ProposalsPanel()
{
    // The focus leaves the cards while they are taken down; by then there is no one to tell.
    disconnect(qApp, nullptr, this, nullptr);
}

void ProposalsPanel::makeActions()
{
    const auto add = [this](const QString& verb, const QString& name, Qt::Key key,
                            void (ProposalCard::*act)()) {
        auto* action = new QAction(verb, this);
        action->setObjectName(name);
        action->setShortcut(QKeySequence(key));
        action->setShortcutContext(Qt::WindowShortcut);
        action->setAutoRepeat(false);
        action->setEnabled(false);
        connect(action, &QAction::triggered, this, [this, act] {
            if (ProposalCard* card = current()) (card->*act)();
        });
        addAction(action);
        m_actions << action;
    };
    add(QStringLiteral("Approve proposal"), QStringLiteral("approveAction"), Qt::Key_A,
        &ProposalCard::approve);
    add(QStringLiteral("Edit proposal"), QStringLiteral("editAction"), Qt::Key_E,
        &ProposalCard::edit);
    add(QStringLiteral("Reject proposal"), QStringLiteral("rejectAction"), Qt::Key_R,
        &ProposalCard::reject);
    add(QStringLiteral("Snooze proposal"), QStringLiteral("snoozeAction"), Qt::Key_S,
        &ProposalCard::snooze);
}

void ProposalsPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    const std::vector<const Proposal*> live = liveOnes(*snapshot);
    placeCards(live);
    if (!held()) {
        dropEnded();
        sortCards();
    }
    m_table->present(*snapshot);
    m_triggers->present(*snapshot);
    showHeader();
    showEmptiness();
    markCurrent(true);
}

void ProposalsPanel::placeCards(const std::vector<const Proposal*>& live)
{
    for (const Proposal* proposal : live) cardFor(*proposal, live)->present(*proposal, m_snapshot);
    // What waits no more shows what became of it for as long as it keeps its place.
    for (ProposalCard* card : m_cards) {
        const core::ProposalId id = card->proposal().id;
        if (std::ranges::find(live, id, [](const Proposal* p) { return p->id; }) != live.end())
            continue;
        if (const Proposal* ended = byId(*m_snapshot, id)) {
            card->present(*ended, m_snapshot);
        } else if (card->isLive()) {
            Proposal gone = card->proposal();
            gone.state = ProposalState::Expired;
            card->present(gone, m_snapshot);
        }
    }
}

/// Its own card, else the place of the one it follows in the same book, else a new one at the foot.
ProposalCard* ProposalsPanel::cardFor(const Proposal& proposal,
                                      const std::vector<const Proposal*>& live)
{
    for (ProposalCard* card : m_cards)
        if (card->proposal().id == proposal.id) return card;
    for (ProposalCard* card : m_cards) {
        const Proposal& was = card->proposal();
        const bool stillLive =
            std::ranges::find(live, was.id, [](const Proposal* p) { return p->id; }) != live.end();
        if (!stillLive && was.underlying == proposal.underlying && was.account == proposal.account)
            return card;
    }
    auto* card = new ProposalCard(m_clock, m_column);
    connect(card, &ProposalCard::commanded, this, &ProposalsPanel::commanded);
    connect(card, &ProposalCard::reshaped, this, [this, card] {
        m_columnLayout->activate();
        m_scroll->ensureWidgetVisible(card, 0, 8);
    });
    m_columnLayout->insertWidget(static_cast<int>(m_cards.size()), card);
    m_cards.push_back(card);
    return card;
}

void ProposalsPanel::dropEnded()
{
    std::erase_if(m_cards, [this](ProposalCard* card) {
        if (card->isLive() || card->isPlan()) return false;
        if (card == m_shownCurrent) m_shownCurrent = nullptr;
        m_columnLayout->removeWidget(card);
        card->hide();
        card->deleteLater();
        return true;
    });
}

void ProposalsPanel::sortCards()
{
    const auto before = m_cards;
    // A delta that breathes does not make cards change places: only a member coming or going does.
    const auto sameMembers = [&] {
        for (const ProposalCard* card : m_cards)
            if (card->property("placed").toULongLong() != card->proposal().id.value) return false;
        return true;
    };
    if (sameMembers()) return;
    std::ranges::stable_sort(m_cards, {},
                             [](const ProposalCard* card) { return urgency(card->proposal()); });
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        m_cards[i]->setProperty(
            "placed",
            QVariant::fromValue(static_cast<qulonglong>(m_cards[i]->proposal().id.value)));
        if (m_cards[i] != before[i]) {
            m_columnLayout->removeWidget(m_cards[i]);
            m_columnLayout->insertWidget(static_cast<int>(i), m_cards[i]);
        }
    }
}

bool ProposalsPanel::held() const
{
    return m_hovered || std::ranges::any_of(m_cards, &ProposalCard::isEngaged);
}

ProposalCard* ProposalsPanel::current() const
{
    const QWidget* focus = QApplication::focusWidget();
    for (ProposalCard* card : m_cards)
        if (card->isLive() && focus && (focus == card || card->isAncestorOf(focus))) return card;
    const auto first = std::ranges::find_if(m_cards, &ProposalCard::isLive);
    return first == m_cards.end() ? nullptr : *first;
}

void ProposalsPanel::markCurrent(bool byItself)
{
    ProposalCard* now = current();
    for (QAction* action : m_actions) action->setEnabled(now != nullptr);
    const core::ProposalId looked = now ? now->proposal().id : core::ProposalId{};
    if (looked != std::exchange(m_lookedAt, looked)) emit lookedAt(looked);
    if (now == m_shownCurrent) return;
    for (ProposalCard* card : m_cards) card->setCurrent(card == now);
    if (now && byItself) now->settle();
    m_shownCurrent = now;
}

int ProposalsPanel::waiting() const
{
    return static_cast<int>(std::ranges::count_if(m_cards, &ProposalCard::isLive));
}

void ProposalsPanel::showHeader()
{
    const auto midnight = std::chrono::floor<std::chrono::days>(m_snapshot->at);
    int today = 0;
    if (m_snapshot->proposals)
        for (const Proposal& p : m_snapshot->proposals->items) today += p.createdAt >= midnight;
    const int now = waiting();
    m_header->setRemark(QStringLiteral("%1 waiting · %2%3 today")
                            .arg(now)
                            .arg(today)
                            .arg(QLatin1String(today >= kEndedKept ? "+" : "")));
    m_recentHeader->setRemark(m_table->rowCount() == 0 ? QStringLiteral("none yet")
                                                       : QString::number(m_table->rowCount()));
    if (now == m_waiting) return;
    m_waiting = now;
    emit waitingChanged(now);
}

void ProposalsPanel::showEmptiness()
{
    m_empty->setVisible(m_cards.empty());
    // What waits for a decision has the room before what was decided.
    constexpr int kRoomForBoth = 560;
    m_recent->parentWidget()->setVisible(m_cards.empty() || height() >= kRoomForBoth);
    if (!m_cards.empty()) return;
    if (m_snapshot->mode == engine::Mode::Halted)
        return m_empty->set(
            QStringLiteral("Halted"),
            QStringLiteral("Nothing is proposed and nothing is sent until trading is resumed."));
    const auto isUp = [](const engine::LinkStatus& l) { return l.state == engine::LinkState::Up; };
    // With one of several venues there are prices: then the band says how it stands.
    if (m_snapshot->links && std::ranges::none_of(*m_snapshot->links, isUp))
        for (const engine::LinkStatus& link : *m_snapshot->links)
            if (!isUp(link))
                return m_empty->set(
                    QStringLiteral("No fresh prices"),
                    QStringLiteral("The link to %1 is %2. Proposals wait for fresh numbers.")
                        .arg(words(link.venue), words(text(link.state))));
    if (m_snapshot->underlyings)
        for (const engine::UnderlyingState& u : *m_snapshot->underlyings)
            if (u.state == engine::BandState::OutOfBand && !u.why.empty())
                return m_empty->set(words(u.underlying) + QStringLiteral(" is out of its band"),
                                    words(u.why));
    m_empty->set(
        QStringLiteral("Nothing waits for you"),
        QStringLiteral(
            "Every book is inside its band. When one leaves it, the hedge is proposed here."),
        QStringLiteral("Bands and targets…"));
}

bool ProposalsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll->viewport() &&
        (event->type() == QEvent::Enter || event->type() == QEvent::Leave)) {
        m_hovered = event->type() == QEvent::Enter;
        if (!m_hovered && m_snapshot && !held()) {
            dropEnded();
            sortCards();
            showEmptiness();
            markCurrent(true);
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace ballast::ui
