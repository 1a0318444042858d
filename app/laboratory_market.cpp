#include "app/laboratory_market.h"

#include "connectors/paper_market/spot_process.h"
#include "connectors/paper_market/tape_market.h"
#include "connectors/paper_market/vol_surface.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::app {
namespace {

constexpr double kYearSeconds = 365.0 * 86'400;
constexpr double kDaysAYear = 365;

class MadeMarket final : public laboratory::Market {
public:
    MadeMarket(const LaboratoryMarketChoice& choice, std::uint64_t seed)
        : m_underlying(choice.underlying),
          m_plan(choice.book),
          m_process(seed, choice.scenario, choice.step)
    {
        look();
    }

    double spot() const override { return m_spot; }
    double funding8h() const override { return m_process.state(m_underlying).funding8h; }
    void quote(double years, std::span<const laboratory::Contract> contracts,
               std::span<double> forward, std::span<double> sigma) const override
    {
        for (std::size_t i = 0; i < contracts.size(); ++i) {
            forward[i] = m_spot;
            sigma[i] =
                m_surface.volatility(contracts[i].strike, m_spot, contracts[i].expiryYears - years);
        }
    }
    std::vector<laboratory::Contract> book() const override
    {
        std::vector<laboratory::Contract> out;
        const std::size_t all = m_plan.tenorDays.size() * static_cast<std::size_t>(m_plan.strikes);
        for (std::size_t slot = 0; slot < all; ++slot) out.push_back(at(slot, 0));
        return out;
    }
    laboratory::Contract renewed(const laboratory::Contract& expired, double years) const override
    {
        return at(expired.slot, years);
    }
    bool advance() override
    {
        m_process.step();
        look();
        return true;
    }

private:
    void look()
    {
        const paper_market::UnderlyingState& state = m_process.state(m_underlying);
        m_spot = state.index;
        m_surface = paper_market::VolSurface(state.surface);
    }
    laboratory::Contract at(std::size_t slot, double years) const
    {
        const auto strikes = static_cast<std::size_t>(m_plan.strikes);
        const double tenor = m_plan.tenorDays[slot / strikes] / kDaysAYear;
        const double place =
            strikes > 1 ? 2 * static_cast<double>(slot % strikes) / double(strikes - 1) - 1 : 0;
        const double deviation = m_surface.volatility(m_spot, m_spot, tenor) * std::sqrt(tenor);
        return {.sign = place < 0 ? -1.0 : 1.0,
                .strike = m_spot * std::exp(place * m_plan.widest * deviation),
                .expiryYears = years + tenor,
                .size = m_plan.size,
                .slot = slot};
    }

    std::size_t m_underlying;
    LaboratoryBook m_plan;
    paper_market::SpotProcess m_process;
    paper_market::VolSurface m_surface;
    double m_spot = 0;
};

class RecordedMarket final : public laboratory::Market {
public:
    RecordedMarket(std::unique_ptr<paper_market::TapeMarket> tape, core::Currency underlying,
                   const LaboratoryMarketChoice& choice)
        : m_tape(std::move(tape)),
          m_underlying(underlying),
          m_plan(choice.book),
          m_step(choice.step)
    {
        const auto& listings = m_tape->listings();
        for (std::size_t i = 0; i < listings.size() && !m_perpetual; ++i)
            if (listings[i].spec.kind == market::Kind::Perpetual &&
                listings[i].spec.underlying == m_underlying)
                m_perpetual = i;
    }

    double spot() const override
    {
        for (const paper_market::Index& index : m_tape->indices())
            if (index.underlying == m_underlying) return index.price;
        return 0;
    }
    core::Time begins() const override { return m_tape->start(); }
    double funding8h() const override
    {
        return m_perpetual ? m_tape->listings()[*m_perpetual].funding8h : 0;
    }
    void quote(double, std::span<const laboratory::Contract> contracts, std::span<double> forward,
               std::span<double> sigma) const override
    {
        for (std::size_t i = 0; i < contracts.size(); ++i) {
            const paper_market::Listing& listing = m_tape->listings()[contracts[i].slot];
            forward[i] = listing.forward;
            sigma[i] = listing.markIv;
        }
    }
    std::vector<laboratory::Contract> book() const override;
    laboratory::Contract renewed(const laboratory::Contract&, double) const override { return {}; }
    bool advance() override
    {
        const core::Time next = m_tape->now() + m_step;
        if (next - m_tape->start() + m_tape->pathOffset() > m_tape->pricePath().length())
            return false;
        m_tape->advance(next);
        return true;
    }

private:
    bool fits(const paper_market::Listing& listing) const;

    std::unique_ptr<paper_market::TapeMarket> m_tape;
    core::Currency m_underlying;
    LaboratoryBook m_plan;
    core::Duration m_step;
    std::optional<std::size_t> m_perpetual;  ///< whose funding a hedge pays
};

/// Out of the money, not too far, and not longer than the longest tenor.
bool RecordedMarket::fits(const paper_market::Listing& listing) const
{
    const market::Instrument& spec = listing.spec;
    if (!spec.isOption() || !spec.expiry || !spec.strike || spec.underlying != m_underlying ||
        !(listing.markIv > 0) || !(listing.forward > 0))
        return false;
    const double years = core::seconds(*spec.expiry - m_tape->start()) / kYearSeconds;
    if (!(years > 0) || years > std::ranges::max(m_plan.tenorDays) / kDaysAYear) return false;
    const double place = std::log(spec.strike->toDouble() / listing.forward);
    const bool outside = spec.optionType == market::OptionType::Call ? place >= 0 : place < 0;
    return outside && std::abs(place) <= m_plan.widest * listing.markIv * std::sqrt(years);
}

/// As many as were asked for, evenly out of those that fit.
std::vector<laboratory::Contract> RecordedMarket::book() const
{
    std::vector<laboratory::Contract> all, out;
    const auto& listings = m_tape->listings();
    for (std::size_t i = 0; i < listings.size(); ++i) {
        if (!fits(listings[i])) continue;
        const market::Instrument& spec = listings[i].spec;
        all.push_back({.sign = spec.optionType == market::OptionType::Call ? 1.0 : -1.0,
                       .strike = spec.strike->toDouble(),
                       .expiryYears = core::seconds(*spec.expiry - m_tape->start()) / kYearSeconds,
                       .size = m_plan.size,
                       .slot = i});
    }
    const std::size_t wanted =
        std::min(all.size(), m_plan.tenorDays.size() * static_cast<std::size_t>(m_plan.strikes));
    for (std::size_t i = 0; i < wanted; ++i) out.push_back(all[i * all.size() / wanted]);
    return out;
}

}  // namespace

core::Expected<std::unique_ptr<laboratory::Market>> openLaboratoryMarket(
    const LaboratoryMarketChoice& choice, std::uint64_t seed)
{
    if (!choice.tape) return std::make_unique<MadeMarket>(choice, seed);
    auto tape = paper_market::TapeMarket::open(
        *choice.tape, {.seed = seed,
                       .pricePath = choice.prices.value_or(std::filesystem::path{}),
                       .pathOffset = core::Duration{0}});
    if (!tape) return std::unexpected(tape.error());
    const core::Currency underlying =
        paper_market::underlyingProfiles()[choice.underlying].currency;
    auto market = std::make_unique<RecordedMarket>(std::move(*tape), underlying, choice);
    if (market->spot() > 0 && !market->book().empty()) return market;
    return core::failure(
        fmt::format("opening a recorded market: {} has no options of {} that fit "
                    "the book",
                    core::quoted(choice.tape->string()), underlying.view()));
}

}  // namespace ballast::app
