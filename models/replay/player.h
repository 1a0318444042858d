#pragma once

#include "models/replay/compare.h"
#include "models/replay/marks.h"
#include "models/replay/pace.h"
#include "models/replay/parking.h"
#include "models/replay/wish.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ballast::replay {

/// One moment of a recorded session, as it is shown.
struct View {
    static constexpr std::size_t kNoEvent = std::variant_npos;

    std::uint64_t event = 0;      ///< processed so far
    core::Time at{};              ///< the engine's clock
    std::size_t kind = kNoEvent;  ///< of the last event: its place in engine::Event
    std::string actor;            ///< of a command: who gave it
    std::shared_ptr<const engine::Snapshot> snapshot;
    std::uint64_t differing = 0;   ///< outcomes up to here that are not as they were recorded
    std::optional<Finding> first;  ///< of them
};

/// Why a wish led nowhere.
enum class Hint : std::uint8_t {
    None,
    NoMark,      ///< of these kinds there is none on that side
    NotYet,      ///< none so far: the session is still being looked through
    NotYetBack,  ///< on the way back: what lies between is still being looked through
    NoProposal,  ///< it was not made in this session
    CannotLook,  ///< none before where the recording can no longer be read: see hintWhy
};

/// How the player stands, for a bar of controls.
struct PlayerState {
    View view;                 ///< what is shown
    std::uint64_t events = 0;  ///< in the session
    core::Time begun{}, last{};
    bool playing = false;
    bool slower = false;  ///< than the speed says: the machine cannot keep up
    double speed = 1;
    bool underWay = false;  ///< to another moment; what is shown is that of before
    double share = 0;       ///< of that way
    /// The time that was gone to, and is shown: the view is of the last moment recorded until then.
    std::optional<core::Time> asked;
    std::shared_ptr<const Marks> marks;
    double marksShare = 0;  ///< of the session that was looked through for them
    bool marksFull = false;
    Hint hint = Hint::None;  ///< why the last wish led nowhere
    std::string hintWhy;     ///< of CannotLook: what is damaged, dropped or cannot be read
    std::string problem;     ///< why it cannot go on from here; empty: it can
    /// Counts ways back: who draws what came after another begins anew.
    std::uint64_t backs = 0;
    bool atEnd() const { return view.event == events; }
};

/// Shows any moment of one recorded session: plays it by recorded time, steps through it event by
/// event, goes back. An engine goes forwards only, so some stand by at even distances, and the last
/// moments before the one that was gone to are kept as they were shown. Each event's outcomes are
/// held against the recorded ones. Does its work in small pieces, so that a new wish is heard soon;
/// the present comes in from outside. One thread.
class Player {
public:
    /// A recording of its own for each who reads: their blocks are read in their order.
    using Source = std::function<core::Expected<Recording>()>;
    /// Moments that are kept before the one that was gone to, itself counted.
    static constexpr std::size_t kViews = 128;

    /// Stands before the first event. Fails where the session cannot be replayed here.
    static core::Expected<std::unique_ptr<Player>> open(Source source, core::Time begun,
                                                        core::Time last);
    ~Player();

    void take(const Wish& wish, Pace::Moment now);
    /// What is to be done next, at most so many events of it. True: there is more to do at once.
    bool work(Pace::Moment now, std::size_t events);
    /// When nothing is to be done at once: how long at most until there is.
    core::Duration wait(Pace::Moment now) const;
    /// Somebody waits for what it does: it plays, or is on its way.
    bool isAwaited() const { return m_pace.playing() || m_goal || m_sought.value != 0; }
    /// How it stands; what is shown has its snapshot.
    PlayerState state();
    /// Engines that stand by, by the events they have processed, ascending; for whoever measures.
    std::vector<std::uint64_t> standing() const;

private:
    /// An engine on its way through the session, and what was found of it.
    struct Runner {
        std::unique_ptr<ReplayCursor> cursor;
        std::uint64_t differing = 0;
        std::optional<Finding> first;
        std::uint64_t position() const { return cursor->position(); }
    };
    struct Goal {
        std::optional<std::uint64_t> event;  ///< else the time
        core::Time at{};
        std::uint64_t from = 0;   ///< what was shown when it was wished for
        std::uint64_t start = 0;  ///< where the engine set out from
        core::Time startTime{};
    };

    explicit Player(Source source);
    core::Expected<std::unique_ptr<Runner>> fresh() const;
    static core::Expected<bool> step(Runner& runner);
    void goTo(Goal goal);
    void goToEvent(std::uint64_t event);
    void goToMark(const ToMark& wish);
    void goToProposal(core::ProposalId proposal);
    void depart(const Goal& goal);
    void leave(std::unique_ptr<Runner> runner);
    void approach(Pace::Moment now, std::size_t events);
    bool playOn(Pace::Moment now, std::size_t events);
    void passSilence(Pace::Moment now, core::Time next);
    void look(std::size_t events);
    bool park(std::size_t events);
    bool atGoal(const engine::Event* next) const;
    void arrive(Pace::Moment now);
    void stop(const core::Error& error);
    View viewOf(Runner& runner) const;
    const View& shown();
    bool isFront() const { return m_shown + 1 == m_views.size(); }
    double share() const;

    Source m_source;
    std::uint64_t m_events = 0;
    core::Time m_begun{}, m_last{};
    Parking m_parking{0};
    std::unique_ptr<Runner> m_runner;  ///< at the last of the views, or where a way was left
    std::vector<std::unique_ptr<Runner>> m_parked;  ///< by position
    std::unique_ptr<Runner> m_driver;               ///< on its way to a place
    std::uint64_t m_driverTo = 0;
    std::size_t m_drivesLeft = 0;  ///< so that standing by is not worked at for ever
    std::deque<View> m_views;      ///< one after another, event by event; never empty
    std::size_t m_shown = 0;       ///< of them
    std::deque<View> m_coming;     ///< those of the way that is under way
    bool m_stale = false;          ///< it was played on: the runner is beyond the views
    std::unique_ptr<MarkScan> m_scan;
    bool m_scanned = false;
    std::string m_scanBroken;  ///< … as far as the recording could be read, and why; empty: all
    std::optional<Goal> m_goal;
    core::ProposalId m_sought;  ///< whose mark is waited for; 0: none
    Pace m_pace;
    Pace::Moment m_now{};  ///< as it was said last
    bool m_slower = false;
    std::uint64_t m_backs = 0;
    Hint m_hint = Hint::None;
    std::optional<core::Time> m_asked;
    std::string m_problem;
};

}  // namespace ballast::replay
