#pragma once

#include "bench/option_book.h"

#include <array>
#include <memory>

/// QuantLib as the peer of the pricing kernels; in a translation unit of its own, as its headers
/// are many.
namespace ballast::test::quantlib {

/// Price, delta, gamma, vega, theta, vanna, volga by BlackCalculator, the last two by hand.
std::array<double, 7> blackCalculator(const pricing::Black76Input& input);

/// sigma by blackFormulaImpliedStdDevLiRS and blackFormulaImpliedStdDev, to 1e-12.
double impliedVolLiRS(const pricing::Black76Input& input, double price);
double impliedVolNewton(const pricing::Black76Input& input, double price);

/// A book of VanillaOptions under AnalyticEuropeanEngine that all observe one spot quote.
class ObservedBook {
public:
    explicit ObservedBook(const OptionBook& book);
    ~ObservedBook();
    /// Moves the spot and asks every option for price, delta, gamma, vega and theta.
    double tick(double spot);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace ballast::test::quantlib
