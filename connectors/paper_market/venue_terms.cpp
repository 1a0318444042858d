#include "connectors/paper_market/venue_terms.h"

#include "connectors/paper_market/random.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

namespace ballast::paper_market {
namespace {

using namespace std::chrono_literals;

constexpr std::array<VenueTerms, 3> kVenues{{
    {.name = "paper-a", .orderLatency = 4ms},
    {.name = "paper-b",
     .salt = 0xB,
     .basis = 0.0003,
     .spread = 2.5,
     .depth = 0.25,
     .fees = VenueTerms::Fees{0.0001, 0.00035, 0.00025},
     .orderLatency = 40ms},
    {.name = "paper-c",
     .salt = 0xC,
     .basis = 0.0006,
     .basisPaceS = 45,
     .spread = 1.5,
     .depth = 0.5,
     .fees = VenueTerms::Fees{0, 0.00045, 0.0003},
     .orderLatency = 120ms},
}};

constexpr VenueTerms::Fees kBuiltIn{0, 0.0005, 0.0003};

}  // namespace

std::span<const VenueTerms> venuesSideBySide() { return kVenues; }

std::string text(const VenueTerms& terms)
{
    const VenueTerms::Fees fees = terms.fees.value_or(kBuiltIn);
    return fmt::format(
        "{}: futures {:.2f} bp taker and {:.2f} bp maker, options {:.2f} bp; depth x {:g}, spread "
        "x {:g}, own basis up to {:g} bp; an order arrives after {} ms",
        terms.name, 1e4 * fees.futureTaker, 1e4 * fees.futureMaker, 1e4 * fees.option, terms.depth,
        terms.spread, 1e4 * terms.basis,
        std::chrono::floor<std::chrono::milliseconds>(terms.orderLatency).count());
}

double basisAt(const VenueTerms& terms, std::uint64_t seed, std::uint64_t underlying,
               core::Time now)
{
    if (terms.basis == 0) return 0;
    const double turn = core::seconds(now.time_since_epoch()) / terms.basisPaceS;
    const double from = std::floor(turn);
    const auto valueAt = [&](double step) {
        return 2 * unitOf(hashOf(hashOf(seed, terms.salt, 0xBA515), underlying,
                                 static_cast<std::uint64_t>(step))) -
               1;
    };
    const double part = turn - from;
    const double ease = part * part * (3 - 2 * part);  // no kink where one value hands over
    return settled(terms.basis * (valueAt(from) + ease * (valueAt(from + 1) - valueAt(from))));
}

void applyFees(const VenueTerms& terms, market::Instrument& spec)
{
    if (!terms.fees) return;
    spec.takerFee = spec.isOption() ? terms.fees->option : terms.fees->futureTaker;
    spec.makerFee = spec.isOption() ? terms.fees->option : terms.fees->futureMaker;
}

}  // namespace ballast::paper_market
