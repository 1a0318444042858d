#include "ui/rebalance/policy_reading.h"

#include "models/core/fixed.h"
#include "models/core/text.h"
#include "models/tables/words.h"
#include "ui/widgets/grouped_box.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(PolicyReading)
};

constexpr double kMostCoin = 1e6;
constexpr double kLeastEdge = 1e-6;
constexpr double kMostMinutes = 24 * 60;

}  // namespace

QString typedNumber(double value)
{
    const auto number = core::Quantity::nearest(value);
    return number ? tables::fixedWords(*number) : QString();
}

std::optional<double> readNumber(const QString& typed, double least, double most,
                                 const QString& range, QString& problem)
{
    QString text;
    for (const QChar c : typed)
        if (!c.isSpace()) text += c;
    if (text.startsWith(QLatin1Char('+'))) text.remove(0, 1);
    const auto number = core::Quantity::parse(text.toStdString());
    if (number && number->toDouble() >= least && number->toDouble() <= most)
        return number->toDouble();
    problem =
        number ? Say::tr("%1 is outside the allowed range: %2.").arg(text, range)
               : Say::tr("“%1” is not a number; allowed: %2.").arg(typed.trimmed().left(24), range);
    return {};
}

std::optional<double> readUsd(const QString& typed, double least, double most, const QString& range,
                              QString& problem)
{
    return readNumber(plainDigits(typed), least, most, range, problem);
}

namespace {

constexpr double kMostSpot = 1e9;  // what the exact parser holds, with nine decimals

}  // namespace

QString pointsText(const rebalance::DeltaTarget& target)
{
    QStringList all;
    for (const auto& point : target.points)
        all << typedNumber(point.spot) + QStringLiteral(": ") + typedNumber(point.delta);
    return all.join(QStringLiteral(", "));
}

QString readPoints(const QString& typed, rebalance::DeltaTarget& target)
{
    target.points.clear();
    const QString range = Say::tr("spot: coin, spot: coin, such as 60000: 1.5, 70000: 0");
    for (const QString& pair : typed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QStringList both = pair.split(QLatin1Char(':'));
        QString problem;
        const auto spot = readNumber(both.value(0), 1e-9, kMostSpot, range, problem);
        const auto delta = readNumber(both.value(1), -1e6, 1e6, range, problem);
        if (!spot || !delta || both.size() != 2) return Say::tr("allowed: %1").arg(range);
        target.points.push_back({*spot, *delta});
    }
    return {};
}

QString patternsText(const std::vector<std::string>& patterns)
{
    QStringList all;
    for (const std::string& pattern : patterns) all << words(pattern);
    return all.join(QStringLiteral(", "));
}

std::vector<std::string> readPatterns(const QString& typed)
{
    static const QRegularExpression kBetween(QStringLiteral("[,;\\s]+"));
    std::vector<std::string> patterns;
    for (const QString& name : typed.toUpper().split(kBetween, Qt::SkipEmptyParts))
        patterns.push_back(name.toStdString());
    return patterns;
}

PolicyFields fieldsOf(const rebalance::Policy& policy)
{
    PolicyFields fields;
    fields.target = typedNumber(policy.band.target);
    fields.below = typedNumber(policy.band.below);
    fields.above = typedNumber(policy.band.above);
    fields.hedgeTo = policy.band.hedgeTo;
    fields.ratio = typedNumber(policy.band.ratio);
    fields.convention = policy.convention;
    fields.smileRule = policy.smile.rule;
    fields.stickiness = typedNumber(policy.smile.stickiness);
    fields.smileA = typedNumber(policy.smile.a);
    fields.smileB = typedNumber(policy.smile.b);
    fields.smileC = typedNumber(policy.smile.c);
    fields.scheduled = policy.schedule.enabled;
    fields.everyMinutes = typedNumber(core::seconds(policy.schedule.every) / 60);
    fields.minimumDelta = typedNumber(policy.schedule.minimumDelta);
    return fields;
}

QStringList PolicyReading::problems() const
{
    QStringList all;
    const std::pair<const char*, const QString*> named[] = {
        {QT_TRANSLATE_NOOP("PolicyReading", "Target"), &target},
        {QT_TRANSLATE_NOOP("PolicyReading", "Below"), &below},
        {QT_TRANSLATE_NOOP("PolicyReading", "Above"), &above},
        {QT_TRANSLATE_NOOP("PolicyReading", "Ratio"), &ratio},
        {QT_TRANSLATE_NOOP("PolicyReading", "Every"), &every},
        {QT_TRANSLATE_NOOP("PolicyReading", "At least"), &minimum},
        {"R", &stickiness},
        {"a", &smileA},
        {"b", &smileB},
        {"c", &smileC}};
    for (const auto& [name, problem] : named)
        if (!problem->isEmpty()) all << Say::tr(name) + QStringLiteral(": ") + *problem;
    all << others;
    return all;
}

namespace {

/// Only the numbers the rule reads are judged; the others stay what they were.
void readSmile(const PolicyFields& fields, pricing::SmileChoice& smile, PolicyReading& reading)
{
    using pricing::SmileRule;
    smile.rule = fields.smileRule;
    if (smile.rule == SmileRule::SkewStickiness)
        smile.stickiness =
            readNumber(fields.stickiness, pricing::kLeastStickiness, pricing::kMostStickiness,
                       Say::tr("-1 to 3 (1 is sticky strike, 0 sticky moneyness)"),
                       reading.stickiness)
                .value_or(1);
    if (smile.rule != SmileRule::MinimumVariance) return;
    const auto coefficient = [](const QString& typed, QString& problem) {
        return readNumber(typed, -pricing::kMostHullWhite, pricing::kMostHullWhite,
                          Say::tr("-5 to 5"), problem)
            .value_or(0);
    };
    smile.a = coefficient(fields.smileA, reading.smileA);
    smile.b = coefficient(fields.smileB, reading.smileB);
    smile.c = coefficient(fields.smileC, reading.smileC);
}

}  // namespace

PolicyReading readPolicy(const PolicyFields& fields, const rebalance::Policy& base)
{
    PolicyReading reading;
    rebalance::Policy policy = base;
    const QString edge = Say::tr("more than 0, at most 1 000 000 coins");
    const auto target = readNumber(fields.target, -kMostCoin, kMostCoin,
                                   Say::tr("-1 000 000 to 1 000 000 coins"), reading.target);
    const auto below = readNumber(fields.below, kLeastEdge, kMostCoin, edge, reading.below);
    const auto above = readNumber(fields.above, kLeastEdge, kMostCoin, edge, reading.above);
    policy.band.target = target.value_or(0);
    policy.band.below = below.value_or(0);
    policy.band.above = above.value_or(0);
    policy.band.hedgeTo = fields.hedgeTo;
    policy.convention = fields.convention;
    readSmile(fields, policy.smile, reading);
    if (fields.hedgeTo == rebalance::HedgeTo::Ratio)
        policy.band.ratio =
            readNumber(fields.ratio, 0, 1, Say::tr("0 (the edge) to 1 (the target)"), reading.ratio)
                .value_or(0);
    policy.schedule.enabled = fields.scheduled;
    if (fields.scheduled) {
        const auto every = readNumber(fields.everyMinutes, 1, kMostMinutes,
                                      Say::tr("1 to 1440 minutes"), reading.every);
        policy.schedule.every = core::fromSeconds(60 * every.value_or(60));
        const double most = std::max(policy.band.below, policy.band.above);
        policy.schedule.minimumDelta = readNumber(fields.minimumDelta, 0, most,
                                                  Say::tr("0 to the wider edge"), reading.minimum)
                                           .value_or(0);
    }
    if (reading.problems().isEmpty()) reading.policy = policy;
    return reading;
}

QString effectOf(const rebalance::Policy& policy)
{
    const rebalance::FixedBand& band = policy.band;
    const double width = band.upper() - band.lower();
    const int decimals = width < 0.1 ? 4 : width < 1 ? 3 : 2;
    const auto number = [&](double value) { return words(core::signedNumber(value, decimals)); };
    const double above = band.aim(band.upper() + width), below = band.aim(band.lower() - width);
    QString effect = Say::tr("Between %1 and %2 %3 nothing is proposed.")
                         .arg(number(band.lower()), number(band.upper()), words(policy.underlying));
    effect += QLatin1Char(' ');
    if (band.hedgeTo == rebalance::HedgeTo::Cheapest)
        effect += Say::tr("A breach is hedged where it is cheapest, as the market stands.");
    else
        effect += above == below ? Say::tr("A breach is hedged to %1.").arg(number(above))
                                 : Say::tr("A breach above is hedged to %1, one below to %2.")
                                       .arg(number(above), number(below));
    if (!policy.smile.isDefault())
        effect += QLatin1Char(' ') + Say::tr("The deltas of options are adjusted by %1.")
                                         .arg(spoken(pricing::text(policy.smile)));
    if (policy.schedule.enabled && policy.schedule.at.empty())
        effect += QLatin1Char(' ') + Say::tr("Every %1 since 00:00 UTC it is hedged to the target.")
                                         .arg(words(core::humanDuration(policy.schedule.every)));
    if (policy.triggers.liveBand != rebalance::LiveBandRule::None)
        effect += QLatin1Char(' ') + Say::tr("Inside it a band by %1 follows the market.")
                                         .arg(spoken(text(policy.triggers.liveBand)));
    return effect;
}

}  // namespace ballast::ui
