// A process of its own for the tests of the store: it writes until it is killed, meets a full disk,
// or finds the folder taken. What it was told is durable it says on its standard output, a line
// each.
#include "tests/connectors/store/store_samples.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <string_view>

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
    if (what == "hold" && argc == 3) return hold(argv[2]);
#else
    (void)argc;
    (void)argv;
#endif
    return 64;
}
