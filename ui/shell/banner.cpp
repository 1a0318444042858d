#include "ui/shell/banner.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

/// Notes shown at once: the window is for the market.
constexpr std::size_t kNotesShown = 3;

/// What goes on without the link that is down.
bool anotherIsUp(const engine::Snapshot& s)
{
    return std::ranges::any_of(
        *s.links, [](const auto& link) { return link.state == engine::LinkState::Up; });
}

QString linkText(const engine::LinkStatus& link, bool othersUp)
{
    const QString how = link.reason.empty() ? spoken(text(link.state))
                                            : QStringLiteral("%1 (%2)").arg(
                                                  spoken(text(link.state)), spoken(link.reason));
    return (othersUp ? Banner::tr("%1 is %2. Its positions count as they were last known; hedges "
                                  "go through the other venues, each confirmed by a person.")
                     : Banner::tr("%1 is %2. Its numbers are old; nothing is proposed on them "
                                  "until it is back."))
        .arg(words(link.venue), how);
}

}  // namespace

Banner::Banner(QWidget* parent) : QFrame(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("banner"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    setVisible(false);
}

std::vector<Banner::Row> Banner::rowsOf(const engine::Snapshot& s)
{
    std::vector<Row> rows;
    if (s.mode == engine::Mode::Halted)
        rows.push_back(
            {QStringLiteral("halted"),
             tr("Halted: %1. No new order leaves and what worked was cancelled. Resume goes to "
                "Watch.")
                 .arg(s.haltReason.empty() ? tr("no reason was recorded") : spoken(s.haltReason)),
             tr("Resume…")});
    if (s.brake == engine::Brake::Pause)
        rows.push_back({QStringLiteral("paused"),
                        tr("Paused: nothing new is sent, and a hedge that rests is taken back. "
                           "Proposals go on "
                           "being shown; other orders at the venue stay."),
                        tr("Leave…"), false});
    if (s.brake == engine::Brake::ReduceOnly)
        rows.push_back({QStringLiteral("reducing"),
                        tr("Reduce-only: only what brings delta nearer its target is sent."),
                        tr("Leave…"), false});
    if (!s.journalHealthy)
        rows.push_back({QStringLiteral("journal"),
                        tr("The order journal cannot be written: no record, no order. Free the "
                           "disk or release the database; it is tried again."),
                        {}});
    if (s.underlyings)
        for (const engine::UnderlyingState& u : *s.underlyings)
            if (u.state == engine::BandState::Unknown)
                rows.push_back({QStringLiteral("unknown ") + words(u.underlying),
                                tr("%1: %2 Nothing new is proposed until it is settled.")
                                    .arg(words(u.underlying), spoken(u.why)),
                                tr("Show orders")});
    if (s.links)
        for (const engine::LinkStatus& link : *s.links)
            if (link.state != engine::LinkState::Up)
                rows.push_back({QStringLiteral("link ") + words(link.venue),
                                linkText(link, anotherIsUp(s)),
                                {},
                                link.state == engine::LinkState::Down});
    return rows;
}

void Banner::show(const engine::Snapshot& snapshot)
{
    m_fromSnapshot = rowsOf(snapshot);
    refresh();
}

void Banner::note(const QString& sentence, bool critical)
{
    if (std::ranges::find(m_notes, sentence, &Row::text) != m_notes.end()) return;
    m_notes.push_back(
        {QStringLiteral("note %1").arg(++m_noted), sentence, tr("Dismiss"), critical});
    refresh();
}

void Banner::refresh()
{
    std::vector<Row> rows = m_fromSnapshot;
    const std::size_t hidden = m_notes.size() > kNotesShown ? m_notes.size() - kNotesShown : 0;
    rows.insert(rows.end(), m_notes.begin() + static_cast<std::ptrdiff_t>(hidden), m_notes.end());
    if (hidden > 0)
        rows.push_back({kMoreId, tr("Earlier notes: %1.").arg(hidden), tr("Show alerts"), false});
    if (rows == m_rows) return;
    m_rows = std::move(rows);
    build();
}

/// A note is taken away here; every other button is for the window.
void Banner::act(const QString& id)
{
    if (std::erase_if(m_notes, [&](const Row& row) { return row.id == id; }) > 0) return refresh();
    emit acted(id);
}

void Banner::build()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Row& row : m_rows) {
        auto* frame = new QFrame(this);
        frame->setProperty("role",
                           row.critical ? QStringLiteral("critical") : QStringLiteral("warning"));
        auto* line = new QHBoxLayout(frame);
        line->setContentsMargins(12, 4, 6, 4);
        auto* label = new QLabel(row.text, frame);
        label->setTextFormat(Qt::PlainText);
        label->setToolTip(toolTipOf(row.text));
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setObjectName(QStringLiteral("bannerText"));
        line->addWidget(label, 1);
        if (!row.action.isEmpty()) {
            auto* button = new QPushButton(row.action, frame);
            button->setObjectName(QStringLiteral("bannerAction"));
            connect(button, &QPushButton::clicked, this, [this, id = row.id] { act(id); });
            line->addWidget(button);
        }
        frame->setFixedHeight(34);
        m_layout->addWidget(frame);
    }
    setVisible(!m_rows.empty());
}

}  // namespace ballast::ui
