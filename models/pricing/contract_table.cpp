#include "models/pricing/contract_table.h"

#include "models/pricing/implied_vol.h"
#include "models/pricing/inverse_option.h"

#include <fmt/format.h>

#include <cmath>
#include <span>
#include <utility>

namespace ballast::pricing {
namespace {

using core::Cell;

/// A contract with its Greeks per one coin of option; `coin` only where it is inverse.
struct Valued {
    Contract contract;
    Greeks usd;
    InverseOption coin;

    Cell sized(double one) const { return contract.size * one + 0.0; }  // no "-0"
    Cell inCoin(double one) const { return contract.inverse ? sized(one) : Cell{}; }
};

struct Column {
    std::string_view name;
    Cell (*cell)(const Valued&);
};

Cell usdNeutral(const Valued& v)
{
    if (!v.contract.inverse) return {};
    const double own = v.contract.size * v.coin.coinPrice;
    return v.coin.deltaUsd(v.contract.size, v.contract.equityCoin.value_or(own)).coin() + 0.0;
}

constexpr Column kGreeks[] = {
    {"price_usd", [](const Valued& v) { return v.sized(v.usd.price); }},
    {"price_coin", [](const Valued& v) { return v.inCoin(v.coin.coinPrice); }},
    {"delta_bs_coin", [](const Valued& v) { return v.sized(v.usd.delta); }},
    {"delta_net_coin", [](const Valued& v) { return v.inCoin(v.coin.deltaNet.coin()); }},
    {"delta_usd_neutral_coin", usdNeutral},
    {"gamma_coin_per_usd", [](const Valued& v) { return v.sized(v.usd.gamma); }},
    {"gamma_net_coin_per_usd", [](const Valued& v) { return v.inCoin(v.coin.netGamma); }},
    {"vega_usd_per_vol", [](const Valued& v) { return v.sized(v.usd.vega); }},
    {"vega_usd_per_point", [](const Valued& v) { return v.sized(v.usd.vega / 100); }},
    {"vega_coin_per_point", [](const Valued& v) { return v.inCoin(v.coin.vegaCoin / 100); }},
    {"theta_usd_per_year", [](const Valued& v) { return v.sized(v.usd.theta); }},
    {"theta_usd_per_day", [](const Valued& v) { return v.sized(v.usd.theta / 365); }},
    {"theta_coin_per_day", [](const Valued& v) { return v.inCoin(v.coin.thetaCoin / 365); }},
    {"rho_forward_usd_per_rate", [](const Valued& v) { return v.sized(v.usd.rhoForward); }},
    {"rho_spot_usd_per_rate", [](const Valued& v) { return v.sized(v.usd.rhoSpot); }},
    {"dual_delta_usd_per_usd", [](const Valued& v) { return v.sized(v.usd.dualDelta); }},
    {"vanna_coin_per_vol", [](const Valued& v) { return v.sized(v.usd.vanna); }},
    {"volga_usd_per_vol2", [](const Valued& v) { return v.sized(v.usd.volga); }},
    {"charm_coin_per_year", [](const Valued& v) { return v.sized(v.usd.charm); }},
    {"veta_usd_per_vol_year", [](const Valued& v) { return v.sized(v.usd.veta); }},
    {"speed_coin_per_usd2", [](const Valued& v) { return v.sized(v.usd.speed); }},
    {"zomma_coin_per_usd_vol", [](const Valued& v) { return v.sized(v.usd.zomma); }},
    {"color_coin_per_usd_year", [](const Valued& v) { return v.sized(v.usd.color); }},
    {"ultima_usd_per_vol3", [](const Valued& v) { return v.sized(v.usd.ultima); }},
    {"coin_slope_coin_per_usd", [](const Valued& v) { return v.inCoin(v.coin.coinSlope); }},
    {"coin_curvature_coin_per_usd2",
     [](const Valued& v) { return v.inCoin(v.coin.coinCurvature); }},
};
constexpr std::string_view kEcho[] = {"line",        "id",         "type",      "convention",
                                      "forward_usd", "strike_usd", "tau_years", "rate_per_year"};
constexpr std::string_view kVolatilities[] = {"price_usd", "price_coin", "sigma",
                                              "sigma_bid", "sigma_ask",  "vega_usd_per_point"};

std::vector<std::string> columnsOf(ContractQuestion question)
{
    std::vector<std::string> names(std::begin(kEcho), std::end(kEcho));
    const bool greeks = question == ContractQuestion::Greeks;
    if (greeks) names.insert(names.end(), {"sigma_per_root_year", "size_coin"});
    names.insert(names.end(), {"status", "reason"});
    if (greeks)
        for (const Column& column : kGreeks) names.emplace_back(column.name);
    else
        names.insert(names.end(), std::begin(kVolatilities), std::end(kVolatilities));
    return names;
}

/// What one row comes to, before it is cut into cells.
struct Verdict {
    std::string status = "ok";
    std::string reason;
    std::vector<Cell> numbers;  ///< empty: not answered
};

Verdict greeksOf(const Contract& contract)
{
    Valued v{contract, {}, {}};
    if (contract.inverse) {
        v.coin = inverseOptionInFull(contract.input);
        v.usd = v.coin.usd;
    } else {
        v.usd = greeks(contract.input);
    }
    Verdict out;
    if (contract.expired) out = {"expired", "no time is left: the intrinsic value", {}};
    for (const Column& column : kGreeks) {
        out.numbers.push_back(column.cell(v));
        const auto* real = std::get_if<double>(&out.numbers.back());
        if (real && !std::isfinite(*real))
            return {"refused", fmt::format("{} is beyond what a double holds", column.name), {}};
    }
    return out;
}

std::string_view statusWord(VolStatus status)
{
    switch (status) {
        case VolStatus::Ok: return "ok";
        case VolStatus::BelowIntrinsic: return "below_intrinsic";
        case VolStatus::AtIntrinsic: return "at_intrinsic";
        case VolStatus::AboveMaximum: return "above_maximum";
        case VolStatus::Invalid: break;
    }
    return "refused";
}

Verdict volatilityOf(const Contract& contract)
{
    if (contract.expired) return {"expired", "no time is left for a volatility to act in", {}};
    Verdict out;
    std::vector<Cell> sigmas;
    Black76Input first = contract.input;
    std::optional<double> firstPrice;
    for (const auto& [name, price] :
         {std::pair{"price", contract.price}, {"bid", contract.bid}, {"ask", contract.ask}}) {
        sigmas.emplace_back();
        if (!price) continue;
        const ImpliedVol vol = impliedVol(contract.input, *price);
        if (vol.status != VolStatus::Ok && out.status == "ok")
            out = {std::string{statusWord(vol.status)},
                   fmt::format("{}: {}", name, text(vol.status)),
                   {}};
        if (vol.status != VolStatus::Ok && vol.status != VolStatus::AtIntrinsic) continue;
        sigmas.back() = vol.sigma;
        if (!firstPrice) firstPrice = *price, first.sigma = vol.sigma;
    }
    if (!firstPrice) return out;
    out.numbers = {Cell{*firstPrice},
                   contract.inverse ? Cell{*firstPrice / contract.input.forward} : Cell{}};
    out.numbers.insert(out.numbers.end(), sigmas.begin(), sigmas.end());
    out.numbers.emplace_back(black76(first).vega / 100);
    return out;
}

std::vector<Cell> echo(const Contract& contract, ContractQuestion question)
{
    const Black76Input& in = contract.input;
    std::vector<Cell> cells{contract.id,
                            std::string{market::text(in.type)},
                            std::string{contract.inverse ? "inverse" : "linear"},
                            in.forward,
                            in.strike,
                            in.tau,
                            in.rate};
    if (question == ContractQuestion::Greeks) {
        cells.emplace_back(in.sigma);
        cells.emplace_back(contract.size);
    }
    return cells;
}

void addRow(ContractAnswers& answers, int line, const core::Expected<Contract>& contract,
            ContractQuestion question)
{
    const bool asksGreeks = question == ContractQuestion::Greeks;
    std::vector<Cell> row{static_cast<double>(line)};
    Verdict verdict{"refused", {}, {}};
    if (contract) {
        for (Cell& cell : echo(*contract, question)) row.push_back(std::move(cell));
        verdict = asksGreeks ? greeksOf(*contract) : volatilityOf(*contract);
    } else {
        verdict.reason = contract.error().message;
        row.resize(std::size(kEcho) + (asksGreeks ? 2 : 0));
    }
    ++answers.rows;
    answers.unanswered += verdict.numbers.empty();
    row.emplace_back(std::move(verdict.status));
    row.push_back(verdict.reason.empty() ? Cell{} : Cell{std::move(verdict.reason)});
    for (Cell& cell : verdict.numbers) row.push_back(std::move(cell));
    row.resize(answers.table.columns.size());
    answers.table.rows.push_back(std::move(row));
}

/// Takes the next line off the text, without its end.
std::string_view takeLine(std::string_view& rest)
{
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

core::Expected<ContractAnswers> answer(std::string_view csv, ContractQuestion question,
                                       std::optional<core::Time> at)
{
    constexpr int kMostRows = 1'000'000;
    if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
    ContractAnswers answers;
    answers.table.columns = columnsOf(question);
    std::optional<ContractHeader> header;
    for (int number = 1; !csv.empty(); ++number) {
        const std::string_view line = takeLine(csv);
        if (line.find_first_not_of(" \t") == line.npos) continue;
        if (!header) {
            auto read = ContractHeader::read(line, question);
            if (!read) return std::unexpected(std::move(read.error()));
            header = std::move(*read);
            continue;
        }
        if (answers.rows == kMostRows)
            return core::failure(fmt::format("line {}: more than {} rows", number, kMostRows));
        addRow(answers, number, readContract(*header, line, question, at), question);
    }
    if (!header) return core::failure("the table is empty: a header row was expected");
    return answers;
}

}  // namespace ballast::pricing
