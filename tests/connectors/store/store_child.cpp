// A process of its own for the tests of the store: it writes until it is killed, meets a full disk,
// or finds the folder taken. What it was told is durable it says on its standard output, a line
// each.
#include "connectors/store/history_reader.h"
#include "tests/connectors/store/store_samples.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#ifndef _WIN32
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#endif

using namespace ballast;
using namespace ballast::store;
using namespace ballast::store::samples;

namespace {

#ifndef _WIN32

void say(const std::string& line)
{
    const std::string text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) < 0) std::_Exit(3);
}

/// The four records of one order's life, over and over, one order after the other.
engine::JournalEntry record(std::uint64_t base, std::uint64_t seq)
{
    orders::Intent i = intent(base + (seq - 1) / 4);
    i.requestId = 0;
    switch ((seq - 1) % 4) {
        case 0: return engine::IntentRecord{i};
        case 1:
            return engine::OrderRecord{i.label, orders::OrderState::InFlight, {}, 0, "", "sent",
                                       at(1)};
        case 2: return engine::FillRecord{fill("t" + i.label.text(), i)};
        default: return filled(i);
    }
}

/// The orders a kill left open are ended first, or their bucket would be taken.
std::uint64_t endOld(Store& store, Listener& listener)
{
    std::uint64_t seq = 0;
    for (const orders::Order& order : store.recovered().unfinished) {
        engine::OrderRecord end = ended(order.intent, orders::OrderState::Cancelled);
        for (const orders::Fill& f : store.recovered().fills)
            if (f.label == order.intent.label) end.filled += f.quantity;
        if (!store.journal({++seq, end})) std::_Exit(4);
    }
    if (seq > 0 && !listener.waitFor(seq)) std::_Exit(4);
    return seq;
}

int scribble(const std::string& folder)
{
    Listener quiet;
    Callbacks callbacks = quiet.callbacks();
    std::atomic<bool> speaking = false;
    std::atomic<std::uint64_t> before = 0;
    callbacks.journaled = [&, inner = callbacks.journaled](std::uint64_t seq) {
        if (speaking) say(fmt::format("a {}", seq - before));
        inner(seq);
    };
    auto store = Store::open(folder, opening(), callbacks);
    if (!store) {
        say("e " + store.error().message);
        return 2;
    }
    before = endOld(**store, quiet);
    const std::uint64_t base = (*store)->recovered().nextLabel;
    say(fmt::format("s {}", base));
    speaking = true;
    for (std::uint64_t seq = 1;; ++seq) {
        while (!(*store)->journal({before + seq, record(base, seq)}))
            if (!quiet.failures().empty()) return 4;
        if (!(*store)->remember({sample(static_cast<std::int64_t>(seq))})) return 5;
        // Sometimes one by one, sometimes in bursts.
        if (seq % 7 < 3 && !quiet.waitFor(before + seq)) return 4;
    }
}

/// Files may grow to `limit` bytes and no further: what a full disk looks like from here.
int fillDisk(const std::string& folder, std::uint64_t limit)
{
    std::signal(SIGXFSZ, SIG_IGN);
    Listener listener;
    auto store = Store::open(folder, opening(), listener.callbacks());
    if (!store) return 2;
    say(fmt::format("s {}", (*store)->recovered().nextLabel));
    const std::uint64_t base = (*store)->recovered().nextLabel;
    const rlimit bound{limit, limit};
    if (::setrlimit(RLIMIT_FSIZE, &bound) != 0) return 3;
    std::uint64_t seq = 0;
    while (seq < 100'000 && (*store)->journal({seq + 1, record(base, seq + 1)}) &&
           listener.waitFor(seq + 1))
        say(fmt::format("a {}", ++seq));
    for (const std::string& reason : listener.failures()) say("f " + reason);
    if ((*store)->journal({seq + 2, record(base, seq + 2)})) say("x taken after the failure");
    return 0;
}

/// Samples that carry their own number, a minute each, beside a policy that moves the older ones
/// into blocks; and the journal.
int keep(const std::string& folder)
{
    std::int64_t written = 0;
    if (auto before = HistoryReader::open(folder)) {
        const auto counts = before->counts();
        if (!counts) return 6;
        written = counts->samples;
    }
    Listener quiet;
    Opening from = opening();
    from.at = at(1'000'000'000'000);
    from.keep = {.fullDays = 1, .minutesDays = 20};
    auto store = Store::open(folder, from, quiet.callbacks());
    if (!store) {
        say("e " + store.error().message);
        return 2;
    }
    std::uint64_t before = endOld(**store, quiet);
    const std::uint64_t base = (*store)->recovered().nextLabel;
    say(fmt::format("s {}", written));
    for (std::uint64_t seq = 1;; ++seq) {
        for (int n = 0; n < 40; ++n, ++written)
            if (!(*store)->remember({sample(written * 60'000, static_cast<double>(written))}))
                return 5;
        while (!(*store)->journal({before + seq, record(base, seq)}))
            if (!quiet.failures().empty()) return 4;
        if (!quiet.waitFor(before + seq)) return 4;
        say(fmt::format("a {}", seq));
    }
}

/// The disk is full for the history while the journal still has room; then there is room again.
int fillHistory(const std::string& folder, std::uint64_t limit)
{
    std::signal(SIGXFSZ, SIG_IGN);
    Listener listener;
    auto store = Store::open(folder, opening(), listener.callbacks());
    if (!store) return 2;
    rlimit bound{};
    ::getrlimit(RLIMIT_FSIZE, &bound);
    const rlim_t before = std::exchange(bound.rlim_cur, limit);
    if (::setrlimit(RLIMIT_FSIZE, &bound) != 0) return 3;
    std::int64_t n = 0;
    while (listener.told().empty() && n < 60'000)
        if ((*store)->remember({sample(n + 1, static_cast<double>(n + 1))}))
            ++n;
        else
            std::this_thread::yield();
    say("t " + listener.waitForTold(1)[0]);
    const orders::Intent i = intent((*store)->recovered().nextLabel);
    if (!(*store)->journal({1, engine::IntentRecord{i}}) ||
        !(*store)->journal({2, ended(i, orders::OrderState::Cancelled)}) || !listener.waitFor(2))
        return 4;
    say("j the journal goes on");
    bound.rlim_cur = before;
    if (::setrlimit(RLIMIT_FSIZE, &bound) != 0) return 3;
    say("t " + listener.waitForTold(2)[1]);
    return 0;
}

int readAll(const std::string& folder)
{
    const auto reader = HistoryReader::open(folder);
    if (!reader) {
        say("e " + reader.error().message);
        return 2;
    }
    const auto counts = reader->counts();
    say(counts ? fmt::format("n {}", counts->samples) : "e " + counts.error().message);
    return counts ? 0 : 2;
}

int hold(const std::string& folder)
{
    Listener listener;
    auto store = Store::open(folder, opening(), listener.callbacks());
    say(store ? "held" : "e " + store.error().message);
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    return store ? 0 : 2;
}

#endif

}  // namespace

int main(int argc, char** argv)
{
#ifndef _WIN32
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "scribble" && argc == 3) return scribble(argv[2]);
    if (what == "fill" && argc == 4) return fillDisk(argv[2], std::strtoull(argv[3], nullptr, 10));
    if (what == "keep" && argc == 3) return keep(argv[2]);
    if (what == "fill-history" && argc == 4)
        return fillHistory(argv[2], std::strtoull(argv[3], nullptr, 10));
    if (what == "read" && argc == 3) return readAll(argv[2]);
    if (what == "hold" && argc == 3) return hold(argv[2]);
#else
    (void)argc;
    (void)argv;
#endif
    return 64;
}
