// `kill_loop`: kill -9, power cuts and broken disks, as many as are asked for.
#include "tests/kill/campaign.h"
#include "tests/kill/crash_images.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace ballast;

namespace {

int say(const std::string& text, bool well)
{
    std::printf("%s\n", text.c_str());
    return well ? 0 : 3;
}

}  // namespace

/// --cycles N | --sweep | --images N | --faults | --flips BYTES, each with --seed S; --folder DIR
int main(int argc, char** argv)
{
    kill::Campaign campaign;
    campaign.folder = std::filesystem::temp_directory_path();
    std::string what;
    std::uint64_t count = 0, step = 1;
    for (int n = 1; n < argc; ++n) {
        const std::string word = argv[n];
        const auto value = [&] { return n + 1 < argc ? argv[++n] : "0"; };
        if (word == "--seed")
            campaign.seed = std::strtoull(value(), nullptr, 10);
        else if (word == "--step")
            step = std::strtoull(value(), nullptr, 10);
        else if (word == "--folder")
            campaign.folder = value();
        else if (word == "--sends-first")
            campaign.sendsFirst = true;
        else if (word == "--sweep" || word == "--faults")
            what = word;
        else {
            what = word;
            count = std::strtoull(value(), nullptr, 10);
        }
    }
    if (what == "--cycles") {
        campaign.cycles = static_cast<int>(count);
        const kill::Tally tally = killAtRandom(campaign);
        return say(tally.text(), tally.failure.empty());
    }
    if (what == "--sweep") {
        const kill::Tally first = sweep(kill::Span::ApproveToFill, campaign);
        say("approve to fill: " + first.text(), true);
        const kill::Tally second = sweep(kill::Span::StartToResolved, campaign);
        return say("start to resolved: " + second.text(),
                   first.failure.empty() && second.failure.empty());
    }
    kill::DiskTally tally;
    if (what == "--images")
        tally = kill::crashImages(count, campaign.seed);
    else if (what == "--faults")
        tally = kill::diskFaults(campaign.seed);
    else if (what == "--flips")
        tally = kill::bitFlips(count, step, campaign.seed);
    else
        return say(
            "kill_loop --cycles N | --sweep | --images N | --faults | --flips BYTES "
            "[--step N], with --seed S --folder DIR",
            false);
    return say(tally.text(), tally.losses == 0);
}
