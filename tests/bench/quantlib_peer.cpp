#include "bench/quantlib_peer.h"

#include <ql/exercise.hpp>
#include <ql/instruments/vanillaoption.hpp>
#include <ql/pricingengines/blackcalculator.hpp>
#include <ql/pricingengines/blackformula.hpp>
#include <ql/pricingengines/vanilla/analyticeuropeanengine.hpp>
#include <ql/processes/blackscholesprocess.hpp>
#include <ql/quotes/simplequote.hpp>
#include <ql/settings.hpp>
#include <ql/termstructures/volatility/equityfx/blackconstantvol.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>

#include <cmath>

namespace ballast::test::quantlib {

namespace ql = QuantLib;

namespace {

ql::Option::Type typeOf(const pricing::Black76Input& in)
{
    return in.type == market::OptionType::Call ? ql::Option::Call : ql::Option::Put;
}

}  // namespace

std::array<double, 7> blackCalculator(const pricing::Black76Input& in)
{
    const double deviation = in.sigma * std::sqrt(in.tau);
    const ql::BlackCalculator black(typeOf(in), in.strike, in.forward, deviation, 1.0);
    const double vega = black.vega(in.tau);
    const double d1 = std::log(in.forward / in.strike) / deviation + deviation / 2;
    const double d2 = d1 - deviation;
    return {black.value(),
            black.deltaForward(),
            black.gammaForward(),
            vega,
            black.theta(in.forward, in.tau),
            -vega * d2 / (in.forward * deviation),
            vega * d1 * d2 / in.sigma};
}

double impliedVolLiRS(const pricing::Black76Input& in, double price)
{
    return ql::blackFormulaImpliedStdDevLiRS(typeOf(in), in.strike, in.forward, price, 1.0, 0.0,
                                             ql::Null<ql::Real>(), 1.0, 1e-12, 100) /
           std::sqrt(in.tau);
}

double impliedVolNewton(const pricing::Black76Input& in, double price)
{
    return ql::blackFormulaImpliedStdDev(typeOf(in), in.strike, in.forward, price, 1.0, 0.0,
                                         ql::Null<ql::Real>(), 1e-12, 100) /
           std::sqrt(in.tau);
}

struct ObservedBook::Parts {
    ql::ext::shared_ptr<ql::SimpleQuote> spot;
    std::vector<ql::ext::shared_ptr<ql::VanillaOption>> options;
};

ObservedBook::ObservedBook(const OptionBook& book) : m_parts(std::make_unique<Parts>())
{
    const ql::Date today(26, ql::November, 2026);
    const ql::Actual365Fixed days;
    ql::Settings::instance().evaluationDate() = today;
    m_parts->spot = ql::ext::make_shared<ql::SimpleQuote>(book.forward.at(0));
    const ql::Handle<ql::Quote> spot(m_parts->spot);
    const ql::Handle<ql::YieldTermStructure> flat(
        ql::ext::make_shared<ql::FlatForward>(today, 0.0, days));
    for (std::size_t i = 0; i < book.count(); ++i) {
        const pricing::Black76Input in = book.input(i);
        const ql::Handle<ql::BlackVolTermStructure> sigma(
            ql::ext::make_shared<ql::BlackConstantVol>(today, ql::NullCalendar(), in.sigma, days));
        const auto process =
            ql::ext::make_shared<ql::BlackScholesMertonProcess>(spot, flat, flat, sigma);
        const auto expiry = today + std::max(1, static_cast<int>(in.tau * 365));
        const auto option = ql::ext::make_shared<ql::VanillaOption>(
            ql::ext::make_shared<ql::PlainVanillaPayoff>(typeOf(in), in.strike),
            ql::ext::make_shared<ql::EuropeanExercise>(expiry));
        option->setPricingEngine(ql::ext::make_shared<ql::AnalyticEuropeanEngine>(process));
        m_parts->options.push_back(option);
    }
}

ObservedBook::~ObservedBook() = default;

double ObservedBook::tick(double spot)
{
    m_parts->spot->setValue(spot);
    double sum = 0;
    for (const auto& option : m_parts->options)
        sum += option->NPV() + option->delta() + option->gamma() + option->vega() + option->theta();
    return sum;
}

}  // namespace ballast::test::quantlib
