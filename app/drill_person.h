#pragma once

#include "models/engine/command.h"
#include "models/engine/snapshot.h"

#include <functional>
#include <map>
#include <set>
#include <string>

namespace ballast::app {

/// The person before a drill's desk, by script.
class DrillPerson {
public:
    using Command = std::function<void(engine::Command)>;

    virtual ~DrillPerson() = default;
    /// The desk has logged in.
    virtual void begin(const Command& command) = 0;
    /// What they see at `now`, at most once a second but for what they wake up for.
    virtual void look(const engine::Snapshot& seen, core::Time now, const Command& command) = 0;
    /// When they look at the latest, in between what the desk hears.
    virtual core::Time wakesAt() const { return core::Time::max(); }
};

/// Arms auto-fire with room to spare, and does by hand what it leaves to one: acts `delay` after
/// something began to wait for them: approves what is allowed, arms auto-fire again, clears a HALT
/// whose cause has gone, resumes the desk. They change no order's size.
class WatchfulPerson : public DrillPerson {
public:
    explicit WatchfulPerson(core::Duration delay) : m_delay(delay) {}

    void begin(const Command& command) override;
    void look(const engine::Snapshot& seen, core::Time now, const Command& command) override;
    std::uint64_t approved() const { return m_approved; }  ///< proposals, by hand

protected:
    /// A live proposal, at each look.
    virtual void attend(const rebalance::Proposal& proposal);
    virtual void attendMode();
    /// Whether something that a person must see has waited long enough for them.
    bool waitedFor(const std::string& what);
    const engine::Snapshot& seen() const { return *m_seen; }
    core::Time now() const { return m_now; }
    void command(engine::Command what) { (*m_command)(std::move(what)); }
    /// Whether auto-fire, where it is armed, takes it up without a person.
    bool autoFireTakes(const rebalance::Proposal& proposal) const;

private:
    void attendHalts();

    core::Duration m_delay;
    core::Time m_now{};
    const engine::Snapshot* m_seen = nullptr;  ///< of this look
    const Command* m_command = nullptr;
    std::map<std::string, core::Time> m_since;  ///< what waits for the person, and since when
    std::set<std::string> m_waiting;            ///< of this look
    std::uint64_t m_approved = 0;
};

}  // namespace ballast::app
