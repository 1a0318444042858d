#pragma once

#include "app/market_choice.h"
#include "models/pricing/contract_row.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ballast::app {

struct ReviewCommand {
    std::filesystem::path data;  ///< empty: the paper exchange's folder
    std::string format = "table";
    std::string from, to, underlying;
    std::string history;  ///< address of the desk database; empty: the folder's own history
    std::string desk;     ///< of it only this desk, or this trader; empty: all
};
struct WhyCommand {
    std::filesystem::path data;  ///< empty: the paper exchange's folder
    std::string at, underlying;
    double minutes = 5;  ///< to either side
    std::string format = "text";
};
struct ReportCommand {
    std::filesystem::path data;  ///< empty: the paper exchange's folder
    std::string from, to, kind;  ///< days; kind "daily", "monthly" or empty
    std::string format;          ///< empty: as `out` ends, else pdf
    std::filesystem::path out;   ///< empty: standard output, or of pdf and xlsx a file of its name
    std::string language = "en", desk;
};
struct VerifyCommand {
    std::filesystem::path data;
    bool quiet = false;  ///< no progress on the error stream
};
struct BackupCommand {
    std::filesystem::path data;
    std::filesystem::path to;  ///< empty: among the desk's own copies
    bool quiet = false;
};
struct RestoreCommand {
    std::filesystem::path data;
    std::filesystem::path from;  ///< empty: the newest good copy
};
struct KeyCommand {
    std::string action, profile;
    std::filesystem::path data;  ///< of "confirm"; empty: the profile's folder
};
struct KillCommand {
    std::filesystem::path data;
    std::string profile;  ///< its folder, where `data` is empty; both empty: every desk that runs
};

struct ExchangeCommand {
    std::uint16_t port = 0;  ///< 0: any free one; it is printed
    MarketChoice market{.seed = 7};
    std::string start;                  ///< of a made market; empty: now
    std::vector<std::string> accounts;  ///< "KEY:SECRET[:EQUITY]"; empty: paper:paper
    std::vector<std::string> faults;    ///< "lost-ack@2": orders to get wrong
};

struct ContractCommand {
    pricing::ContractQuestion question = pricing::ContractQuestion::Greeks;
    std::string file;  ///< "-": standard input
    std::string format = "csv";
    std::string at;  ///< time of valuation; empty: each row's own
};

struct ProposeCommand {
    std::filesystem::path tape, positions, config;
    std::string equity;  ///< "BTC=10,ETH=100" or dollars of each; empty: the paper account's
    std::string format = "table";
};
/// What the tape, the tables and the settings may say, for --help.
std::string proposeHelp();

struct BacktestCommand {
    std::string study;  ///< "hull" …; empty: the rules over whole markets
    std::filesystem::path config;
    std::vector<std::string> policies;
    std::optional<std::string> market, seeds;
    std::optional<std::filesystem::path> tape, prices;
    std::optional<double> days;
    std::optional<std::uint64_t> paths;  ///< none: as many as the reference has
    std::uint64_t seed = 1;
    std::string format = "table";
    unsigned threads = 0;  ///< 0: all
    bool quiet = false;    ///< no progress
};

struct MakeHistoryCommand {
    std::filesystem::path data;
    int days = 365, rowsADay = 8'640, rebalancesADay = 55;
    std::uint64_t seed = 1;
    std::string start;                    ///< a time; empty: `until` and `days` say it
    std::string until = "2026-11-26";     ///< the last day, or "yesterday"
    int fullDays = 30, minutesDays = 90;  ///< as [history] has them
    bool noEvents = false;
    bool quiet = false;
};
struct CompactCommand {
    std::filesystem::path data;
    std::optional<int> fullDays, minutesDays;  ///< none: as the settings of the folder say
    bool shrink = false;                       ///< gives the room that is free back to the disk
};
struct ExportAuditCommand {
    std::filesystem::path data, out;
    std::string from, to;
    bool quiet = false;
};

struct SimulateCommand {
    std::string seeds = "1..1000";
    std::string script;  ///< a name, "all" or "list"; empty: seeds
    unsigned jobs = 0;   ///< 0: all cores
    bool trace = false;  ///< what happened, line by line, instead of the sums
};

struct ReplayCommand {
    std::filesystem::path data;
    std::string day;                        ///< "2026-11-22", UTC; empty: all that was recorded
    std::optional<std::uint64_t> proposal;  ///< this one only
    std::size_t sample = 0;                 ///< so many of them, drawn by the seed; 0: all
    std::uint64_t seed = 1;
    std::string format = "table";
    bool quiet = false;  ///< no time taken on the error stream
};

struct DrillCommand {
    std::string scenario = "all";  ///< one of the paper exchange's, or "all": the five of a desk
    std::string seeds = "1..20";
    double minutes = 30;
    std::filesystem::path config;  ///< settings with the policies; empty: the built-in ones
    double feedLatencyMs = 20, orderLatencyMs = 10;
    double personDelayS = 10;
    std::string format = "table";
    unsigned threads = 0;          ///< 0: all
    bool quiet = false;            ///< no progress
    std::filesystem::path record;  ///< of the desk alone, into events.db of this folder; empty: no
};

/// Each prints to standard output, its errors to standard error, and returns the exit code.
int runReview(const ReviewCommand& command);
int runWhy(const WhyCommand& command);
/// Makes the application that the format needs itself.
int runReport(const ReportCommand& command, int argc, char** argv);
/// 3 where something is wrong with the data; 1 where it cannot be read.
int runVerify(const VerifyCommand& command);
/// 1 where there is no copy: why. A desk that runs makes it itself.
int runBackup(const BackupCommand& command);
/// 1 where it was not put back: the error says why, and whether anything was changed.
int runRestore(const RestoreCommand& command);
int runKey(const KeyCommand& command);
/// 1 where no running Ballast was reached, or one of several did not answer.
int runKill(const KillCommand& command);
/// Until the process is asked to end. 2 where the options contradict each other.
int runExchange(const ExchangeCommand& command);
/// 3 where rows could not be answered; the others are.
int runContracts(const ContractCommand& command);
/// 3 where nothing is proposed; the reason is printed.
int runPropose(const ProposeCommand& command);
/// 3 where a study is further from its reference than chance explains.
int runBacktest(const BacktestCommand& command);
/// 3 where an invariant failed, or a reachable pair of fault and state was never met.
int runSimulate(const SimulateCommand& command);
/// 0 identical, 1 something differs, 2 it cannot be replayed.
int runReplay(const ReplayCommand& command);
int runDrills(const DrillCommand& command);
int runMakeHistory(const MakeHistoryCommand& command);
int runCompact(const CompactCommand& command);
int runExportAudit(const ExportAuditCommand& command);

}  // namespace ballast::app
