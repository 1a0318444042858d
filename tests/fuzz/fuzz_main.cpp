// One program for all targets: BALLAST_FUZZ names the one that is meant.
#include "fuzz/json_mutation.h"
#include "fuzz/targets.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

const ballast::fuzz::Target& chosen()
{
    static const ballast::fuzz::Target* target = [] {
        const char* name = std::getenv("BALLAST_FUZZ");
        const auto* found = ballast::fuzz::target(name ? name : "");
        if (found) return found;
        std::fputs("BALLAST_FUZZ must name a target:", stderr);
        for (const auto& each : ballast::fuzz::targets())
            std::fprintf(stderr, " %s", std::string{each.name}.c_str());
        std::fputc('\n', stderr);
        std::exit(2);
    }();
    return *target;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed)
{
    if (!chosen().json || seed % 2 == 0) return LLVMFuzzerMutate(data, size, most);
    // A few bits of chance each for kind, place and value.
    const std::uint64_t chance = (static_cast<std::uint64_t>(seed) >> 1U) * 0x9e3779b97f4a7c15ULL;
    const std::string text =
        ballast::fuzz::mutated({reinterpret_cast<const char*>(data), size}, chance);
    const std::size_t length = std::min(text.size(), most);
    std::memcpy(data, text.data(), length);
    return length;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    chosen().run({data, size});
    return 0;
}
