#include "models/tables/model_check_table.h"

#include "models/tables/words.h"

namespace ballast::tables {
namespace {

using portfolio::CheckedValue;
using portfolio::CheckVerdict;
using portfolio::OptionCheck;

bool judged(const OptionCheck& row) { return row.verdict != CheckVerdict::NotJudged; }

/// Enough to see half a unit of the venue's last decimal.
int decimalsOf(CheckedValue value)
{
    switch (value) {
        case CheckedValue::Gamma: return 7;
        case CheckedValue::Mark:
        case CheckedValue::Delta: return 6;
        case CheckedValue::Vega:
        case CheckedValue::Theta:
        case CheckedValue::Rho: break;
    }
    return 4;
}

QString verdictText(const OptionCheck& row)
{
    switch (row.verdict) {
        case CheckVerdict::Agrees: return Say::tr("agrees");
        case CheckVerdict::Differs: return Say::tr("differs: %1").arg(spoken(text(row.worst)));
        case CheckVerdict::NotJudged: break;
    }
    return Say::tr("not judged");
}
Tone verdictTone(const OptionCheck& row)
{
    return row.verdict == CheckVerdict::Differs ? Tone::Warn : Tone::Muted;
}
/// By expiry and strike rather than by letters: 9JAN stands before 27MAR.
QVariant instrumentValue(const OptionCheck& row)
{
    const market::Instrument& i = *row.instrument;
    return words(i.underlying.view()) +
           QStringLiteral("|%1|%2|")
               .arg(i.expiry ? core::toUnixMs(*i.expiry) : 0, 16, 10, QLatin1Char('0'))
               .arg(i.strike ? i.strike->mantissa() : 0, 20, 10, QLatin1Char('0')) +
           words(i.name);
}
QString tolerancesText(const OptionCheck& row)
{
    return judged(row) ? words(core::number(row.tolerances(), 2)) : QString();
}
QVariant tolerancesValue(const OptionCheck& row) { return judged(row) ? row.tolerances() : -1; }

template <CheckedValue value>
QString differenceText(const OptionCheck& row)
{
    return judged(row) ? words(core::signedNumber(row.of(value).difference(), decimalsOf(value)))
                       : QString();
}
template <CheckedValue value>
QVariant differenceValue(const OptionCheck& row)
{
    return std::abs(row.of(value).difference());
}
template <CheckedValue value>
Tone differenceTone(const OptionCheck& row)
{
    return row.of(value).tolerances() > 1 ? Tone::Warn : Tone::Muted;
}

template <CheckedValue value>
constexpr Column<OptionCheck> difference(const char* title, const char* tip)
{
    return {title,
            tip,
            Align::Right,
            differenceText<value>,
            differenceValue<value>,
            differenceTone<value>};
}

constexpr Column<OptionCheck> kColumns[] = {
    {QT_TRANSLATE_NOOP("tables", "Instrument"),
     QT_TRANSLATE_NOOP("tables", "Every option the venue publishes Greeks of"), Align::Left,
     [](const OptionCheck& r) { return words(r.instrument->name); }, instrumentValue, nullptr,
     true},
    {QT_TRANSLATE_NOOP("tables", "Verdict"),
     QT_TRANSLATE_NOOP(
         "tables",
         "Whether the venue's rounding explains every difference, and if not, which is worst"),
     Align::Left, verdictText, nullptr, verdictTone},
    {QT_TRANSLATE_NOOP("tables", "Tolerances"),
     QT_TRANSLATE_NOOP(
         "tables",
         "The largest difference over what rounding and age explain of it; above 1 is unexplained"),
     Align::Right, tolerancesText, tolerancesValue, verdictTone},
    difference<CheckedValue::Mark>(
        QT_TRANSLATE_NOOP("tables", "Mark diff"),
        QT_TRANSLATE_NOOP("tables", "Venue's mark less ours, quote currency")),
    difference<CheckedValue::Delta>(
        QT_TRANSLATE_NOOP("tables", "Delta diff, coin"),
        QT_TRANSLATE_NOOP("tables", "Venue's delta less ours (Black-Scholes), coin")),
    difference<CheckedValue::Gamma>(
        QT_TRANSLATE_NOOP("tables", "Gamma diff"),
        QT_TRANSLATE_NOOP("tables", "Venue's gamma less ours, coin per USD")),
    difference<CheckedValue::Vega>(
        QT_TRANSLATE_NOOP("tables", "Vega diff, $/pt"),
        QT_TRANSLATE_NOOP("tables", "Venue's vega less ours, USD per vol point")),
    difference<CheckedValue::Theta>(
        QT_TRANSLATE_NOOP("tables", "Theta diff, $/d"),
        QT_TRANSLATE_NOOP("tables", "Venue's theta less ours, USD per day")),
    difference<CheckedValue::Rho>(
        QT_TRANSLATE_NOOP("tables", "Rho diff, $/pt"),
        QT_TRANSLATE_NOOP("tables", "Venue's rho less ours, USD per point of rate")),
};

constexpr int kFirstValue = ModelCheckTable::Mark;

QString sidesText(const OptionCheck& row, CheckedValue value)
{
    const portfolio::Comparison& c = row.of(value);
    const int decimals = decimalsOf(value) + 1;
    return capitalised(spoken(text(value))) + QStringLiteral(", ") + spoken(unit(value)) +
           QLatin1Char('\n') +
           Say::tr("venue %1\nours %2\ntolerance %3")
               .arg(words(core::signedNumber(c.venue, decimals)),
                    words(core::signedNumber(c.ours, decimals)),
                    words(core::number(c.tolerance, decimals)));
}

}  // namespace

ModelCheckTable::ModelCheckTable(QObject* parent) : RowTable(kColumns, parent) {}

void ModelCheckTable::show(std::shared_ptr<const portfolio::ModelCheck> check)
{
    if (check == m_check) return;
    m_check = std::move(check);
    m_severalVenues = m_check && portfolio::severalVenues(*m_check);
    update(m_check ? m_check->options : std::vector<OptionCheck>{});
}

QVariant ModelCheckTable::data(const QModelIndex& index, int role) const
{
    if (role == Qt::ToolTipRole && index.isValid() && index.column() >= kFirstValue) {
        const OptionCheck& option = row(index.row());
        if (judged(option))
            return sidesText(option, static_cast<CheckedValue>(index.column() - kFirstValue));
    }
    const QVariant value = RowTable::data(index, role);
    if (m_severalVenues && role == Qt::DisplayRole && index.isValid() &&
        index.column() == Instrument)
        return QString(value.toString() + QStringLiteral(" · ") +
                       venueWords(row(index.row()).instrument->venue));
    return value;
}

QVariant ModelCheckTable::ofRow(const OptionCheck& row, int role) const
{
    switch (role) {
        case IdRole:
            return QString(words(row.instrument->venue.view()) + QLatin1Char('/') +
                           words(row.instrument->name));
        case StaleRole: return row.stale;
        case Qt::ToolTipRole:
            return judged(row)
                       ? QVariant()
                       : QVariant(Say::tr(
                             "Not judged: within half an hour of its settlement, expired, or "
                             "without a volatility or forward"));
        default: return {};
    }
}

}  // namespace ballast::tables
