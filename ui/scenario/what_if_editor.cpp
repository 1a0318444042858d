#include "ui/scenario/what_if_editor.h"

#include "models/rebalance/propose.h"
#include "models/tables/what_if_table.h"
#include "models/tables/words.h"
#include "ui/scenario/scenario_text.h"
#include "ui/widgets/fact_grid.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ballast::ui {
namespace {

using portfolio::WhatIfChange;
using portfolio::WhatIfEdit;

template <class Field>
Field* captioned(Field* field, const QString& name, const QString& tip)
{
    field->setObjectName(name);
    field->setAccessibleName(tip);
    field->setToolTip(toolTipOf(tip));
    return field;
}

QHBoxLayout* row(QWidget* parent)
{
    auto* layout = new QHBoxLayout(parent);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(6);
    return layout;
}

/// "buy 0.5 BTC-27DEC26-70000-C"
QString askedText(const WhatIfChange& change)
{
    const QString trade =
        tables::fixedWords(change.difference().abs()) + QLatin1Char(' ') + words(change.name);
    return (change.difference().isPositive() ? WhatIfEditor::tr("buy %1")
                                             : WhatIfEditor::tr("sell %1"))
        .arg(trade);
}

}  // namespace

WhatIfEditor::WhatIfEditor(QWidget* parent)
    : QWidget(parent),
      m_table(new tables::WhatIfTable(this)),
      m_view(new QTreeView(this)),
      m_message(plainLabel(QStringLiteral("muted"), this)),
      m_facts(new FactGrid(this, 4)),
      m_names(new QStringListModel(this))
{
    setObjectName(QStringLiteral("whatIfEditor"));
    m_view->setObjectName(QStringLiteral("whatIfTable"));
    m_view->setAccessibleName(tr("Positions held and thought of"));
    m_view->setModel(m_table);
    using Table = tables::WhatIfTable;
    dressTable(m_view, {150, 82, 82, 82, 46, 68}, 22);
    fitColumns(m_view, Table::Instrument, 130, {{Table::Held, 64}, {Table::Change, 70}});
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_facts->setObjectName(QStringLiteral("whatIfFacts"));
    m_message->setObjectName(QStringLiteral("whatIfMessage"));
    m_message->setWordWrap(true);
    m_message->setContentsMargins(10, 0, 10, 0);

    auto* facts = new QHBoxLayout;
    facts->setContentsMargins(10, 4, 10, 4);
    facts->addWidget(m_facts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildAddRow());
    column->addWidget(m_view, 1);
    column->addLayout(facts);
    column->addWidget(m_message);
    column->addWidget(buildLowerRow());
    connect(m_table, &tables::WhatIfTable::resized, this,
            [this](const tables::WhatIfRow& r, core::Quantity size) {
                setTarget(r.account, r.instrument, size);
            });
    // A key in the table is not a shortcut of the window while a size is being written.
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(m_view->selectionModel()->hasSelection()); });
    refresh();
}

QWidget* WhatIfEditor::buildAddRow()
{
    auto* box = new QWidget(this);
    m_name = captioned(new QLineEdit(box), QStringLiteral("whatIfName"),
                       tr("Instrument to add, by name"));
    m_name->setPlaceholderText(tr("Instrument, e.g. BTC-PERPETUAL"));
    auto* completer = new QCompleter(m_names, m_name);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(12);
    completer->popup()->setObjectName(QStringLiteral("completions"));
    m_name->setCompleter(completer);
    m_size = captioned(new QLineEdit(box), QStringLiteral("whatIfSize"),
                       tr("How much more: above zero buys, below sells; dollars for "
                          "inverse futures, coin otherwise"));
    m_size->setPlaceholderText(tr("±size"));
    m_size->setProperty("role", QStringLiteral("number"));
    m_size->setMaximumWidth(110);
    auto* button = captioned(new QPushButton(tr("Add"), box), QStringLiteral("whatIfAdd"),
                             tr("Add it to what is thought of"));
    auto* layout = row(box);
    layout->addWidget(m_name, 1);
    m_by = captioned(new QComboBox(box), QStringLiteral("whatIfBy"),
                     tr("Whether the number is a size, or the net delta in coin that is wanted: "
                        "the size that has it now is added, and stays when the spot moves"));
    m_by->addItems({tr("size"), tr("Δ coin")});
    layout->addWidget(m_by);
    layout->addWidget(m_size);
    layout->addWidget(button);
    connect(m_by, &QComboBox::currentIndexChanged, this, [this] {
        m_size->setPlaceholderText(byDelta() ? tr("±delta") : tr("±size"));
        m_size->setFocus();
    });
    connect(button, &QPushButton::clicked, this, &WhatIfEditor::add);
    connect(m_size, &QLineEdit::returnPressed, this, &WhatIfEditor::add);
    connect(m_name, &QLineEdit::returnPressed, m_size, [this] { m_size->setFocus(); });
    // Once the name is chosen the size is asked for; the list still holds the keyboard right now.
    connect(completer, qOverload<const QString&>(&QCompleter::activated), m_size,
            [this] { QTimer::singleShot(0, m_size, [this] { m_size->setFocus(); }); });
    return box;
}

QWidget* WhatIfEditor::buildLowerRow()
{
    auto* box = new QWidget(this);
    m_remove = captioned(new QPushButton(tr("Remove"), box), QStringLiteral("whatIfRemove"),
                         tr("Think of the selected positions as closed"));
    m_remove->setEnabled(false);
    m_clear = captioned(new QPushButton(tr("Clear"), box), QStringLiteral("whatIfClear"),
                        tr("Back to what is held"));
    m_pending =
        captioned(new QCheckBox(tr("Waiting proposal"), box), QStringLiteral("whatIfPending"),
                  tr("Count what the waiting proposal would trade as done"));
    m_note = captioned(new QLineEdit(box), QStringLiteral("whatIfNote"),
                       tr("What the proposal is called"));
    m_note->setPlaceholderText(tr("Why (optional)"));
    m_note->setMaxLength(120);
    m_propose = captioned(
        new QPushButton(tr("Propose"), box), QStringLiteral("whatIfPropose"),
        tr("Make an ordinary proposal of the change: checked, and sent only when approved"));
    m_propose->setProperty("role", QStringLiteral("chosen"));
    auto* layout = row(box);
    for (QWidget* widget : {static_cast<QWidget*>(m_remove), static_cast<QWidget*>(m_clear),
                            static_cast<QWidget*>(m_pending)})
        layout->addWidget(widget);
    layout->addWidget(m_note, 1);
    layout->addWidget(m_propose);
    connect(m_remove, &QPushButton::clicked, this, &WhatIfEditor::removeSelected);
    connect(m_clear, &QPushButton::clicked, this, &WhatIfEditor::clear);
    connect(m_propose, &QPushButton::clicked, this, &WhatIfEditor::propose);
    connect(m_pending, &QCheckBox::toggled, this, [this](bool on) {
        m_wish.withPending = on;
        touched();
    });
    return box;
}

void WhatIfEditor::present(Ground ground)
{
    const bool another = ground.underlying != m_ground.underlying;
    m_ground = std::move(ground);
    if (another && !m_wish.changesNothing()) clear();
    dropReached();
    fillNames();
    // A size that is being written is not taken from under the hand.
    if (!m_view->findChild<QLineEdit*>()) refresh();
}

/// A target that is held by now is thought of no longer.
void WhatIfEditor::dropReached()
{
    const auto reached = [this](const WhatIfEdit& e) {
        return e.size == held(e.account, e.instrument);
    };
    if (std::erase_if(m_wish.edits, reached) > 0) emit changed();
}

void WhatIfEditor::fillNames()
{
    if (!m_ground.board) return;
    if (m_namesOf == m_ground.board->listings.size() && m_namesIn == m_ground.underlying) return;
    m_namesOf = m_ground.board->listings.size();
    m_namesIn = m_ground.underlying;
    QStringList names;
    for (const market::Listing& listing : m_ground.board->listings)
        if (listing.instrument && listing.instrument->underlying == m_ground.underlying &&
            listing.instrument->venue == m_ground.account.venue)
            names << words(listing.instrument->name);
    names.sort();
    m_names->setStringList(names);
}

const market::Instrument* WhatIfEditor::named(const QString& name) const
{
    if (!m_ground.board) return nullptr;
    const std::string wanted = name.trimmed().toUpper().toStdString();
    for (const market::Listing& listing : m_ground.board->listings)
        if (listing.instrument && listing.instrument->name == wanted &&
            listing.instrument->underlying == m_ground.underlying &&
            listing.instrument->venue == m_ground.account.venue)
            return listing.instrument.get();
    return nullptr;
}

void WhatIfEditor::add()
{
    const market::Instrument* instrument = named(m_name->text());
    setStyleProperty(m_name, "wrong", !instrument);
    if (!instrument)
        return say(tr("There is no %1 instrument named \"%2\".")
                       .arg(words(m_ground.underlying), m_name->text().trimmed()),
                   true);
    QString why;
    const auto size = typedSize(*instrument, why);
    setStyleProperty(m_size, "wrong", !size);
    if (!size) return say(why, true);
    const core::Quantity target = thought(m_ground.account, instrument->id) + *size;
    m_name->clear();
    m_size->clear();
    setTarget(m_ground.account, instrument->id, target);
}

bool WhatIfEditor::byDelta() const { return m_by->currentIndex() == 1; }

std::optional<core::Quantity> WhatIfEditor::typedSize(const market::Instrument& instrument,
                                                      QString& why) const
{
    const auto typed = tables::readSize(m_size->text());
    const bool usd = instrument.sizedInUsd();
    if (!typed || typed->isZero()) {
        why = byDelta() ? tr("How much? A delta in %1, above zero or below.")
                              .arg(words(instrument.underlying))
                        : tr("How much? A size in %1, above zero to buy and below to sell.")
                              .arg(usd ? QStringLiteral("USD") : words(instrument.underlying));
        return {};
    }
    if (!byDelta()) return *typed;
    // Of a thousand dollars or of one coin: far from what a price of one unit rounds away.
    const double unit = usd ? 1'000 : 1;
    const double delta =
        deltasOf({{m_ground.account, instrument.id, *core::Quantity::nearest(unit)}}).front();
    const auto size = core::Quantity::nearest(typed->toDouble() / delta * unit);
    why = tr("%1 has no delta now by which a size could be found.").arg(words(instrument.name));
    if (!std::isfinite(delta) || std::abs(delta) < 1e-6 || !size) return {};
    const core::Quantity whole =
        instrument.lot.isPositive() ? size->nearestTo(instrument.lot) : *size;
    why = tr("A delta of %1 is less than the smallest size of %2 has.")
              .arg(tables::fixedWords(*typed), words(instrument.name));
    return whole.isZero() ? std::nullopt : std::optional{whole};
}

std::vector<double> WhatIfEditor::deltasOf(const std::vector<portfolio::Position>& positions) const
{
    std::vector<double> deltas(positions.size(), std::numeric_limits<double>::quiet_NaN());
    if (positions.empty() || !m_ground.book || !m_ground.board) return deltas;
    const portfolio::Book book = portfolio::value(
        positions, {}, *m_ground.board, m_ground.book->valuedAt, {}, m_ground.book->smiles);
    for (const portfolio::Line& line : book.lines)
        for (std::size_t i = 0; i < positions.size(); ++i)
            if (line.counted() && positions[i].account == line.position.account &&
                positions[i].instrument == line.position.instrument)
                deltas[i] = line.delta.of(m_ground.convention);
    return deltas;
}

tables::WhatIfDeltas WhatIfEditor::deltasOf(const std::vector<WhatIfChange>& changes) const
{
    std::vector<portfolio::Position> positions;
    for (const WhatIfChange& change : changes)
        positions.push_back({change.account, change.instrument, change.difference()});
    const std::vector<double> values = deltasOf(positions);
    tables::WhatIfDeltas deltas;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
            deltas[{positions[i].account, positions[i].instrument}] = values[i];
    return deltas;
}

void WhatIfEditor::removeSelected()
{
    std::vector<tables::WhatIfRow> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        rows.push_back(m_table->row(index.row()));
    for (const tables::WhatIfRow& r : rows) setTarget(r.account, r.instrument, {});
}

void WhatIfEditor::clear()
{
    m_wish = {};
    {
        const QSignalBlocker quiet(m_pending);
        m_pending->setChecked(false);
    }
    touched();
}

/// A person changed it.
void WhatIfEditor::touched()
{
    m_answer.clear();
    refresh();
    emit changed();
}

void WhatIfEditor::answered(const QString& sentence, bool refused)
{
    m_answer = sentence;
    m_refused = refused;
    refresh();
}

core::Quantity WhatIfEditor::held(const core::AccountKey& account,
                                  core::InstrumentId instrument) const
{
    if (m_ground.book)
        for (const portfolio::Line& line : m_ground.book->lines)
            if (line.position.account == account && line.position.instrument == instrument)
                return line.position.size;
    return {};
}

core::Quantity WhatIfEditor::thought(const core::AccountKey& account,
                                     core::InstrumentId instrument) const
{
    for (const WhatIfEdit& edit : m_wish.edits)
        if (edit.account == account && edit.instrument == instrument) return edit.size;
    return held(account, instrument);
}

void WhatIfEditor::setTarget(const core::AccountKey& account, core::InstrumentId instrument,
                             core::Quantity size)
{
    std::erase_if(m_wish.edits, [&](const WhatIfEdit& e) {
        return e.account == account && e.instrument == instrument;
    });
    if (size != held(account, instrument))
        m_wish.edits.push_back({WhatIfEdit::Kind::Resize, account, instrument, size});
    touched();
    for (int r = 0; r < m_table->rowCount(); ++r)
        if (m_table->row(r).instrument == instrument && m_table->row(r).account == account)
            m_view->scrollTo(m_table->index(r, 0));
}

std::vector<WhatIfChange> WhatIfEditor::edits() const
{
    if (!m_ground.book || !m_ground.board) return {};
    return portfolio::changesOf(*m_ground.book, {m_wish.edits, false}, {}, *m_ground.board);
}

void WhatIfEditor::refresh()
{
    if (m_ground.book && m_ground.board) {
        const std::vector<WhatIfChange> all =
            portfolio::changesOf(*m_ground.book, m_wish, m_ground.pending, *m_ground.board);
        m_table->show(*m_ground.book, all, *m_ground.board, m_ground.underlying, deltasOf(all));
    }
    const std::vector<WhatIfChange> changes = edits();
    const QString why = whyNotProposable(changes);
    m_propose->setEnabled(why.isEmpty());
    m_clear->setEnabled(!m_wish.changesNothing());
    m_pending->setEnabled(m_wish.withPending || !m_ground.pending.empty());
    if (!m_answer.isEmpty()) return say(m_answer, m_refused);
    if (!why.isEmpty()) return say(why, false);
    QStringList asked;
    for (const WhatIfChange& change : changes) asked << askedText(change);
    say((changes.size() > 1 ? tr("Propose asks for: %1. One order after another, as one proposal.")
                            : tr("Propose asks for: %1."))
            .arg(asked.join(QStringLiteral(", "))),
        false);
}

QString WhatIfEditor::whyNotProposable(const std::vector<WhatIfChange>& changes) const
{
    if (changes.empty())
        return tr("Write a size over a position, or add an instrument: nothing is traded by it.");
    if (changes.size() > rebalance::kMostLegs)
        return tr("A proposal has at most %1 legs: %2 positions are changed here.")
            .arg(rebalance::kMostLegs)
            .arg(changes.size());
    for (const WhatIfChange& change : changes) {
        if (!m_ground.board->find(change.instrument))
            return tr("%1 is not listed.").arg(words(change.name));
        if (change.account != m_ground.account)
            return tr("%1 is held in another account than the policy trades in.")
                .arg(words(change.name));
    }
    if (m_ground.occupied)
        return tr("A proposal in %1 is waiting: decide on it before proposing this.")
            .arg(words(m_ground.underlying));
    return {};
}

void WhatIfEditor::propose()
{
    const std::vector<WhatIfChange> changes = edits();
    if (!whyNotProposable(changes).isEmpty()) return refresh();
    engine::ProposeLegs legs;
    legs.underlying = m_ground.underlying;
    legs.account = changes.front().account;
    for (const WhatIfChange& change : changes)
        legs.legs.push_back({change.instrument, change.difference()});
    legs.note = m_note->text().trimmed().toStdString();
    m_note->clear();
    emit proposed(legs);
}

void WhatIfEditor::showFigures(const portfolio::ScenarioNode& live,
                               const std::optional<portfolio::ScenarioNode>& thought,
                               portfolio::DeltaConvention convention)
{
    m_facts->set(changeFacts(live, thought.value_or(live), convention));
}

void WhatIfEditor::say(const QString& sentence, bool wrong)
{
    setWords(m_message, sentence);
    setTone(m_message, wrong ? tables::Tone::Breach : tables::Tone::Muted);
}

}  // namespace ballast::ui
