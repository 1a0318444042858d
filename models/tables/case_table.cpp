#include "models/tables/case_table.h"

#include "models/tables/day_words.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ballast::tables {
namespace {

using review::Case;

const review::Rebalance& of(const CaseRow& row) { return row.one->row; }
bool traded(const CaseRow& row) { return row.cost->fills > 0; }
bool ordered(const CaseRow& row) { return row.cost->orders > 0 || row.one->row.orders > 0; }
bool isKnown(const CaseRow& row) { return row.vsNoTrade->plusMinus > 0; }
/// Absent values stand at the end of what ascends.
constexpr double kAbsent = 1e300;

QString joinedWords(const std::vector<std::string>& all)
{
    QStringList parts;
    for (const std::string& one : all) parts << words(one);
    return parts.join(QStringLiteral(", "));
}

QString numberText(const CaseRow& row) { return QString::number(of(row).proposal.value); }
QString atText(const CaseRow& row) { return dateTimeWords(of(row).proposedAt); }
/// Of another day than the proposal's with its date.
QString clockBeside(const CaseRow& row, const std::optional<core::Time>& at)
{
    if (!at) return {};
    return isSameDay(*at, of(row).proposedAt) ? clockSecondsWords(*at) : dateTimeWords(*at);
}
QString decidedText(const CaseRow& row) { return clockBeside(row, of(row).decidedAt); }
QString endedText(const CaseRow& row) { return clockBeside(row, of(row).endedAt); }
QString bookText(const CaseRow& row) { return words(of(row).underlying.view()); }
QString triggerText(const CaseRow& row) { return spoken(of(row).trigger); }
QString outcomeText(const CaseRow& row) { return spoken(of(row).outcome); }
QString byText(const CaseRow& row)
{
    return spoken(row.one->trader.empty() ? of(row).actor : row.one->trader);
}
QString approvalText(const CaseRow& row)
{
    const auto time = row.one->approvalTime();
    return time ? words(core::humanDuration(*time)) : QString();
}
QString orderText(const CaseRow& row) { return sizeWords(*row.one); }
QString deltaText(const CaseRow& row)
{
    const review::Rebalance& r = of(row);
    const double after = r.deltaAfter.value_or(ordered(row) ? r.deltaProposed : r.deltaBefore);
    return words(core::signedNumber(r.deltaBefore, 2)) + QStringLiteral(" → ") +
           words(core::signedNumber(after, 2));
}
QString bpText(const CaseRow& row)
{
    return traded(row) ? words(core::signedNumber(of(row).slippageBp, 1)) : QString();
}
QString shortfallText(const CaseRow& row)
{
    return ordered(row) ? words(core::signedNumber(row.cost->total, 1)) : QString();
}
QString feesText(const CaseRow& row)
{
    return traded(row) ? words(core::number(row.cost->fees(), 1)) : QString();
}
QString waitText(const CaseRow& row)
{
    const auto usd = row.one->waiting.hourUsd;
    return usd ? words(core::number(*usd, 0)) : QString();
}
QString vsText(const CaseRow& row)
{
    if (!isKnown(row)) return {};
    return words(core::signedNumber(-row.vsNoTrade->value, 0)) + QLatin1Char(' ') +
           plusMinusWords(row.vsNoTrade->plusMinus);
}
QString tagsText(const CaseRow& row) { return joinedWords(row.one->tags); }
QString notesText(const CaseRow& row)
{
    const auto notes =
        std::ranges::count(row.one->notes, review::NoteKind::Note, &review::Note::kind);
    return notes > 0 ? QString::number(notes) : QString();
}
QString volText(const CaseRow& row)
{
    return row.cost->vegaTarget > 0 ? words(core::signedNumber(row.cost->totalVolPoints(), 3))
                                    : QString();
}
QString venueText(const CaseRow& row) { return venueWords(of(row).venue); }
QString styleText(const CaseRow& row) { return spoken(row.one->style); }

QVariant numberValue(const CaseRow& row) { return double(of(row).proposal.value); }
QVariant atValue(const CaseRow& row) { return double(core::toUnixMs(of(row).proposedAt)); }
QVariant timeValue(const std::optional<core::Time>& at)
{
    return at ? double(core::toUnixMs(*at)) : kAbsent;
}
QVariant decidedValue(const CaseRow& row) { return timeValue(of(row).decidedAt); }
QVariant endedValue(const CaseRow& row) { return timeValue(of(row).endedAt); }
QVariant approvalValue(const CaseRow& row)
{
    const auto time = row.one->approvalTime();
    return time ? core::seconds(*time) : kAbsent;
}
QVariant orderValue(const CaseRow& row) { return row.cost->tradedUsd; }
QVariant deltaValue(const CaseRow& row) { return of(row).deltaBefore; }
QVariant bpValue(const CaseRow& row) { return traded(row) ? of(row).slippageBp : kAbsent; }
QVariant shortfallValue(const CaseRow& row) { return ordered(row) ? row.cost->total : kAbsent; }
QVariant feesValue(const CaseRow& row) { return traded(row) ? row.cost->fees() : kAbsent; }
QVariant waitValue(const CaseRow& row) { return row.one->waiting.hourUsd.value_or(kAbsent); }
QVariant vsValue(const CaseRow& row) { return isKnown(row) ? -row.vsNoTrade->value : kAbsent; }
QVariant volValue(const CaseRow& row)
{
    return row.cost->vegaTarget > 0 ? row.cost->totalVolPoints() : kAbsent;
}
QVariant notesValue(const CaseRow& row) { return double(row.one->notes.size()); }

Tone muted(const CaseRow&) { return Tone::Muted; }
Tone outcomeTone(const CaseRow& row)
{
    if (traded(row)) return Tone::Neutral;
    return row.one->row.orderState.empty() ? Tone::Muted : Tone::Warn;
}
/// What cost less than the mid is good, what cost more is what trading costs: no state.
Tone bpTone(const CaseRow& row) { return of(row).slippageBp < 0 ? Tone::Good : Tone::Neutral; }
/// Sure only where it is more than it may be off.
Tone vsTone(const CaseRow& row)
{
    const review::Figure& figure = *row.vsNoTrade;
    if (std::abs(figure.value) <= figure.plusMinus) return Tone::Muted;
    return signTone(-figure.value);
}

constexpr Column<CaseRow> kColumns[] = {
    {"#", QT_TRANSLATE_NOOP("tables", "Number of the proposal"), Align::Left, numberText,
     numberValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Proposed (UTC)"),
     QT_TRANSLATE_NOOP("tables", "When the proposal was made"), Align::Left, atText, atValue,
     muted},
    {QT_TRANSLATE_NOOP("tables", "Book"), QT_TRANSLATE_NOOP("tables", "Underlying"), Align::Left,
     bookText},
    {QT_TRANSLATE_NOOP("tables", "Trigger"), QT_TRANSLATE_NOOP("tables", "Why it was proposed"),
     Align::Left, triggerText},
    {QT_TRANSLATE_NOOP("tables", "Outcome"),
     QT_TRANSLATE_NOOP("tables", "What became of the proposal"), Align::Left, outcomeText, nullptr,
     outcomeTone},
    {QT_TRANSLATE_NOOP("tables", "By"), QT_TRANSLATE_NOOP("tables", "Who decided"), Align::Left,
     byText, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Approved in"),
     QT_TRANSLATE_NOOP("tables", "From the proposal to the person's decision"), Align::Right,
     approvalText, approvalValue},
    {QT_TRANSLATE_NOOP("tables", "Order"),
     QT_TRANSLATE_NOOP("tables", "What was ordered; sorted by the value traded, USD"), Align::Left,
     orderText, orderValue},
    {QT_TRANSLATE_NOOP("tables", "Delta, coin"),
     QT_TRANSLATE_NOOP("tables",
                       "Delta when it was proposed, and at the first sample after the order ended"),
     Align::Right, deltaText, deltaValue},
    {QT_TRANSLATE_NOOP("tables", "Slip, bp"),
     QT_TRANSLATE_NOOP("tables",
                       "Worse (+) or better (-) than the mid at the decision, basis points"),
     Align::Right, bpText, bpValue, bpTone},
    {QT_TRANSLATE_NOOP("tables", "Shortfall, $"),
     QT_TRANSLATE_NOOP("tables",
                       "Implementation shortfall, USD: delay, timing, spread, impact, "
                       "fees and what was not filled; > 0 costs"),
     Align::Right, shortfallText, shortfallValue},
    {QT_TRANSLATE_NOOP("tables", "Fees, $"),
     QT_TRANSLATE_NOOP("tables", "Fees paid less rebates, USD"), Align::Right, feesText, feesValue},
    {QT_TRANSLATE_NOOP("tables", "Wait, $/h"),
     QT_TRANSLATE_NOOP("tables", "What an hour of waiting would have cost, as the trader saw it"),
     Align::Right, waitText, waitValue, muted},
    {QT_TRANSLATE_NOOP("tables", "vs. no trade, $"),
     QT_TRANSLATE_NOOP("tables",
                       "What was done against not trading, until what followed, USD ± one "
                       "standard error: > 0 is better; grey where it is less than that"),
     Align::Right, vsText, vsValue, vsTone},
    {QT_TRANSLATE_NOOP("tables", "Tags"), QT_TRANSLATE_NOOP("tables", "Tags that reviewers put on"),
     Align::Left, tagsText},
    {QT_TRANSLATE_NOOP("tables", "Notes"), QT_TRANSLATE_NOOP("tables", "How many notes it has"),
     Align::Right, notesText, notesValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Venue"),
     QT_TRANSLATE_NOOP("tables", "Where the order went, or was to go"), Align::Left, venueText,
     nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Style"), QT_TRANSLATE_NOOP("tables", "How it was worked"),
     Align::Left, styleText, nullptr, muted},
    {QT_TRANSLATE_NOOP("tables", "Vol points"),
     QT_TRANSLATE_NOOP("tables",
                       "Implementation shortfall of its options in volatility points: over the "
                       "vega that was wanted, as it was at the decision"),
     Align::Right, volText, volValue},
    {QT_TRANSLATE_NOOP("tables", "Decided"),
     QT_TRANSLATE_NOOP("tables", "When it was decided, UTC"), Align::Left, decidedText,
     decidedValue, muted},
    {QT_TRANSLATE_NOOP("tables", "Ended"),
     QT_TRANSLATE_NOOP("tables", "When its last order ended, UTC; empty: it had none"), Align::Left,
     endedText, endedValue, muted},
};
constexpr int kColumnCount = static_cast<int>(std::size(kColumns));

const Column<CaseRow>& column(int number) { return kColumns[static_cast<std::size_t>(number)]; }

/// By numbers where the column has some, else by words; what is equal stays in the order of time.
template <class Key>
void orderBy(std::vector<CaseRow>& rows, const std::vector<Key>& keys, Qt::SortOrder order)
{
    std::vector<std::size_t> places(rows.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const bool up = order == Qt::AscendingOrder;
    std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) {
        return up ? keys[a] < keys[b] : keys[b] < keys[a];
    });
    std::vector<CaseRow> sorted;
    sorted.reserve(rows.size());
    for (const std::size_t place : places) sorted.push_back(rows[place]);
    rows = std::move(sorted);
}

}  // namespace

QString sizeWords(const review::Case& one)
{
    if (!one.row.order.empty()) return spoken(one.row.order);
    if (one.legs.empty()) return {};
    const review::CaseLeg& leg = one.legs.front();
    const int decimals = std::abs(leg.target - std::round(leg.target)) < 1e-9 ? 0 : 3;
    QString text = spoken(core::text(leg.side)) + QLatin1Char(' ') +
                   words(core::number(leg.target, decimals)) + QLatin1Char(' ') +
                   words(leg.instrument);
    if (one.legs.size() > 1) text += Say::tr(" and %1 more").arg(one.legs.size() - 1);
    return text;
}

CaseTable::CaseTable(QObject* parent) : QAbstractTableModel(parent) {}

void CaseTable::show(review::ReviewSourcePtr source, const std::vector<std::size_t>& rows)
{
    beginResetModel();
    m_source = std::move(source);
    m_rows.clear();
    if (m_source) {
        m_rows.reserve(rows.size());
        for (const std::size_t n : rows)
            m_rows.push_back(
                {&m_source->data.cases[n], &m_source->data.costs[n], &m_source->vsNoTrade[n]});
    }
    order();
    endResetModel();
}

std::optional<int> CaseTable::rowOf(core::ProposalId proposal) const
{
    const auto it = std::ranges::find_if(
        m_rows, [&](const CaseRow& row) { return row.one->row.proposal == proposal; });
    if (it == m_rows.end()) return std::nullopt;
    return static_cast<int>(it - m_rows.begin());
}

int CaseTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CaseTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumnCount;
}

QVariant CaseTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const CaseRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const review::Rebalance& r = row.one->row;
    switch (role) {
        case IdRole: return QString::number(r.proposal.value);
        case ProposalRole: return QVariant::fromValue<quint64>(r.proposal.value);
        case LabelRole: return words(r.label);
        case Qt::ToolTipRole:
            return Say::tr("Proposal %1, revision %2, %3 delta")
                .arg(r.proposal.value)
                .arg(r.revision)
                .arg(spoken(r.convention));
        default: return cell(column(index.column()), row, role);
    }
}

QVariant CaseTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool known = orientation == Qt::Horizontal && section >= 0 && section < kColumnCount;
    return known ? header(column(section), role) : QVariant();
}

void CaseTable::sort(int number, Qt::SortOrder direction)
{
    if (number < 0 || number >= kColumnCount) return;
    m_sortColumn = number;
    m_sortOrder = direction;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<core::ProposalId> ids;
    for (const QModelIndex& index : before) ids.push_back(caseAt(index.row()).row.proposal);
    order();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto row = rowOf(ids[static_cast<std::size_t>(i)]);
        after << (row ? index(*row, before[i].column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

void CaseTable::order()
{
    const Column<CaseRow>& by = column(m_sortColumn);
    if (by.value) {
        std::vector<double> keys;
        keys.reserve(m_rows.size());
        for (const CaseRow& row : m_rows) keys.push_back(by.value(row).toDouble());
        return orderBy(m_rows, keys, m_sortOrder);
    }
    std::vector<QString> keys;
    keys.reserve(m_rows.size());
    for (const CaseRow& row : m_rows) keys.push_back(by.text(row));
    orderBy(m_rows, keys, m_sortOrder);
}

}  // namespace ballast::tables
