#include "models/execution/leg_order.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

namespace ballast::execution {
namespace {

/// Sets of legs are bits of a number.
using Set = std::uint32_t;

/// Of what is compared, rounding of its sums aside.
constexpr double kHair = 1e-12;

class Book {
public:
    Book(std::span<const LegEffect> legs, double deviation, double spare)
        : m_legs(legs), m_deviation(deviation), m_spare(spare)
    {
        for (const LegEffect& leg : legs) {
            m_deltas += std::abs(leg.deltaChange);
            m_margins += std::abs(leg.marginChangeUsd);
        }
    }
    double deviation(Set filled) const
    {
        double sum = m_deviation;
        for (std::size_t i = 0; i < m_legs.size(); ++i)
            if (filled >> i & 1) sum += m_legs[i].deltaChange;
        return std::abs(sum);
    }
    double margin(Set filled) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < m_legs.size(); ++i)
            if (filled >> i & 1) sum += m_legs[i].marginChangeUsd;
        return sum;
    }
    bool closeEnough(Set filled) const
    {
        return deviation(filled) <=
               std::abs(m_deviation) + kHair * (m_deltas + std::abs(m_deviation));
    }
    bool affordable(Set filled) const
    {
        return margin(filled) <= m_spare + kHair * (m_margins + m_spare);
    }
    bool isSafe(Set filled) const { return closeEnough(filled) && affordable(filled); }
    Set all() const { return (Set{1} << m_legs.size()) - 1; }
    std::size_t size() const { return m_legs.size(); }

private:
    std::span<const LegEffect> m_legs;
    double m_deviation, m_spare;
    double m_deltas = 0, m_margins = 0;
};

/// Which sets can be filled up to the whole by way of safe sets alone.
std::vector<bool> completable(const Book& book)
{
    std::vector<bool> out(std::size_t{book.all()} + 1);
    out[book.all()] = book.isSafe(book.all());
    for (Set set = book.all(); set-- > 0;) {
        if (set != 0 && !book.isSafe(set)) continue;
        for (std::size_t i = 0; i < book.size() && !out[set]; ++i)
            out[set] = !(set >> i & 1) && out[set | Set{1} << i];
    }
    return out;
}

/// The next leg of those `allowed`: nearest to the target, then least margin, then as given.
template <class Allowed>
std::size_t bestNext(const Book& book, Set filled, Allowed allowed)
{
    std::size_t best = book.size();
    for (std::size_t i = 0; i < book.size(); ++i) {
        const Set next = filled | Set{1} << i;
        if (next == filled || !allowed(next)) continue;
        if (best == book.size()) {
            best = i;
            continue;
        }
        const Set held = filled | Set{1} << best;
        const double a = book.deviation(next), b = book.deviation(held);
        if (a < b || (a == b && book.margin(next) < book.margin(held))) best = i;
    }
    return best;
}

template <class Allowed>
std::vector<std::size_t> ordered(const Book& book, Allowed allowed)
{
    std::vector<std::size_t> out;
    for (Set filled = 0; filled != book.all();) {
        out.push_back(bestNext(book, filled, allowed));
        filled |= Set{1} << out.back();
    }
    return out;
}

std::string breach(const Book& book, std::span<const LegEffect> legs,
                   const std::vector<std::size_t>& order)
{
    if (!book.closeEnough(book.all())) return "the plan as a whole leads away from the target";
    if (!book.affordable(book.all()))
        return fmt::format("the plan as a whole needs {:.0f} USD of margin more",
                           book.margin(book.all()));
    Set filled = 0;
    for (const std::size_t i : order) {
        filled |= Set{1} << i;
        if (!book.closeEnough(filled))
            return fmt::format("cut off after {}, delta would be further from its target",
                               legs[i].name);
        if (!book.affordable(filled))
            return fmt::format("cut off after {}, {:.0f} USD of margin more would be needed",
                               legs[i].name, book.margin(filled));
    }
    return {};
}

}  // namespace

LegOrder legOrder(std::span<const LegEffect> legs, double deviation, double marginSpareUsd)
{
    LegOrder out;
    bool finite = std::isfinite(deviation) && std::isfinite(marginSpareUsd) && marginSpareUsd >= 0;
    for (const LegEffect& leg : legs)
        finite = finite && std::isfinite(leg.deltaChange) && std::isfinite(leg.marginChangeUsd);
    for (std::size_t i = 0; i < legs.size(); ++i) out.order.push_back(i);
    if (!finite) {
        out.reason = "what a leg does to delta or margin is not known";
        return out;
    }
    if (legs.size() > kMostLegs) {
        out.reason = fmt::format("{} legs are more than the {} that can be put in order",
                                 legs.size(), kMostLegs);
        return out;
    }
    const Book book(legs, deviation, marginSpareUsd);
    const std::vector<bool> reaches = completable(book);
    out.safe = reaches[0] || legs.empty();
    if (out.safe)
        out.order = ordered(book, [&](Set next) { return reaches[next]; });
    else {
        out.order = ordered(book, [](Set) { return true; });
        out.reason = breach(book, legs, out.order);
    }
    return out;
}

}  // namespace ballast::execution
