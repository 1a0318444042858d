#include "models/guard/limits.h"

namespace ballast::guard {
namespace {

void stretch(Bounds& bounds, double speed)
{
    bounds.caution *= speed;
    bounds.halt *= speed;
}

}  // namespace

Limits stretched(Limits limits, double speed)
{
    for (Bounds* bounds : {&limits.feedLeastS, &limits.indexLeastS, &limits.crossedS})
        stretch(*bounds, speed);
    limits.dwell = core::fromSeconds(core::seconds(limits.dwell) * speed);
    return limits;
}

Settings stretched(Settings settings, double speed)
{
    settings.all = stretched(settings.all, speed);
    for (auto& [underlying, limits] : settings.own) limits = stretched(limits, speed);
    return settings;
}

}  // namespace ballast::guard
