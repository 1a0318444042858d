#include "app/launch_options.h"

#include "connectors/desk_database/address.h"
#include "models/core/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

namespace ballast::app {
namespace {

constexpr std::array<std::string_view, 10> kMarkets{
    "calm", "trend", "chop", "crash", "gap", "expiry", "thin", "bad-index", "crossed", "live"};

/// "calm" is one venue, "calm,calm" two of one price path. Returns what is wrong with it.
std::string readVenues(const std::string& wish, LaunchOptions& o)
{
    std::vector<std::string> words;
    std::istringstream in(wish);
    for (std::string word; std::getline(in, word, ',');) words.push_back(word);
    const std::size_t most = paper_market::venuesSideBySide().size();
    if (words.empty() || wish.back() == ',') return "--paper: a market is missing.";
    if (words.size() > most)
        return fmt::format("--paper {}: at most {} venues stand side by side.", wish, most);
    for (const std::string& word : words) {
        if (std::ranges::find(kMarkets, word) == kMarkets.end())
            return fmt::format("--paper: {} is none of {}.", core::quoted(word),
                               fmt::join(kMarkets, ", "));
        if (word != words.front())
            return fmt::format(
                "--paper {}: venues side by side share one price path; say the same market for "
                "each, as in {},{}.",
                wish, words.front(), words.front());
    }
    if (words.size() > 1 && words.front() == "live")
        return "--paper live is one venue: the public stream is of one.";
    o.scenario = words.front();
    o.venues = words.size();
    return {};
}

std::string venuesHelp()
{
    std::string text = "Venues side by side, as --paper calm,calm opens the first two:\n";
    for (const paper_market::VenueTerms& terms : paper_market::venuesSideBySide())
        text += "  " + paper_market::text(terms) + "\n";
    return text;
}

/// As they are written, before they are read.
struct ReplayWords {
    std::string at, day;
};

void declare(CLI::App& app, LaunchOptions& o, std::string& paper, std::uint64_t& seed,
             std::string& start, std::vector<std::string>& faults, ReplayWords& replay)
{
    app.option_defaults()->take_last();  // a script may put its own choice behind a default
    app.set_version_flag("--version", std::string{"ballast "} + BALLAST_VERSION);
    app.add_option("--data", o.data, "Folder of journal, history and settings");
    app.add_option("--profile", o.profile,
                   "paper, deribit-test, deribit, or one of your own in ballast.toml")
        ->capture_default_str();
    app.add_flag(
        "--last", o.last,
        "Open the market that was open last, as the desktop's menu does; the paper exchange "
        "where there was none or it cannot be opened");
    app.add_option("--paper", paper,
                   "Market of the paper exchange: calm, trend, chop, crash, gap, expiry; "
                   "a drill: thin, bad-index, crossed; or live: "
                   "Deribit's public prices, filled on paper. Named two or three times, with "
                   "commas: so many venues of one price path, as in calm,calm")
        ->capture_default_str();
    app.add_option("--exchange", o.exchange,
                   "Join the paper exchange of 'ballastctl exchange' on this machine, as it says "
                   "its address: ws://127.0.0.1:PORT/ws/api/v2");
    app.add_option("--live", o.live,
                   "As --paper live, from this public stream (default: Deribit's)")
        ->expected(0, 1)
        ->default_str(kPublicStream);
    app.add_option("--seed", seed,
                   "Seed of the simulated market: same seed and start, same market");
    app.add_option("--start", start,
                   "When the simulated market begins, UTC: 2026-03-01T09:00:00Z (default: now)");
    app.add_option("--speed", o.speed, "Speed of the simulated market")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 1000.0));
    app.add_option("--tape", o.tape, "Recorded exchange state or option chain to trade on")
        ->check(CLI::ExistingPath);
    app.add_option("--prices", o.prices, "Recorded price path that moves the tape's underlying")
        ->check(CLI::ExistingFile);
    app.add_option("--positions", o.positions,
                   "CSV of positions to begin with: instrument, size, average price")
        ->check(CLI::ExistingFile);
    app.add_option("--screenshot", o.screenshot, "Save a picture of the window as PNG");
    app.add_option("--after", o.screenshotAfterSeconds, "Seconds until the picture is taken")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 86'400.0));
    app.add_option("--exit-after", o.exitAfterSeconds, "Leave after this many seconds")
        ->check(CLI::Range(0.1, 1e6));
    app.add_option("--fault", faults,
                   "The paper exchange gets an order wrong, to practise with: lost-ack, "
                   "partial-silence@2, bad-index@1:60; repeatable")
        ->expected(1)
        ->take_all();
    app.add_flag("--auto-fire", o.autoFire, "Arm auto-fire at the start; the paper exchange only");
    app.add_flag(
        "--spin", o.spin,
        "The engine's thread looks for news without a pause: it saves the wake-up, some 30 "
        "microseconds on a virtual machine, and keeps one core fully busy all the time");
    app.add_option("--replay", o.replay,
                   "Show the recorded sessions of this data folder again, moment by moment: "
                   "nothing is connected and nothing is written")
        ->check(CLI::ExistingDirectory);
    app.add_option("--at", replay.at, "Where the replay begins, UTC: 2026-11-22T14:31:05Z");
    app.add_option("--day", replay.day, "… or the UTC day: 2026-11-22");
    app.add_option("--proposal", o.replayProposal, "… or the number of a proposal");
    app.add_option("--theme", o.theme, "dark, light or high-contrast")
        ->check(CLI::IsMember({"system", "dark", "light", "high-contrast"}));
    app.add_option("--history", o.history,
                   "Desk database that this desk's history is shared in, and other desks are asked "
                   "for approvals by: postgres://USER@HOST/DATABASE. The password is in ~/.pgpass "
                   "or the OS keychain, never here");
    app.add_option("--language", o.language, "of the window: system, en or de")
        ->check(CLI::IsMember({"system", "en", "de"}));
}

/// Whether there is nothing left to ask a person who starts the program for the first time.
bool chooses(const CLI::App& app)
{
    constexpr std::array kChoices{"--profile", "--paper",      "--exchange",   "--live",
                                  "--seed",    "--start",      "--speed",      "--tape",
                                  "--prices",  "--positions",  "--fault",      "--auto-fire",
                                  "--data",    "--screenshot", "--exit-after", "--replay"};
    return std::ranges::any_of(kChoices, [&](const char* option) { return app.count(option) > 0; });
}

/// `--last` goes with nothing that chooses a market.
std::string besideLast(const CLI::App& app)
{
    if (app.count("--last") == 0) return {};
    for (const char* other :
         {"--profile", "--paper", "--exchange", "--live", "--seed", "--start", "--speed", "--tape",
          "--prices", "--positions", "--fault", "--auto-fire", "--data"})
        if (app.count(other) > 0)
            return std::string{"--last opens what was open last: leave out "} + other + ".";
    return {};
}

/// `--replay` goes with nothing but where it begins, the look and how a script ends it.
std::string besideReplay(const CLI::App& app)
{
    constexpr std::array kStarts{"--at", "--day", "--proposal"};
    const auto starts =
        std::ranges::count_if(kStarts, [&](const char* option) { return app.count(option) > 0; });
    if (app.count("--replay") == 0)
        return starts == 0 ? "" : "--at, --day and --proposal say where a --replay begins.";
    if (starts > 1) return "--replay begins at one of --at, --day and --proposal.";
    for (const char* other : {"--profile", "--paper", "--exchange", "--live", "--seed", "--start",
                              "--speed", "--tape", "--prices", "--positions", "--fault",
                              "--auto-fire", "--data", "--last", "--spin", "--history"})
        if (app.count(other) > 0)
            return std::string{"--replay shows what was recorded and opens no market: leave out "} +
                   other + ".";
    return {};
}

/// Returns what is wrong with it.
std::string readReplay(const ReplayWords& words, LaunchOptions& o)
{
    if (!words.at.empty()) {
        const auto at = core::parseIsoUtc(words.at);
        if (!at)
            return "--at " + core::quoted(words.at) +
                   ": a time is written as 2026-11-22T14:31:05Z.";
        o.replayAt = *at;
    }
    if (!words.day.empty()) {
        const auto day = core::parseIsoUtc(words.day + "T00:00:00Z");
        if (!day || words.day.size() != 10)
            return "--day " + core::quoted(words.day) + ": a day is written as 2026-11-22.";
        o.replayDay = *day;
    }
    if (o.replay) o.data = *o.replay;
    return {};
}

/// What single options cannot say about themselves.
std::string refusal(const LaunchOptions& o)
{
    const bool paper = o.profile == "paper";
    if (!isFolderName(o.profile))
        return "--profile " + core::quoted(o.profile) +
               ": a profile's name has 1 to 15 letters, digits, '-' and '_'.";
    if (!o.history.empty())
        if (const auto address = desk_database::parseAddress(o.history); !address)
            return "--history: " + address.error().message;
    if (o.autoFire && !paper)
        return "--auto-fire is for the paper exchange only. At a venue, auto-fire is armed by a "
               "person in the window.";
    if (!o.exchange.empty() && !o.exchange.starts_with("ws://127.0.0.1:"))
        return "--exchange joins a paper exchange of this machine: ws://127.0.0.1:PORT/ws/api/v2.";
    if (!o.exchange.empty() && (!paper || o.venues > 1 || o.tape || o.live || o.positions ||
                                o.prices || o.start || o.seed || o.speed != 1))
        return "--exchange joins a market that another process has chosen: leave out what "
               "chooses one.";
    if (o.venues > 1 && (o.tape || o.live || o.positions))
        return "Several venues side by side are made from a seed: leave out --tape, --live and "
               "--positions.";
    if (!paper && !o.faults.empty())
        return "--fault is for the paper exchange only: leave out --profile " + o.profile + ".";
    if (!paper && (o.tape || o.positions || o.prices || o.live || o.start))
        return "--tape, --prices, --live, --start and --positions feed the paper exchange; leave "
               "out "
               "--profile " +
               o.profile + ".";
    return contradiction(o.market());
}

}  // namespace

bool isFolderName(std::string_view name)
{
    constexpr std::string_view kAllowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    return core::VenueId::fits(name) && name.find_first_not_of(kAllowed) == std::string_view::npos;
}

LaunchOptions onTape(const LaunchOptions& options, const std::filesystem::path& tape)
{
    LaunchOptions next;
    next.tape = tape;
    next.theme = options.theme;
    next.language = options.language;
    next.history = options.history;
    next.exitAfterSeconds = options.exitAfterSeconds;
    next.spin = options.spin;
    return next;
}

Launch parseCommandLine(int argc, const char* const* argv)
{
    LaunchOptions options;
    std::uint64_t seed = 0;
    CLI::App app{"Ballast keeps a crypto-derivatives book inside its risk limits.", "ballast"};
    std::string start, paper = options.scenario;
    std::vector<std::string> faults;
    ReplayWords replay;
    declare(app, options, paper, seed, start, faults, replay);
    app.footer(
        venuesHelp() + "\n" + paper::faultHelp() +
        "\nWithout options it opens on the built-in paper exchange. Exit codes: 0 left in order, "
        "1 could not start, 2 bad command line, or nothing recorded "
        "of what a replay is to begin with.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        std::ostringstream text;
        const int code = app.exit(e, text, text);
        return {std::nullopt, text.str(), code == 0 ? 0 : 2};
    }
    if (const std::string why = besideLast(app); !why.empty()) return {std::nullopt, why + "\n", 2};
    if (const std::string why = besideReplay(app); !why.empty())
        return {std::nullopt, why + "\n", 2};
    if (const std::string why = readReplay(replay, options); !why.empty())
        return {std::nullopt, why + "\n", 2};
    if (const std::string why = readVenues(paper, options); !why.empty())
        return {std::nullopt, why + "\n", 2};
    options.chosen = chooses(app);
    if (app.count("--seed") > 0) options.seed = seed;
    if (!start.empty()) {
        const auto at = parseStart(start);
        if (!at) return {std::nullopt, at.error().message + "\n", 2};
        options.start = *at;
    }
    for (const std::string& text : faults) {
        const auto fault = paper::parseFault(text);
        if (!fault) return {std::nullopt, fault.error().message + "\n", 2};
        options.faults.push_back(*fault);
    }
    if (options.scenario == "live" && !options.live) options.live = kPublicStream;
    if (const std::string why = refusal(options); !why.empty())
        return {std::nullopt, why + "\n", 2};
    return {options, {}, 0};
}

}  // namespace ballast::app
