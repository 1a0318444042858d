#include "ui/rebalance/proposals_panel.h"

#include "models/tables/proposal_table.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposal_strip.h"
#include "ui/rebalance/trigger_list.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
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
      m_header(new SectionHeader(tr("Proposals"), this)),
      m_strip(new ProposalStrip(this)),
      m_scroll(new QScrollArea),
      m_column(new QWidget),
      m_columnLayout(new QVBoxLayout(m_column)),
      m_empty(new EmptyState(tr("Starting"), tr("Waiting for the first numbers."))),
      m_triggers(new TriggerList),
      m_recentHeader(new SectionHeader(tr("Decided and ended"), this)),
      m_recent(new QTreeView),
      m_table(new tables::ProposalTable(this))
{
    setObjectName(QStringLiteral("proposalsPanel"));
    setMinimumWidth(420);  // the four answers side by side, in German too
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
    m_recent->setAccessibleName(tr("Decided and ended proposals"));
    m_recent->setModel(m_table);
    dressTable(m_recent, {76, 34, 190, 112, 96}, 20);
    fitColumns(m_recent, tables::ProposalTable::Order, 104,
               {{tables::ProposalTable::State, 78},
                {tables::ProposalTable::Number, 28},
                {tables::ProposalTable::Delta, 64}});
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
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(split, 1);

    makeActions();
    // Cards that end leave less to scroll: what is left moves under a pointer that did not.
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const bool pulled =
            std::exchange(m_scrolledTo, value) > m_scroll->verticalScrollBar()->maximum();
        if (!pulled) return;
        for (ProposalCard* card : m_cards) card->settle();
    });
    connect(m_strip, &ProposalStrip::chosen, this, &ProposalsPanel::choose);
    connect(m_empty, &EmptyState::stepWanted, this, &ProposalsPanel::policyWanted);
    connect(qApp, &QApplication::focusChanged, this, [this] { markCurrent(false); });
    qApp->installEventFilter(this);
}

ProposalsPanel::~ProposalsPanel()
{
    // The focus leaves the cards while they are taken down; by then there is no one to tell.
    disconnect(qApp, nullptr, this, nullptr);
    qApp->removeEventFilter(this);
}

void ProposalsPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    const std::vector<const Proposal*> live = liveOnes(*snapshot);
    placeCards(live);
    dropEnded();
    sortCards();
    m_table->present(*snapshot);
    m_triggers->present(*snapshot);
    showHeader();
    showEmptiness();
    markCurrent(true);
    m_strip->present(m_cards, current(), *snapshot);
}

void ProposalsPanel::placeCards(const std::vector<const Proposal*>& live)
{
    for (const Proposal* proposal : live) cardFor(*proposal, live)->present(*proposal, m_snapshot);
    // What waits no more closes its form before it goes.
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
    card->setTerms(m_terms);
    card->followKeys(m_actions);
    connect(card, &ProposalCard::commanded, this, [this, card](const engine::Command& command) {
        restKeys(card->proposal().id);
        emit commanded(command);
    });
    connect(card, &ProposalCard::formLeft, this, &ProposalsPanel::restKeys);
    connect(card, &ProposalCard::reshaped, this, [this, card] { showHeadline(card); });
    // And once the column has its new height.
    connect(
        card, &ProposalCard::reshaped, card, [this, card] { showHeadline(card); },
        Qt::QueuedConnection);
    m_columnLayout->insertWidget(static_cast<int>(m_cards.size()), card);
    m_cards.push_back(card);
    return card;
}

void ProposalsPanel::dropEnded()
{
    std::erase_if(m_cards, [this](ProposalCard* card) {
        if (card->isLive() || card->isPlan()) return false;
        if (card == m_shownCurrent) m_shownCurrent = nullptr;
        // Else the keyboard would go on to a button of the next card.
        if (const QWidget* focus = QApplication::focusWidget();
            focus && (focus == card || card->isAncestorOf(focus)))
            m_scroll->setFocus(Qt::OtherFocusReason);
        m_columnLayout->removeWidget(card);
        card->hide();
        card->deleteLater();
        return true;
    });
}

/// What waits stands above what works. A card that came never moves the one the keys act on: it is
/// listed below it. While a hand is among the cards none that waits changes its place.
void ProposalsPanel::sortCards()
{
    const auto before = m_cards;
    const auto place = [](const ProposalCard* card) {
        return QVariant::fromValue(
            static_cast<qulonglong>(2 * card->proposal().id.value + (card->isLive() ? 1 : 0)));
    };
    // A delta that breathes does not make cards change places: only a member coming or going does.
    const auto isPlaced = [&](const ProposalCard* card) {
        return card->property("placed") == place(card);
    };
    if (std::ranges::all_of(m_cards, isPlaced)) return;
    std::ranges::stable_partition(m_cards, &ProposalCard::isLive);
    if (!held()) {
        const auto key = [](const ProposalCard* card) {
            return std::pair(!card->isLive(), urgency(card->proposal()));
        };
        const auto kept = std::ranges::find(m_cards, m_shownCurrent);
        const bool anchored = kept != m_cards.end() && m_shownCurrent->isLive();
        const auto from = anchored ? kept + 1 : m_cards.begin();
        if (anchored) std::ranges::stable_sort(m_cards.begin(), kept, {}, key);
        std::ranges::stable_sort(from, m_cards.end(), {}, key);
        for (ProposalCard* card : m_cards) card->setProperty("placed", place(card));
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        if (m_cards[i] != before[i]) {
            m_columnLayout->removeWidget(m_cards[i]);
            m_columnLayout->insertWidget(static_cast<int>(i), m_cards[i]);
        }
}

/// Side, size and instrument of a card stay in sight, whatever opens below them.
void ProposalsPanel::showHeadline(ProposalCard* card)
{
    constexpr int kMargin = 8;
    m_columnLayout->activate();
    QScrollBar* bar = m_scroll->verticalScrollBar();
    const int top = card->y() - kMargin;
    const int foot = card->y() + card->height() + kMargin - m_scroll->viewport()->height();
    bar->setValue(std::min(top, std::max(bar->value(), foot)));
}

void ProposalsPanel::setTerms(ApprovalTermsPtr terms)
{
    m_terms = std::move(terms);
    for (ProposalCard* card : m_cards) card->setTerms(m_terms);
}

bool ProposalsPanel::held() const
{
    return m_hovered || std::ranges::any_of(m_cards, &ProposalCard::isEngaged);
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
    m_header->setRemark(tr("%1 waiting · %2%3 today")
                            .arg(now)
                            .arg(today)
                            .arg(QLatin1String(today >= kEndedKept ? "+" : "")));
    m_recentHeader->setRemark(m_table->rowCount() == 0 ? tr("none yet")
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
            tr("Halted"), tr("Nothing is proposed and nothing is sent until trading is resumed."));
    const auto isUp = [](const engine::LinkStatus& l) { return l.state == engine::LinkState::Up; };
    // With one of several venues there are prices: then the band says how it stands.
    if (m_snapshot->links && std::ranges::none_of(*m_snapshot->links, isUp))
        for (const engine::LinkStatus& link : *m_snapshot->links)
            if (!isUp(link))
                return m_empty->set(tr("No fresh prices"),
                                    tr("The link to %1 is %2. Proposals wait for fresh numbers.")
                                        .arg(words(link.venue), spoken(text(link.state))));
    if (m_snapshot->underlyings)
        for (const engine::UnderlyingState& u : *m_snapshot->underlyings)
            if (u.state == engine::BandState::OutOfBand && !u.why.empty())
                return m_empty->set(tr("%1 is out of its band").arg(words(u.underlying)),
                                    spoken(u.why));
    const auto isKnown = [](const engine::UnderlyingState& u) {
        return u.numbersAt != core::Time{} || u.exposure.spot > 0;
    };
    if (!m_snapshot->underlyings || std::ranges::none_of(*m_snapshot->underlyings, isKnown))
        return m_terms && !m_terms->closed.isEmpty()
                   ? m_empty->set(tr("Nothing is recorded yet"),
                                  tr("This moment lies before the first prices of the recorded "
                                     "session: play on, or go to a later time."))
                   : m_empty->set(tr("No prices yet"),
                                  tr("Whether a book is inside its band is known with the first "
                                     "prices."));
    m_empty->set(
        tr("Nothing waits for you"),
        tr("Every book is inside its band. When one leaves it, the hedge is proposed here."),
        tr("Bands and targets…"));
}

}  // namespace ballast::ui
