#include "models/rebalance/sub_book_target.h"

#include <algorithm>
#include <cmath>

namespace ballast::rebalance {
namespace {

using portfolio::DeltaConvention;

portfolio::SubBookId idOf(const portfolio::SubBooks& subBooks, const std::string& name)
{
    const auto& names = subBooks.names();
    const auto at = std::ranges::find(names, name);
    return at == names.end() ? portfolio::kUnassigned
                             : static_cast<portfolio::SubBookId>(at - names.begin());
}

/// Coin held as equity by the accounts that belong to it as a whole.
double equityOf(portfolio::SubBookId id, core::Currency underlying, const portfolio::Book& book,
                const portfolio::SubBooks& subBooks)
{
    double coin = 0;
    for (const portfolio::Balance& balance : book.balances)
        if (balance.currency == underlying && subBooks.of(balance.account, nullptr) == id)
            coin += balance.equity;
    return coin;
}

}  // namespace

std::vector<SubBookPart> subBookParts(std::span<const SubBookTarget> targets,
                                      core::Currency underlying, DeltaConvention policyConvention,
                                      const portfolio::Book& book,
                                      const portfolio::SubBooks& subBooks, double spot)
{
    std::vector<SubBookPart> parts;
    std::vector<portfolio::Deltas> deltas(targets.size());
    std::vector<portfolio::SubBookId> ids;
    for (const SubBookTarget& t : targets) {
        SubBookPart& part = parts.emplace_back();
        part.name = t.name;
        part.convention = t.convention;
        part.target = t.bySpot.at(spot, t.target);
        part.gammaLimits = t.gamma;
        part.vegaLimits = t.vega;
        ids.push_back(idOf(subBooks, t.name));
    }
    for (const portfolio::Line& line : book.lines) {
        if (line.subBook == portfolio::kUnassigned || !line.instrument ||
            line.instrument->underlying != underlying)
            continue;
        const auto at = std::ranges::find(ids, line.subBook);
        if (at == ids.end()) continue;
        const auto i = static_cast<std::size_t>(at - ids.begin());
        ++parts[i].lines;
        if (!line.counted()) {
            ++parts[i].missing;
            continue;
        }
        deltas[i] += line.delta;
        parts[i].gamma1Pct += line.gamma1PctCoin;
        parts[i].vega += line.vega;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double equity =
            ids[i] == portfolio::kUnassigned ? 0 : equityOf(ids[i], underlying, book, subBooks);
        const auto of = [&](DeltaConvention c) {
            return deltas[i].of(c) + (c == DeltaConvention::UsdNeutral ? equity : 0);
        };
        parts[i].delta = of(parts[i].convention);
        parts[i].targetInPolicy = parts[i].target + of(policyConvention) - parts[i].delta;
    }
    return parts;
}

double targetOf(std::span<const SubBookPart> parts)
{
    double sum = 0;
    for (const SubBookPart& part : parts) sum += part.targetInPolicy;
    return sum;
}

const SubBookPart* furthest(std::span<const SubBookPart> parts)
{
    const auto away = [](const SubBookPart& part) { return std::abs(part.deviation()); };
    const auto at = std::ranges::max_element(parts, {}, away);
    return at == parts.end() || !(away(*at) > 0) ? nullptr : &*at;
}

}  // namespace ballast::rebalance
