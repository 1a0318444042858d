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

/// "$57.40 in all: fees $12.30, slippage $45.10", with tickets where there are.
QString costText(const rebalance::JointHedge& hedge);

}  // namespace ballast::ui
