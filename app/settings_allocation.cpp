#include "app/settings_allocation.h"

#include "app/settings_reader.h"
#include "app/settings_words.h"

#include <QSaveFile>

namespace ballast::app {
namespace {

using rebalance::AllocationAim;
using rebalance::AllocationPolicy;
using rebalance::AllocationTarget;

void readRow(const toml::table& table, const std::string& where, AllocationPolicy& allocation,
             std::vector<std::string>& problems)
{
    const SettingsReader in{table, where, problems};
    AllocationTarget row;
    std::string asset;
    in.text("asset", asset);
    if (!core::Currency::fits(asset)) {
        if (!asset.empty() || !in.has("asset"))
            problems.push_back(where + ": key \"asset\" is " + core::quoted(asset) +
                               ", expected 1 to 15 letters, \"BTC\" or \"cash\".");
        return;
    }
    row.asset = asset;
    in.number("target", row.target, 0, 100);
    if (!in.has("target"))
        problems.push_back(where + ": key \"target\" is missing, expected a number from 0 to 100.");
    in.number("tolerance", row.tolerance, 0, 100);
    in.unknownKeys({"asset", "target", "tolerance"});
    allocation.rows.push_back(row);
}

void readRows(const toml::table& table, const std::string& where, AllocationPolicy& allocation,
              std::vector<std::string>& problems)
{
    const auto* node = table.get("rows");
    if (!node) return;
    const auto* list = node->as_array();
    if (!list) {
        problems.push_back(
            fmt::format("{}: key \"rows\" is {}, expected a list of {{ asset = "
                        "\"BTC\", target = 45, tolerance = 5 }}.",
                        where, foundIn(*node)));
        return;
    }
    allocation.rows.clear();
    int number = 0;
    for (const toml::node& entry : *list) {
        const std::string row = fmt::format("{} row {}", where, ++number);
        if (const auto* fields = entry.as_table())
            readRow(*fields, row, allocation, problems);
        else
            problems.push_back(
                fmt::format("{} is {}, expected {{ asset = \"BTC\", target = 45, "
                            "tolerance = 5 }}.",
                            row, foundIn(entry)));
    }
}

}  // namespace

void readAllocation(const toml::table& root, const std::string& file, Settings& settings)
{
    const auto* table = sectionOf(root, {}, "allocation", file, settings.problems);
    if (!table) return;
    const std::string where = file + ": [allocation]";
    const std::size_t before = settings.problems.size();
    AllocationPolicy read = settings.allocation;
    const SettingsReader in{*table, where, settings.problems};
    in.choice<AllocationAim>("trade_to", read.aim,
                             {{"edge", AllocationAim::Edge}, {"target", AllocationAim::Target}});
    in.number("least_trade_usd", read.leastTradeUsd, 1, 1e9);
    readRows(*table, where, read, settings.problems);
    in.unknownKeys({"rows", "trade_to", "least_trade_usd"});
    if (settings.problems.size() == before) {
        std::vector<core::Currency> known;
        for (const rebalance::Policy& policy : settings.policies)
            known.push_back(policy.underlying);
        for (const rebalance::Problem& problem : rebalance::problems(read, known))
            settings.problems.push_back(fmt::format("{}: {}.", where, problem.sentence));
    }
    if (settings.problems.size() == before)
        settings.allocation = std::move(read);
    else
        settings.problems.back() += " The targets stay as they were.";
}

toml::table allocationTable(const AllocationPolicy& allocation)
{
    toml::array rows;
    for (const AllocationTarget& row : allocation.rows)
        rows.push_back(toml::table{
            {"asset", row.asset.view()}, {"target", row.target}, {"tolerance", row.tolerance}});
    return toml::table{{"trade_to", rebalance::text(allocation.aim)},
                       {"least_trade_usd", allocation.leastTradeUsd},
                       {"rows", std::move(rows)}};
}

std::string allocationText(const AllocationPolicy& allocation)
{
    return "# Written by Ballast: the targets that were applied in its panel Allocation. They "
           "come\n"
           "# before ballast.toml; without this file, that one holds alone.\n\n" +
           tomlText(toml::table{{"version", kSettingsVersion},
                                {"allocation", allocationTable(allocation)}});
}

core::Expected<void> writeAllocation(const std::filesystem::path& file,
                                     const AllocationPolicy& allocation)
{
    // Beside the old file first, then in its place: there is always a whole one.
    QSaveFile out(QString::fromStdString(file.string()));
    const std::string text = allocationText(allocation);
    if (out.open(QIODevice::WriteOnly) &&
        out.write(text.data(), static_cast<qint64>(text.size())) ==
            static_cast<qint64>(text.size()) &&
        out.commit())
        return {};
    return core::failure("writing " + file.string() + ": " + out.errorString().toStdString() +
                         ". The targets hold until the program ends; free the disk and apply them "
                         "again.");
}

}  // namespace ballast::app
