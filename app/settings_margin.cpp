#include "app/settings_margin.h"

#include "app/settings_profiles.h"
#include "app/settings_reader.h"

#include <QByteArray>
#include <QFile>

#include <array>

namespace ballast::app {
namespace {

/// Reads one file; sections are looked up by name and their problems are the file's.
class RateFile {
public:
    RateFile(const toml::table& root, std::string file, std::vector<std::string>& problems)
        : m_root(root), m_file(std::move(file)), m_problems(problems)
    {
    }

    void table(core::Time& asOf, std::string& source) const
    {
        const auto* node = m_root.get("as_of");
        const auto day = node ? node->value_exact<toml::date>() : std::nullopt;
        if (!day || day->year < 2010 || day->year > 2100)
            m_problems.push_back(fmt::format(
                "{}: key \"as_of\" is {}, expected the day the rates were read, a date from "
                "2010-01-01 to 2100-12-31.",
                m_file, node ? foundIn(*node) : "missing"));
        else
            asOf = std::chrono::sys_days{std::chrono::year{day->year} / int{day->month} /
                                         int{day->day}};
        reader(m_root, {}).text("source", source);
    }
    const toml::table* section(std::string_view name) const
    {
        return sectionOf(m_root, {}, name, m_file, m_problems);
    }
    SettingsReader reader(const toml::table& table, std::string_view section) const
    {
        return {table, section.empty() ? m_file : fmt::format("{}: [{}]", m_file, section),
                m_problems};
    }
    void known(std::initializer_list<std::string_view> keys) const
    {
        reader(m_root, {}).unknownKeys(keys);
    }
    const toml::table& root() const { return m_root; }
    const std::string& file() const { return m_file; }
    std::vector<std::string>& problems() const { return m_problems; }

private:
    const toml::table& m_root;
    std::string m_file;
    std::vector<std::string>& m_problems;
};

void readFuture(const SettingsReader& in, portfolio::FutureMarginRates& rates)
{
    in.number("initial", rates.initialBase, 0.001, 1);
    in.number("maintenance", rates.maintenanceBase, 0.0005, 1);
    in.number("increment_per_coin", rates.incrementPerCoin, 0, 0.01);
    in.unknownKeys({"initial", "maintenance", "increment_per_coin"});
}

void readStandard(const RateFile& file, portfolio::MarginRates& rates)
{
    file.table(rates.asOf, rates.source);
    if (const auto* options = file.section("option")) {
        const SettingsReader in = file.reader(*options, "option");
        in.number("initial", rates.options.initial, 0.001, 1);
        in.number("initial_least", rates.options.initialLeast, 0.001, 1);
        in.number("maintenance", rates.options.maintenance, 0.001, 1);
        in.unknownKeys({"initial", "initial_least", "maintenance"});
    }
    const toml::table* futures = file.section("future");
    if (!futures) return;
    for (const auto& [key, node] : *futures) {
        const std::string name{key.str()};
        const auto* one = sectionOf(*futures, "future", name, file.file(), file.problems());
        if (!one) continue;
        const SettingsReader in = file.reader(*one, "future." + name);
        if (name == "other") {
            readFuture(in, rates.otherFutures);
            continue;
        }
        if (!core::Currency::fits(name)) {
            file.problems().push_back(fmt::format("{}: {} is too long for the name of a coin.",
                                                  file.file(), core::quoted(name)));
            continue;
        }
        const core::Currency coin{name};
        auto row =
            std::ranges::find(rates.futures, coin, &portfolio::MarginRates::Future::underlying);
        if (row == rates.futures.end()) row = rates.futures.insert(row, {coin, rates.otherFutures});
        readFuture(in, row->rates);
    }
}

void readPortfolio(const RateFile& file, margin::DeribitPortfolioRates& rates)
{
    file.table(rates.table.asOf, rates.table.source);
    const auto* section = file.section("portfolio");
    if (!section) return;
    const SettingsReader in = file.reader(*section, "portfolio");
    in.number("price_range", rates.priceRange, 0.01, 0.9);
    in.number("volatility_up", rates.volatilityUp, 0, 5);
    in.number("volatility_down", rates.volatilityDown, 0, 1);
    in.number("short_term_power", rates.shortTermPower, 0, 1);
    in.number("long_term_power", rates.longTermPower, 0, 1);
    in.number("least_annual_move", rates.leastAnnualMove, 0, 1);
    in.number("annual_move_risk", rates.annualMoveRisk, 0, 1);
    in.number("maintenance_factor", rates.maintenanceFactor, 0.1, 1);
    in.number("extended_factor", rates.extendedFactor, 0, 10);
    in.number("extended_dampener_usd", rates.extendedDampenerUsd, 0, 1e9);
    in.number("delta_shock_threshold_usd", rates.deltaShockThresholdUsd, 1, 1e12);
    in.number("delta_shock_most", rates.deltaShockMost, 0, 1);
    in.unknownKeys({"price_range", "volatility_up", "volatility_down", "short_term_power",
                    "long_term_power", "least_annual_move", "annual_move_risk",
                    "maintenance_factor", "extended_factor", "extended_dampener_usd",
                    "delta_shock_threshold_usd", "delta_shock_most"});
}

void readDeribit(const RateFile& file, margin::Tables& tables)
{
    readStandard(file, tables.deribitStandard);
    file.known({"as_of", "source", "option", "future"});
}

void readDeribitPortfolio(const RateFile& file, margin::Tables& tables)
{
    readPortfolio(file, tables.deribitPortfolio);
    file.known({"as_of", "source", "portfolio"});
}

void readOkx(const RateFile& file, margin::Tables& tables)
{
    margin::OkxOptionRates& rates = tables.okxOption;
    file.table(rates.table.asOf, rates.table.source);
    const SettingsReader in = file.reader(file.root(), {});
    in.number("least", rates.least, 0.001, 1);
    in.number("initial", rates.initial, 0.001, 1);
    in.number("maintenance_btc", rates.maintenanceBtc, 0.001, 1);
    in.number("maintenance_other", rates.maintenanceOther, 0.001, 1);
    in.number("margin_factor", rates.marginFactor, 0.1, 10);
    file.known({"as_of", "source", "least", "initial", "maintenance_btc", "maintenance_other",
                "margin_factor"});
}

void readBybit(const RateFile& file, margin::Tables& tables)
{
    margin::BybitRates& rates = tables.bybit;
    file.table(rates.table.asOf, rates.table.source);
    const SettingsReader in = file.reader(file.root(), {});
    in.number("option_factor", rates.optionFactor, 0.001, 1);
    in.number("option_liquidation_fee", rates.optionLiquidationFee, 0, 0.1);
    in.number("inverse_maintenance", rates.inverseMaintenance, 0.0005, 1);
    file.known(
        {"as_of", "source", "option_factor", "option_liquidation_fee", "inverse_maintenance"});
}

void readBinance(const RateFile& file, margin::Tables& tables)
{
    margin::BinanceRates& rates = tables.binance;
    file.table(rates.table.asOf, rates.table.source);
    file.known({"as_of", "source", "tier"});
    const auto* node = file.root().get("tier");
    if (!node) return;
    const auto* list = node->as_array();
    if (!list || !list->is_array_of_tables()) {
        file.problems().push_back(fmt::format(
            "{}: key \"tier\" is {}, expected sections of [[tier]].", file.file(), foundIn(*node)));
        return;
    }
    std::vector<margin::BinanceTier> tiers;
    for (const toml::node& entry : *list) {
        margin::BinanceTier tier{tiers.empty() ? 0 : tiers.back().cap, 0, 0, 0};
        const SettingsReader in =
            file.reader(*entry.as_table(), fmt::format("tier] number {} [", tiers.size() + 1));
        in.number("up_to", tier.cap, 1, 1e12);
        in.number("rate", tier.rate, 0.0001, 0.9999);
        in.unknownKeys({"up_to", "rate"});
        tiers.push_back(tier);
    }
    if (const std::string why = margin::problemOf(tiers); !why.empty())
        file.problems().push_back(file.file() + ": " + why + ".");
    else
        rates.tiers = margin::joined(std::move(tiers));
}

void readHyperliquid(const RateFile& file, margin::Tables& tables)
{
    margin::HyperliquidRates& rates = tables.hyperliquid;
    file.table(rates.table.asOf, rates.table.source);
    const SettingsReader in = file.reader(file.root(), {});
    in.number("max_leverage_btc", rates.maxLeverageBtc, 1, 200);
    in.number("max_leverage_eth", rates.maxLeverageEth, 1, 200);
    in.number("max_leverage_other", rates.maxLeverageOther, 1, 200);
    file.known({"as_of", "source", "max_leverage_btc", "max_leverage_eth", "max_leverage_other"});
}

void readAave(const RateFile& file, margin::Tables& tables)
{
    margin::AaveRates& rates = tables.aave;
    file.table(rates.table.asOf, rates.table.source);
    const SettingsReader in = file.reader(file.root(), {});
    in.number("close_factor", rates.closeFactor, 0.01, 1);
    in.number("full_close_below", rates.fullCloseBelow, 0, 1);
    file.known({"as_of", "source", "close_factor", "full_close_below", "threshold"});
    const toml::table* thresholds = file.section("threshold");
    if (!thresholds) return;
    for (const auto& [key, node] : *thresholds) {
        const std::string name{key.str()};
        auto row = std::ranges::find(rates.assets, name, &margin::AaveRates::Asset::name);
        if (row == rates.assets.end()) row = rates.assets.insert(row, {name, 0});
        file.reader(*thresholds, "threshold").number(name, row->threshold, 0.01, 1);
    }
}

struct Venue {
    std::string_view name;
    void (*read)(const RateFile&, margin::Tables&);
};
constexpr std::array<Venue, 7> kVenues{{
    {"deribit", readDeribit},
    {"deribit_portfolio", readDeribitPortfolio},
    {"okx", readOkx},
    {"bybit", readBybit},
    {"binance", readBinance},
    {"hyperliquid", readHyperliquid},
    {"aave", readAave},
}};

/// The whole text; nothing where there is no such file.
std::string contentsOf(const QString& path)
{
    constexpr qint64 kMost = 1'048'576;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return file.read(kMost).toStdString();
}

}  // namespace

std::vector<std::string_view> marginVenues()
{
    std::vector<std::string_view> names;
    for (const Venue& venue : kVenues) names.push_back(venue.name);
    return names;
}

void readMarginModels(const toml::table& root, const std::string& file, Settings& settings)
{
    const auto* all = sectionOf(root, {}, "venue", file, settings.problems);
    if (!all) return;
    for (const auto& [key, node] : *all) {
        const auto* one = sectionOf(*all, "venue", key.str(), file, settings.problems);
        if (!one) continue;
        const std::string where = fmt::format("{}: [venue.{}]", file, key.str());
        if (!isKnownVenue(key.str(), settings)) {
            settings.problems.push_back(where +
                                        ": there is no venue of that name; it was ignored.");
            continue;
        }
        const SettingsReader in{*one, where, settings.problems};
        std::string word;
        in.text("margin", word);
        in.unknownKeys({"margin"});
        std::string names;
        for (const margin::Model model : margin::kModels)
            names += (names.empty() ? "\"" : ", \"") + std::string{margin::key(model)} + "\"";
        if (const auto model = margin::modelOf(word))
            settings.marginModels[core::VenueId{key.str()}] = *model;
        else if (!word.empty())
            in.refuse("margin", "one of " + names);
    }
}

void readMarginText(std::string_view venue, std::string_view text, const std::string& file,
                    margin::Tables& tables, std::vector<std::string>& problems)
{
    const auto known = std::ranges::find(kVenues, venue, &Venue::name);
    if (known == kVenues.end()) return;
    std::vector<std::string> found;
    margin::Tables read = tables;
    try {
        const toml::table root = toml::parse(text, file);
        known->read(RateFile{root, file, found}, read);
    } catch (const toml::parse_error& e) {
        found.push_back(
            fmt::format("{}, line {}: {}.", file, e.source().begin.line, e.description()));
    }
    if (found.empty()) {
        tables = std::move(read);
        return;
    }
    for (std::string& one : found) problems.push_back(std::move(one));
    problems.push_back(file + ": nothing of it holds; the built-in rates do.");
}

void readMarginTables(const std::filesystem::path& folder, margin::Tables& tables,
                      std::vector<std::string>& problems)
{
    for (const Venue& venue : kVenues) {
        const std::string name = std::string{venue.name} + ".toml";
        const std::string own = (folder / name).string();
        for (const std::string& file : {":/defaults/margin/" + name, own})
            if (const std::string text = contentsOf(QString::fromStdString(file)); !text.empty())
                readMarginText(venue.name, text, file, tables, problems);
    }
}

}  // namespace ballast::app
