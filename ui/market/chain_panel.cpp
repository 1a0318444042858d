#include "ui/market/chain_panel.h"

#include "models/core/text.h"
#include "models/tables/chain_table.h"
#include "models/tables/number_text.h"
#include "models/tables/words.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

/// Of the snapshot's time: quotes change oftener than a chain is read.
constexpr core::Duration kPace = std::chrono::milliseconds{250};

/// "12 days", and hours and minutes in the last two days.
QString untilWords(core::Duration left)
{
    const auto days = std::chrono::floor<std::chrono::days>(left).count();
    if (days >= 2) return ChainPanel::tr("%1 days").arg(days);
    return words(core::humanDuration(std::max(core::Duration{0}, left)));
}

}  // namespace

ChainPanel::ChainPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Market"), this)),
      m_tools(new ToolRow(this)),
      m_underlying(m_tools->addChoice(QStringLiteral("chainUnderlying"), tr("Underlying"), {})),
      m_expiry(m_tools->addChoice(QStringLiteral("chainExpiry"), tr("Expiry"), {})),
      m_venue(m_tools->addChoice(QStringLiteral("chainVenue"), tr("Venue"), {})),
      m_futures(new FactGrid(this, 6)),
      m_pages(new QStackedWidget(this)),
      m_view(new QTreeView),
      m_table(new tables::ChainTable(this))
{
    setObjectName(QStringLiteral("chainPanel"));
    m_underlying->setMinimumContentsLength(5);
    m_expiry->setMinimumContentsLength(11);
    m_venue->hide();
    m_futures->setObjectName(QStringLiteral("chainFutures"));
    m_view->setObjectName(QStringLiteral("chainTable"));
    m_view->setAccessibleName(tr("Option chain"));
    m_view->setModel(m_table);
    dressTable(m_view, {66, 60, 74, 74, 74, 92, 74, 74, 74, 60, 66});
    m_pages->addWidget(
        new EmptyState(tr("No options listed"),
                       tr("The chain is shown here as soon as the venue lists its instruments.")));
    m_pages->addWidget(m_view);
    auto* futures = new QHBoxLayout;
    futures->setContentsMargins(10, 2, 10, 8);
    futures->addWidget(m_futures);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addLayout(futures);
    column->addWidget(m_pages, 1);
    connect(m_underlying, &QComboBox::activated, this,
            [this] { fillExpiries(), refresh(), scrollToNearest(); });
    connect(m_expiry, &QComboBox::activated, this, [this] { refresh(), scrollToNearest(); });
    connect(m_venue, &QComboBox::activated, this, [this] { refresh(), scrollToNearest(); });
}

void ChainPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    const bool another = !m_snapshot || m_snapshot->market != snapshot->market;
    m_snapshot = snapshot;
    if (!another || !isVisible()) return;
    if (snapshot->at >= m_refreshedAt && snapshot->at - m_refreshedAt < kPace) return;
    refresh();
}

void ChainPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    scrollToNearest();
}

void ChainPanel::setUnderlying(core::Currency underlying)
{
    const auto it = std::ranges::find(m_underlyings, underlying);
    if (it == m_underlyings.end()) return;
    m_underlying->setCurrentIndex(static_cast<int>(it - m_underlyings.begin()));
    fillExpiries();
    refresh();
    scrollToNearest();
}

void ChainPanel::refresh()
{
    if (!m_snapshot || !m_snapshot->market) return;
    m_refreshedAt = m_snapshot->at;
    fillUnderlyings();
    fillExpiries();
    fillVenues();
    const int at = m_expiry->currentIndex();
    const core::Time expiry = at >= 0 ? m_expiries[static_cast<std::size_t>(at)] : core::Time{};
    m_table->show(m_snapshot->market, underlying(), expiry, venue());
    m_pages->setCurrentIndex(m_table->rowCount() == 0 ? 0 : 1);
    showFutures();
    const int strikes = m_table->rowCount();
    m_tools->setRemark(at < 0 ? QString()
                              : (strikes == 1 ? tr("1 strike · expires in %1")
                                              : tr("%n strikes · expires in %1", nullptr, strikes))
                                    .arg(untilWords(expiry - m_snapshot->at)));
}

void ChainPanel::fillUnderlyings()
{
    auto now = tables::chainUnderlyings(*m_snapshot->market);
    if (now == m_underlyings) return;
    const QSignalBlocker quiet(m_underlying);
    const QString shown = m_underlying->currentText();
    m_underlyings = std::move(now);
    m_underlying->clear();
    for (const core::Currency& u : m_underlyings) m_underlying->addItem(words(u));
    m_underlying->setCurrentIndex(std::max(0, m_underlying->findText(shown)));
}

void ChainPanel::fillExpiries()
{
    auto now = tables::chainExpiries(*m_snapshot->market, underlying());
    if (now == m_expiries && m_expiry->count() == static_cast<int>(m_expiries.size())) return;
    const QSignalBlocker quiet(m_expiry);
    const QString shown = m_expiry->currentText();
    m_expiries = std::move(now);
    m_expiry->clear();
    for (const core::Time& expiry : m_expiries) m_expiry->addItem(tables::dateWords(expiry));
    m_expiry->setCurrentIndex(m_expiries.empty() ? -1 : std::max(0, m_expiry->findText(shown)));
}

void ChainPanel::fillVenues()
{
    auto now = tables::chainVenues(*m_snapshot->market);
    if (now == m_venues) return;
    const QSignalBlocker quiet(m_venue);
    const QString shown = m_venue->currentText();
    m_venues = std::move(now);
    m_venue->clear();
    for (const core::VenueId& v : m_venues) m_venue->addItem(tables::venueWords(v));
    m_venue->setCurrentIndex(std::max(0, m_venue->findText(shown)));
    m_venue->setVisible(m_venues.size() > 1);
}

core::VenueId ChainPanel::venue() const
{
    const auto at = static_cast<std::size_t>(std::max(0, m_venue->currentIndex()));
    return m_venues.size() > 1 && at < m_venues.size() ? m_venues[at] : core::VenueId{};
}

/// What the options are hedged with, in a line above them.
void ChainPanel::showFutures()
{
    std::vector<const market::Listing*> futures;
    for (const market::Listing& listing : m_snapshot->market->listings)
        if (listing.instrument && !listing.instrument->isOption() &&
            listing.instrument->underlying == underlying() &&
            (venue().empty() || listing.instrument->venue == venue()))
            futures.push_back(&listing);
    std::ranges::stable_sort(futures, {}, [](const market::Listing* l) {
        return l->instrument->expiry.value_or(core::Time{});
    });
    std::vector<Fact> facts;
    for (const market::Listing* listing : futures) {
        const market::Instrument* i = listing->instrument.get();
        const market::Quote& quote = listing->ticker.quote;
        Fact fact;
        fact.caption = words(i->name);
        fact.value = quote.twoSided() ? tables::priceText(quote.bid, i) + QStringLiteral(" / ") +
                                            tables::priceText(quote.ask, i)
                                      : tr("no quote");
        fact.toolTip =
            (listing->stale
                 ? tr("Best bid / best ask, USD per coin. Mark %1. Stale: last good values.")
                 : tr("Best bid / best ask, USD per coin. Mark %1."))
                .arg(tables::priceText(listing->ticker.mark, i));
        fact.tone =
            listing->stale || !quote.twoSided() ? tables::Tone::Stale : tables::Tone::Neutral;
        facts.push_back(std::move(fact));
    }
    m_futures->set(std::move(facts));
}

void ChainPanel::scrollToNearest()
{
    for (int row = 0; row < m_table->rowCount(); ++row)
        if (m_table->row(row).nearest)
            return m_view->scrollTo(m_table->index(row, 0), QAbstractItemView::PositionAtCenter);
}

core::Currency ChainPanel::underlying() const
{
    const int at = m_underlying->currentIndex();
    return at >= 0 && at < static_cast<int>(m_underlyings.size())
               ? m_underlyings[static_cast<std::size_t>(at)]
               : core::Currency{};
}

}  // namespace ballast::ui
