#include "models/margin/account_model.h"

#include "models/core/text.h"
#include "models/pricing/black76.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ballast::margin {
namespace {

using portfolio::ScenarioLeg;
using portfolio::ScenarioMove;
using Kind = ScenarioLeg::Kind;

struct Words {
    std::string_view key, name;
};
constexpr Words kWords[] = {{"deribit_standard", "Deribit standard margin"},
                            {"deribit_portfolio", "Deribit portfolio margin"},
                            {"okx", "OKX margin of coin options"},
                            {"bybit", "Bybit margin"},
                            {"binance", "Binance USD-M margin"},
                            {"hyperliquid", "Hyperliquid margin"},
                            {"aave", "Aave's health factor"}};

/// A leg as one state has it.
struct Moved {
    const ScenarioLeg& leg;
    double price = 0;  ///< an option's forward, a future's price: USD per coin
    double sigma = 0, years = 0;
    double premium = 0;  ///< of an option, USD a unit
};

Moved movedLeg(const ScenarioLeg& leg, const ScenarioMove& move)
{
    const bool option = leg.kind == Kind::InverseOption || leg.kind == Kind::LinearOption;
    Moved out{leg};
    out.price = leg.forward * move.spotFactor * (option ? 1 : 1 + move.basis);
    out.years = leg.expires ? std::max(0.0, leg.tau - move.days / 365) : 0;
    if (!option) return out;
    out.sigma = std::max(0.0, move.volMove == portfolio::VolMove::Points
                                  ? leg.sigma + move.volShift / 100
                                  : leg.sigma * (1 + move.volShift / 100));
    out.premium = pricing::black76Price({.type = leg.type,
                                         .forward = out.price,
                                         .strike = leg.strike,
                                         .tau = out.years,
                                         .sigma = out.sigma});
    return out;
}

/// Gone: settled on the way.
bool isOver(const Moved& moved) { return moved.leg.expires && !(moved.years > 0); }

std::unexpected<core::Error> refused(Model model, std::string_view what)
{
    return core::failure(std::string{name(model)} + " says nothing of " + std::string{what});
}

std::string_view wordsOf(Kind kind)
{
    switch (kind) {
        case Kind::InverseOption: return "coin-settled options";
        case Kind::LinearOption: return "dollar-settled options";
        case Kind::InverseFuture: return "inverse futures and perpetuals";
        case Kind::LinearFuture: return "linear futures and perpetuals";
    }
    return "this kind of instrument";
}

Kind kindOf(const market::Instrument& instrument)
{
    const bool linear = instrument.settlement == market::Settlement::Linear;
    if (instrument.isOption()) return linear ? Kind::LinearOption : Kind::InverseOption;
    return linear ? Kind::LinearFuture : Kind::InverseFuture;
}

/// What the model's rates cover; empty: this.
std::string uncovered(Model model, Kind kind, core::Currency underlying)
{
    const bool option = kind == Kind::InverseOption || kind == Kind::LinearOption;
    const bool btc = underlying == core::Currency{"BTC"};
    switch (model) {
        case Model::DeribitStandard: return {};
        case Model::DeribitPortfolio:
            if (kind == Kind::LinearOption || kind == Kind::LinearFuture)
                return std::string{wordsOf(kind)};
            return btc ? std::string{} : underlying.text() + ": its parameters are those of BTC";
        case Model::Okx:
            return kind == Kind::InverseOption ? std::string{} : std::string{wordsOf(kind)};
        case Model::Bybit:
            return kind == Kind::LinearOption || kind == Kind::InverseFuture
                       ? std::string{}
                       : std::string{wordsOf(kind)};
        case Model::Binance:
            if (option || kind == Kind::InverseFuture) return std::string{wordsOf(kind)};
            return btc ? std::string{} : underlying.text() + ": its brackets are those of BTCUSDT";
        case Model::Hyperliquid:
            return kind == Kind::LinearFuture ? std::string{} : std::string{wordsOf(kind)};
        case Model::Aave: return "derivatives: it lends";
    }
    return "this";
}

core::Expected<MarginPair> portfolioMargin(const DeribitPortfolioRates& rates, double index,
                                           std::span<const Moved> legs)
{
    std::vector<PortfolioLeg> all;
    for (const Moved& moved : legs) {
        if (isOver(moved)) continue;
        const ScenarioLeg& leg = moved.leg;
        PortfolioLeg out;
        out.option = leg.kind == Kind::InverseOption;
        out.type = leg.type;
        out.size = out.option ? leg.size : leg.size / moved.price;
        out.strike = leg.strike;
        out.forward = moved.price;
        out.sigma = moved.sigma;
        out.days = moved.years * 365;
        // To a tenth of an hour: legs of one expiry have one number.
        out.expiry = leg.expires ? fmt::format("{:.2f}", out.days * 240) : "perpetual";
        all.push_back(std::move(out));
    }
    const auto margin = deribitPortfolio(rates, index, all);
    if (!margin) return std::unexpected(margin.error());
    return index * margin->margin;
}

core::Expected<MarginPair> legMargin(Model model, const Tables& tables, core::Currency underlying,
                                     double spot, const Moved& moved)
{
    const ScenarioLeg& leg = moved.leg;
    const double notional =
        leg.kind == Kind::InverseFuture ? std::abs(leg.size) : std::abs(leg.size) * moved.price;
    switch (model) {
        case Model::Okx: {
            if (leg.size >= 0) return MarginPair{};
            const auto one =
                okxShortOption(tables.okxOption, tables.okxOption.maintenance(underlying), leg.type,
                               moved.price, leg.strike, moved.premium / moved.price, -leg.size);
            if (!one) return std::unexpected(one.error());
            return spot * *one;
        }
        case Model::Bybit: {
            if (leg.kind == Kind::InverseFuture) {
                const double kept = notional * tables.bybit.inverseMaintenance;
                return MarginPair{kept, kept};
            }
            const auto kept = bybitOptionMaintenance(tables.bybit, leg.size, spot, moved.premium);
            if (!kept) return std::unexpected(kept.error());
            return MarginPair{*kept, *kept};
        }
        case Model::Binance: {
            const auto kept = binanceMaintenance(tables.binance.tiers, notional);
            if (!kept) return std::unexpected(kept.error());
            return MarginPair{*kept, *kept};
        }
        case Model::Hyperliquid: {
            const double most = tables.hyperliquid.maxLeverage(underlying);
            return MarginPair{notional / most, notional / (2 * most)};
        }
        case Model::DeribitStandard:
        case Model::DeribitPortfolio:
        case Model::Aave: break;
    }
    return refused(model, "a single leg");
}

}  // namespace

std::string_view key(Model model) { return kWords[static_cast<std::size_t>(model)].key; }
std::string_view name(Model model) { return kWords[static_cast<std::size_t>(model)].name; }

std::optional<Model> modelOf(std::string_view word)
{
    for (const Model model : kModels)
        if (key(model) == word) return model;
    return std::nullopt;
}

RateTable Models::rates(Model model) const
{
    switch (model) {
        case Model::DeribitStandard:
            return {tables.deribitStandard.asOf, tables.deribitStandard.source};
        case Model::DeribitPortfolio: return tables.deribitPortfolio.table;
        case Model::Okx: return tables.okxOption.table;
        case Model::Bybit: return tables.bybit.table;
        case Model::Binance: return tables.binance.table;
        case Model::Hyperliquid: return tables.hyperliquid.table;
        case Model::Aave: return tables.aave.table;
    }
    return {};
}

std::string cannotJudge(Model model, const market::Instrument& instrument)
{
    const std::string what = uncovered(model, kindOf(instrument), instrument.underlying);
    if (what.empty()) return {};
    return std::string{name(model)} + " says nothing of " + what + ", and " + instrument.name +
           " is one";
}

core::Expected<MarginPair> modelMargin(Model model, const Tables& tables, core::Currency underlying,
                                       double spot, std::span<const ScenarioLeg> legs,
                                       const ScenarioMove& move)
{
    const double index = spot * move.spotFactor;
    if (!std::isfinite(index) || !(index > 0))
        return core::failure(std::string{name(model)} + ": there is no index price");
    std::vector<Moved> moved;
    moved.reserve(legs.size());
    for (const ScenarioLeg& leg : legs) {
        if (leg.size == 0) continue;
        if (const std::string what = uncovered(model, leg.kind, underlying); !what.empty())
            return refused(model, what);
        moved.push_back(movedLeg(leg, move));
    }
    if (moved.empty()) return MarginPair{};
    if (model == Model::DeribitPortfolio)
        return portfolioMargin(tables.deribitPortfolio, index, moved);
    MarginPair sum;
    for (const Moved& one : moved) {
        if (isOver(one)) continue;
        const auto margin = legMargin(model, tables, underlying, index, one);
        if (!margin) return std::unexpected(margin.error());
        sum += *margin;
    }
    if (!std::isfinite(sum.initial) || !std::isfinite(sum.maintenance))
        return core::failure(std::string{name(model)} + ": the margin is not a number");
    return sum;
}

}  // namespace ballast::margin
