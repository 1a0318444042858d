#include "ui/rebalance/trigger_list.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

/// With what a person can do about it, where no hedge of the delta can.
QString reasonText(const rebalance::TriggerVerdict& verdict)
{
    const QString reason = spoken(verdict.reason), remedy = spoken(rebalance::remedy(verdict.kind));
    return verdict.fired && !verdict.hedgeable && !remedy.isEmpty()
               ? reason + QStringLiteral(". ") + remedy
               : reason;
}

}  // namespace

TriggerList::TriggerList(QWidget* parent)
    : QWidget(parent), m_head(new QToolButton(this)), m_body(new QWidget(this))
{
    setObjectName(QStringLiteral("triggerList"));
    m_head->setObjectName(QStringLiteral("triggersHead"));
    m_head->setCheckable(true);
    m_head->setAutoRaise(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setToolTip(tr("Every trigger that is on, and why it asks for a hedge or why not."));
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(8, 0, 8, 4);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(2, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_head, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    connect(m_head, &QToolButton::toggled, this, &TriggerList::open);
    open(false);
    showHead(0, 0);
}

void TriggerList::open(bool opened)
{
    m_body->setVisible(opened);
    m_head->setArrowType(opened ? Qt::DownArrow : Qt::RightArrow);
}

void TriggerList::showHead(int asking, int all)
{
    const QString text = asking == 0 ? tr("Triggers: none of %1 asks").arg(all)
                                     : tr("Triggers: %1 of %2 ask").arg(asking).arg(all);
    if (m_head->text() != text) m_head->setText(text);
    m_head->setAccessibleName(text);
}

TriggerList::Row& TriggerList::row(std::size_t number)
{
    while (m_rows.size() <= number) {
        const int at = static_cast<int>(m_rows.size());
        const Row made{plainLabel(QStringLiteral("faint"), m_body),
                       plainLabel(QStringLiteral("caption"), m_body),
                       plainLabel(QStringLiteral("muted"), m_body)};
        made.reason->setObjectName(QStringLiteral("triggerReason%1").arg(at + 1));
        made.reason->setWordWrap(true);
        m_grid->addWidget(made.underlying, at, 0, Qt::AlignTop);
        m_grid->addWidget(made.kind, at, 1, Qt::AlignTop);
        m_grid->addWidget(made.reason, at, 2);
        m_rows.push_back(made);
    }
    return m_rows[number];
}

void TriggerList::present(const engine::Snapshot& snapshot)
{
    std::size_t shown = 0;
    int asking = 0;
    if (snapshot.underlyings)
        for (const engine::UnderlyingState& u : *snapshot.underlyings)
            for (const rebalance::TriggerVerdict& verdict : u.verdicts) {
                const Row& line = row(shown++);
                asking += verdict.fired;
                setWords(line.underlying, words(u.underlying));
                setWords(line.kind, spoken(text(verdict.kind)));
                setWords(line.reason, reasonText(verdict));
                setTone(line.reason, !verdict.fired      ? tables::Tone::Neutral
                                     : verdict.hedgeable ? tables::Tone::Breach
                                                         : tables::Tone::Warn);
            }
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        for (QLabel* label : {m_rows[i].underlying, m_rows[i].kind, m_rows[i].reason})
            label->setVisible(i < shown);
    showHead(asking, static_cast<int>(shown));
    setVisible(shown > 0);
}

}  // namespace ballast::ui
