// Settings files: whatever stands in them, the program begins with settings it can work with.
#include "app/settings.h"
#include "app/settings_allocation.h"
#include "fuzz/targets.h"
#include "models/core/assert.h"
#include "models/rebalance/policy_problems.h"

#include <cmath>

namespace ballast::fuzz {

namespace {

void mustBeUsable(const app::Settings& settings)
{
    BALLAST_ASSERT(!settings.profiles.empty());
    for (const double limit :
         {settings.limits.softNotionalUsd, settings.limits.hardNotionalUsd,
          settings.limits.collarFuture, settings.limits.depthShare, settings.limits.maxMarginUse})
        BALLAST_ASSERT(std::isfinite(limit) && limit > 0);
    for (const std::string& problem : settings.problems) BALLAST_ASSERT(!problem.empty());
}

}  // namespace

void settings(Bytes bytes)
{
    withFile(bytes, "ballast.toml",
             [](const std::filesystem::path& file) { mustBeUsable(app::readSettings(file)); });
}

void keptPolicies(Bytes bytes)
{
    static const app::Settings defaults = app::defaultSettings();
    withFile(bytes, "policies.toml", [](const std::filesystem::path& file) {
        app::Settings settings = defaults;
        app::readKeptPolicies(file, settings);
        app::readKeptAllocation(file, settings);
        mustBeUsable(settings);
    });
}

}  // namespace ballast::fuzz
