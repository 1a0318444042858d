// `ballastctl`: the console companion.
#include "app/ctl_commands.h"
#include "app/made_year.h"
#include "app/private_process.h"
#include "app/runtime_folder.h"
#include "connectors/paper/fault_plan.h"
#include "models/core/text.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <cstdio>
#include <sstream>

using namespace ballast;

namespace {

app::ReviewCommand review;
app::WhyCommand why;
app::ReportCommand periodReport;
app::ExchangeCommand exchange;
app::KeyCommand key;
app::KillCommand kill;
app::VerifyCommand verifyCommand;
app::BackupCommand backupCommand;
app::RestoreCommand restoreCommand;
app::ContractCommand contracts;
app::ProposeCommand propose;
app::BacktestCommand backtest;
app::SimulateCommand simulate;
app::DrillCommand drill;
app::ReplayCommand replay;
app::MakeHistoryCommand makeHistory;
app::CompactCommand compact;
app::ExportAuditCommand exportAudit;

constexpr const char* kReadCodes =
    "Exit codes: 0 done, 1 could not, 2 bad command line, 3 done, and what was read is not what\n"
    "the hash chain of the period has.";

void declareReview(CLI::App& root)
{
    auto* command =
        root.add_subcommand("review", "Print what was rebalanced, why, and what it cost");
    command->add_option("--data", review.data,
                        "Data folder of the desk (default: that of the paper exchange)");
    command->add_option("--format", review.format, "table, csv or json")
        ->capture_default_str()
        ->check(CLI::IsMember({"table", "csv", "json"}));
    command->add_option("--from", review.from, "Begin, UTC: 2026-11-22 or 2026-11-22T14:00:00Z");
    command->add_option("--to", review.to, "End, UTC; a day alone is that day to its end");
    command->add_option("--underlying", review.underlying, "BTC, ETH …");
    auto* history = command->add_option("--history", review.history,
                                        "Desk database whose desks are reviewed: "
                                        "postgres://USER@HOST/DATABASE");
    history->excludes(command->get_option("--data"));
    command
        ->add_option("--desk", review.desk,
                     "Of the desk database: only desks with this in their name, "
                     "or of this trader")
        ->needs(history);
    command->footer(kReadCodes);
}

void declareWhy(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "why", "Say why the desk did or did not trade at a minute, by what is on record of it");
    command->add_option("--data", why.data,
                        "Data folder of the desk (default: that of the paper exchange)");
    command->add_option("--at", why.at, "The moment, UTC: 2026-11-22T14:31:00Z")->required();
    command->add_option("--underlying", why.underlying, "BTC, ETH … (default: all)");
    command->add_option("--minutes", why.minutes, "To either side of it")
        ->capture_default_str()
        ->check(CLI::Range(0.1, 1440.0));
    command->add_option("--format", why.format, "text or json")
        ->capture_default_str()
        ->check(CLI::IsMember({"text", "json"}));
    command->footer(std::string{"A desk may run on the folder meanwhile.\n"} + kReadCodes);
}

void declareReport(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "report", "Write the report of a day, a month or a period for a risk committee");
    command->add_option("--data", periodReport.data,
                        "Data folder of the desk (default: that of the paper exchange)");
    command->add_option("--from", periodReport.from, "First day, UTC: 2026-11-22")->required();
    command->add_option("--to", periodReport.to, "Last day, UTC (default: that of --from)");
    command
        ->add_option("--kind", periodReport.kind,
                     "daily: of one day; monthly: of the whole month that --from is in (default: "
                     "as the days are)")
        ->check(CLI::IsMember({"daily", "monthly"}));
    command
        ->add_option(
            "--format", periodReport.format,
            "pdf, html, xlsx, csv or json (default: as the name of --out ends; without --out pdf)")
        ->check(CLI::IsMember({"pdf", "html", "xlsx", "csv", "json"}));
    command->add_option("--out", periodReport.out,
                        "File to write, in a folder that is there (default: standard output; of "
                        "pdf and xlsx a file of its own name in this folder)");
    command->add_option("--language", periodReport.language, "en or de")
        ->capture_default_str()
        ->check(CLI::IsMember({"en", "de"}));
    command->add_option("--desk", periodReport.desk,
                        "Name on the first page (default: [reports] desk in ballast.toml)");
    command->footer(
        std::string{
            "The same data gives the same bytes. A desk may run on the folder meanwhile.\n"} +
        kReadCodes);
}

void declareExchange(CLI::App& root)
{
    auto* command = root.add_subcommand("exchange", "Run the paper exchange alone, until Ctrl+C");
    command->add_option("--port", exchange.port, "TCP port on 127.0.0.1; 0: any free one")
        ->capture_default_str();
    app::MarketChoice& market = exchange.market;
    command->add_option(
        "--seed", market.seed,
        "Seed of the simulated market: same seed and start, same market (default 7)");
    command->add_option(
        "--start", exchange.start,
        "When the simulated market begins, UTC: 2026-03-01T09:00:00Z (default: now)");
    command->add_option("--scenario", market.scenario, "calm, trend, chop, crash, gap, expiry")
        ->capture_default_str()
        ->check(CLI::IsMember({"calm", "trend", "chop", "crash", "gap", "expiry"}));
    command->add_option("--speed", market.speed, "Speed of the market")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 1000.0));
    command
        ->add_option("--tape", market.tape, "Recorded exchange state or option chain to trade on")
        ->check(CLI::ExistingPath);
    command
        ->add_option("--prices", market.prices,
                     "Recorded price path that moves the tape's underlying")
        ->check(CLI::ExistingFile);
    command
        ->add_option("--live", market.live,
                     "Take prices from this public stream and fill on paper (default: Deribit's)")
        ->expected(0, 1)
        ->default_str(app::kPublicStream);
    command->add_option("--account", exchange.accounts,
                        "KEY:SECRET[:EQUITY], repeatable (default paper:paper)");
    command
        ->add_option("--fault", exchange.faults,
                     "Get an order wrong, KIND[@ORDER][:SECONDS], repeatable: lost-ack@2")
        ->expected(1)
        ->take_all();
    command->footer(paper::faultHelp());
}

void declareKey(CLI::App& root)
{
    auto* command = root.add_subcommand("key", "Keep an API secret in the OS keychain");
    command
        ->add_option("action", key.action,
                     "set or delete; confirm: the key that changed is the right one")
        ->required()
        ->check(CLI::IsMember({"set", "delete", "confirm"}));
    command->add_option("--data", key.data, "Data folder, for confirm (default: the profile's)");
    command
        ->add_option("--profile", key.profile,
                     "deribit-test, deribit, or one of your own in ballast.toml; second-person: "
                     "the passphrase of who approves large orders too")
        ->required()
        ->check([](const std::string& name) {
            return core::VenueId::fits(name) && !name.starts_with("paper")
                       ? std::string{}
                       : core::quoted(name) +
                             " keeps no key: a profile of a venue has 1 to 15 "
                             "characters, and the paper exchange needs none";
        });
}

void declareContracts(CLI::App& root, const std::string& name, const std::string& what,
                      pricing::ContractQuestion question)
{
    auto* command = root.add_subcommand(name, what);
    command->add_option("file", contracts.file, "Comma-separated table; -: standard input")
        ->required();
    command->add_option("--format", contracts.format, "csv, json or table")
        ->capture_default_str()
        ->check(CLI::IsMember({"csv", "json", "table"}));
    command->add_option("--at", contracts.at, "Time of valuation, UTC, for rows without one");
    command->footer(
        pricing::contractHelp(question) +
        "\nExit codes: 0 every row answered, 1 could not read the table, 2 bad command line,\n"
        "3 some rows could not be answered: their status and reason say why.");
    command->callback([question] { contracts.question = question; });
}

void declarePropose(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "propose", "Decide once on a recorded market and a book: the hedge, its checks, its cost");
    command->add_option("--tape", propose.tape, "Recorded exchange state or option chain")
        ->required();
    command->add_option("--positions", propose.positions, "Positions, comma-separated")->required();
    command->add_option("--config", propose.config, "Settings file with the bands and limits")
        ->required();
    command->add_option("--equity", propose.equity,
                        "Of the account: BTC=10,ETH=100 or dollars' worth of each currency "
                        "(default 40000000)");
    command->add_option("--format", propose.format, "json or table")
        ->capture_default_str()
        ->check(CLI::IsMember({"json", "table"}));
    command->footer(app::proposeHelp());
}

void declareBacktest(CLI::App& root)
{
    auto* command = root.add_subcommand("backtest", "Try rules of hedging on many markets");
    command->add_option("--study", backtest.study, "Reproduce known results: hull, leland, bands")
        ->check(CLI::IsMember({"hull", "leland", "bands"}));
    command->add_option("--paths", backtest.paths, "Paths of a study (default: the reference's)")
        ->check(CLI::Range(std::uint64_t{2}, std::uint64_t{1'000'000'000}));
    command->add_option("--seed", backtest.seed, "Seed of a study")->capture_default_str();
    command->add_option("--config", backtest.config, "Markets, costs and policies, in TOML")
        ->check(CLI::ExistingFile);
    command->add_option("--policy", backtest.policies,
                        "One more policy, repeatable: 'trigger = \"band\", below = 2, above = 2'");
    command->add_option("--market", backtest.market,
                        "generated:SCENARIO, as the paper exchange has them");
    command->add_option("--tape", backtest.tape, "Recorded exchange state or option chain")
        ->check(CLI::ExistingPath);
    command->add_option("--prices", backtest.prices, "Recorded price path that moves the tape")
        ->check(CLI::ExistingFile);
    command->add_option("--seeds", backtest.seeds, "Seeds of the markets: A..B");
    command->add_option("--days", backtest.days, "Days of each market")
        ->check(CLI::Range(1.0, 3660.0));
    command->add_option("--format", backtest.format, "table, csv or json")
        ->capture_default_str()
        ->check(CLI::IsMember({"table", "csv", "json"}));
    command
        ->add_option("--threads", backtest.threads,
                     "Threads; the answer does not depend on them (default: all)")
        ->check(CLI::Range(1U, 1024U));
    command->add_flag("--quiet", backtest.quiet, "No progress on the error stream");
    command->footer(
        "Exit codes: 0 done, 1 could not, 2 bad command line, 3 a study differs from its\n"
        "reference by more than four standard errors.");
}

void declareSimulate(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "simulate", "Play the desk against a model venue with every fault, seed by seed");
    command->add_option("--seeds", simulate.seeds, "Seeds: A..B")->capture_default_str();
    command->add_option("--jobs", simulate.jobs,
                        "Threads; no seed's run depends on them (default: all)");
    command->add_flag("--trace", simulate.trace,
                      "Print all that happened in each seed, and the SHA-256 of it");
    command->add_option("--script", simulate.script,
                        "Play a named failure, or all; list names them");
    command->footer(
        "Exit codes: 0 every invariant held, 2 bad command line, 3 one did not, or a pair of\n"
        "fault and state that can be met was not. Small ranges do not meet all pairs.");
}

void declareVerify(CLI::App& root)
{
    auto* command =
        root.add_subcommand("verify", "Check a data folder: integrity, hash chain, invariants");
    command->add_option("--data", verifyCommand.data, "Data folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_flag("--quiet", verifyCommand.quiet, "No progress on a terminal");
    command->footer(
        "Exit codes: 0 every check is well, 1 could not read the folder or a running\n"
        "Ballast has it, 2 bad command line, 3 a check failed: the lines say which,\n"
        "130 stopped by Ctrl+C.");
}

void declareBackup(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "backup", "Make a verified copy of the orders and the history, while a desk runs or not");
    command->add_option("--data", backupCommand.data, "Data folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_option("--to", backupCommand.to,
                        "Folder to make the copy in, which is not there yet (default: one in "
                        "DATA/backups, of which the newest eight are kept)");
    command->add_flag("--quiet", backupCommand.quiet, "No progress on a terminal");
    command->footer(
        "A desk that runs on the folder makes the copy itself; with --to it is copied from there.\n"
        "Recorded events (events.db) are in no copy. Exit codes: 0 copied and verified, 1 no copy\n"
        "was kept: why, 2 bad command line, 130 stopped by Ctrl+C.");
}

void declareRestore(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "restore", "Put a verified copy of the orders and the history back into a data folder");
    command->add_option("--data", restoreCommand.data, "Data folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    command
        ->add_option("--from", restoreCommand.from,
                     "Folder of the copy (default: the newest good one in DATA/backups)")
        ->check(CLI::ExistingDirectory);
    command->footer(
        "What stood there is moved aside, never deleted. Exit codes: 0 put back and verified,\n"
        "1 not put back: why, and whether anything was changed, 2 bad command line.");
}

void declareReplay(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "replay", "Recompute what was recorded, and say whether it is identical to the last bit");
    command->add_option("--data", replay.data, "Data folder")
        ->required()
        ->check(CLI::ExistingDirectory);
    auto* day = command->add_option("--day", replay.day, "What came of this day, UTC: 2026-11-22");
    auto* one = command->add_option("--proposal", replay.proposal, "What came of this proposal")
                    ->excludes(day);
    auto* sample = command
                       ->add_option("--sample", replay.sample,
                                    "What came of so many proposals, drawn from all of them")
                       ->excludes(day)
                       ->excludes(one)
                       ->check(CLI::Range(1, 1'000'000));
    command->add_option("--seed", replay.seed, "Seed of the draw")
        ->capture_default_str()
        ->needs(sample);
    command->add_option("--format", replay.format, "table or json")
        ->capture_default_str()
        ->check(CLI::IsMember({"table", "json"}));
    command->add_flag("--quiet", replay.quiet, "No time taken on the error stream");
    command->footer(
        "Each session is run again from its beginning. Exit codes: 0 identical, 1 something\n"
        "differs: the lines say what, 2 it cannot be replayed, or bad command line.");
}

void declareDrill(CLI::App& root)
{
    auto* command = root.add_subcommand("drill",
                                        "Run the desk on hard days of the paper exchange, beside a "
                                        "fixed-threshold hedger and none");
    command->add_option("--scenario", drill.scenario, "crash, gap, expiry, chop, calm, all …")
        ->capture_default_str()
        ->check(CLI::IsMember({"crash", "gap", "expiry", "chop", "calm", "trend", "thin",
                               "bad-index", "crossed", "all"}));
    command->add_option("--seeds", drill.seeds, "Seeds of the market: A..B")->capture_default_str();
    command->add_option("--minutes", drill.minutes, "Length of a run, market time")
        ->capture_default_str()
        ->check(CLI::Range(1.0, 1440.0));
    command->add_option("--config", drill.config, "Settings file (default: the built-in policies)")
        ->check(CLI::ExistingFile);
    command->add_option("--feed-latency-ms", drill.feedLatencyMs, "From the exchange to the desk")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1000.0));
    command->add_option("--order-latency-ms", drill.orderLatencyMs, "From the desk to the book")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1000.0));
    command
        ->add_option("--person-delay-s", drill.personDelayS,
                     "How long the scripted person takes over what auto-fire leaves to one")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 3600.0));
    command->add_option("--format", drill.format, "table, json or csv")
        ->capture_default_str()
        ->check(CLI::IsMember({"table", "json", "csv"}));
    command
        ->add_option("--threads", drill.threads,
                     "Threads; the answer does not depend on them (default: all)")
        ->check(CLI::Range(1U, 1024U));
    command->add_flag("--quiet", drill.quiet, "No progress on the error stream");
    command->add_option("--record", drill.record,
                        "The desk alone, its events recorded in this folder, for replay");
}

void declareMakeHistory(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "make-history", "Make the history of a desk that never was, to measure and to try out");
    command->add_option("--data", makeHistory.data, "Folder to make it in, without a history")
        ->required();
    command->add_option("--days", makeHistory.days, "Days, counted back from --until")
        ->capture_default_str()
        ->check(CLI::Range(1, 3'660));
    command->add_option("--seed", makeHistory.seed, "Seed: the same one makes the same history")
        ->capture_default_str()
        ->check([](const std::string& seed) {
            return std::string{seed.starts_with('-') ? "it is a whole number, and not below 0"
                                                     : ""};
        });
    auto* until =
        command->add_option("--until", makeHistory.until, "Last day, UTC: 2026-11-22, or yesterday")
            ->capture_default_str();
    command
        ->add_option("--start", makeHistory.start,
                     "Begin, UTC, in place of --until: 2026-11-22T00:00:00Z")
        ->excludes(until);
    command->add_option("--rows-per-day", makeHistory.rowsADay, "Samples, of both underlyings")
        ->capture_default_str()
        ->check(CLI::Range(app::kFewestMadeRows, app::kMostMadeRows));
    command
        ->add_option("--rebalances-per-day", makeHistory.rebalancesADay,
                     "Rebalances, of both underlyings, about")
        ->capture_default_str()
        ->check(CLI::Range(0, 1'000));
    command
        ->add_option("--keep-full-days", makeHistory.fullDays,
                     "Samples younger than this stay plain rows; 0: all")
        ->capture_default_str()
        ->check(CLI::Range(0, 36'500));
    command
        ->add_option("--keep-minutes-days", makeHistory.minutesDays,
                     "Rows a minute younger than this are not joined into hours; 0: none is")
        ->capture_default_str()
        ->check(CLI::Range(0, 36'500));
    command->add_flag("--no-events", makeHistory.noEvents,
                      "Without events.db: smaller, and nothing of it can be replayed");
    command->add_flag("--quiet", makeHistory.quiet, "No progress on the error stream");
    command->footer(
        "The desk itself runs through every day, on a market that moves in steps of seconds.\n"
        "The last day is a fixed one, so that the same command makes the same bytes on any day.");
}

void declareCompact(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "compact", "Carry out at once what [history] says of old samples and rows");
    command->add_option("--data", compact.data, "Data folder no Ballast runs on")
        ->required()
        ->check(CLI::ExistingDirectory);
    command
        ->add_option("--keep-full-days", compact.fullDays,
                     "In place of the settings: older samples go into blocks")
        ->check(CLI::Range(0, 36'500));
    command
        ->add_option("--keep-minutes-days", compact.minutesDays,
                     "In place of the settings: older rows a minute are joined into hours")
        ->check(CLI::Range(0, 36'500));
    command->add_flag("--shrink", compact.shrink,
                      "Write the file anew without its free room; needs as much again on the disk");
}

void declareExportAudit(CLI::App& root)
{
    auto* command = root.add_subcommand(
        "export-audit", "What an auditor is to get: rows, hash chain, and a verifier");
    command
        ->add_option("--data", exportAudit.data, "Data folder no Ballast runs on, or a copy of one")
        ->required()
        ->check(CLI::ExistingDirectory);
    command->add_option("--from", exportAudit.from,
                        "Begin, UTC: 2026-11-22 or 2026-11-22T14:00:00Z");
    command->add_option("--to", exportAudit.to, "End, UTC; a day alone is that day to its end");
    command->add_option("--out", exportAudit.out, "FILE.tar.gz, or a folder; neither there yet")
        ->required();
    command->add_flag("--quiet", exportAudit.quiet, "No progress on a terminal");
    command->footer(
        "The pack is checked by:  sh verify.sh\n"
        "Exit codes: 0 done, 1 could not, 2 bad command line, 3 done, and the rows are not what\n"
        "the hash chain has, 130 stopped by Ctrl+C.");
}

}  // namespace

int main(int argc, char** argv)
{
    app::keepProcessPrivate();
    app::nameRuntimeFolder();
    CLI::App root{"ballastctl: the console companion of Ballast.", "ballastctl"};
    root.set_version_flag("--version", std::string{"ballastctl "} + BALLAST_VERSION);
    root.require_subcommand(1);
    declareReview(root);
    declareWhy(root);
    declareReport(root);
    declareExchange(root);
    declareKey(root);
    auto* killCommand = root.add_subcommand(
        "kill", "Close the gate of every running Ballast at once, and cancel what works");
    killCommand->add_option("--data", kill.data, "Of the desk of this data folder only");
    killCommand->add_option("--profile", kill.profile, "Of the desk of this profile only")
        ->excludes("--data");
    killCommand->footer(
        "Exit codes: 0 the gates are closed, 1 no running Ballast was reached or one of them did "
        "not answer.");
    declareContracts(root, "greeks", "Price a table of options: every Greek, and the three deltas",
                     pricing::ContractQuestion::Greeks);
    declareContracts(root, "iv", "Implied volatilities of a table of option prices",
                     pricing::ContractQuestion::ImpliedVol);
    declareBacktest(root);
    declareSimulate(root);
    declareDrill(root);
    declareReplay(root);
    declareVerify(root);
    declareBackup(root);
    declareRestore(root);
    declarePropose(root);
    declareMakeHistory(root);
    declareCompact(root);
    declareExportAudit(root);
    root.footer("Exit codes: 0 done, 1 could not, 2 bad command line.");
    try {
        root.parse(argc, argv);
    } catch (const CLI::ParseError& e) {
        std::ostringstream text;
        const int code = root.exit(e, text, text);
        std::fputs(text.str().c_str(), code == 0 ? stdout : stderr);
        return code == 0 ? 0 : 2;
    }
    if (root.got_subcommand("report")) return app::runReport(periodReport, argc, argv);
    QCoreApplication application(argc, argv);
    if (root.got_subcommand("review")) return app::runReview(review);
    if (root.got_subcommand("why")) return app::runWhy(why);
    if (root.got_subcommand("kill")) return app::runKill(kill);
    if (root.got_subcommand("exchange")) return app::runExchange(exchange);
    if (root.got_subcommand("propose")) return app::runPropose(propose);
    if (root.got_subcommand("restore")) return app::runRestore(restoreCommand);
    if (root.got_subcommand("verify")) return app::runVerify(verifyCommand);
    if (root.got_subcommand("backup")) return app::runBackup(backupCommand);
    if (root.got_subcommand("greeks") || root.got_subcommand("iv"))
        return app::runContracts(contracts);
    if (root.got_subcommand("simulate")) return app::runSimulate(simulate);
    if (root.got_subcommand("make-history")) return app::runMakeHistory(makeHistory);
    if (root.got_subcommand("compact")) return app::runCompact(compact);
    if (root.got_subcommand("export-audit")) return app::runExportAudit(exportAudit);
    if (root.got_subcommand("drill")) return app::runDrills(drill);
    if (root.got_subcommand("replay")) return app::runReplay(replay);
    if (root.got_subcommand("backtest")) return app::runBacktest(backtest);
    return app::runKey(key);
}
