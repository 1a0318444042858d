#pragma once

#include "models/rebalance/joint_hedge.h"
#include "models/tables/roles.h"

#include <QString>

namespace ballast::ui {

/// How good an answer is, in one line: "Exact: …", "Rounded: at most 3.1 % over the bound of $57",
/// "Infeasible: gamma cannot be met by …".
struct JointStatus {
    QString text;
    tables::Tone tone = tables::Tone::Neutral;
};
JointStatus statusOf(const rebalance::JointHedge& hedge);

/// "12 of 84 instruments: 40 too wide, 20 expire within 2 days": the commonest reasons.
QString filteredText(const rebalance::JointHedge& hedge);

/// "$57.40 in all: fees $12.30, slippage $45.10", with funding, tickets, what the risk counts and
/// the initial margin where there are.
QString costText(const rebalance::JointHedge& hedge);

}  // namespace ballast::ui
