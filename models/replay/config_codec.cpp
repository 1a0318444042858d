#include "models/replay/config_codec.h"

#include "models/replay/config_fields.h"
#include "models/replay/walk.h"

#include <fmt/format.h>

namespace ballast::replay {

std::string configBytes(const engine::Config& config)
{
    ByteWriter out;
    put(out, config);
    return std::move(out.bytes);
}

core::Expected<engine::Config> configOf(std::string_view bytes)
{
    ByteReader in(bytes);
    engine::Config config;
    get(in, config);
    if (!in.problem() && !in.atEnd()) in.fail("more follows than there should be");
    // Nothing armed is recorded: an engine does not begin so.
    if (!in.problem() && config.mode == engine::Mode::AutoFire) in.fail("it begins armed");
    if (in.problem())
        return core::failure(fmt::format(
            "Reading what a recorded session began with: at byte {}, {}. It cannot be replayed.",
            in.at(), in.problem()));
    return config;
}

std::string configLayout()
{
    std::string words;
    layoutOf<engine::Config>(words);
    return words;
}

}  // namespace ballast::replay
