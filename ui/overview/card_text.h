// overview: one card per underlying; one glance says whether anything is out of band.
#pragma once

#include "models/engine/snapshot.h"
#include "models/tables/roles.h"
#include "ui/widgets/bullet.h"

#include <QString>

namespace ballast::ui {

/// What one card says, as text: the card only paints it.
struct CardText {
    QString underlying, spot, change;
    QString word;  ///< the state's badge
    tables::Tone tone = tables::Tone::Muted;
    QString guardWord, guardTip;  ///< of the guard's chip; empty when it is normal
    tables::Tone guardTone = tables::Tone::Muted;
    tables::Tone changeTone = tables::Tone::Muted, pnlTone = tables::Tone::Neutral;
    tables::Tone marginTone = tables::Tone::Accent;
    QString delta, convention;  ///< the one figure, and which of the three it is: "net", and the
                                ///< smile's rule where it is not sticky strike: "net · moneyness"
    QString band;               ///< "target +0.00 · band [-2.30, +2.30]"
    QString worstCase;          ///< empty unless orders that may be live would change delta
    QString gamma, vega, theta, pnl;
    QString margin, liquidation;  ///< "48%", "-31%"; "n/a" where unknown
    QString time;                 ///< of the last number; its age where it is old
    QString why, deltaTip, greeksTip, marginTip;
    double marginUse = 0;
    bool stale = false, breach = false;
    Bullet::Reading bullet;
    bool operator==(const CardText&) const = default;
};

/// Pure: the same state at the same instant says the same.
CardText cardText(const engine::UnderlyingState& state, core::Time now);

/// Decimals that tell a delta from its band: two for a band of a few coin, none for thousands.
int deltaDecimals(double bandWidth);
/// Decimals a spot price is read with: 63 412.5, 3 118.40, 0.5231.
int spotDecimals(double spot);

}  // namespace ballast::ui
