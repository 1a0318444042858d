#pragma once

#include "models/core/time.h"

namespace ballast::replay {

/// How fast recorded time goes by while it is played. The present comes from outside, as time that
/// never goes back: a person's steady clock, or a test's number.
class Pace {
public:
    using Moment = core::Duration;  ///< of the present, from any beginning
    static constexpr double kSlowest = 1, kFastest = 1000;

    bool playing() const { return m_playing; }
    double speed() const { return m_speed; }

    /// From now on, recorded time goes on from `at`.
    void play(Moment now, core::Time at);
    void pause() { m_playing = false; }
    /// Within kSlowest and kFastest; what has gone by so far stays as it went.
    void setSpeed(Moment now, double speed);
    /// Recorded time stands at `at` now: after a jump, or where a machine is slower than the speed.
    void stand(Moment now, core::Time at);

    /// The recorded time that is to be reached by now; while it does not play, where it stands.
    core::Time due(Moment now) const;
    /// How long from now until recorded time comes to `at`; zero: it has. While it plays.
    core::Duration until(Moment now, core::Time at) const;

private:
    bool m_playing = false;
    double m_speed = 1;
    Moment m_since{};
    core::Time m_from{};
};

}  // namespace ballast::replay
