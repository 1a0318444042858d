#pragma once

#include "models/rebalance/policy.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace ballast::ui {

/// What stands in the fields of the policy editor.
struct PolicyFields {
    QString target, below, above;  ///< coin
    rebalance::HedgeTo hedgeTo = rebalance::HedgeTo::Target;
    QString ratio;  ///< 0 to 1; read only where hedgeTo is Ratio
    portfolio::DeltaConvention convention = portfolio::DeltaConvention::NetTransaction;
    pricing::SmileRule smileRule = pricing::SmileRule::StickyStrike;
    QString stickiness;              ///< R; read only where the rule is SkewStickiness
    QString smileA, smileB, smileC;  ///< read only where the rule is MinimumVariance
    bool scheduled = false;
    QString everyMinutes;  ///< read only where scheduled
    QString minimumDelta;  ///< coin; read only where scheduled
};
/// A target by the spot as it is typed: "60000: 1.5, 70000: 0"; what is wrong is a sentence.
QString pointsText(const rebalance::DeltaTarget& target);
QString readPoints(const QString& typed, rebalance::DeltaTarget& target);
/// Patterns of names with commas between, in capitals.
QString patternsText(const std::vector<std::string>& patterns);
std::vector<std::string> readPatterns(const QString& typed);

PolicyFields fieldsOf(const rebalance::Policy& policy);

/// The fields read and judged; each problem is a sentence with the allowed range.
struct PolicyReading {
    std::optional<rebalance::Policy> policy;              ///< only where nothing is wrong
    QString target, below, above, ratio, every, minimum;  ///< problems; empty: nothing wrong
    QString stickiness, smileA, smileB, smileC;
    QStringList others;  ///< of the triggers, and of what contradicts itself
    QStringList problems() const;
};
/// `base` gives what the fields do not: underlying, account, hedge instrument, collar, lives.
PolicyReading readPolicy(const PolicyFields& fields, const rebalance::Policy& base);

/// A number as it is typed, by the exact parser: no locale, no "nan", no "0x10". Absent with a
/// problem that names the range.
std::optional<double> readNumber(const QString& typed, double least, double most,
                                 const QString& range, QString& problem);
/// The same of an amount of USD, that may also be written as "$1,000,000".
std::optional<double> readUsd(const QString& typed, double least, double most, const QString& range,
                              QString& problem);
/// The number as it would be typed, thousands in groups.
QString typedNumber(double value);

/// "Between -2.30 and +2.30 BTC nothing is proposed. A breach is hedged to +0.69 from above, -0.69
/// from below."
QString effectOf(const rebalance::Policy& policy);

}  // namespace ballast::ui
