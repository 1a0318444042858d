#include "ui/guard/guard_panel.h"

#include "models/core/text.h"
#include "models/tables/guard_table.h"
#include "models/tables/words.h"
#include "ui/guard/guard_text.h"
#include "ui/guard/limits_dialog.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/bar_delegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/section_header.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kLongestReason = 200;

QHBoxLayout* slimRow(QWidget* box)
{
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(8);
    return row;
}

QString causeText(const engine::GuardState& state)
{
    if (state.level == engine::GuardLevel::Normal)
        return QStringLiteral("No tripwire is near enough to matter.");
    return QStringLiteral("Since %1 UTC: %2.")
        .arg(words(core::clockUtc(state.since)), words(state.cause));
}

}  // namespace

GuardPanel::GuardPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(QStringLiteral("Guard"), this)),
      m_table(new tables::GuardTable(this)),
      m_view(new QTreeView(this)),
      m_gauges(new FactGrid(this, 8))
{
    setObjectName(QStringLiteral("guardPanel"));
    m_view->setObjectName(QStringLiteral("guardTable"));
    m_view->setAccessibleName(QStringLiteral("Tripwires"));
    m_view->setModel(m_table);
    dressTable(m_view, {170, 92, 420, 260, 84}, 20);
    // Eight rows can always be read at once; the rest is a scroll away.
    m_view->setMinimumHeight(9 * 20);
    m_view->setItemDelegateForColumn(tables::GuardTable::Way, new BarDelegate(m_view));
    m_gauges->setObjectName(QStringLiteral("guardGauges"));
    auto* gauges = new QHBoxLayout;
    gauges->setContentsMargins(10, 4, 10, 4);
    gauges->addWidget(m_gauges);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(m_view, 1);
    column->addLayout(gauges);
    column->addWidget(buildClear());
}

QWidget* GuardPanel::buildHead()
{
    auto* box = new QWidget(this);
    auto* row = slimRow(box);
    m_underlying = new QComboBox(box);
    m_underlying->setObjectName(QStringLiteral("guardUnderlying"));
    m_underlying->setAccessibleName(QStringLiteral("Underlying"));
    m_underlying->setMinimumContentsLength(4);
    m_level = new Badge(box);
    m_level->setObjectName(QStringLiteral("guardLevel"));
    m_level->setToolTip(toolTipOf(QStringLiteral(
        "NORMAL: as the policy says. CAUTION: a wider band, longer pauses, nothing sent without a "
        "person; ends by itself. HALT: nothing proposed or sent; only a person ends it.")));
    m_cause = plainLabel(QStringLiteral("muted"), box);
    m_cause->setObjectName(QStringLiteral("guardCause"));
    m_cause->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_underlying);
    row->addWidget(m_level);
    row->addWidget(m_cause, 1);
    auto* limits = new QPushButton(QStringLiteral("Limits…"), box);
    limits->setObjectName(QStringLiteral("guardLimits"));
    limits->setToolTip(toolTipOf(QStringLiteral(
        "Limits on orders and the bounds of the tripwires. A file may only tighten them; what "
        "loosens is confirmed here and recorded.")));
    row->addWidget(limits);
    connect(limits, &QPushButton::clicked, this, &GuardPanel::showLimits);
    connect(m_underlying, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        const int head = m_table->headOf(core::Currency{m_underlying->currentText().toStdString()});
        if (head >= 0) m_view->scrollTo(m_table->index(head, 0), QAbstractItemView::PositionAtTop);
    });
    return box;
}

QWidget* GuardPanel::buildClear()
{
    auto* box = new QWidget(this);
    auto* row = slimRow(box);
    m_reason = new QLineEdit(box);
    m_reason->setObjectName(QStringLiteral("guardReason"));
    m_reason->setAccessibleName(QStringLiteral("Why trading may go on"));
    m_reason->setPlaceholderText(QStringLiteral("Why trading may go on"));
    m_reason->setMaxLength(kLongestReason);
    m_clear = new QPushButton(QStringLiteral("Clear HALT"), box);
    m_clear->setObjectName(QStringLiteral("guardClear"));
    m_clear->setToolTip(toolTipOf(QStringLiteral(
        "Ends the HALT of this underlying: it goes on in CAUTION, and the reason is recorded. "
        "Refused while its cause is still there. Cost, hedges and errors are counted anew.")));
    m_place = new QComboBox(box);
    m_place->setObjectName(QStringLiteral("guardPlace"));
    m_place->setAccessibleName(QStringLiteral("Whose HALT is cleared"));
    m_place->hide();
    row->addWidget(m_place);
    row->addWidget(m_reason, 1);
    row->addWidget(m_clear);
    connect(m_place, &QComboBox::currentIndexChanged, this, &GuardPanel::refresh);
    connect(m_reason, &QLineEdit::textChanged, this, &GuardPanel::refresh);
    connect(m_reason, &QLineEdit::returnPressed, this, &GuardPanel::clearHalt);
    connect(m_clear, &QPushButton::clicked, this, &GuardPanel::clearHalt);
    return box;
}

void GuardPanel::present(const std::shared_ptr<const engine::Snapshot>& snapshot)
{
    if (!snapshot || snapshot == m_snapshot) return;
    m_snapshot = snapshot;
    count();
    fillChoice();
    if (isVisible()) refresh();
}

void GuardPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void GuardPanel::setUnderlying(core::Currency underlying)
{
    if (const int at = m_underlying->findText(words(underlying)); at >= 0)
        m_underlying->setCurrentIndex(at);
}

void GuardPanel::count()
{
    int guarded = 0;
    if (m_snapshot->underlyings)
        for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
            if (state.guard.level != engine::GuardLevel::Normal ||
                std::ranges::any_of(state.guard.places, [](const guard::PlaceState& place) {
                    return place.level != engine::GuardLevel::Normal;
                }))
                ++guarded;
    if (guarded == m_guarded) return;
    m_guarded = guarded;
    emit guardedChanged(guarded);
}

void GuardPanel::fillChoice()
{
    if (!m_snapshot->underlyings) return;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (m_underlying->findText(words(state.underlying)) < 0)
            m_underlying->addItem(words(state.underlying));
}

const engine::UnderlyingState* GuardPanel::shown() const
{
    if (!m_snapshot || !m_snapshot->underlyings) return nullptr;
    for (const engine::UnderlyingState& state : *m_snapshot->underlyings)
        if (words(state.underlying) == m_underlying->currentText()) return &state;
    return nullptr;
}

/// "All of it", and each place that is in HALT.
void GuardPanel::fillPlaces(const guard::State& state)
{
    QStringList venues{QString()};
    for (const guard::PlaceState& place : state.places)
        if (place.level == engine::GuardLevel::Halt) venues += words(place.venue);
    QStringList shown;
    for (int i = 0; i < m_place->count(); ++i) shown += m_place->itemData(i).toString();
    m_place->setVisible(venues.size() > 1);
    if (venues == shown) return;
    const QSignalBlocker quiet(m_place);
    const QString chosen = m_place->currentData().toString();
    m_place->clear();
    for (const QString& venue : venues)
        m_place->addItem(venue.isEmpty() ? QStringLiteral("All of it")
                                         : tables::venueWords(core::VenueId{venue.toStdString()}),
                         venue);
    const int again = m_place->findData(chosen);
    // While only a place is halted it is what there is to clear.
    const bool all = state.level == engine::GuardLevel::Halt;
    m_place->setCurrentIndex(again > 0 || (again == 0 && all) ? again
                             : all                            ? 0
                                                              : m_place->count() - 1);
}

bool GuardPanel::chosenIsHalted(const guard::State& state) const
{
    const QString venue = m_place->currentData().toString();
    if (venue.isEmpty()) return state.level == engine::GuardLevel::Halt;
    return std::ranges::any_of(state.places, [&](const guard::PlaceState& place) {
        return words(place.venue) == venue && place.level == engine::GuardLevel::Halt;
    });
}

void GuardPanel::refresh()
{
    const engine::UnderlyingState* state = shown();
    if (state) fillPlaces(state->guard);
    const bool halted = state && chosenIsHalted(state->guard);
    m_reason->setEnabled(halted);
    m_clear->setEnabled(halted && !m_reason->text().trimmed().isEmpty());
    if (!state) return setWords(m_cause, QStringLiteral("No underlying has a policy yet."));
    m_level->set(words(text(state->guard.level)), state->guard.level == engine::GuardLevel::Normal
                                                      ? tables::Tone::Muted
                                                      : tables::toneOf(state->guard.level));
    setWords(m_cause, causeText(state->guard));
    m_cause->setToolTip(toolTipOf(causeText(state->guard)));
    m_table->show(*m_snapshot->underlyings);
    m_gauges->set(gaugeFacts(state->guard.picture));
}

void GuardPanel::setLimits(const guard::LimitSet& limits)
{
    m_limits = limits;
    if (m_dialog) m_dialog->setLimits(limits);
}

void GuardPanel::showLimits()
{
    if (!m_limits) return;
    if (!m_dialog) {
        m_dialog = new LimitsDialog(*m_limits, this);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_dialog, &LimitsDialog::confirmed, this, &GuardPanel::limitsWished);
    }
    m_dialog->show();
    m_dialog->raise();
}

void GuardPanel::clearHalt()
{
    const engine::UnderlyingState* state = shown();
    const QString reason = m_reason->text().trimmed();
    if (!state || !chosenIsHalted(state->guard) || reason.isEmpty()) return;
    emit commanded(
        {engine::ClearGuard{state->underlying, reason.toStdString(),
                            core::VenueId{m_place->currentData().toString().toStdString()}}});
    m_reason->clear();
}

}  // namespace ballast::ui
