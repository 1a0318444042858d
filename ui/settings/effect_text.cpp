#include "ui/settings/effect_text.h"

#include "models/core/text.h"
#include "ui/settings/key_words.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

using engine::Standing;
using tables::Tone;

struct Effect {
    Q_DECLARE_TR_FUNCTIONS(Effect)
};

QString bandWords(const rebalance::FixedBand& band)
{
    const double width = band.upper() - band.lower();
    const int decimals = width < 0.1 ? 4 : width < 1 ? 3 : 2;
    return Effect::tr("%1 to %2")
        .arg(words(core::signedNumber(band.lower(), decimals)),
             words(core::signedNumber(band.upper(), decimals)));
}

EffectRow bandRow(const engine::BandEffect& band)
{
    EffectRow row;
    row.what = Effect::tr("%1: band in coin, %2 delta %3")
                   .arg(words(band.underlying), spoken(portfolio::shortText(band.convention)),
                        words(core::signedNumber(band.delta, 2)));
    row.now = bandWords(band.now);
    row.then = bandWords(band.then);
    row.tone = band.insideThen ? Tone::Good : Tone::Breach;
    if (!band.changes)
        row.remark = band.insideThen ? Effect::tr("stays inside") : Effect::tr("stays outside");
    else if (band.insideNow == band.insideThen)
        row.remark =
            band.insideThen ? Effect::tr("is inside, as now") : Effect::tr("is outside, as now");
    else
        row.remark = band.insideThen ? Effect::tr("outside now, inside then")
                                     : Effect::tr("inside now, OUTSIDE then: a hedge is proposed");
    if (!band.changes) row.tone = band.insideThen ? Tone::Muted : Tone::Breach;
    if (band.liveThen)
        row.remark =
            Effect::tr("%1; its live band is found anew, and may be narrower").arg(row.remark);
    return row;
}

QString amount(double value)
{
    const double size = std::abs(value);
    if (size >= 1e15 || !std::isfinite(value)) return QString::number(value, 'g', 3);
    return words(core::number(value, size >= 1000 ? 0 : size >= 1 ? 2 : 4));
}

/// A tripwire's key is that of its two bounds without their ending.
bool isWire(const engine::LimitEffect& limit) { return limit.key.starts_with("guard."); }

QString standingWords(Standing standing, bool wire)
{
    switch (standing) {
        case Standing::Kept: return Effect::tr("kept");
        case Standing::Near: return Effect::tr("near");
        case Standing::Caution: return Effect::tr("CAUTION");
        case Standing::Over: return wire ? Effect::tr("HALT") : Effect::tr("OVER");
    }
    return {};
}

EffectRow limitRow(const engine::LimitEffect& limit)
{
    const bool wire = isWire(limit);
    EffectRow row;
    row.what = Effect::tr("%1, %2: %3")
                   .arg(words(limit.of), keyWords(words(limit.key)), amount(limit.value));
    row.now = Effect::tr("%1 of %2").arg(standingWords(limit.standsNow, wire), amount(limit.now));
    row.then =
        Effect::tr("%1 of %2").arg(standingWords(limit.standsThen, wire), amount(limit.then));
    row.tone = limit.standsThen == Standing::Over   ? Tone::Breach
               : limit.standsThen == Standing::Kept ? Tone::Good
                                                    : Tone::Warn;
    if (limit.standsNow == limit.standsThen)
        row.remark = Effect::tr("as now");
    else if (limit.standsThen > limit.standsNow)
        row.remark = limit.standsThen == Standing::Near ? Effect::tr("comes near to it")
                                                        : Effect::tr("would break it");
    else
        row.remark = Effect::tr("further from it than now");
    return row;
}

EffectRow endRow(const engine::ProposalEffect& ends)
{
    return {Effect::tr("Proposal %1 of %2").arg(ends.proposal.value).arg(words(ends.underlying)),
            Effect::tr("waits for a decision"), Effect::tr("withdrawn"), spoken(ends.why),
            Tone::Warn};
}

}  // namespace

std::vector<EffectRow> effectRows(const engine::SettingsEffect& effect)
{
    std::vector<EffectRow> rows;
    std::ranges::transform(effect.bands, std::back_inserter(rows), bandRow);
    std::ranges::transform(effect.limits, std::back_inserter(rows), limitRow);
    std::ranges::transform(effect.ends, std::back_inserter(rows), endRow);
    return rows;
}

}  // namespace ballast::ui
