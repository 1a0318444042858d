#pragma once

#include "models/review/rebalance.h"

#include <QString>

#include <vector>

namespace ballast::ui {

/// One rebalance told from trigger to last fill, in a person's words.
QString storyOf(const review::Rebalance& rebalance);
/// "24 rebalances · 16 traded · $2.4M · fees $812.40 · slippage +0.7 bp": what a list adds up to.
QString sumOf(const std::vector<const review::Rebalance*>& rebalances);

}  // namespace ballast::ui
