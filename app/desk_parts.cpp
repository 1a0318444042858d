// What a desk is made of: its venues, its store, its engine.
#include "app/desk.h"

#include "app/backup_keeper.h"
#include "app/engine_config.h"
#include "app/event_session.h"
#include "app/halt_file.h"
#include "app/key_binding.h"
#include "app/keychain.h"
#include "app/paper_venue.h"
#include "app/session_maker.h"
#include "connectors/net/wire_cuts.h"
#include "connectors/paper/server.h"
#include "connectors/store/event_recorder.h"
#include "connectors/store/store.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <random>
#include <utility>

namespace ballast::app {

core::Expected<void> Desk::makeVenue()
{
    if (m_profile.kind == ProfileKind::Paper) return makePaperVenue();
    m_clock = {std::chrono::system_clock::now(), std::chrono::steady_clock::now(), 1};
    for (const Profile& venue : m_venues) {
        if (venue.clientId.empty())
            return core::failure("profile " + venue.name + " has no client_id; put it into " +
                                 (m_options.data / "ballast.toml").string() +
                                 " and store its secret with "
                                 "'ballastctl key set --profile " +
                                 venue.name + "'.");
        auto secret = readKey(venue.name);
        if (!secret) return std::unexpected(secret.error());
        m_secrets.emplace_back(std::move(*secret));
    }
    bindKeys();
    return {};
}

/// A key that is another one than this folder has known trades nothing until a person confirms it.
void Desk::bindKeys()
{
    KeyBinding binding(m_options.data);
    for (Profile& venue : m_venues) {
        std::string problem = binding.problem(venue.name, venue.clientId);
        if (const auto account = binding.account(venue.name); account)
            m_accounts[venue.name] = *account;
        else if (problem.empty())
            problem = account.error().message;
        if (problem.empty()) continue;
        venue.trading = false;
        m_keyProblems.push_back(std::move(problem));
    }
}

/// The account that answers first is the one this folder knows from then on. On the engine's
/// thread: the file is written on the window's.
void Desk::seeAccount(const std::string& profile, const std::string& digest, bool expected)
{
    QMetaObject::invokeMethod(
        this,
        [this, profile, digest, expected] {
            KeyBinding binding(m_options.data);
            if (!expected) return note(binding.accountSentence(profile, digest));
            if (digest.empty() || m_accounts[profile] == digest) return;
            m_accounts[profile] = digest;
            if (const auto kept = binding.bindAccount(profile, digest); !kept)
                note(kept.error().message);
        },
        Qt::QueuedConnection);
}

core::Expected<void> Desk::makePaperVenue()
{
    if (isCapture(m_options)) {
        auto capture = openCapture(m_options, m_profile.name, m_profile.clientId);
        if (!capture) return std::unexpected(capture.error());
        m_clock = capture->clock;
        m_capture = std::move(*capture);
        return {};
    }
    if (!m_options.exchange.empty()) {
        m_clock = {std::chrono::system_clock::now(), std::chrono::steady_clock::now(), 1};
        m_venues = {m_profile};
        m_venues.front().url = m_options.exchange;
        m_secrets.emplace_back("paper");
        return {};
    }
    auto exchanges = startPaperExchanges(m_options);
    if (!exchanges) return std::unexpected(exchanges.error());
    m_exchanges = std::move(*exchanges);
    m_clock = m_exchanges.front()->clock();
    m_venues.clear();
    for (const auto& exchange : m_exchanges) {
        Profile& venue = m_venues.emplace_back(m_profile);
        venue.url = exchange->webSocketUrl();
        // One venue is the profile's own, with the key it says.
        if (m_exchanges.size() > 1) venue.name = venue.clientId = exchange->accountNames().front();
        m_secrets.emplace_back("paper");
    }
    return {};
}

core::Expected<void> Desk::makeStore()
{
    std::random_device entropy;
    const std::uint64_t randomness = (std::uint64_t{entropy()} << 32) | entropy();
    store::Callbacks callbacks;
    // Only after the engine exists can anything be journaled, so these cannot come too early.
    callbacks.journaled = [this](std::uint64_t seq) { postOrHalt(engine::Journaled{seq, {}}); };
    callbacks.failed = [this](const std::string& reason) {
        postOrHalt(engine::JournalFailed{reason, {}});
    };
    callbacks.historyTold = [this](const std::string& sentence) {
        noteFromAnyThread("History: " + sentence);
    };
    store::Opening opening{m_clock.at(std::chrono::steady_clock::now()), randomness};
    if (const auto why = HaltFile::read(m_options.data))
        opening.halt = "halted before this start: " + *why;
    opening.keep = m_settings.history;
    auto store = store::Store::open(m_options.data, opening, std::move(callbacks));
    if (!store && store::isInUse(store.error())) return std::unexpected(store.error());
    // What cannot be recorded is not sent; the book can be watched all the same.
    if (!store) {
        m_whyNoStore = store.error().message;
        return {};
    }
    HaltFile::remove(m_options.data);  // the journal says it now
    m_store = std::move(*store);
    m_backups = std::make_unique<BackupKeeper>(*m_store, m_options.data);
    connect(m_backups.get(), &BackupKeeper::kept, this, [](const QString& copy) {
        spdlog::info("backup: {} was made and verified", copy.toStdString());
    });
    connect(m_backups.get(), &BackupKeeper::failed, this,
            [this](const QString& why) { note("No backup was kept. " + why.toStdString()); });
    return {};
}

void Desk::backUp(std::function<void(core::Expected<std::filesystem::path>)> done,
                  std::function<bool(double)> watch)
{
    if (!m_backups)
        return done(core::failure("Backing up: this desk records nothing. " + m_whyNoStore));
    m_backups->keep(std::move(done), std::move(watch));
}

engine::Recovered Desk::recovered() const
{
    if (m_store) return m_store->recovered();
    engine::Recovered none;
    none.installId = "NOJOURNL";
    // From the start, so that the gate begins closed: a halt that came later would cancel what the
    // account has at the venue, and watching touches nothing.
    none.halted = true;
    none.haltReason = "storage: the order journal cannot be written (" + m_whyNoStore + ")";
    return none;
}

void Desk::makeEngine()
{
    EngineThread::Outside outside;
    outside.clock = m_clock;
    outside.spin = m_options.spin;
    outside.gate = m_gate;
    outside.journal = [this](engine::Journal entry) {
        return m_store && m_store->journal(std::move(entry));
    };
    outside.remember = [this](engine::Remember row) { return remember(std::move(row)); };
    outside.faulted = [this](const std::string& what) {
        noteFromAnyThread("An internal fault: " + what +
                          ". No new order leaves; look at the venue before you resume.");
    };
    for (std::size_t i = 0; i < m_venues.size(); ++i)
        outside.venues.emplace_back(
            m_venues[i].name,
            m_capture ? std::move(m_capture->make)
                      : sessionMaker(venueProfile(i), m_clock, recovered().nextRequestId, i, m_gate,
                                     m_cuts, accountSeen(i)));
    engine::Config config = engineConfig(m_settings, m_venues, recovered(), m_clock.speed);
    if (m_capture || m_runs->isLoop())
        config.mode =
            engine::Mode::Watch;  // a recording takes no orders; after crashes a person looks first
    recordEvents(config);
    recordMode(config);
    if (m_events)
        outside.recorded = [this](const engine::Event& event,
                                  std::span<const engine::Effect> effects) {
            m_events->took(event, effects);
        };
    m_engine = std::make_unique<EngineThread>(std::move(config), std::move(outside));
    m_haltFile = std::make_shared<HaltFile>(m_gate, m_options.data);
}

/// A desk that cannot record what its engine sees trades all the same: its orders are journaled.
void Desk::recordEvents(const engine::Config& config)
{
    if (!m_store) return;
    if (!m_settings.events.on) {
        spdlog::info("events are not recorded: record_events in [history] says so");
        return;
    }
    const core::Time now = m_clock.at(std::chrono::steady_clock::now());
    constexpr double kBytesOfGb = 1e9;
    constexpr std::int64_t kLeftToJournal = 256'000'000;
    store::EventRecorder::Bounds bounds;
    bounds.keepBytes = static_cast<std::int64_t>(m_settings.events.keepGb * kBytesOfGb);
    bounds.leaveFree = kLeftToJournal;
    auto events = store::EventRecorder::begin(
        m_options.data, eventSession(config, now),
        [this](const std::string& sentence) { tellOfRecording(sentence); }, bounds);
    if (events)
        m_events = std::move(*events);
    else
        tellOfRecording("The events of this session are not recorded, and it cannot be replayed: " +
                        events.error().message);
}

/// The engine records what changes. What it begins with is told here, and not by the engine, so
/// that what was recorded before is still replayed to the last bit.
void Desk::recordMode(const engine::Config& config)
{
    remember(engine::Remember{modeAtStart(config, m_clock.at(std::chrono::steady_clock::now()))});
}

/// In the window, the log and the history; from the engine's thread or the recorder's.
void Desk::tellOfRecording(const std::string& sentence)
{
    engine::Alert alert;
    alert.severity = engine::Severity::Critical;
    alert.topic = "recording";
    alert.text = sentence;
    alert.at = m_clock.at(std::chrono::steady_clock::now());
    if (!m_store->remember(engine::Remember{engine::AlertRecord{alert}}))
        spdlog::error("history: its writer is not keeping up, and has no row of this: {}",
                      sentence);
    noteFromAnyThread(sentence);
}

/// The practice exchange's accounts are of its own making, and bound to nothing.
std::function<void(const std::string&, bool)> Desk::accountSeen(std::size_t number)
{
    if (m_venues[number].kind == ProfileKind::Paper) return {};
    return [this, name = m_venues[number].name](const std::string& digest, bool expected) {
        seeAccount(name, digest, expected);
    };
}

deribit::Profile Desk::venueProfile(std::size_t number)
{
    const Profile& venue = m_venues[number];
    deribit::Profile profile;
    profile.venue = venue.name;
    profile.url = venue.url;
    profile.keyId = venue.clientId;
    profile.secret = std::move(m_secrets[number]);
    profile.currencies = venue.currencies;
    if (const auto known = m_accounts.find(venue.name); known != m_accounts.end())
        profile.accountDigest = known->second;
    profile.tradingEnabled = venue.trading;
    profile.mayChangeAccount = venue.kind == ProfileKind::Paper;
    for (const rebalance::Policy& policy : m_settings.policies)
        profile.underlyings.push_back(policy.underlying);
    return profile;
}

}  // namespace ballast::app
