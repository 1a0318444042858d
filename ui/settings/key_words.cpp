#include "ui/settings/key_words.h"

#include "models/guard/limit_table.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

namespace ballast::ui {
namespace {

struct Word {
    const char* key;
    const char* words;
};

/// Of [policy.X].
constexpr Word kPolicy[] = {
    {"target", QT_TRANSLATE_NOOP("KeyWords", "target, coin")},
    {"below", QT_TRANSLATE_NOOP("KeyWords", "lower edge, coin below the target")},
    {"above", QT_TRANSLATE_NOOP("KeyWords", "upper edge, coin above the target")},
    {"target_points", QT_TRANSLATE_NOOP("KeyWords", "target by the spot")},
    {"hedge_to", QT_TRANSLATE_NOOP("KeyWords", "where a hedge trades to")},
    {"ratio", QT_TRANSLATE_NOOP("KeyWords", "ratio between edge and target")},
    {"inner", QT_TRANSLATE_NOOP("KeyWords", "inner band, coin")},
    {"convention", QT_TRANSLATE_NOOP("KeyWords", "delta convention")},
    {"smile_rule", QT_TRANSLATE_NOOP("KeyWords", "smile rule")},
    {"smile_r", QT_TRANSLATE_NOOP("KeyWords", "skew stickiness R")},
    {"smile_a", QT_TRANSLATE_NOOP("KeyWords", "minimum variance, a")},
    {"smile_b", QT_TRANSLATE_NOOP("KeyWords", "minimum variance, b")},
    {"smile_c", QT_TRANSLATE_NOOP("KeyWords", "minimum variance, c")},
    {"hedge_with", QT_TRANSLATE_NOOP("KeyWords", "hedge instrument")},
    {"alternatives", QT_TRANSLATE_NOOP("KeyWords", "further places for a hedge")},
    {"collar", QT_TRANSLATE_NOOP("KeyWords", "limit through the reference, fraction")},
    {"schedule", QT_TRANSLATE_NOOP("KeyWords", "hedge on a schedule")},
    {"schedule_every_s", QT_TRANSLATE_NOOP("KeyWords", "schedule, seconds")},
    {"schedule_at", QT_TRANSLATE_NOOP("KeyWords", "schedule, times of day UTC")},
    {"schedule_minimum", QT_TRANSLATE_NOOP("KeyWords", "schedule, coin at least")},
    {"proposal_life_s", QT_TRANSLATE_NOOP("KeyWords", "life of a proposal, seconds")},
    {"cooldown_s", QT_TRANSLATE_NOOP("KeyWords", "pause after a hedge, seconds")},
    {"breach_dwell_s", QT_TRANSLATE_NOOP("KeyWords", "outside before a hedge, seconds")},
    {"breach_jump", QT_TRANSLATE_NOOP("KeyWords", "at once beyond the edge by, half widths")},
    {"breach_release", QT_TRANSLATE_NOOP("KeyWords", "inside again within, half widths")},
    {"triggers", QT_TRANSLATE_NOOP("KeyWords", "triggers that are on")},
    {"price_move", QT_TRANSLATE_NOOP("KeyWords", "trigger: move of the price, fraction")},
    {"risk_budget_usd", QT_TRANSLATE_NOOP("KeyWords", "trigger: risk budget, USD")},
    {"risk_horizon_s", QT_TRANSLATE_NOOP("KeyWords", "risk budget over, seconds")},
    {"live_band", QT_TRANSLATE_NOOP("KeyWords", "live band")},
    {"volatility", QT_TRANSLATE_NOOP("KeyWords", "volatility it goes by")},
    {"hedging_sd_usd", QT_TRANSLATE_NOOP("KeyWords", "daily deviation hedging may leave, USD")},
    {"funding_shift", QT_TRANSLATE_NOOP("KeyWords", "live band leans with funding")},
    {"trade_cost_usd", QT_TRANSLATE_NOOP("KeyWords", "cost of one trade, USD")},
    {"least_trade", QT_TRANSLATE_NOOP("KeyWords", "least hedge, coin")},
    {"leland_every_s", QT_TRANSLATE_NOOP("KeyWords", "Leland's interval, seconds")},
    {"gamma_floor", QT_TRANSLATE_NOOP("KeyWords", "gamma floor, coin a percent")},
    {"gamma_ceiling", QT_TRANSLATE_NOOP("KeyWords", "gamma ceiling, coin a percent")},
    {"gamma_target", QT_TRANSLATE_NOOP("KeyWords", "gamma target, coin a percent")},
    {"gamma_tolerance", QT_TRANSLATE_NOOP("KeyWords", "gamma tolerance, coin a percent")},
    {"vega_floor", QT_TRANSLATE_NOOP("KeyWords", "vega floor, USD a point")},
    {"vega_ceiling", QT_TRANSLATE_NOOP("KeyWords", "vega ceiling, USD a point")},
    {"vega_target", QT_TRANSLATE_NOOP("KeyWords", "vega target, USD a point")},
    {"vega_tolerance", QT_TRANSLATE_NOOP("KeyWords", "vega tolerance, USD a point")},
    {"margin_use", QT_TRANSLATE_NOOP("KeyWords", "trigger: margin use")},
    {"liquidation_distance", QT_TRANSLATE_NOOP("KeyWords", "trigger: way to liquidation")},
    {"funding_usd_per_day", QT_TRANSLATE_NOOP("KeyWords", "trigger: funding, USD a day")},
    {"sub_books", QT_TRANSLATE_NOOP("KeyWords", "targets of sub-books")},
    {"joint_spread", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: largest spread, fraction")},
    {"joint_depth", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: depth at least, coin")},
    {"joint_open_interest",
     QT_TRANSLATE_NOOP("KeyWords", "joint hedge: open interest at least, coin")},
    {"joint_days_from", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: days to expiry at least")},
    {"joint_days_to", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: days to expiry at most")},
    {"joint_names", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: instruments")},
    {"joint_except", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: never these")},
    {"joint_legs", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: legs at most")},
    {"joint_risk_usd", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: cost of a Greek's edge, USD")},
    {"joint_funding_hours", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: hours of funding")},
    {"joint_margin_usd", QT_TRANSLATE_NOOP("KeyWords", "joint hedge: margin at most, USD")},
    {"style", QT_TRANSLATE_NOOP("KeyWords", "how a hedge is worked")},
    {"style_over_s", QT_TRANSLATE_NOOP("KeyWords", "worked over, seconds")},
    {"style_slices", QT_TRANSLATE_NOOP("KeyWords", "worked in so many orders")},
    {"style_half_life_s", QT_TRANSLATE_NOOP("KeyWords", "half-life, seconds")},
    {"style_refill_s", QT_TRANSLATE_NOOP("KeyWords", "refill of the book, seconds")},
    {"style_touch_share", QT_TRANSLATE_NOOP("KeyWords", "share of the best price")},
    {"style_pause_s", QT_TRANSLATE_NOOP("KeyWords", "pause between orders, seconds")},
    {"style_repeg_ticks", QT_TRANSLATE_NOOP("KeyWords", "follows after, ticks")},
    {"style_move_every_s", QT_TRANSLATE_NOOP("KeyWords", "follows no more often than, seconds")},
    {"style_most_moves", QT_TRANSLATE_NOOP("KeyWords", "follows so many times at most")},
    {"style_deadline_s", QT_TRANSLATE_NOOP("KeyWords", "deadline, seconds")},
    {"style_at_deadline", QT_TRANSLATE_NOOP("KeyWords", "at the deadline")},
};

/// Of [profile.X], and of sections that are single.
constexpr Word kProfile[] = {
    {"kind", QT_TRANSLATE_NOOP("KeyWords", "kind of venue")},
    {"client_id", QT_TRANSLATE_NOOP("KeyWords", "client id")},
    {"trading", QT_TRANSLATE_NOOP("KeyWords", "may trade")},
    {"venues", QT_TRANSLATE_NOOP("KeyWords", "one book over")},
    {"secret", QT_TRANSLATE_NOOP("KeyWords", "secret, in the keychain")},
};
constexpr Word kOthers[] = {
    {"window.theme", QT_TRANSLATE_NOOP("KeyWords", "Theme")},
    {"window.language", QT_TRANSLATE_NOOP("KeyWords", "Language of the window")},
    {"window.colour_blind", QT_TRANSLATE_NOOP("KeyWords", "Blue and orange for buy and sell")},
    {"window.stop_key_everywhere",
     QT_TRANSLATE_NOOP("KeyWords", "STOP ALL by its key in every program")},
    {"approval.second_person_above_usd",
     QT_TRANSLATE_NOOP("KeyWords", "A second person approves above, USD")},
    {"history.keep_full_days", QT_TRANSLATE_NOOP("KeyWords", "Samples as plain rows, days")},
    {"history.keep_minutes_days",
     QT_TRANSLATE_NOOP("KeyWords", "Of older samples a row a minute, days")},
    {"history.keep_alerts_days", QT_TRANSLATE_NOOP("KeyWords", "Alerts kept, days")},
    {"history.keep_positions_days",
     QT_TRANSLATE_NOOP("KeyWords", "Positions and balances kept, days")},
    {"history.record_events", QT_TRANSLATE_NOOP("KeyWords", "Record every event")},
    {"history.keep_events_gb", QT_TRANSLATE_NOOP("KeyWords", "Events at most, GB")},
    {"reports.daily_at", QT_TRANSLATE_NOOP("KeyWords", "Report of each day at, UTC")},
    {"reports.folder", QT_TRANSLATE_NOOP("KeyWords", "Folder of reports")},
    {"reports.format", QT_TRANSLATE_NOOP("KeyWords", "Format of reports")},
    {"reports.desk", QT_TRANSLATE_NOOP("KeyWords", "Whose reports they are")},
    {"allocation.trade_to", QT_TRANSLATE_NOOP("KeyWords", "Allocation: trades to")},
    {"allocation.least_trade_usd", QT_TRANSLATE_NOOP("KeyWords", "Allocation: least trade, USD")},
    {"allocation.rows", QT_TRANSLATE_NOOP("KeyWords", "Allocation: targets")},
    {"sub_book", QT_TRANSLATE_NOOP("KeyWords", "Rules of sub-books")},
    {"stress", QT_TRANSLATE_NOOP("KeyWords", "Stresses of one's own")},
};

QString translated(const char* words) { return QCoreApplication::translate("KeyWords", words); }

template <std::size_t count>
QString find(const Word (&table)[count], const QString& key)
{
    for (const Word& word : table)
        if (key == QLatin1String(word.key)) return translated(word.words);
    return {};
}

/// The words that the window of limits has for the key; of a tripwire as a whole without its level.
template <class Owner>
QString limitWords(std::span<const guard::LimitKey<Owner>> keys, const QString& key)
{
    for (const auto& each : keys) {
        if (key == words(each.key)) return spoken(each.words);
        if (words(each.key) == key + QStringLiteral("_halt"))
            return spoken(each.words).section(QStringLiteral(": "), 1);
    }
    return {};
}

/// "X: words", or nothing where there are no words.
QString of(const QString& whose, const QString& what)
{
    return what.isEmpty() ? QString()
                          : translated(QT_TRANSLATE_NOOP("KeyWords", "%1: %2")).arg(whose, what);
}

/// Of limits.quantity."BTC_USDC-PERPETUAL".hard, where a name that asks for none has no quotes.
QString instrumentOf(const QString& path)
{
    const QString prefix = QStringLiteral("limits.quantity.");
    QString name = path.mid(prefix.size(), path.lastIndexOf(QLatin1Char('.')) - prefix.size());
    return name.remove(QLatin1Char('"'));
}

QString found(const QString& path)
{
    if (const QString own = find(kOthers, path); !own.isEmpty()) return own;
    const QStringList parts = path.split(QLatin1Char('.'));
    const QString &section = parts.first(), &key = parts.last();
    if (section == QStringLiteral("policy") && parts.size() == 3)
        return of(parts[1], find(kPolicy, key));
    if (section == QStringLiteral("profile") && parts.size() == 3)
        return of(parts[1], find(kProfile, key));
    if (section == QStringLiteral("venue") && parts.size() == 3)
        return of(parts[1], translated(QT_TRANSLATE_NOOP("KeyWords", "margin model")));
    if (section == QStringLiteral("limits") && parts.size() == 2)
        return limitWords(guard::riskKeys(), key);
    if (section == QStringLiteral("limits") && path.startsWith(QStringLiteral("limits.quantity.")))
        return of(instrumentOf(path),
                  translated(QT_TRANSLATE_NOOP("KeyWords", "largest order in this instrument")));
    if (section != QStringLiteral("guard")) return {};
    const QString what = limitWords(guard::guardKeys(), key);
    return parts.size() == 3 ? of(parts[1], what) : what;
}

}  // namespace

QString keyWords(const QString& path)
{
    QString words = found(path);
    if (words.isEmpty()) return path;
    words[0] = words[0].toUpper();
    return words;
}

}  // namespace ballast::ui
