#include "models/margin/account_view.h"

#include "models/core/text.h"
#include "models/margin/guard.h"

namespace ballast::margin {

std::vector<AccountView> accountViews(core::Currency underlying, const portfolio::Book& book,
                                      const market::Board& board, core::Time now, DaySigma sigma,
                                      const Models& models)
{
    std::vector<AccountView> views;
    if (!isUsableSigma(sigma.value)) return views;
    for (Pool& pool : poolsOf(underlying, book, board, now, models)) {
        AccountView view;
        view.account = pool.account;
        view.currency = pool.currency;
        view.model = pool.model;
        view.rates = models.rates(pool.model);
        view.sigmaDaily = sigma.value;
        view.spot = pool.book.spot;
        view.at = now;
        view.leftOut = static_cast<int>(pool.book.coverage.leftOut.size());
        view.problem = pool.book.problem;
        if (view.problem.empty()) {
            Guard guard({std::move(pool)}, {}, sigma.value, models);
            const Figures figures = guard.figures(0);
            view.problem = guard.problem();
            view.equityUsd = figures.equityUsd;
            view.initialUsd = figures.initialUsd;
            view.maintenanceUsd = figures.maintenanceUsd;
            view.use = figures.use;
            view.worstUse = figures.worstUse;
            view.liquidation = figures.liquidation;
        }
        views.push_back(std::move(view));
    }
    return views;
}

std::string liquidationText(const AccountView& view)
{
    if (view.liquidation.reached) return "reached";
    const auto nearest = view.liquidation.nearest();
    if (!nearest) return "far";
    return core::signedNumber(100 * *nearest, 1) + " % (" + core::number(view.sigmas(*nearest), 1) +
           " days' deviations), at " + core::number(view.spot * (1 + *nearest), 0);
}

}  // namespace ballast::margin
