#pragma once

#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace ballast::test {

/// A goal as a ratio of two benchmarks of one run: absolute times are the machine's, ratios ours.
struct Ratio {
    std::string ours, peer;
    double goal = 0;  ///< at least so many times faster than the peer; 0 where none is set
};

/// Prints what the console reporter prints, and the ratios when all has run.
class RatioReporter : public benchmark::ConsoleReporter {
public:
    explicit RatioReporter(std::vector<Ratio> ratios)
        : benchmark::ConsoleReporter(OO_Tabular), m_ratios(std::move(ratios))
    {
    }

    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs) {
            const auto items = run.counters.find("items_per_second");
            if (run.error_occurred || items == run.counters.end()) continue;
            if (run.run_type == Run::RT_Aggregate && run.aggregate_name != "median") continue;
            m_nanoseconds[run.run_name.function_name + withSlash(run.run_name.args)] =
                1e9 / items->second;
        }
        ConsoleReporter::ReportRuns(runs);
    }

    void Finalize() override
    {
        std::printf("\n%-34s %10s   %-34s %10s %9s %7s\n", "ours", "ns", "peer", "ns", "ratio",
                    "goal");
        for (const Ratio& r : m_ratios) {
            const auto ours = m_nanoseconds.find(r.ours), peer = m_nanoseconds.find(r.peer);
            if (ours == m_nanoseconds.end() || peer == m_nanoseconds.end()) continue;
            const double ratio = peer->second / ours->second;
            std::printf("%-34s %10.2f   %-34s %10.2f %8.1fx", r.ours.c_str(), ours->second,
                        r.peer.c_str(), peer->second, ratio);
            if (r.goal > 0) std::printf(" %6.3gx %s", r.goal, ratio >= r.goal ? "met" : "MISSED");
            std::printf("\n");
        }
    }

private:
    static std::string withSlash(const std::string& args) { return args.empty() ? "" : "/" + args; }

    std::vector<Ratio> m_ratios;
    std::map<std::string, double> m_nanoseconds;  ///< an item
};

}  // namespace ballast::test
