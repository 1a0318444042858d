#include "app/tape_decision.h"

#include "app/engine_config.h"
#include "app/settings.h"
#include "app/tape_venue.h"
#include "connectors/net/text_file.h"
#include "connectors/paper_market/demo_book.h"
#include "connectors/paper_market/positions_csv.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::app {
namespace {

/// More fits of smiles than any tape has expiries.
constexpr int kMostFits = 200;
/// Of the search for whole lots: the same answer wherever it runs.
constexpr int kMostNodes = 20'000;
constexpr core::Duration kBooksComeIn = std::chrono::seconds{8};

core::Expected<Settings> settingsOf(const std::filesystem::path& file)
{
    std::error_code none;
    if (!std::filesystem::is_regular_file(file, none))
        return core::failure("reading the settings: there is no file " +
                             core::quoted(file.string()));
    Settings settings = readSettings(file);
    if (settings.problems.empty()) return settings;
    std::string all;
    for (const std::string& problem : settings.problems) all += (all.empty() ? "" : "\n") + problem;
    return core::failure(all + "\nNothing is decided on settings that are not as meant.");
}

core::Expected<paper_trading::AccountSeed> seedOf(const ProposeCommand& command)
{
    paper_trading::AccountSeed seed;
    if (!command.equity.empty()) {
        auto parsed = paper_trading::parseAccount("paper:paper:" + command.equity);
        if (!parsed) return core::failure("--equity: " + parsed.error().message);
        seed = std::move(*parsed);
    }
    auto file = paper_market::readPositionsCsv(command.positions);
    if (!file) return std::unexpected(file.error());
    if (file->positions.empty())
        return core::failure("reading positions from " +
                             core::quoted(command.positions.filename().string()) +
                             ": it holds none");
    seed.positions = std::move(file->positions);
    return seed;
}

/// The line of the file that first says `word`; 0: none does.
int lineOf(const std::filesystem::path& file, std::string_view word)
{
    const auto text = net::readTextFile(file);
    const std::size_t at = text ? text->find(word) : std::string::npos;
    if (at == std::string::npos) return 0;
    return 1 +
           static_cast<int>(std::count(text->begin(), text->begin() + std::ptrdiff_t(at), '\n'));
}

core::Expected<void> findAll(const paper_trading::AccountSeed& seed,
                             const paper_market::TapeMarket& market, const ProposeCommand& command)
{
    for (const paper_trading::SeedPosition& position : seed.positions) {
        const auto listed = std::ranges::any_of(
            market.listings(),
            [&](const paper_market::Listing& l) { return l.spec.name == position.instrument; });
        if (!listed)
            return core::failure(fmt::format(
                "reading positions from {}, line {}: {} is not on the tape {}",
                core::quoted(command.positions.filename().string()),
                lineOf(command.positions, position.instrument), core::quoted(position.instrument),
                core::quoted(market.recorded().files.front())));
    }
    return {};
}

/// One decision is of one instant: a breach has no time to last in.
engine::Config ofOneInstant(engine::Config config)
{
    for (rebalance::Policy& policy : config.policies) policy.hysteresis.dwell = {};
    return config;
}

class Decider {
public:
    Decider(const Settings& settings, TapeVenue& venue)
        : m_venue(venue),
          m_config(ofOneInstant(engineConfig(settings, {*settings.profile("paper")}, {}, 1))),
          m_engine(m_config)
    {
    }

    core::Expected<std::shared_ptr<const engine::Snapshot>> decide()
    {
        const core::Time start = m_venue.start();
        m_engine.process(engine::Tick{start});
        if (auto heard = take(m_venue.listen()); !heard) return std::unexpected(heard.error());
        fitSmiles(start);
        if (auto heard = take(m_venue.login()); !heard) return std::unexpected(heard.error());
        tick(start);
        // What has no mark now may get one: the engine waits as long after any login.
        for (core::Time at = start; isPartial() && at <= start + m_config.settleAfterLogin;) {
            at += std::chrono::seconds{1};
            if (auto heard = take(m_venue.advance(at)); !heard)
                return std::unexpected(heard.error());
            tick(at);
        }
        if (auto heard = awaitJoint(); !heard) return std::unexpected(heard.error());
        return m_engine.snapshot();
    }

private:
    /// A joint hedge that is asked for is worked out here and now, by a limit that is no clock.
    void tick(core::Time at)
    {
        m_decidedAt = at;
        std::vector<rebalance::JointRequest> asked;
        for (const engine::Effect& effect : m_engine.process(engine::Tick{at}))
            if (const auto* seek = std::get_if<engine::SeekJointHedge>(&effect))
                asked.push_back(seek->request);
        for (rebalance::JointRequest& request : asked) {
            request.hedge.solver.integer.milliseconds = 0;
            request.hedge.solver.integer.nodes = kMostNodes;
            m_engine.process(engine::JointFound{
                std::make_shared<const rebalance::JointAnswer>(rebalance::answerOf(request))});
            m_sought = true;
        }
    }
    /// The books of options do not come on a tape: their best quotes stand in after a while.
    core::Expected<void> awaitJoint()
    {
        if (!m_sought || isProposed()) return {};
        const core::Time until = m_decidedAt + kBooksComeIn;
        for (core::Time at = m_decidedAt; !isProposed() && at < until;) {
            at += std::chrono::seconds{1};
            if (auto heard = take(m_venue.advance(at)); !heard) return heard;
            tick(at);
        }
        return {};
    }
    bool isProposed() { return !m_engine.snapshot()->proposals->items.empty(); }
    core::Expected<void> take(core::Expected<TapeVenue::Events> events)
    {
        if (!events) return std::unexpected(events.error());
        for (const engine::Event& event : *events) m_engine.process(event);
        return {};
    }
    /// Nothing is judged before the account has been read, so that deltas know their smile.
    void fitSmiles(core::Time at)
    {
        for (int i = 0; i < kMostFits; ++i) {
            const auto before = m_engine.snapshot()->surfaces;
            m_engine.process(engine::Tick{at});
            if (m_engine.snapshot()->surfaces == before) return;
        }
    }
    bool isPartial()
    {
        return std::ranges::any_of(
            *m_engine.snapshot()->underlyings,
            [](const engine::UnderlyingState& state) { return state.exposure.partial(); });
    }

    TapeVenue& m_venue;
    engine::Config m_config;
    engine::Engine m_engine;
    core::Time m_decidedAt{};
    bool m_sought = false;
};

}  // namespace

core::Expected<TapeDecision> decideOnTape(const ProposeCommand& command)
{
    const auto settings = settingsOf(command.config);
    if (!settings) return std::unexpected(settings.error());
    auto seed = seedOf(command);
    if (!seed) return std::unexpected(seed.error());
    auto market = paper_market::TapeMarket::open(
        command.tape,
        {.seed = paper_market::kDefaultSeed, .pricePath = {}, .still = true, .pathOffset = {}});
    if (!market) return std::unexpected(market.error());
    if (auto found = findAll(*seed, **market, command); !found)
        return std::unexpected(found.error());

    TapeDecision out{.tape = (*market)->recorded().files.front(),
                     .positions = command.positions.filename().string(),
                     .held = seed->positions.size(),
                     .rows = (*market)->recorded().rows,
                     .refused = (*market)->recorded().refused,
                     .recordedAt = (*market)->start(),
                     .snapshot = {}};
    auto venue = TapeVenue::open(std::move(*market), std::move(*seed));
    if (!venue) return std::unexpected(venue.error());
    auto decided = Decider{*settings, **venue}.decide();
    if (!decided) return std::unexpected(decided.error());
    out.snapshot = std::move(*decided);
    return out;
}

}  // namespace ballast::app
