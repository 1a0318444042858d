#include "tests/kill/crash_images.h"

#include "tests/kill/journal_life.h"
#include "tests/sim/random.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::kill {
namespace {

using test::FaultyDisk;

void lose(DiskTally& tally, std::string why)
{
    ++tally.losses;
    if (tally.failure.empty()) tally.failure = std::move(why);
}

/// One state of the disk, and what it may hold.
struct Found {
    FaultyDisk::Image image;
    std::uint64_t seed = 0;
};

/// Opens the image and holds it against what was acknowledged; looks at second cuts on the way.
void judge(DiskTally& tally, Found found, std::vector<Head> allowed, std::uint64_t numbersFrom,
           int depth)
{
    ++tally.images;
    if (depth > 0) ++tally.compound;
    sim::Random random(found.seed);
    FaultyDisk disk(std::move(found.image));
    std::optional<FaultyDisk::Image> second;
    if (depth == 0) {
        const std::uint64_t at = 1 + random.below(12);
        disk.beforeChange = [&, at] {
            if (!second && disk.changes() + 1 >= at) second = disk.powerCut(random.next());
        };
    }
    const Reopened opened = reopen(disk);
    if (!opened.refused.empty())
        return lose(tally, fmt::format("seed {}: refused: {}", found.seed, opened.refused));
    if (std::ranges::find(allowed, opened.before) == allowed.end())
        lose(tally, fmt::format("seed {}: the chain ends at {}, acknowledged was {}", found.seed,
                                opened.before.seq, allowed.front().seq));
    if (opened.nextLabel < numbersFrom)
        lose(tally,
             fmt::format("seed {}: number {} is given out twice", found.seed, opened.nextLabel));
    if (!opened.wrong.empty()) lose(tally, fmt::format("seed {}: {}", found.seed, opened.wrong));
    if (!second) return;
    allowed.push_back(opened.after);
    judge(tally, {std::move(*second), random.next()}, allowed, numbersFrom, depth + 1);
}

}  // namespace

std::string DiskTally::text() const
{
    return fmt::format(
        "{} images ({} of a second cut during recovery), {} runs, {} records acknowledged, {} "
        "refused, {} losses{}",
        images, compound, runs, records, refused, losses,
        failure.empty() ? "" : "; FAILED: " + failure);
}

DiskTally crashImages(std::uint64_t images, std::uint64_t seed, bool ignoreSyncs)
{
    DiskTally tally;
    sim::Random random(seed);
    FaultyDisk::Image start;
    Head durable;
    std::uint64_t numbersFrom = 1;
    while (tally.images < images && (tally.losses == 0 || ignoreSyncs)) {
        ++tally.runs;
        // Some runs begin with nothing, the others with what the run before them has left.
        if (random.chance(0.2) || start.empty()) {
            start.clear();
            durable = {};
            numbersFrom = 1;
        }
        FaultyDisk disk(start);
        if (ignoreSyncs) disk.ignoreSyncs();
        JournalLife life(disk);
        std::vector<Found> found;
        std::vector<std::uint64_t> cuts;
        disk.beforeChange = [&] {
            for (int n = 0; n < 2; ++n) {
                const std::uint64_t dice = random.next();
                found.push_back({disk.powerCut(dice), dice});
            }
        };
        const auto judgeAll = [&](std::vector<Head> allowed) {
            for (Found& each : std::exchange(found, {}))
                judge(tally, std::move(each), allowed, numbersFrom, 0);
        };
        const std::string refused = life.open();
        if (!refused.empty()) {
            lose(tally, "a run does not begin: " + refused);
            start.clear();
            continue;
        }
        // Of a start, several transactions may be there or not: the schema's steps, the start's.
        const Reopened begun = [&] {
            FaultyDisk now(disk.asSeen());
            return reopen(now, false);
        }();
        std::vector<Head> steps{durable, {0, ""}, begun.before, life.durable()};
        if (durable.seq > 0) std::erase(steps, Head{0, ""});
        if (life.durable().seq > durable.seq + 1) {
            FaultyDisk now(disk.asSeen());
            auto database = store::Database::open(kDiskFolder / store::kOrdersFile,
                                                  store::Database::Access::ReadWrite, now.name());
            if (database && database->holdAlone()) {
                auto rows = database->prepare("SELECT seq, hash FROM event WHERE seq > ?1");
                rows->query(durable.seq);
                while (rows->next()) steps.push_back({rows->integer(0), rows->text(1)});
            }
        }
        judgeAll(steps);
        durable = life.durable();
        numbersFrom = life.numbersFrom();
        const std::uint64_t appends = 3 + random.below(40);
        for (std::uint64_t n = 0; n < appends && tally.images < images; ++n) {
            if (!life.append()) {
                lose(tally, "a sound disk, and the journal fails");
                break;
            }
            judgeAll({durable, life.durable()});
            durable = life.durable();
        }
        tally.records += life.records();
        const bool inOrder = random.chance(0.3);
        if (inOrder) {
            life.close();
            judgeAll({durable});
        }
        // The power goes for real: the next run begins with what is left.
        start = disk.powerCut(random.next());
        disk.beforeChange = {};
        if (ignoreSyncs) start.clear();
    }
    return tally;
}

DiskTally diskFaults(std::uint64_t seed)
{
    DiskTally tally;
    sim::Random random(seed);
    // A disk on which a process was killed in the middle of its work: the log is hot.
    FaultyDisk::Image hot;
    Head hotHead;
    std::uint64_t hotNumbers = 1;
    {
        FaultyDisk disk;
        JournalLife life(disk);
        life.open();
        for (int n = 0; n < 6; ++n) life.append();
        hot = disk.asSeen();
        hotHead = life.durable();
        hotNumbers = life.numbersFrom();
    }
    const auto run = [&](bool recovering, const FaultyDisk::Fault& fault) {
        ++tally.runs;
        FaultyDisk disk(recovering ? hot : FaultyDisk::Image{});
        disk.setFault(fault);
        JournalLife life(disk);
        Head durable = recovering ? hotHead : Head{};
        std::uint64_t numbersFrom = recovering ? hotNumbers : 1;
        bool failed = !life.open().empty();
        if (life.isOpen()) {
            durable = life.durable();
            numbersFrom = life.numbersFrom();
            for (int n = 0; n < 8 && !failed; ++n) {
                failed = !life.append();
                if (!failed) durable = life.durable();
                const std::uint64_t changes = disk.changes();
                if (failed) {
                    life.close();
                    if (disk.changes() != changes)
                        lose(tally,
                             fmt::format("fault at {}: written to after it had failed", fault.at));
                }
            }
        }
        tally.records += life.records();
        const bool reached = disk.operations() >= fault.at;
        disk.setFault({});
        life.close();
        if (failed) ++tally.refused;
        // As a restart finds it, and as one after a power cut.
        for (const bool cut : {false, true}) {
            ++tally.images;
            FaultyDisk next(cut ? disk.powerCut(random.next()) : disk.asSeen());
            const Reopened found = reopen(next);
            const std::string what =
                fmt::format("{}, fault {} at {}{}, {}", recovering ? "a hot log" : "a new journal",
                            static_cast<int>(fault.kind), fault.at,
                            fault.forGood ? " and after" : "", cut ? "power cut" : "restart");
            if (!found.refused.empty())
                lose(tally, fmt::format("{}: refused: {}", what, found.refused));
            else if (found.before.seq < durable.seq || found.nextLabel < numbersFrom ||
                     !found.wrong.empty())
                lose(tally,
                     fmt::format("{}: the chain ends at {}, acknowledged {}; next number {}, "
                                 "given {}: {}",
                                 what, found.before.seq, durable.seq, found.nextLabel, numbersFrom,
                                 found.wrong));
        }
        return reached;
    };
    for (const bool recovering : {false, true})
        for (const FaultyDisk::Kind kind :
             {FaultyDisk::Kind::Eio, FaultyDisk::Kind::Full, FaultyDisk::Kind::Short})
            for (const bool forGood : {false, true})
                for (std::uint64_t at = 1; run(recovering, {kind, at, forGood}); ++at)
                    if (tally.losses > 20) return tally;
    return tally;
}

DiskTally bitFlips(std::uint64_t size, std::uint64_t step, std::uint64_t seed)
{
    DiskTally tally;
    FaultyDisk disk;
    {
        JournalLife life(disk);
        life.open();
        while (disk.asSeen()[(kDiskFolder / store::kOrdersFile).string()].size() < size) {
            for (int n = 0; n < 20; ++n) life.append();
            life.close();
            life.open();
        }
        life.close();
        tally.records = life.records();
    }
    const std::string name = (kDiskFolder / store::kOrdersFile).string();
    const FaultyDisk::Image good{{name, disk.asSeen().at(name)}};
    std::string known;
    std::optional<std::string> truth;
    {
        FaultyDisk sound(good);
        truth = contents(sound);
        known = reopen(sound).known;
    }
    if (!truth) lose(tally, "the sound journal cannot be read");
    sim::Random random(seed);
    for (std::uint64_t at = 0; at < good.at(name).size(); at += step) {
        FaultyDisk::Image image = good;
        char& byte = image[name][at];
        byte = static_cast<char>(byte ^ static_cast<char>(1U << random.below(8)));
        ++tally.images;
        bool noticed = false;
        {
            FaultyDisk bad(image);
            noticed = !audit(bad).empty();
        }
        if (!noticed) {
            FaultyDisk bad(image);
            if (contents(bad) != truth)
                lose(tally, fmt::format("the auditor accepts a change of byte {}", at));
        }
        FaultyDisk bad(image);
        const Reopened opened = reopen(bad, false);
        if (opened.refused.empty() && opened.known != known)
            lose(tally, fmt::format("a desk starts on a change of byte {}", at));
        tally.refused += noticed || !opened.refused.empty() ? 1 : 0;
    }
    return tally;
}

}  // namespace ballast::kill
