#include "models/pricing/contract_row.h"

#include "models/core/csv_text.h"
#include "models/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace ballast::pricing {
namespace {

struct Known {
    std::string_view name;
    std::string_view meaning;
    bool greeks = true, volatility = true;  ///< which question reads it
};

constexpr Known kColumns[] = {
    {"id", "any text, given back"},
    {"type", "call or put (c, p)"},
    {"forward", "price of the future of that expiry, USD per coin"},
    {"strike", "USD per coin"},
    {"tau", "years to expiry, seconds / 31536000; or, in its place,"},
    {"expiry", "UTC, 2026-12-25T08:00:00Z, valued at"},
    {"at", "UTC, time of valuation (or --at)"},
    {"sigma", "volatility per root year, 0.55 is 55 %", true, false},
    {"price", "of one coin of option, to be inverted", false, true},
    {"bid", "likewise; with or without a price", false, true},
    {"ask", "likewise", false, true},
    {"unit", "of price, bid and ask: coin or usd (default: coin where inverse, else usd)", false,
     true},
    {"rate", "per year, continuously compounded (default 0; inverse options: 0 only)"},
    {"convention", "inverse (premium in coin) or linear (premium in USD); default inverse"},
    {"size", "coins of option, negative: sold (default 1)", true, false},
    {"equity", "coin, of the account, this option included (default: the option's value)", true,
     false},
};

bool reads(const Known& column, ContractQuestion question)
{
    return question == ContractQuestion::Greeks ? column.greeks : column.volatility;
}

/// Reads the cells of one row; the first thing that is wrong stays.
class Row {
public:
    Row(const ContractHeader& header, std::span<const std::string> fields)
        : m_header(header), m_fields(fields)
    {
    }

    std::string_view text(std::string_view name) const
    {
        const auto column = m_header.column(name);
        return column && *column < m_fields.size() ? std::string_view{m_fields[*column]}
                                                   : std::string_view{};
    }
    bool has(std::string_view name) const { return !text(name).empty(); }

    /// A number that passes, or `otherwise` where the cell is empty; a sentence if there is none.
    double number(std::string_view name, std::string_view expected, bool (*passes)(double),
                  std::optional<double> otherwise = {})
    {
        if (!has(name)) {
            if (!otherwise) refuse(name, fmt::format("{} is missing", expected));
            return otherwise.value_or(0);
        }
        const auto value = core::parseDecimal(text(name));
        if (value && passes(*value)) return *value;
        refuse(name, fmt::format("expected {}, was {}", expected, core::quoted(text(name))));
        return 0;
    }
    std::optional<core::Time> time(std::string_view name)
    {
        if (!has(name)) return std::nullopt;
        const auto value = core::parseIsoUtc(text(name));
        if (value) return *value;
        refuse(name,
               "expected a UTC time like 2026-12-25T08:00:00Z, was " + core::quoted(text(name)));
        return std::nullopt;
    }
    void refuse(std::string_view name, std::string_view what)
    {
        if (m_refusal.empty()) m_refusal = fmt::format("{}: {}", name, what);
    }
    const std::string& refusal() const { return m_refusal; }

private:
    const ContractHeader& m_header;
    std::span<const std::string> m_fields;
    std::string m_refusal;
};

bool isAny(double) { return true; }
bool isPositive(double value) { return value > 0; }
bool isNotNegative(double value) { return value >= 0; }

bool isWord(std::string_view text, std::string_view word)
{
    return std::ranges::equal(text, word, {}, [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
}

market::OptionType typeOf(Row& row)
{
    const std::string_view type = row.text("type");
    if (isWord(type, "call") || isWord(type, "c")) return market::OptionType::Call;
    if (!isWord(type, "put") && !isWord(type, "p"))
        row.refuse("type", "expected call or put, was " + core::quoted(type));
    return market::OptionType::Put;
}

double yearsOf(Row& row, std::optional<core::Time> at)
{
    if (row.has("tau") && row.has("expiry")) row.refuse("tau", "given beside an expiry; give one");
    if (!row.has("expiry")) return row.number("tau", "years to expiry", isAny);
    const auto expiry = row.time("expiry");
    const auto own = row.time("at");
    const auto now = own ? own : at;
    if (expiry && !now) row.refuse("at", "a time of valuation is missing");
    return expiry && now ? core::years(*expiry - *now) : 0;
}

bool isInverse(Row& row)
{
    const std::string_view convention = row.text("convention");
    if (convention.empty() || isWord(convention, "inverse")) return true;
    if (!isWord(convention, "linear"))
        row.refuse("convention", "expected inverse or linear, was " + core::quoted(convention));
    return false;
}

/// USD for one of the unit prices are quoted in.
double usdPerUnit(Row& row, const Contract& contract)
{
    const std::string_view unit = row.text("unit");
    const double coin = contract.input.forward;
    if (unit.empty()) return contract.inverse ? coin : 1;
    if (isWord(unit, "usd")) return 1;
    if (!isWord(unit, "coin"))
        row.refuse("unit", "expected coin or usd, was " + core::quoted(unit));
    else if (!contract.inverse)
        row.refuse("unit", "a linear option is priced in usd, was " + core::quoted(unit));
    return coin;
}

void readPrices(Row& row, Contract& contract)
{
    const double usd = usdPerUnit(row, contract);
    if (!row.has("price") && !row.has("bid") && !row.has("ask"))
        row.refuse("price", "a price, bid or ask is missing");
    for (const auto& [name, price] :
         {std::pair{"price", &contract.price}, {"bid", &contract.bid}, {"ask", &contract.ask}})
        if (row.has(name)) *price = usd * row.number(name, "a price not below 0", isNotNegative);
    if (contract.bid && contract.ask && *contract.bid > *contract.ask)
        row.refuse("bid",
                   fmt::format("above its ask: {} and {} are crossed",
                               core::quoted(row.text("bid")), core::quoted(row.text("ask"))));
}

}  // namespace

core::Expected<ContractHeader> ContractHeader::read(std::string_view line,
                                                    ContractQuestion question)
{
    auto names = core::csvFields(line);
    if (!names) return core::failure("the header: " + names.error().message);
    ContractHeader header;
    for (std::string& name : *names) {
        const bool known = std::ranges::any_of(kColumns, [&](const Known& column) {
            return column.name == name && reads(column, question);
        });
        if (!known) return core::failure("the header: unknown column " + core::quoted(name));
        if (header.column(name))
            return core::failure("the header: column " + core::quoted(name) + " comes twice");
        header.m_names.push_back(std::move(name));
    }
    const auto need = [&](std::initializer_list<std::string_view> any) {
        return std::ranges::any_of(
            any, [&](std::string_view n) { return header.column(n).has_value(); });
    };
    for (const std::string_view name : {"type", "forward", "strike"})
        if (!need({name})) return core::failure(fmt::format("the header: no column {}", name));
    if (!need({"tau", "expiry"})) return core::failure("the header: no column tau or expiry");
    if (question == ContractQuestion::Greeks && !need({"sigma"}))
        return core::failure("the header: no column sigma");
    if (question == ContractQuestion::ImpliedVol && !need({"price", "bid", "ask"}))
        return core::failure("the header: no column price, bid or ask");
    return header;
}

std::optional<std::size_t> ContractHeader::column(std::string_view name) const
{
    const auto found = std::ranges::find(m_names, name);
    if (found == m_names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_names.begin());
}

core::Expected<Contract> readContract(const ContractHeader& header, std::string_view line,
                                      ContractQuestion question, std::optional<core::Time> at)
{
    const auto fields = core::csvFields(line);
    if (!fields) return std::unexpected(fields.error());
    if (fields->size() > header.size())
        return core::failure(
            fmt::format("{} fields under a header of {}", fields->size(), header.size()));
    Row row(header, *fields);
    Contract contract;
    contract.id = row.text("id");
    contract.input.type = typeOf(row);
    contract.input.forward = row.number("forward", "a price above 0", isPositive);
    contract.input.strike = row.number("strike", "a price above 0", isPositive);
    contract.input.tau = yearsOf(row, at);
    contract.inverse = isInverse(row);
    contract.input.rate = row.number("rate", "a rate", isAny, 0);
    if (contract.inverse && contract.input.rate != 0)
        row.refuse("rate", "expected 0 for an inverse option, whose forward is its future, was " +
                               core::quoted(row.text("rate")));
    if (question == ContractQuestion::Greeks) {
        contract.input.sigma = row.number("sigma", "a volatility not below 0", isNotNegative);
        contract.size = row.number("size", "a size", isAny, 1);
        if (row.has("equity")) contract.equityCoin = row.number("equity", "coins", isAny);
    } else {
        readPrices(row, contract);
    }
    if (!row.refusal().empty()) return core::failure(row.refusal());
    contract.expired = !(contract.input.tau > 0);
    if (!isPriceable(contract.input)) return core::failure("these numbers have no price");
    return contract;
}

std::string contractHelp(ContractQuestion question)
{
    std::string out = "Columns, in any order under a header row:\n";
    for (const Known& column : kColumns)
        if (reads(column, question))
            out += fmt::format("  {:<11}{}\n", column.name, column.meaning);
    return out;
}

}  // namespace ballast::pricing
