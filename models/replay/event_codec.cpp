#include "models/replay/event_codec.h"

#include "models/core/assert.h"
#include "models/core/digest.h"
#include "models/replay/config_codec.h"
#include "models/replay/record_fields.h"
#include "models/replay/walk.h"

#include <fmt/format.h>

#include <tuple>
#include <utility>

namespace ballast::replay {
namespace {

using engine::Event;

/// Counts up with every change of how the bytes are made of the fields.
constexpr int kWriting = 1;
constexpr std::uint8_t kOutcomes = 64;  ///< the first byte of an outcome; below: of an event
static_assert(std::variant_size_v<Event> <= kOutcomes);
/// No desk lists so many; a number beyond is not of ours.
constexpr std::uint32_t kMostInstruments = 1U << 17;

template <class T>
concept OfInstrument = std::is_same_v<T, market::Ticker> || std::is_same_v<T, market::Quote> ||
                       std::is_same_v<T, market::BookUpdate> || std::is_same_v<T, market::Trade>;

core::InstrumentId instrumentOf(const market::Ticker& ticker) { return ticker.quote.id; }
template <class T>
core::InstrumentId instrumentOf(const T& event)
{
    return event.id;
}

/// Which alternative T is; kNone: none of them.
constexpr std::uint8_t kNone = 255;
template <class T, class... Kinds>
constexpr std::uint8_t indexIn(std::type_identity<std::variant<Kinds...>>)
{
    std::uint8_t index = 0;
    const bool found = ((std::is_same_v<T, Kinds> || (++index, false)) || ...);
    return found ? index : kNone;
}

/// The last of each kind; of a kind that is of one instrument, the last of each instrument.
class Context {
    template <class T>
    using Last =
        std::conditional_t<OfInstrument<T>, std::vector<std::optional<T>>, std::optional<T>>;
    template <class Variant>
    struct AllOf;
    template <class... T>
    struct AllOf<std::variant<T...>> {
        using Tuple = std::tuple<Last<T>...>;
    };
    AllOf<Event>::Tuple m_events;
    AllOf<Outcome>::Tuple m_outcomes;

    template <class T>
    auto& listOf()
    {
        constexpr std::uint8_t event = indexIn<T>(std::type_identity<Event>{});
        if constexpr (event != kNone)
            return std::get<event>(m_events);
        else
            return std::get<indexIn<T>(std::type_identity<Outcome>{})>(m_outcomes);
    }

public:
    template <class T>
    std::optional<T>& of()
    {
        return listOf<T>();
    }
    template <OfInstrument T>
    std::optional<T>& of(std::uint32_t instrument)
    {
        auto& list = listOf<T>();
        if (list.size() <= instrument) list.resize(instrument + 1);
        return list[instrument];
    }
    void clear() { *this = {}; }
};

/// A command is long and seldom: against another one nothing is saved.
template <class T>
inline constexpr bool kAlone = std::is_same_v<T, engine::Command>;

class Fingerprint {
public:
    template <class T>
    void add(std::size_t kind, const T& value)
    {
        m_bytes.bytes.clear();
        m_bytes.lastTime = 0;
        m_bytes.varint(kind);
        replay::put(m_bytes, value);
        for (const char c : m_bytes.bytes) {
            m_sum.digest ^= static_cast<unsigned char>(c);
            m_sum.digest *= 0x100000001b3;
        }
        ++m_sum.count;
    }
    const OtherEffects& sum() const { return m_sum; }

private:
    ByteWriter m_bytes;
    OtherEffects m_sum{0xcbf29ce484222325, 0};
};

/// Calls `whole` with what is kept as it is, and adds all else to the fingerprint.
template <class Whole>
struct SortEffect {
    std::size_t kind;
    Fingerprint& rest;
    Whole& whole;

    void operator()(const engine::Journal& journal) const
    {
        std::visit(whole, journal.entry);
        rest.add(kind, journal.seq);
    }
    void operator()(const engine::Remember& remember) const
    {
        std::visit(
            [this, row = remember.row.index()]<class Row>(const Row& record) {
                if constexpr (std::is_same_v<Row, engine::ProposalRecord> ||
                              std::is_same_v<Row, engine::DecisionRecord>)
                    whole(record);
                else
                    rest.add(kind + 100 + row, record);
            },
            remember.row);
    }
    void operator()(const engine::Alert& alert) const { whole(alert); }
    void operator()(const risk::Approved<orders::Place>& place) const
    {
        rest.add(kind, place.get());
    }
    void operator()(const engine::SeekJointHedge& seek) const { rest.add(kind, seek.request.wish); }
    template <class T>
    void operator()(const T& other) const
    {
        rest.add(kind, other);
    }
};

template <class Whole>
void sortEffects(std::span<const engine::Effect> effects, Whole whole)
{
    if (effects.empty()) return;
    Fingerprint rest;
    for (const engine::Effect& effect : effects)
        std::visit(SortEffect<Whole>{effect.index(), rest, whole}, effect);
    if (rest.sum().count > 0) whole(rest.sum());
}

}  // namespace

std::vector<Outcome> outcomesOf(std::span<const engine::Effect> effects)
{
    std::vector<Outcome> out;
    sortEffects(effects, [&out](const auto& outcome) { out.emplace_back(outcome); });
    return out;
}

const std::string& layout()
{
    static const std::string known = [] {
        std::string words = fmt::format("{} ", kWriting);
        layoutOf<Event>(words);
        layoutOf<Outcome>(words);
        words += configLayout();
        return core::sha256Hex(words);
    }();
    return known;
}

// ---- writing ------------------------------------------------------------------------------------

struct EventWriter::State {
    ByteWriter out;
    Context context;
    std::uint64_t events = 0;

    template <class T>
    void put(std::uint8_t kind, const T& value)
    {
        out.byte(kind);
        if constexpr (OfInstrument<T>) {
            const std::uint32_t instrument = instrumentOf(value).index;
            const bool known = instrument < kMostInstruments;
            out.varint(known ? instrument : kMostInstruments);
            if (known) return putAgainst(value, context.of<T>(instrument));
            replay::put(out, value);
        } else if constexpr (kAlone<T>) {
            replay::put(out, value);
        } else {
            putAgainst(value, context.of<T>());
        }
    }
    template <class T>
    void putAgainst(const T& value, std::optional<T>& last)
    {
        replay::put(out, value, last ? &*last : nullptr);
        last = value;
    }
};

EventWriter::EventWriter() : m_state(std::make_unique<State>()) {}
EventWriter::~EventWriter() = default;

void EventWriter::put(const Event& event, std::span<const engine::Effect> effects)
{
    State& state = *m_state;
    std::visit([&](const auto& e) { state.put(static_cast<std::uint8_t>(event.index()), e); },
               event);
    ++state.events;
    sortEffects(effects, [&state]<class T>(const T& outcome) {
        state.put(static_cast<std::uint8_t>(kOutcomes + indexIn<T>(std::type_identity<Outcome>{})),
                  outcome);
    });
}

std::size_t EventWriter::size() const { return m_state->out.bytes.size(); }
std::uint64_t EventWriter::events() const { return m_state->events; }

std::string EventWriter::take()
{
    m_state->events = 0;
    return std::exchange(m_state->out.bytes, {});
}

void EventWriter::reset()
{
    BALLAST_ASSERT(m_state->events == 0);  // what waits was written with the context
    m_state->context.clear();
    m_state->out.lastTime = 0;
}

// ---- reading ------------------------------------------------------------------------------------

struct EventReader::State {
    ByteReader in{{}};
    Context context;
    std::size_t entry = 0;
    core::Time clock = core::Time::min();  ///< of the engine, which never goes back
    std::string broken;                    ///< what was found first; nothing is read after it

    template <class T>
    void get(std::optional<T>& last)
    {
        const bool known = last.has_value();
        if (!known) last.emplace();
        replay::get(in, *last, known);
    }
    /// The kind's own place in the context, read; or a value of its own.
    template <class T, class Give>
    void read(Give give)
    {
        if constexpr (OfInstrument<T>) {
            const std::uint64_t instrument = in.varint();
            if (instrument > kMostInstruments) return in.fail("an instrument of no number");
            if (instrument < kMostInstruments) {
                auto& place = context.of<T>(static_cast<std::uint32_t>(instrument));
                get(place);
                return give(*place);
            }
        }
        if constexpr (OfInstrument<T> || kAlone<T>) {
            T value{};
            replay::get(in, value);
            give(std::move(value));
        } else {
            auto& place = context.of<T>();
            get(place);
            give(*place);
        }
    }
    template <class Variant, std::size_t I = 0, class Give>
    void readKind(std::size_t index, Give give)
    {
        if constexpr (I < std::variant_size_v<Variant>) {
            if (index == I) return read<std::variant_alternative_t<I, Variant>>(give);
            readKind<Variant, I + 1>(index, give);
        } else {
            in.fail("an entry of no kind");
        }
    }
    /// What bytes can say and an engine would not survive.
    void judge(const Event& event)
    {
        if (const auto* tick = std::get_if<engine::Tick>(&event)) {
            if (tick->now < clock) in.fail("the clock goes back");
            clock = tick->now;
        }
        if (const auto* found = std::get_if<engine::JointFound>(&event); found && !found->answer)
            in.fail("an answer without its hedge");
    }
};

EventReader::EventReader() : m_state(std::make_unique<State>()) {}
EventReader::~EventReader() = default;

void EventReader::open(std::string_view bytes, bool fresh)
{
    const std::int64_t lastTime = fresh ? 0 : m_state->in.lastTime;
    m_state->in = ByteReader{bytes};
    m_state->in.lastTime = lastTime;
    if (fresh) m_state->context.clear();
}

core::Expected<bool> EventReader::next(Entry& entry)
{
    State& state = *m_state;
    ByteReader& in = state.in;
    if (!state.broken.empty()) return core::failure(state.broken);
    if (in.atEnd()) return false;
    entry.outcomes.clear();
    const std::uint8_t kind = in.byte();
    if (kind >= kOutcomes)
        in.fail("an outcome without an event");
    else
        state.readKind<Event>(
            kind, [&entry](auto&& event) { entry.event = std::forward<decltype(event)>(event); });
    if (!in.problem()) state.judge(entry.event);
    while (!in.atEnd() && in.peek() >= kOutcomes)
        state.readKind<Outcome>(in.byte() - kOutcomes, [&entry](auto&& outcome) {
            entry.outcomes.emplace_back(std::forward<decltype(outcome)>(outcome));
        });
    if (in.problem()) {
        state.broken = fmt::format(
            "Reading recorded events: at byte {} of a block, entry {} of those read, {}. The "
            "recording is damaged from there on: `ballastctl verify` says what else is, and "
            "`ballastctl restore` puts orders and history back, no recording.",
            in.at(), state.entry, in.problem());
        return core::failure(state.broken);
    }
    ++state.entry;
    return true;
}

}  // namespace ballast::replay
