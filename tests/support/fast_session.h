#pragma once

#include "app/engine_thread.h"
#include "connectors/deribit/profile.h"

#include <functional>
#include <string>

namespace ballast::test {

/// A session whose patience, heartbeats and pauses pass as fast as the desk's time does: where the
/// product would wait twelve seconds it waits twelve desk seconds. `watch` sees each event before
/// the engine does, on the engine's thread. `authority`: PEM a TLS peer is trusted by; may be
/// empty.
app::EngineThread::MakeVenue fastSession(deribit::Profile profile, core::ClockMapping clock,
                                         std::uint64_t firstRequestId, std::string authority,
                                         std::function<void(const engine::Event&)> watch);

/// The reply to GET `target` at this port, with a user's name and password; empty: there was none.
std::string httpGet(std::uint16_t port, const std::string& target, const std::string& user,
                    const std::string& password);

}  // namespace ballast::test
