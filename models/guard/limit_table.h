#pragma once

#include "models/guard/limits.h"
#include "models/risk/limits.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ballast::guard {

/// All that the settings file's [limits] and [guard] say together: what a file may tighten, and
/// only a person in the window may loosen.
struct LimitSet {
    risk::Limits limits;
    Settings guards;
    bool operator==(const LimitSet&) const = default;
};

/// Which way a value is tighter: trips sooner, allows less.
enum class Tighter : std::uint8_t {
    Lower,
    Higher,
    Never,  ///< neither way is: any change is a person's
};

/// One key of a section that works on `Owner`.
template <class Owner>
struct LimitKey {
    std::string_view key;
    std::string_view words;  ///< for the window: what it is, with its unit
    double low = 0, high = 0;
    Tighter tighter = Tighter::Lower;
    double (*get)(const Owner&) = nullptr;
    void (*set)(Owner&, double) = nullptr;

    /// Whether going from `bound` to `value` loosens.
    bool loosens(double value, double bound) const
    {
        switch (tighter) {
            case Tighter::Lower: return value > bound;
            case Tighter::Higher: return value < bound;
            case Tighter::Never: return value != bound;
        }
        return true;
    }
};

std::span<const LimitKey<risk::Limits>> riskKeys();
std::span<const LimitKey<Limits>> guardKeys();

/// Two keys that must keep an order, and a sentence's end that says which.
struct LimitOrder {
    std::string_view first, second;
    std::string_view expected;  ///< "HALT not below CAUTION"
};
/// The first order that does not hold; null: all do.
const LimitOrder* brokenOrder(const Limits& limits);

/// One difference of two sets, in words of the file.
struct LimitChange {
    std::string key;  ///< "guard.margin_use_halt", "guard.BTC.dwell_s", "limits.collar"
    double before = 0, after = 0;
    bool loosens = false;
    bool operator==(const LimitChange&) const = default;
};
/// In the order of the tables, then by underlying. Of an underlying that has limits of its own in
/// only one of the two sets, against what then held for it.
std::vector<LimitChange> changes(const LimitSet& before, const LimitSet& after);

/// What is wrong with the set, as a sentence: a value out of its range or an order that does not
/// hold; empty: nothing.
std::string problemOf(const LimitSet& set);

}  // namespace ballast::guard
