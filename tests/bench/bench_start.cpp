// The program as a trader meets it: from exec to the first painted window on the paper exchange,
// and the memory it holds after a minute. Warm: the files are in the system's cache after the first
// run.
#include <benchmark/benchmark.h>

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

namespace {

namespace fs = std::filesystem;
using Wall = std::chrono::system_clock;

std::string program()
{
    const char* folder = std::getenv("BALLAST_BIN");
    return std::string{folder ? folder : "build/bench/bin"} + "/ballast";
}

/// A data folder that is there for one run.
class Folder {
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "ballast-start.XXXXXX").string();
        m_path = mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(m_path); }
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

pid_t start(const fs::path& data, const char* exitAfter)
{
    const pid_t child = fork();
    if (child != 0) return child;
    if (!std::freopen("/dev/null", "w", stderr)) _exit(126);
    const std::string path = program();
    execl(path.c_str(), path.c_str(), "--data", data.c_str(), "--exit-after", exitAfter, nullptr);
    _exit(127);
}

bool ended(pid_t child)
{
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// When the log says the window was first painted; the epoch where it does not.
Wall::time_point paintedAt(const fs::path& data)
{
    std::ifstream log(data / "ballast.log");
    for (std::string line; std::getline(log, line);) {
        if (line.find("first painted") == std::string::npos) continue;
        // "2026-11-27T23:16:27.945Z [info] first painted …"
        std::tm at{};
        int ms = 0;
        if (std::sscanf(line.c_str(), "%d-%d-%dT%d:%d:%d.%dZ", &at.tm_year, &at.tm_mon, &at.tm_mday,
                        &at.tm_hour, &at.tm_min, &at.tm_sec, &ms) != 7)
            break;
        at.tm_year -= 1900;
        at.tm_mon -= 1;
        return Wall::from_time_t(timegm(&at)) + std::chrono::milliseconds{ms};
    }
    return {};
}

void execToFirstPaint(benchmark::State& state)
{
    for (auto _ : state) {
        const Folder data;
        const auto begin = Wall::now();
        const pid_t child = start(data.path(), "1");
        if (!ended(child)) return state.SkipWithError("ballast did not start");
        const auto painted = paintedAt(data.path());
        if (painted == Wall::time_point{}) return state.SkipWithError("the window was not painted");
        state.SetIterationTime(std::chrono::duration<double>(painted - begin).count());
    }
}

double kiloBytes(const std::string& file, const std::string& key)
{
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(key + ":")) return std::strtod(line.c_str() + key.size() + 1, nullptr);
    return 0;
}

/// Resident and proportional memory after a minute on the demonstration market.
void memoryAfterAMinute(benchmark::State& state)
{
    for (auto _ : state) {
        const Folder data;
        const pid_t child = start(data.path(), "62");
        std::this_thread::sleep_for(std::chrono::seconds{60});
        const std::string proc = "/proc/" + std::to_string(child);
        state.counters["rss_MiB"] = kiloBytes(proc + "/status", "VmRSS") / 1024;
        state.counters["pss_MiB"] = kiloBytes(proc + "/smaps_rollup", "Pss") / 1024;
        if (!ended(child)) return state.SkipWithError("ballast did not run to its end");
    }
}

}  // namespace

BENCHMARK(execToFirstPaint)->UseManualTime()->Iterations(7)->Unit(benchmark::kMillisecond);
BENCHMARK(memoryAfterAMinute)->Iterations(1)->Unit(benchmark::kSecond);

BENCHMARK_MAIN();
