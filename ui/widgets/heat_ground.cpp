#include "ui/widgets/heat_ground.h"

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr QRgb kAbove = 0xff3b8bd9U, kBelow = 0xffe08a2eU;
constexpr double kFaintest = 0.05, kStrongest = 0.48;

}  // namespace

QColor heatGround(const Theme& theme, double share)
{
    const double size = std::min(std::abs(share), 1.0);
    if (!(size > 0)) return theme.panel;
    const double part = kFaintest + (kStrongest - kFaintest) * size;
    const QColor end(share > 0 ? kAbove : kBelow);
    const auto mixed = [part](float a, float b) { return a + static_cast<float>(part) * (b - a); };
    return QColor::fromRgbF(mixed(theme.panel.redF(), end.redF()),
                            mixed(theme.panel.greenF(), end.greenF()),
                            mixed(theme.panel.blueF(), end.blueF()));
}

QColor heatInk(const Theme& theme) { return theme.strong; }

}  // namespace ballast::ui
