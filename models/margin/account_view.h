#pragma once

#include "models/margin/account_model.h"
#include "models/margin/trade_margin.h"
#include "models/margin/view.h"

#include <vector>

namespace ballast::margin {

/// The margin of one pool of an account as it stands, by the model of the account: initial,
/// maintenance and equity in USD, and how far liquidation is.
struct AccountView {
    core::AccountKey account;
    core::Currency currency;  ///< of settlement: what is liquidated together
    Model model = Model::DeribitStandard;
    RateTable rates;
    std::string problem;  ///< not empty: the model cannot judge what is held, and why
    double equityUsd = 0, initialUsd = 0, maintenanceUsd = 0;
    double use = 0;       ///< maintenance over equity, at most kNothingLeft
    double worstUse = 0;  ///< the same anywhere on the stress grid
    Liquidation liquidation;
    double spot = 0, sigmaDaily = 0;
    int leftOut = 0;  ///< positions without a value, in no figure
    core::Time at{};
    double sigmas(double move) const
    {
        return sigmaDaily > 0 ? (move < 0 ? -move : move) / sigmaDaily : 0;
    }
    bool operator==(const AccountView&) const = default;
};

/// Of every pool in which the underlying is held.
std::vector<AccountView> accountViews(core::Currency underlying, const portfolio::Book& book,
                                      const market::Board& board, core::Time now, DaySigma sigma,
                                      const Models& models);

/// "-31.2 % (10 days' deviations), at 44032"; "reached"; "far".
std::string liquidationText(const AccountView& view);

}  // namespace ballast::margin
