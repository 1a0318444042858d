#include "models/portfolio/model_check.h"

#include "models/core/text.h"
#include "models/core/venue_name.h"
#include "models/pricing/deribit_convention.h"
#include "models/pricing/settlement.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace ballast::portfolio {
namespace {

using Values = std::array<double, kCheckedValues>;

constexpr std::size_t at(CheckedValue value) { return static_cast<std::size_t>(value); }

int decimalsOf(core::Price price)
{
    std::int64_t mantissa = price.mantissa();
    if (mantissa == 0) return 0;
    int decimals = core::kFixedDecimals;
    for (; decimals > 0 && mantissa % 10 == 0; mantissa /= 10) --decimals;
    return decimals;
}

/// Decimals in which one family of options is published: trailing zeros hide them in any single
/// number, never in a whole board of them.
struct Decimals {
    core::Currency underlying;
    market::Settlement settlement = market::Settlement::Inverse;
    int mark = 0;
    int forward = 2;
};

class BoardDecimals {
public:
    explicit BoardDecimals(const market::Board& board)
    {
        for (const market::Listing& listing : board.listings) {
            if (!listing.instrument || !listing.instrument->isOption() || !listing.hasTicker)
                continue;
            Decimals& family = of(*listing.instrument);
            family.mark = std::max({family.mark, decimalsOf(listing.ticker.mark),
                                    decimalsOf(listing.instrument->ticks.base)});
            if (listing.ticker.underlyingPrice)
                family.forward =
                    std::max(family.forward, decimalsOf(*listing.ticker.underlyingPrice));
        }
    }
    Decimals& of(const market::Instrument& instrument)
    {
        const auto found = std::ranges::find_if(m_families, [&](const Decimals& d) {
            return d.underlying == instrument.underlying && d.settlement == instrument.settlement;
        });
        if (found != m_families.end()) return *found;
        return m_families.emplace_back(Decimals{instrument.underlying, instrument.settlement});
    }

private:
    std::vector<Decimals> m_families;  // a handful
};

double halfUnit(int decimals) { return 0.5 * std::pow(10.0, -decimals); }

Values valuesOf(const pricing::Black76Input& input, bool inverse)
{
    const pricing::DeribitGreeks g = pricing::deribitGreeks(input);
    return {inverse ? g.markCoin : g.markCoin * input.forward,
            g.delta,
            g.gamma,
            g.vega,
            g.theta,
            g.rho};
}

/// The tolerances of one option, grown by one cause after the other.
class Tolerances {
public:
    Tolerances(const pricing::Black76Input& input, bool inverse)
        : m_input(input), m_inverse(inverse), m_here(valuesOf(input, inverse))
    {
    }
    const Values& here() const { return m_here; }
    const Values& sum() const { return m_sum; }

    void round(CheckedValue value, double by) { m_sum[at(value)] += by; }
    /// What moving one input by `by`, either way or only up, moves these values by.
    void move(double pricing::Black76Input::* field, double by, bool eitherWay,
              std::initializer_list<CheckedValue> values)
    {
        Values most{};
        for (const double step : {by, eitherWay ? -by : by}) {
            pricing::Black76Input moved = m_input;
            moved.*field = std::max(moved.*field + step, m_input.*field * 1e-6);
            const Values there = valuesOf(moved, m_inverse);
            for (std::size_t i = 0; i < kCheckedValues; ++i)
                most[i] = std::max(most[i], std::abs(there[i] - m_here[i]));
        }
        for (const CheckedValue value : values) m_sum[at(value)] += most[at(value)];
    }

private:
    pricing::Black76Input m_input;
    bool m_inverse;
    Values m_here;
    Values m_sum{};
};

Values tolerancesOf(const pricing::Black76Input& input, bool inverse, const Decimals& decimals,
                    const Publication& published, Values& ours)
{
    using enum CheckedValue;
    using pricing::Black76Input;
    Tolerances t(input, inverse);
    ours = t.here();
    t.round(Mark, halfUnit(decimals.mark));
    for (const CheckedValue greek : {Delta, Gamma, Vega, Theta, Rho})
        t.round(greek, published.greekHalfUnit);
    t.move(&Black76Input::sigma, published.ivHalfUnit, true,
           {Mark, Delta, Gamma, Vega, Theta, Rho});
    t.move(&Black76Input::tau, core::years(published.greeksAge), false,
           {Mark, Delta, Gamma, Vega, Theta, Rho});
    const double forward = halfUnit(decimals.forward);
    const double lag = 3 * input.sigma * input.forward * std::sqrt(core::years(published.markLag));
    t.move(&Black76Input::forward, forward, true, {Delta, Gamma, Vega, Rho});
    t.move(&Black76Input::forward, forward + lag, true, {Mark, Theta});
    Values sum = t.sum();
    for (std::size_t i = 0; i < kCheckedValues; ++i)
        sum[i] += 1e-12 * (1 + std::abs(ours[i]));  // of our own arithmetic
    return sum;
}

/// What the option is priced from; nothing where the venue's Greeks follow no formula of ours.
std::optional<pricing::Black76Input> inputOf(const market::Listing& listing, core::Time when)
{
    const market::Instrument& instrument = *listing.instrument;
    const market::Ticker& ticker = listing.ticker;
    if (!instrument.strike || !instrument.expiry || !ticker.underlyingPrice) return std::nullopt;
    if (*instrument.expiry - when <= pricing::kSettlementAveraging) return std::nullopt;
    const pricing::Black76Input input{.type = instrument.optionType,
                                      .forward = ticker.underlyingPrice->toDouble(),
                                      .strike = instrument.strike->toDouble(),
                                      .tau = instrument.yearsToExpiry(when),
                                      .sigma = ticker.markIv};
    if (!(input.sigma > 0) || !pricing::isPriceable(input)) return std::nullopt;
    return input;
}

OptionCheck checked(const market::Listing& listing, const Decimals& decimals, core::Time now,
                    const Publication& published)
{
    const market::Ticker& ticker = listing.ticker;
    const market::VenueGreeks& venue = *ticker.greeks;
    OptionCheck check;
    check.instrument = listing.instrument;
    check.stale = listing.stale;
    check.at = ticker.venueAt != core::Time{} ? ticker.venueAt : now;
    const auto input = inputOf(listing, check.at);
    if (!input) return check;

    const bool inverse = listing.instrument->settlement == market::Settlement::Inverse;
    Values ours{};
    const Values tolerances = tolerancesOf(*input, inverse, decimals, published, ours);
    const Values theirs = {
        ticker.mark.toDouble(), venue.delta, venue.gamma, venue.vega, venue.theta, venue.rho};
    for (std::size_t i = 0; i < kCheckedValues; ++i) {
        check.values[i] = {ours[i], theirs[i], tolerances[i]};
        if (check.values[i].tolerances() > check.tolerances())
            check.worst = static_cast<CheckedValue>(i);
    }
    check.verdict = check.tolerances() > 1 ? CheckVerdict::Differs : CheckVerdict::Agrees;
    return check;
}

std::string counted(int count, std::string_view one, std::string_view many)
{
    return core::number(count, 0) + " " + std::string{count == 1 ? one : many};
}

}  // namespace

std::string_view text(CheckedValue value)
{
    switch (value) {
        case CheckedValue::Mark: return "mark";
        case CheckedValue::Delta: return "delta";
        case CheckedValue::Gamma: return "gamma";
        case CheckedValue::Vega: return "vega";
        case CheckedValue::Theta: return "theta";
        case CheckedValue::Rho: return "rho";
    }
    return "";
}

std::string_view unit(CheckedValue value)
{
    switch (value) {
        case CheckedValue::Mark: return "quote currency";
        case CheckedValue::Delta: return "coin";
        case CheckedValue::Gamma: return "coin per USD";
        case CheckedValue::Vega: return "USD per vol point";
        case CheckedValue::Theta: return "USD per day";
        case CheckedValue::Rho: return "USD per point of rate";
    }
    return "";
}

const OptionCheck* ModelCheck::worst() const
{
    const OptionCheck* found = nullptr;
    for (const OptionCheck& option : options)
        if (option.verdict == CheckVerdict::Differs &&
            (!found || option.tolerances() > found->tolerances()))
            found = &option;
    return found;
}

ModelCheck checkModel(const market::Board& board, core::Time now, const Publication& published)
{
    BoardDecimals decimals(board);
    ModelCheck check;
    for (const market::Listing& listing : board.listings) {
        const market::Instrument* instrument = listing.instrument.get();
        if (!instrument || !instrument->isOption() || !listing.hasTicker || !listing.ticker.greeks)
            continue;
        const OptionCheck& option =
            check.options.emplace_back(checked(listing, decimals.of(*instrument), now, published));
        check.agree += option.verdict == CheckVerdict::Agrees;
        check.differ += option.verdict == CheckVerdict::Differs;
        check.notJudged += option.verdict == CheckVerdict::NotJudged;
    }
    return check;
}

bool severalVenues(const ModelCheck& check)
{
    return std::ranges::any_of(check.options, [&](const OptionCheck& option) {
        return option.instrument->venue != check.options.front().instrument->venue;
    });
}

namespace {

std::string placeOf(const ModelCheck& check, const market::Instrument& instrument)
{
    return severalVenues(check) ? instrument.name + " at " + core::venueName(instrument.venue)
                                : instrument.name;
}

}  // namespace

std::string summary(const ModelCheck& check)
{
    if (check.options.empty()) return "No option with the venue's Greeks yet";
    std::string out = counted(check.agree, "option agrees", "options agree");
    if (const OptionCheck* worst = check.worst())
        out +=
            fmt::format("; {}: worst {} of {}, {} times its tolerance",
                        counted(check.differ, "differs", "differ"), text(worst->worst),
                        placeOf(check, *worst->instrument), core::number(worst->tolerances(), 1));
    if (check.notJudged > 0)
        out += fmt::format("; {} not judged", core::number(check.notJudged, 0));
    return out;
}

}  // namespace ballast::portfolio
