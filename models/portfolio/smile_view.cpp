#include "models/portfolio/smile_view.h"

#include <algorithm>
#include <cmath>

namespace ballast::portfolio {

const SmileView* viewOf(const std::vector<SmileView>& smiles, core::Currency underlying)
{
    const auto found = std::ranges::find(smiles, underlying, &SmileView::underlying);
    return found == smiles.end() || found->choice.isDefault() ? nullptr : &*found;
}

std::optional<double> smileShift(const SmileView& view, const SmileOption& option)
{
    if (view.choice.isDefault() || !(option.tau > 0)) return 0;
    pricing::SmileInput input{option.deltaBs, option.vega, 0, option.forward, option.tau};
    if (view.choice.asksForSkew()) {
        const pricing::Smile* smile = view.surface ? view.surface->find(option.expiry) : nullptr;
        if (!smile || smile->kind != pricing::SmileKind::Curve) return std::nullopt;
        input.skew = pricing::at(*smile, std::log(option.strike / option.forward)).skew;
    }
    const double shift = pricing::smileShift(view.choice, input);
    return std::isfinite(shift) ? std::optional{shift} : std::nullopt;
}

}  // namespace ballast::portfolio
