#include "app/event_session.h"

#include "models/pricing/option_batch.h"
#include "models/replay/config_codec.h"
#include "models/replay/event_codec.h"

#include <fmt/format.h>

namespace ballast::app {

store::EventSession eventSession(const engine::Config& config, core::Time begun)
{
#if defined(__clang__)
    constexpr const char* kCompiler = "clang " __clang_version__;
#else
    constexpr const char* kCompiler = "g++ " __VERSION__;
#endif
    return {begun, fmt::format("{}, {}", BALLAST_VERSION, kCompiler),
            std::string{pricing::simdTarget()}, replay::layout(), replay::configBytes(config)};
}

}  // namespace ballast::app
