#include "ui/overview/card_text.h"

#include "models/core/text.h"
#include "models/tables/words.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace ballast::ui {
namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(CardText)
};

using engine::BandState;
using tables::Tone;

constexpr core::Duration kOld = std::chrono::seconds{3};

QString signedText(double value, int decimals)
{
    return words(core::signedNumber(value, decimals));
}

QString percent(double fraction, bool sign)
{
    if (!std::isfinite(fraction)) return QStringLiteral("n/a");
    return words(sign ? core::signedNumber(100 * fraction, 0) : core::number(100 * fraction, 0)) +
           QLatin1Char('%');
}

Tone bySign(double value) { return value > 0 ? Tone::Good : value < 0 ? Tone::Bad : Tone::Muted; }

Tone toneOf(BandState state, bool outside)
{
    switch (state) {
        case BandState::InBand: return Tone::Good;
        case BandState::NearEdge: return Tone::Warn;
        case BandState::OutOfBand: return Tone::Breach;
        case BandState::Proposing: return outside ? Tone::Breach : Tone::Accent;
        case BandState::Working: return Tone::Accent;
        case BandState::Unknown: return Tone::Breach;
        case BandState::Halted: return Tone::Breach;
        case BandState::Stale: return Tone::Warn;
    }
    return Tone::Muted;
}

/// The smile's part, where it has one.
QString smileTip(const engine::UnderlyingState& s, int decimals)
{
    const portfolio::Exposure& e = s.exposure;
    if (e.smile.isDefault()) return {};
    QString tip = QLatin1Char('\n') +
                  Say::tr("Each by %1: %2 of it is the smile's.")
                      .arg(spoken(pricing::text(e.smile)), signedText(e.smileShift, decimals));
    if (e.withoutSmile > 0)
        tip += QLatin1Char('\n') +
               (e.withoutSmile == 1
                    ? Say::tr("1 option has no fitted smile and stay at sticky strike.")
                    : Say::tr("%n options have no fitted smile and stay at sticky strike.", nullptr,
                              e.withoutSmile));
    return tip;
}

QString deltaTip(const engine::UnderlyingState& s, int decimals)
{
    using portfolio::DeltaConvention;
    QStringList lines{Say::tr("Net delta in %1").arg(words(s.underlying))};
    for (const auto c : {DeltaConvention::BlackScholes, DeltaConvention::NetTransaction,
                         DeltaConvention::UsdNeutral})
        lines << (c == s.policy.convention ? Say::tr("%1  %2  (held in band)")
                                           : QStringLiteral("%1  %2"))
                     .arg(signedText(s.exposure.delta.of(c), decimals), spoken(text(c)));
    lines.last() += smileTip(s, decimals);
    for (const engine::VenuePart& part : s.venues)
        lines << (part.linkUp ? Say::tr("%1  %2 in %3 positions")
                              : Say::tr("%1  %2 in %3 positions, last known: its link is down"))
                     .arg(tables::venueWords(part.venue), signedText(part.delta, decimals))
                     .arg(part.lines);
    for (const rebalance::SubBookPart& part : s.subBooks)
        lines << Say::tr("%1  %2 in %3, %4 from its target of %5")
                     .arg(signedText(part.delta, decimals), words(part.name),
                          spoken(text(part.convention)), signedText(part.deviation(), decimals),
                          signedText(part.target, decimals));
    const int missing = s.exposure.partialLines - s.exposure.staleLines;
    if (missing > 0)
        lines << Say::tr("%1 of %2 positions have no mark and are not in the sum.")
                     .arg(missing)
                     .arg(s.exposure.lines);
    if (s.exposure.staleLines > 0)
        lines << Say::tr("%1 of %2 positions are in the sum at their last good marks.")
                     .arg(s.exposure.staleLines)
                     .arg(s.exposure.lines);
    return lines.join(QLatin1Char('\n'));
}

QString greeksTip(const engine::UnderlyingState& s)
{
    const portfolio::Exposure& e = s.exposure;
    return Say::tr(
               "Γ1%   %1 %2 of delta for a 1 % move\nVega  %3 per vol point\nΘ/d   %4 per day\n"
               "P&L   %5 unrealised, %6 this session")
        .arg(signedText(e.gamma1PctCoin, 2), words(s.underlying), words(core::usd(e.vega, 0)),
             words(core::usd(e.theta, 0)), words(core::usd(e.pnlUsd, 0)),
             words(core::usd(e.sessionPnlUsd, 0)));
}

/// How far the liquidation is, and by whom.
QString liquidationText(const engine::UnderlyingState& s)
{
    const bool none = s.liquidationDistance == 0;
    const QString distance = percent(s.liquidationDistance, true);
    if (s.liquidationModelled)
        return none ? Say::tr(
                          "No liquidation in sight, or it is reached (by the margin model, as "
                          "on a proposal)")
                    : Say::tr(
                          "The spot may move %1 before liquidation (by the margin model, as on "
                          "a proposal)")
                          .arg(distance);
    return none ? Say::tr(
                      "No liquidation in sight, or it is reached (estimated from the margin of "
                      "now: the margin model does not know this account)")
                : Say::tr(
                      "The spot may move %1 before liquidation (estimated from the margin of "
                      "now: the margin model does not know this account)")
                      .arg(distance);
}

QString marginTip(const engine::UnderlyingState& s)
{
    const portfolio::Exposure& e = s.exposure;
    QString accounts;
    for (const portfolio::AccountMargin& account : e.accounts)
        accounts +=
            Say::tr("\n%1 · %2  %3: %4 of %5")
                .arg(tables::venueWords(account.account.venue), words(account.account.account),
                     percent(account.use(), false), words(core::usd(account.maintenanceUsd, 0)),
                     words(core::usd(account.equityUsd, 0)));
    if (!accounts.isEmpty())
        accounts = Say::tr(
                       "\nShown is the account that uses most of its own: the equity of one does "
                       "not stand behind another.") +
                   accounts;
    return Say::tr("Maintenance margin %1 of equity %2\nInitial margin %3\n%4%5")
        .arg(words(core::usd(e.maintenanceMarginUsd, 0)), words(core::usd(e.equityUsd, 0)),
             words(core::usd(e.initialMarginUsd, 0)), liquidationText(s), accounts);
}

QString timeText(const engine::UnderlyingState& s, core::Time now, bool old)
{
    if (s.numbersAt == core::Time{}) return Say::tr("no number yet");
    return old ? Say::tr("%1 old").arg(words(core::humanDuration(now - s.numbersAt)))
               : tables::clockWords(s.numbersAt);
}

void forgetFigures(CardText& t)
{
    for (QString* figure : {&t.delta, &t.gamma, &t.vega, &t.theta, &t.pnl})
        *figure = QStringLiteral("–");
    t.worstCase.clear();
    t.pnlTone = Tone::Muted;
    t.deltaTip = t.greeksTip = t.marginTip = Say::tr("Nothing is known of this book yet.");
}

void takeGuard(const engine::GuardState& guard, CardText& t)
{
    if (guard.level == engine::GuardLevel::Normal) return;
    const bool halt = guard.level == engine::GuardLevel::Halt;
    // The badge says that it is halted; the line has room for why.
    if (halt && !guard.cause.empty()) {
        t.why = spoken(guard.cause);
        t.why[0] = t.why[0].toUpper();
    }
    t.guardWord = spoken(text(guard.level));
    t.guardTone = halt ? Tone::Breach : Tone::Warn;
    t.guardTip =
        tables::inZone(Say::tr("%1 since %2 UTC: %3.\n%4\n"))
            .arg(t.guardWord, tables::clockSecondsWords(guard.since), spoken(guard.cause),
                 halt ? Say::tr("Until a person clears it in the panel Guard, only "
                                "what reduces is sent, by a person.")
                 : guard.personDecides ? Say::tr("Hedging is wider or slower, and nothing is sent "
                                                 "without a person.")
                                       : Say::tr("Orders are smaller, and auto-fire goes on."));
}

}  // namespace

int deltaDecimals(double bandWidth)
{
    return bandWidth >= 1000 ? 0 : bandWidth >= 100 ? 1 : bandWidth >= 0.5 ? 2 : 4;
}

int spotDecimals(double spot) { return spot >= 10'000 ? 1 : spot >= 10 ? 2 : 4; }

CardText cardText(const engine::UnderlyingState& s, core::Time now)
{
    const rebalance::FixedBand& band = s.band;
    const portfolio::Exposure& e = s.exposure;
    const int decimals = deltaDecimals(band.upper() - band.lower());
    const bool outside = !band.contains(s.delta);
    CardText t;
    t.underlying = words(s.underlying);
    t.spot = e.spot > 0 ? words(core::number(e.spot, spotDecimals(e.spot))) : Say::tr("no price");
    t.change = e.spot > 0 ? signedText(100 * s.spotChange24h, 2) + QLatin1Char('%') : QString();
    t.changeTone = bySign(s.spotChange24h);
    t.word = spoken(text(s.state));
    t.tone = toneOf(s.state, outside);
    t.breach = t.tone == Tone::Breach;
    t.delta = signedText(s.delta, decimals);
    if (e.partial()) t.delta += QLatin1Char('~');
    t.convention = spoken(portfolio::shortText(s.policy.convention));
    if (!e.smile.isDefault()) t.convention += QStringLiteral(" · ") + spoken(shortText(e.smile));
    t.band = Say::tr("target %1 · band [%2, %3]")
                 .arg(signedText(band.target, decimals), signedText(band.lower(), decimals),
                      signedText(band.upper(), decimals));
    if (std::abs(s.deltaWorstCase - s.delta) > 0.5 * std::pow(10.0, -decimals))
        t.worstCase = Say::tr("%1 if filled").arg(signedText(s.deltaWorstCase, decimals));
    t.gamma = signedText(e.gamma1PctCoin, 2);
    t.vega = words(core::signedShort(e.vega));
    t.theta = words(core::signedShort(e.theta));
    t.pnl = words(core::signedShort(e.pnlUsd));
    t.pnlTone = bySign(e.pnlUsd);
    t.marginUse = e.marginUse;
    t.marginTone = e.marginUse >= 0.8   ? Tone::Breach
                   : e.marginUse >= 0.6 ? Tone::Warn
                                        : Tone::Accent;
    t.margin = e.equityUsd > 0 ? percent(e.marginUse, false) : QStringLiteral("n/a");
    t.liquidation =
        s.liquidationDistance != 0 ? percent(s.liquidationDistance, true) : QStringLiteral("n/a");
    t.stale =
        s.state == BandState::Stale || (s.numbersAt != core::Time{} && now - s.numbersAt > kOld);
    t.time = timeText(s, now, t.stale);
    t.why = spoken(s.why);
    takeGuard(s.guard, t);
    t.deltaTip = deltaTip(s, decimals);
    t.greeksTip = greeksTip(s);
    t.marginTip = marginTip(s);
    t.bullet = {s.delta, band.target, band.lower(), band.upper()};
    // Before the first number a zero would be read as one.
    if (s.numbersAt == core::Time{} && !(e.spot > 0) && e.lines == 0) forgetFigures(t);
    return t;
}

}  // namespace ballast::ui
