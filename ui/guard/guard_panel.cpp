#include "ui/guard/guard_panel.h"

#include "models/core/text.h"
#include "models/tables/guard_table.h"
#include "models/tables/words.h"
#include "ui/guard/guard_text.h"
#include "ui/guard/limits_dialog.h"
#include "ui/guard/wire_board.h"
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
#include <QScrollArea>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kLongestReason = 200;
constexpr int kRowHeight = 20, kLeastRows = 5;  // the head of the table is one

QHBoxLayout* slimRow(QWidget* box)
{
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(10, 4, 10, 4);
    row->setSpacing(8);
    return row;
}

/// Wishes for no more height than the rows that can always be read; it takes what there is.
class LowTree : public QTreeView {
public:
    using QTreeView::QTreeView;
    QSize sizeHint() const override
    {
        return {QTreeView::sizeHint().width(), kLeastRows * kRowHeight};
    }
};

const guard::PlaceState* placeAt(const guard::State& state, core::VenueId venue)
{
    const auto it = std::ranges::find(state.places, venue, &guard::PlaceState::venue);
    return it == state.places.end() ? nullptr : &*it;
}

bool isHalted(const guard::State& state, core::VenueId venue)
{
    if (venue.empty()) return state.level == engine::GuardLevel::Halt;
    return std::ranges::any_of(state.places, [&](const guard::PlaceState& place) {
        return place.venue == venue && place.level == engine::GuardLevel::Halt;
    });
}

/// Of it or of one of its places: there is something to clear.
bool hasHalt(const guard::State& state)
{
    return state.level == engine::GuardLevel::Halt ||
           std::ranges::any_of(state.places, [](const guard::PlaceState& place) {
               return place.level == engine::GuardLevel::Halt;
           });
}

QString causeText(const engine::GuardState& state)
{
    if (state.level == engine::GuardLevel::Normal)
        return GuardPanel::tr("No tripwire is near enough to matter.");
    return tables::inZone(GuardPanel::tr("Since %1 UTC: %2."))
        .arg(tables::clockSecondsWords(state.since), spoken(state.cause));
}

}  // namespace

GuardPanel::GuardPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new SectionHeader(tr("Guard"), this)),
      m_table(new tables::GuardTable(this)),
      m_view(new LowTree(this)),
      m_board(new WireBoard(this)),
      m_gauges(new FactGrid(this, 8))
{
    setObjectName(QStringLiteral("guardPanel"));
    m_view->setObjectName(QStringLiteral("guardTable"));
    m_view->setAccessibleName(tr("Tripwires"));
    m_view->setModel(m_table);
    using Table = tables::GuardTable;
    dressTable(m_view, {170, 92, 420, 260, 84}, kRowHeight);
    fitColumns(m_view, Table::Limit, 160, {{Table::Way, 150}, {Table::Name, 130}});
    m_view->hide();
    // What tripped stands on top. Four rows can always be read at once; the rest is a scroll away,
    // and where the dock is lower than all of it together the whole panel scrolls.
    m_view->setMinimumHeight(kLeastRows * kRowHeight);
    m_view->setItemDelegateForColumn(Table::Way, new BarDelegate(m_view));
    m_gauges->setObjectName(QStringLiteral("guardGauges"));
    auto* gauges = new QHBoxLayout;
    gauges->setContentsMargins(10, 4, 10, 4);
    gauges->addWidget(m_gauges);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("guardScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(scroll);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto* board = new QHBoxLayout;
    board->setContentsMargins(10, 2, 10, 4);
    board->addWidget(m_board);
    column->addLayout(board);
    column->addWidget(m_view, 1);
    column->addLayout(gauges);
    m_clearing = buildClear();
    column->addWidget(m_clearing);
    column->addStretch(0);
    scroll->setWidget(body);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

QWidget* GuardPanel::buildHead()
{
    auto* box = new QWidget(this);
    auto* row = slimRow(box);
    m_underlying = new QComboBox(box);
    m_underlying->setObjectName(QStringLiteral("guardUnderlying"));
    m_underlying->setAccessibleName(tr("Underlying"));
    m_underlying->setMinimumContentsLength(4);
    m_level = new Badge(box);
    m_level->setObjectName(QStringLiteral("guardLevel"));
    m_level->setToolTip(toolTipOf(tr(
        "NORMAL: as the policy says. CAUTION: a wider band, longer pauses, nothing sent without a "
        "person; ends by itself. HALT: nothing proposed or sent; only a person ends it.")));
    m_cause = plainLabel(QStringLiteral("muted"), box);
    m_cause->setObjectName(QStringLiteral("guardCause"));
    m_cause->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_underlying);
    row->addWidget(m_level);
    row->addWidget(m_cause, 1);
    auto* limits = new QPushButton(tr("Limits…"), box);
    limits->setObjectName(QStringLiteral("guardLimits"));
    limits->setToolTip(toolTipOf(
        tr("Limits on orders and the bounds of the tripwires. A file may only tighten them; what "
           "loosens is confirmed here and recorded.")));
    m_count = plainLabel(QStringLiteral("muted"), box);
    m_count->setObjectName(QStringLiteral("guardCount"));
    m_details = new QPushButton(tr("Table"), box);
    m_details->setObjectName(QStringLiteral("guardDetails"));
    m_details->setCheckable(true);
    m_details->setToolTip(toolTipOf(
        tr("Every tripwire with its limits, of all underlyings, and the margin of each account.")));
    row->addWidget(m_count);
    row->addWidget(m_details);
    row->addWidget(limits);
    connect(m_details, &QPushButton::toggled, this, [this](bool on) {
        m_view->setVisible(on);
        m_board->setVisible(!on);
    });
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
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(10, 0, 10, 4);
    column->setSpacing(2);
    const auto line = [&](const char* name, tables::Tone tone) {
        QLabel* label = plainLabel(QStringLiteral("muted"), box);
        label->setObjectName(QLatin1String(name));
        label->setWordWrap(true);
        setTone(label, tone);
        label->hide();
        column->addWidget(label);
        return label;
    };
    m_standing = line("guardStanding", tables::Tone::Neutral);
    m_answer = line("guardAnswer", tables::Tone::Breach);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    column->addLayout(row);
    m_reason = new QLineEdit(box);
    m_reason->setObjectName(QStringLiteral("guardReason"));
    m_reason->setAccessibleName(tr("Why trading may go on"));
    m_reason->setPlaceholderText(tr("Why trading may go on"));
    m_reason->setMaxLength(kLongestReason);
    m_clear = new QPushButton(tr("Clear HALT"), box);
    m_clear->setObjectName(QStringLiteral("guardClear"));
    m_clear->setToolTip(toolTipOf(
        tr("Ends the HALT of this underlying: it goes on in CAUTION, and the reason is recorded. "
           "Refused while its cause is still there. Cost, hedges and errors are counted anew.")));
    m_place = new QComboBox(box);
    m_place->setObjectName(QStringLiteral("guardPlace"));
    m_place->setAccessibleName(tr("Whose HALT is cleared"));
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
    hearAnswer();
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
        m_place->addItem(venue.isEmpty() ? tr("All of it")
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
    return isHalted(state, core::VenueId{m_place->currentData().toString().toStdString()});
}

/// What the engine says to the clearing that was asked for. The reason stays until the HALT ends.
void GuardPanel::hearAnswer()
{
    const std::vector<engine::Alert> none;
    const std::vector<engine::Alert>& alerts = m_snapshot->alerts ? *m_snapshot->alerts : none;
    const std::uint64_t newest = alerts.empty() ? m_heard.value_or(0) : alerts.front().number;
    const std::uint64_t heard = m_heard.value_or(newest);
    m_heard = newest;
    if (!m_asked || !m_snapshot->underlyings) return;
    const auto state = std::ranges::find(*m_snapshot->underlyings, m_asked->underlying,
                                         &engine::UnderlyingState::underlying);
    if (state == m_snapshot->underlyings->end()) return;
    if (!isHalted(state->guard, m_asked->venue)) {
        m_asked.reset();
        setWords(m_answer, {});
        m_reason->clear();
        return;
    }
    for (const engine::Alert& alert : alerts) {
        if (alert.number <= heard) return;
        if (alert.topic != "guard" || alert.severity < engine::Severity::Warning ||
            alert.underlying != m_asked->underlying ||
            !words(alert.text).contains(QLatin1String("was not cleared")))
            continue;
        return setWords(m_answer, spoken(alert.text));
    }
}

/// What tripped, then and now, where there is a HALT to clear; and what was said to clearing it.
void GuardPanel::showStanding(const engine::UnderlyingState* state)
{
    const bool halted = state && chosenIsHalted(state->guard);
    const core::VenueId venue{m_place->currentData().toString().toStdString()};
    if (halted) {
        const guard::PlaceState* place = placeAt(state->guard, venue);
        setWords(m_standing, place ? standingText(place->cause, place->tripwires)
                                   : standingText(state->guard.cause, state->guard.tripwires));
    }
    m_standing->setVisible(halted);
    const bool ofThis =
        halted && m_asked && m_asked->underlying == state->underlying && m_asked->venue == venue;
    m_answer->setVisible(ofThis && !m_answer->text().isEmpty());
}

void GuardPanel::refresh()
{
    const engine::UnderlyingState* state = shown();
    if (state) fillPlaces(state->guard);
    const bool halted = state && chosenIsHalted(state->guard);
    m_reason->setEnabled(halted);
    m_clear->setEnabled(halted && !m_reason->text().trimmed().isEmpty());
    m_clearing->setVisible(halted || (state && hasHalt(state->guard)));
    showStanding(state);
    if (!state) return setWords(m_cause, tr("No underlying has a policy yet."));
    m_level->set(spoken(text(state->guard.level)), state->guard.level == engine::GuardLevel::Normal
                                                       ? tables::Tone::Muted
                                                       : tables::toneOf(state->guard.level));
    setWords(m_cause, causeText(state->guard));
    m_cause->setToolTip(toolTipOf(causeText(state->guard)));
    m_table->show(*m_snapshot->underlyings);
    showBoard(*state);
    m_gauges->set(gaugeFacts(state->guard.picture));
}

void GuardPanel::showBoard(const engine::UnderlyingState& state)
{
    std::vector<tables::GuardRow> wires = tables::wiresOf(state);
    const auto all = wires.size();
    const auto unknown = std::ranges::count(wires, false, &tables::GuardRow::known);
    const auto tripped = std::ranges::count_if(wires, [](const tables::GuardRow& wire) {
        return wire.known && wire.tone != tables::Tone::Neutral;
    });
    QString count = tripped > 0 ? tr("%1 of %2 tripped").arg(tripped).arg(all)
                                : tr("none of %1 tripped").arg(all);
    if (unknown > 0) count += tr(" · %1 without data").arg(unknown);
    setWords(m_count, count);
    m_board->set(std::move(wires));
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
    const core::VenueId venue{m_place->currentData().toString().toStdString()};
    m_asked = Asked{state->underlying, venue};
    setWords(m_answer, {});
    m_answer->hide();
    emit commanded({engine::ClearGuard{state->underlying, reason.toStdString(), venue}});
}

}  // namespace ballast::ui
