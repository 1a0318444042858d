#include "ui/overview/overview_strip.h"

#include "ui/overview/underlying_card.h"
#include "ui/widgets/empty_state.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kAsideWidth = 346;

}  // namespace

OverviewStrip::OverviewStrip(QWidget* parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_cardRow(new QHBoxLayout),
      m_empty(new EmptyState(
          tr("No underlying yet"),
          tr("Cards appear with the first positions, or with a policy for an underlying."), {},
          this))
{
    auto* inner = new QWidget;
    m_cardRow->setContentsMargins(0, 0, 0, 0);
    m_cardRow->setSpacing(8);
    m_cardRow->addWidget(m_empty);
    inner->setLayout(m_cardRow);
    auto* area = new QScrollArea(this);
    area->setWidget(inner);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumHeight(UnderlyingCard::kFullHeight);
    area->setFocusPolicy(Qt::NoFocus);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addWidget(area, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void OverviewStrip::setAside(QWidget* widget)
{
    widget->setFixedWidth(kAsideWidth);
    m_row->addWidget(widget);
}

void OverviewStrip::show(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot->underlyings) return;
    const std::vector<engine::UnderlyingState>& states = *snapshot->underlyings;
    m_empty->setVisible(states.empty());
    if (states.size() != m_cards.size()) forgetOthers(states);
    for (const engine::UnderlyingState& state : states)
        cardOf(state.underlying)->show(state, snapshot->at);
    if (m_selected.empty() && !states.empty()) {
        select(states.front().underlying);
        emit underlyingSelected(m_selected);
    }
}

void OverviewStrip::select(core::Currency underlying)
{
    m_selected = underlying;
    for (UnderlyingCard* card : m_cards) card->setSelected(card->underlying() == underlying);
}

UnderlyingCard* OverviewStrip::cardOf(core::Currency underlying)
{
    const auto found =
        std::ranges::find_if(m_cards, [&](auto* c) { return c->underlying() == underlying; });
    if (found != m_cards.end()) return *found;
    auto* card = new UnderlyingCard(underlying, this);
    card->setSelected(underlying == m_selected);
    connect(card, &UnderlyingCard::selected, this, [this](core::Currency chosen) {
        select(chosen);
        emit underlyingSelected(chosen);
    });
    m_cards.push_back(card);
    m_cardRow->addWidget(card, 1);
    return card;
}

void OverviewStrip::forgetOthers(const std::vector<engine::UnderlyingState>& states)
{
    std::erase_if(m_cards, [&](UnderlyingCard* card) {
        const bool known = std::ranges::any_of(
            states, [&](const auto& s) { return s.underlying == card->underlying(); });
        if (!known) card->deleteLater();
        return !known;
    });
}

}  // namespace ballast::ui
