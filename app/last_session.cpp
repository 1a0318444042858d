#include "app/last_session.h"

#include "app/data_folder.h"

#include <QSaveFile>

#include <spdlog/spdlog.h>

#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace ballast::app {
namespace {

namespace fs = std::filesystem;

/// Its name has a dot, which no profile's has.
fs::path fileOfLast() { return dataFolderOf({}).parent_path() / "last-market.txt"; }

/// As a command line says it; empty where it is not to come back.
std::vector<std::string> wordsOf(const LaunchOptions& o)
{
    if (o.start || !o.exchange.empty()) return {};
    if (o.profile != "paper") return {"--profile", o.profile};
    std::vector<std::string> words;
    if (o.tape) {
        words = {"--tape", o.tape->string()};
        if (o.prices) words.insert(words.end(), {"--prices", o.prices->string()});
        return words;
    }
    if (o.live) return {"--live", *o.live};
    std::string market = o.scenario;
    for (std::size_t i = 1; i < o.venues; ++i) market += "," + o.scenario;
    return {"--paper", market};
}

bool hasItsUsualFolder(const LaunchOptions& options)
{
    LaunchOptions usual = options;
    usual.data.clear();
    std::error_code none;
    return fs::equivalent(dataFolderOf(usual), options.data, none);
}

/// `next` with what of `asked` is no market.
LaunchOptions with(LaunchOptions next, const LaunchOptions& asked)
{
    next.theme = asked.theme;
    next.language = asked.language;
    next.history = asked.history;
    next.spin = asked.spin;
    next.exitAfterSeconds = asked.exitAfterSeconds;
    next.screenshot = asked.screenshot;
    next.screenshotAfterSeconds = asked.screenshotAfterSeconds;
    next.last = asked.last;
    // A file says which market; what is armed, broken or imported a person says anew each time.
    next.autoFire = false;
    next.faults.clear();
    next.positions.reset();
    next.data.clear();
    return next;
}

}  // namespace

void keepLastSession(const LaunchOptions& options)
{
    const std::vector<std::string> words = wordsOf(options);
    if (words.empty() || !hasItsUsualFolder(options)) return;
    QSaveFile file(QString::fromStdString(fileOfLast().string()));  // as a whole or not at all
    bool written = file.open(QIODevice::WriteOnly);
    for (const std::string& word : words)
        written = written && file.write(QByteArray::fromStdString(word + "\n")) > 0;
    if (!written || !file.commit())
        spdlog::warn("which market was open last could not be noted in {}", fileOfLast().string());
}

LaunchOptions resumed(const LaunchOptions& asked)
{
    if (!asked.last) return asked;
    constexpr std::size_t kMostWords = 8;
    std::vector<std::string> words{"ballast"};
    std::ifstream in(fileOfLast());
    for (std::string line; words.size() < kMostWords && std::getline(in, line);)
        words.push_back(line);
    std::vector<const char*> argv;
    for (const std::string& word : words) argv.push_back(word.c_str());
    const Launch launch = parseCommandLine(static_cast<int>(argv.size()), argv.data());
    if (!launch.options) {
        spdlog::warn("--last: what was open last cannot be opened any more: {}", launch.text);
        return asked;
    }
    return with(*launch.options, asked);
}

LaunchOptions paperInstead(const LaunchOptions& asked) { return with({}, asked); }

}  // namespace ballast::app
