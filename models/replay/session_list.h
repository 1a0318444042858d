#pragma once

#include "models/replay/player.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ballast::replay {

/// One recorded session, as a person chooses it.
struct SessionLine {
    std::int64_t id = 0;
    core::Time begun{};
    core::Time last{};  ///< the engine's clock at its last event; the epoch: it has none
    std::uint64_t events = 0;
    bool ended = false;      ///< in order; else it was killed, or is being recorded
    std::string incomplete;  ///< why recording stopped before the session did; empty: it did not
    std::string machine;     ///< the vector instructions its prices were made with
    bool operator==(const SessionLine&) const = default;
};

/// Of sessions, oldest first, the one in which this moment lies, else the last that began before
/// it, else the first. Nothing where there is none with an event.
std::optional<std::size_t> sessionAt(std::span<const SessionLine> sessions, core::Time at);
/// The first with an event on this UTC day, given by its midnight; nothing: none has.
std::optional<std::size_t> sessionOn(std::span<const SessionLine> sessions, core::Time day);
/// The last one with an event.
std::optional<std::size_t> newestSession(std::span<const SessionLine> sessions);

/// What a window of a replay shows, as a whole.
struct News {
    std::shared_ptr<const std::vector<SessionLine>> sessions;  ///< never null; oldest first
    std::optional<std::size_t> session;                        ///< of them: the one that is shown
    std::string here;          ///< the vector instructions prices are made with now
    std::string problem;       ///< why nothing can be shown; empty: it can
    std::uint64_t opened = 0;  ///< sessions opened so far
    PlayerState state;
};

}  // namespace ballast::replay
