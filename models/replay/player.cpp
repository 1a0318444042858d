#include "models/replay/player.h"

#include "models/core/assert.h"

#include <algorithm>
#include <concepts>
#include <utility>

namespace ballast::replay {
namespace {

/// A silence of the recording that a person is not made to sit through: so long by its clock …
constexpr core::Duration kSilence = std::chrono::seconds{10};
/// … and at least so long before the screen.
constexpr core::Duration kPatience = std::chrono::seconds{2};
/// So far behind its speed, by the person's clock, it goes on from where it is.
constexpr core::Duration kBehind = std::chrono::milliseconds{250};
/// Reading without an engine is so much quicker than with one.
constexpr std::size_t kLookAhead = 4;

/// What an event says of its own time is believed so far beyond the engine's clock: a step of a
/// coarse recording. A venue whose clock is further off says nothing of ours.
constexpr core::Duration kBelieved = std::chrono::minutes{2};

/// From when on an event is to be seen: a tick's clock, or the time that a price carries, which the
/// engine hears of before the tick of that turn. Nothing: it has none, and goes with what is
/// before.
std::optional<core::Time> timeOf(const engine::Event& event, core::Time clock)
{
    if (const auto* tick = std::get_if<engine::Tick>(&event)) return tick->now;
    const core::Time at = std::visit(
        [](const auto& each) {
            if constexpr (requires {
                              { each.at } -> std::convertible_to<core::Time>;
                          })
                return core::Time{each.at};
            else
                return core::Time{};
        },
        event);
    if (clock == core::Time{} || at <= clock || at - clock > kBelieved) return std::nullopt;
    return at;
}

template <class... Handlers>
struct Each : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Each(Handlers...) -> Each<Handlers...>;

}  // namespace

Player::Player(Source source) : m_source(std::move(source)) {}
Player::~Player() = default;

core::Expected<std::unique_ptr<Player>> Player::open(Source source, core::Time begun,
                                                     core::Time last)
{
    std::unique_ptr<Player> player(new Player(std::move(source)));
    auto runner = player->fresh();
    if (!runner) return std::unexpected(runner.error());
    auto recording = player->m_source();
    if (!recording) return std::unexpected(recording.error());
    player->m_runner = std::move(*runner);
    player->m_events = player->m_runner->cursor->events();
    player->m_begun = begun;
    player->m_last = std::max(begun, last);
    player->m_parking = Parking{player->m_events};
    player->m_drivesLeft = 2 * Parking::kPlaces;
    player->m_scan = std::make_unique<MarkScan>(std::move(*recording));
    player->m_views.push_back(player->viewOf(*player->m_runner));
    return player;
}

core::Expected<std::unique_ptr<Player::Runner>> Player::fresh() const
{
    auto recording = m_source();
    if (!recording) return std::unexpected(recording.error());
    auto cursor = ReplayCursor::open(std::move(*recording));
    if (!cursor) return std::unexpected(cursor.error());
    auto runner = std::make_unique<Runner>();
    runner->cursor = std::move(*cursor);
    return runner;
}

/// One event, held against what was recorded of it.
core::Expected<bool> Player::step(Runner& runner)
{
    auto more = runner.cursor->step();
    if (!more || !*more) return more;
    if (runner.cursor->recorded().outcomes.empty() && runner.cursor->recomputed().empty())
        return true;
    Comparison found;
    compareEvent(*runner.cursor, {}, found);
    runner.differing += found.differing;
    if (!runner.first && !found.findings.empty()) runner.first = std::move(found.findings.front());
    return true;
}

View Player::viewOf(Runner& runner) const
{
    ReplayCursor& cursor = *runner.cursor;
    View view;
    view.event = cursor.position();
    view.at = cursor.clock() == core::Time{} ? m_begun : cursor.clock();
    view.snapshot = cursor.snapshot();
    view.differing = runner.differing;
    view.first = runner.first;
    if (view.event == 0) return view;
    view.kind = cursor.recorded().event.index();
    if (const auto* command = std::get_if<engine::Command>(&cursor.recorded().event))
        view.actor = command->actor;
    return view;
}

/// What was played on to is written down when somebody asks for it.
const View& Player::shown()
{
    if (std::exchange(m_stale, false)) {
        m_views.clear();
        m_views.push_back(viewOf(*m_runner));
        m_shown = 0;
    }
    return m_views[m_shown];
}

std::vector<std::uint64_t> Player::standing() const
{
    std::vector<std::uint64_t> out;
    for (const auto& runner : m_parked) out.push_back(runner->position());
    return out;
}

// ---- wishes -------------------------------------------------------------------------------------

void Player::take(const Wish& wish, Pace::Moment now)
{
    m_hint = Hint::None;
    m_asked.reset();
    m_now = now;
    std::visit(Each{[&](const Play&) {
                        if (shown().event < m_events) m_pace.play(now, shown().at);
                    },
                    [&](const Pause&) { m_pace.pause(); },
                    [&](const SetSpeed& speed) { m_pace.setSpeed(now, speed.speed); },
                    [&](const Step& step) {
                        m_pace.pause();
                        const std::uint64_t at = shown().event;
                        const auto back =
                            static_cast<std::uint64_t>(-std::min<std::int64_t>(step.events, 0));
                        const auto on =
                            static_cast<std::uint64_t>(std::max<std::int64_t>(step.events, 0));
                        goToEvent(back > at ? 0 : at - back + on);
                    },
                    [&](const ToEvent& to) { goToEvent(to.event); },
                    [&](const ToTime& to) { goTo({std::nullopt, to.at}); },
                    [&](const ToMark& to) { goToMark(to); },
                    [&](const ToProposal& to) { goToProposal(to.proposal); },
                    [&](const Cancel&) {
                        m_sought = {};
                        if (!m_goal) return;
                        m_pace.pause();
                        m_coming.clear();  // of the end of the way, which is not come to
                        arrive(now);
                        m_asked.reset();
                    }},
               wish);
}

void Player::goToEvent(std::uint64_t event)
{
    event = std::min(event, m_events);
    const std::uint64_t at = shown().event, first = m_views.front().event;
    if (event < first || event > m_views.back().event) return goTo({.event = event, .at = {}});
    m_goal.reset();
    m_sought = {};
    m_backs += event < at ? 1 : 0;
    m_shown = static_cast<std::size_t>(event - first);
    if (m_pace.playing()) m_pace.stand(m_now, m_views[m_shown].at);
}

/// What was not looked through yet may have a mark that is nearer than the nearest that is known.
void Player::goToMark(const ToMark& wish)
{
    const Marks& marks = m_scan->found();
    const std::uint64_t at = shown().event;
    const bool known = m_scanned || (!wish.forward && m_scan->looked() + 1 >= at);
    const Mark* mark = wish.forward ? markAfter(marks, at, wish.kinds)
                       : known      ? markBefore(marks, at, wish.kinds)
                                    : nullptr;
    if (mark) return goToEvent(mark->event);
    if (wish.forward)
        m_hint = !m_scanBroken.empty() ? Hint::CannotLook : known ? Hint::NoMark : Hint::NotYet;
    else
        m_hint = known ? Hint::NoMark : Hint::NotYetBack;
}

/// Where it was not found yet, it is gone to when it is.
void Player::goToProposal(core::ProposalId proposal)
{
    m_sought = {};
    const Marks& marks = m_scan->found();
    const auto is = [&](const Mark& mark) {
        return mark.kind == MarkKind::Proposal && mark.proposal == proposal;
    };
    const auto mark = std::ranges::find_if(marks, is);
    if (mark != marks.end()) return goToEvent(mark->event);
    if (m_scanned)
        m_hint = m_scanBroken.empty() ? Hint::NoProposal : Hint::CannotLook;
    else
        m_sought = proposal;
}

void Player::goTo(Goal goal)
{
    m_sought = {};
    m_problem.clear();
    m_coming.clear();
    goal.from = shown().event;
    depart(goal);
    goal.start = m_runner->position();
    goal.startTime = std::max(m_begun, m_runner->cursor->clock());
    m_goal = goal;
}

/// Takes the engine from which the way is shortest. Of an event some moments before it are kept, so
/// one that stands before them is better than one among them.
void Player::depart(const Goal& goal)
{
    const auto isBefore = [&](const Runner& runner) {
        return goal.event ? runner.position() <= *goal.event : runner.cursor->clock() <= goal.at;
    };
    const auto better = [&](const Runner& a, const Runner& b) {
        const std::uint64_t kept =
            goal.event ? *goal.event - std::min<std::uint64_t>(*goal.event, kViews - 1) : m_events;
        const bool aKeeps = a.position() <= kept, bKeeps = b.position() <= kept;
        return aKeeps == bKeeps ? a.position() > b.position() : aKeeps;
    };
    std::unique_ptr<Runner>* best = nullptr;
    for (auto& parked : m_parked)
        if (isBefore(*parked) && (!best || better(*parked, **best))) best = &parked;
    // On the way forwards nothing is gained by changing to one that is behind.
    const bool stays =
        m_runner && isBefore(*m_runner) &&
        (!best || m_runner->position() >= (*best)->position() || better(*m_runner, **best));
    if (stays) return;
    std::unique_ptr<Runner> taken;
    if (best) {
        taken = std::move(*best);
        std::erase(m_parked, nullptr);
    } else {
        auto made = fresh();
        if (!made) return stop(made.error());
        taken = std::move(*made);
    }
    std::swap(m_runner, taken);
    leave(std::move(taken));
    m_drivesLeft = std::min(m_drivesLeft + 1, 2 * Parking::kPlaces);
}

/// Stands by from now on, where it is; of too many the least missed goes.
void Player::leave(std::unique_ptr<Runner> runner)
{
    if (!runner) return;
    const auto place = std::ranges::upper_bound(
        m_parked, runner->position(), {}, [](const auto& parked) { return parked->position(); });
    m_parked.insert(place, std::move(runner));
    if (m_parked.size() <= Parking::kMost) return;
    const std::size_t least = Parking::leastMissed(standing());
    m_parked.erase(m_parked.begin() + static_cast<std::ptrdiff_t>(least));
}

// ---- work ---------------------------------------------------------------------------------------

bool Player::work(Pace::Moment now, std::size_t events)
{
    m_now = now;
    if (m_goal) {
        approach(now, events);
        return true;
    }
    const bool due = m_pace.playing() && playOn(now, events);
    if (!m_scanned) {
        look(kLookAhead * events);
        return true;
    }
    return due || park(events);
}

core::Duration Player::wait(Pace::Moment now) const
{
    constexpr core::Duration kLong = std::chrono::seconds{1};
    if (m_goal || !m_scanned) return {};
    if (!m_pace.playing()) return kLong;
    if (!isFront()) return std::min(kLong, m_pace.until(now, m_views[m_shown + 1].at));
    const auto next = m_runner->cursor->next();
    const auto at = next && *next ? timeOf(**next, m_runner->cursor->clock()) : std::nullopt;
    return at ? std::min(kLong, m_pace.until(now, *at)) : core::Duration{};
}

bool Player::atGoal(const engine::Event* next) const
{
    if (!next) return true;
    if (m_goal->event) return m_runner->position() >= *m_goal->event;
    const auto at = timeOf(*next, m_runner->cursor->clock());
    return at && *at > m_goal->at;
}

void Player::approach(Pace::Moment now, std::size_t events)
{
    for (; events > 0; --events) {
        const auto next = m_runner->cursor->next();
        if (!next) {
            stop(next.error());
            m_coming.clear();
            return arrive(now);
        }
        if (atGoal(*next)) return arrive(now);
        static_cast<void>(step(*m_runner));  // it has a next one
        if (m_goal->event && m_runner->position() + kViews > *m_goal->event)
            m_coming.push_back(viewOf(*m_runner));
    }
}

void Player::arrive(Pace::Moment now)
{
    const std::uint64_t before = m_goal->from;
    if (!m_goal->event) m_asked = m_goal->at;
    m_goal.reset();
    m_stale = false;
    // Within reach of where it stood: what is kept grows, and what was kept stays.
    const std::uint64_t kept = m_views.back().event;
    if (m_coming.empty() ? kept != m_runner->position() : kept + 1 != m_coming.front().event)
        m_views.clear();
    for (View& view : m_coming) m_views.push_back(std::move(view));
    m_coming.clear();
    if (m_views.empty()) m_views.push_back(viewOf(*m_runner));
    while (m_views.size() > kViews) m_views.pop_front();
    m_shown = m_views.size() - 1;
    if (m_views.back().event < before) ++m_backs;
    if (m_pace.playing()) m_pace.stand(now, m_views.back().at);
}

/// All that is due by now. True where not all of it was done.
bool Player::playOn(Pace::Moment now, std::size_t events)
{
    const core::Time due = m_pace.due(now);
    while (!isFront() && m_views[m_shown + 1].at <= due) ++m_shown;
    if (!isFront()) {
        passSilence(now, m_views[m_shown + 1].at);
        return false;
    }
    if (!m_stale && m_runner->position() != m_views.back().event) {
        goTo({.event = m_views.back().event, .at = {}});  // a way was left: it stands elsewhere
        return true;
    }
    for (; events > 0; --events) {
        const auto next = m_runner->cursor->next();
        if (!next || !*next) {
            m_pace.pause();
            m_slower = false;
            if (!next) stop(next.error());
            return false;
        }
        if (const auto at = timeOf(**next, m_runner->cursor->clock()); at && *at > due) {
            m_slower = false;
            passSilence(now, *at);
            return false;
        }
        static_cast<void>(step(*m_runner));
        m_stale = true;
    }
    const core::Time at = m_runner->cursor->clock();
    if (at != core::Time{} && core::seconds(due - at) > core::seconds(kBehind) * m_pace.speed()) {
        m_slower = true;
        m_pace.stand(now, at);
    }
    return true;
}

/// A desk that stood still until `next` is not waited for.
void Player::passSilence(Pace::Moment now, core::Time next)
{
    if (next - m_pace.due(now) > kSilence && m_pace.until(now, next) > kPatience)
        m_pace.stand(now, next);
}

void Player::look(std::size_t events)
{
    const std::size_t known = m_scan->found().size();
    const auto more = m_scan->work(events);
    // It is told where somebody looks beyond, and where an engine comes to it.
    m_scanBroken = more ? std::string{} : more.error().message;
    m_scanned = !more || !*more;
    if (m_sought.value != 0 && (m_scanned || m_scan->found().size() > known))
        goToProposal(m_sought);
}

/// An engine on its way to where it is to stand by.
bool Player::park(std::size_t events)
{
    if (!m_driver) {
        std::vector<std::uint64_t> there = standing();
        there.push_back(m_runner->position());
        const auto place =
            m_drivesLeft > 0 ? m_parking.wanted(there, m_runner->position()) : std::nullopt;
        if (!place) return false;
        --m_drivesLeft;
        auto made = fresh();
        if (!made) {
            m_drivesLeft = 0;
            return false;
        }
        m_driver = std::move(*made);
        m_driverTo = *place;
    }
    for (; events > 0 && m_driver->position() < m_driverTo; --events)
        if (const auto more = step(*m_driver); !more || !*more) {
            m_driver.reset();  // damaged: it is told where a person comes to it
            m_drivesLeft = 0;
            return false;
        }
    if (m_driver->position() == m_driverTo) leave(std::move(m_driver));
    return true;
}

void Player::stop(const core::Error& error)
{
    m_pace.pause();
    m_problem = error.message;
}

// ---- state --------------------------------------------------------------------------------------

/// How much of the way has been gone.
double Player::share() const
{
    if (m_goal->event) {
        const std::uint64_t whole = *m_goal->event - std::min(*m_goal->event, m_goal->start);
        const std::uint64_t done = m_runner->position() - m_goal->start;
        return whole == 0 ? 1 : static_cast<double>(done) / static_cast<double>(whole);
    }
    const double whole = core::seconds(std::min(m_goal->at, m_last) - m_goal->startTime);
    const double done = core::seconds(m_runner->cursor->clock() - m_goal->startTime);
    return whole <= 0 ? 1 : std::clamp(done / whole, 0.0, 1.0);
}

PlayerState Player::state()
{
    PlayerState out;
    out.underWay = m_goal.has_value() || m_sought.value != 0;
    // On the way the runner is elsewhere, and what was shown before still is.
    out.view = m_goal ? m_views[m_shown] : shown();
    out.events = m_events;
    out.begun = m_begun;
    out.last = m_last;
    out.playing = m_pace.playing();
    out.slower = m_slower && out.playing;
    out.speed = m_pace.speed();
    out.marks = m_scan->marks();
    out.marksShare = m_events == 0 || m_scanned
                         ? 1
                         : static_cast<double>(m_scan->looked()) / static_cast<double>(m_events);
    out.share = m_goal ? share() : out.underWay ? out.marksShare : 0;
    out.marksFull = m_scan->full();
    if (!out.underWay && !out.playing) out.asked = m_asked;
    out.hint = m_hint;
    if (m_hint == Hint::CannotLook) out.hintWhy = m_scanBroken;
    out.problem = m_problem;
    out.backs = m_backs;
    return out;
}

}  // namespace ballast::replay
