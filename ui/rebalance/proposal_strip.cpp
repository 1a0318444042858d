#include "ui/rebalance/proposal_strip.h"

#include "models/tables/number_text.h"
#include "ui/rebalance/proposal_card.h"
#include "ui/rebalance/proposal_text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ballast::ui {
namespace {

/// "BTC Sell $219 110 · 00:12"
QString entryText(const rebalance::Proposal& p, const engine::Snapshot& snapshot)
{
    QString text = words(p.underlying);
    if (!p.legs.empty()) {
        const rebalance::Leg& leg = p.legs.front();
        const market::Listing* listing =
            snapshot.market ? snapshot.market->find(leg.instrument) : nullptr;
        text += QLatin1Char(' ') + spoken(orders::text(leg.side)) + QLatin1Char(' ') +
                tables::quantityText(leg.quantity, listing ? listing->instrument.get() : nullptr);
    }
    return text + QStringLiteral(" · ") + countdown(p.expiresAt - snapshot.at);
}

}  // namespace

ProposalStrip::ProposalStrip(QWidget* parent)
    : QWidget(parent),
      m_row(new QHBoxLayout(this)),
      m_count(plainLabel(QStringLiteral("strong"), this))
{
    setObjectName(QStringLiteral("proposalStrip"));
    m_row->setContentsMargins(8, 4, 8, 0);
    m_row->setSpacing(6);
    m_row->addWidget(m_count);
    m_row->addStretch(1);
    // As high before the first entry as with it.
    QSizePolicy kept = sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    setSizePolicy(kept);
    QPushButton* first = entry(0);
    kept = first->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    first->setSizePolicy(kept);
    hide();
}

QPushButton* ProposalStrip::entry(std::size_t index)
{
    while (m_entries.size() <= index) {
        auto* button = new QPushButton(this);
        const std::size_t at = m_entries.size();
        button->setObjectName(QStringLiteral("waits%1").arg(at + 1));
        button->setProperty("role", QStringLiteral("quiet"));
        button->setFocusPolicy(Qt::NoFocus);
        button->setCheckable(true);
        button->setMinimumWidth(48);
        connect(button, &QPushButton::clicked, this, [this, at] {
            if (at < m_ids.size()) emit chosen(m_ids[at]);
        });
        m_row->insertWidget(static_cast<int>(at) + 1, button);
        m_entries.push_back(button);
    }
    return m_entries[index];
}

void ProposalStrip::present(const std::vector<ProposalCard*>& cards, const ProposalCard* current,
                            const engine::Snapshot& snapshot)
{
    m_ids.clear();
    for (const ProposalCard* card : cards) {
        if (!card->isLive()) continue;
        QPushButton* button = entry(m_ids.size());
        const QString text = entryText(card->proposal(), snapshot);
        if (button->text() != text) button->setText(text);
        button->setChecked(card == current);
        button->setToolTip(toolTipOf(headline(card->proposal(), snapshot.market.get())));
        button->show();
        m_ids.push_back(card->proposal().id);
    }
    for (std::size_t i = m_ids.size(); i < m_entries.size(); ++i) m_entries[i]->hide();
    setWords(m_count, tr("%1 wait:").arg(m_ids.size()));
    setVisible(m_ids.size() > 1);
}

QString ProposalStrip::text() const
{
    QStringList entries;
    for (std::size_t i = 0; i < m_ids.size(); ++i) entries << m_entries[i]->text();
    return m_count->text() + QLatin1Char(' ') + entries.join(QStringLiteral(" | "));
}

}  // namespace ballast::ui
