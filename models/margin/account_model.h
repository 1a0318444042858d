#pragma once

#include "models/core/error.h"
#include "models/margin/tables.h"
#include "models/portfolio/scenario.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ballast::margin {

/// The venue model by which an account's margin is judged.
enum class Model : std::uint8_t {
    DeribitStandard,
    DeribitPortfolio,
    Okx,
    Bybit,
    Binance,
    Hyperliquid,
    Aave,
};
inline constexpr Model kModels[] = {
    Model::DeribitStandard, Model::DeribitPortfolio, Model::Okx, Model::Bybit,
    Model::Binance,         Model::Hyperliquid,      Model::Aave};
std::string_view key(Model model);   ///< as the settings write it: "deribit_standard"
std::string_view name(Model model);  ///< for people: "Deribit standard margin"
std::optional<Model> modelOf(std::string_view key);

/// The models of all accounts, with their rates. What is not named is judged by Deribit's standard
/// margin, which the desk's own venues use.
struct Models {
    Models() = default;
    Models(Tables rates) : tables(std::move(rates)) {}  // NOLINT: rates are models
    Models(portfolio::MarginRates standard) { tables.deribitStandard = std::move(standard); }
    Tables tables;
    std::map<core::VenueId, Model> byVenue;
    Model of(core::VenueId venue) const
    {
        const auto it = byVenue.find(venue);
        return it == byVenue.end() ? Model::DeribitStandard : it->second;
    }
    /// Where a model's rates were read, and when.
    RateTable rates(Model model) const;
    bool operator==(const Models&) const = default;
};

/// Why the model says nothing of an instrument, as the end of a sentence; empty: it does. What it
/// cannot judge is refused; no other model takes its place.
std::string cannotJudge(Model model, const market::Instrument& instrument);

/// Margin in USD of one pool's legs of one underlying, in a state of the world: the options' worth
/// and volatility as scenarios move them. Not of Deribit's standard margin, which a scenario node
/// carries itself. Bybit, Binance and Hyperliquid name a maintenance margin (initial depends on the
/// leverage chosen, which is not known here): initial is then the maintenance too, of Hyperliquid
/// twice it. Fails where the model cannot judge a leg.
core::Expected<MarginPair> modelMargin(Model model, const Tables& tables, core::Currency underlying,
                                       double spot, std::span<const portfolio::ScenarioLeg> legs,
                                       const portfolio::ScenarioMove& move);

}  // namespace ballast::margin
