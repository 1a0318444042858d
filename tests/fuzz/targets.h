// fuzz: what may come in from outside, as bytes, against everything that reads it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

namespace ballast::fuzz {

using Bytes = std::span<const std::uint8_t>;

/// One reader under attack. `run` must return for any bytes: what it finds wrong with the product
/// it ends by an assertion.
struct Target {
    std::string_view name;
    void (*run)(Bytes);
    bool json = false;  ///< its inputs are JSON: mutations that keep them so reach deeper
};

std::span<const Target> targets();
const Target* target(std::string_view name);

inline std::string_view textOf(Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// For readers that take a path: the bytes as a file, in memory where the machine has such a place.
/// The same one each time, for this process; `use` gets its path.
void withFile(Bytes bytes, std::string_view name,
              const std::function<void(const std::filesystem::path&)>& use);

void frame(Bytes);           // the venue's frames, by the short cut and by the general way
void json(Bytes);            // our JSON reader against Qt's
void book(Bytes);            // a stream of book updates against the plainest book
void decimal(Bytes);         // decimal text against arithmetic on digits
void instrumentName(Bytes);  // names of instruments, venues, accounts, labels
void csv(Bytes);             // comma-separated values, and what we write of them
void positionsCsv(Bytes);    // a trader's positions
void settings(Bytes);        // ballast.toml
void keptPolicies(Bytes);    // policies.toml and allocation.toml, read over the defaults
void recordedState(Bytes);   // a tape: a CSV of a recorded venue
void rawCapture(Bytes);      // a recorded session, frame by frame
void ordersDb(Bytes);        // a file that says it is the order journal
void recordedEvents(Bytes);  // recorded events of the engine, and what it began with
void paperRequest(Bytes);    // what a client sends to the paper exchange

}  // namespace ballast::fuzz
