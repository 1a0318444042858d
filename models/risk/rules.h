#pragma once

#include "models/orders/order.h"
#include "models/risk/check.h"
#include "models/risk/limits.h"
#include "models/risk/picture.h"

#include <string>
#include <string_view>
#include <vector>

namespace ballast::risk {

/// One rule: an order, the picture and the limits in, a verdict out. Pure. The order's `quantity`,
/// `limit`, `side`, `account` and `underlying` are looked at; its label is not.
using Rule = CheckResult (*)(const orders::Intent&, const Picture&, const Limits&);

CheckResult tradingState(const orders::Intent&, const Picture&, const Limits&);  // state_rules.cpp
CheckResult guardLevel(const orders::Intent&, const Picture&, const Limits&);    // guard_rule.cpp
CheckResult link(const orders::Intent&, const Picture&, const Limits&);
CheckResult instrumentState(const orders::Intent&, const Picture&, const Limits&);
CheckResult freshness(const orders::Intent&, const Picture&, const Limits&);
CheckResult agreement(const orders::Intent&, const Picture&, const Limits&);
CheckResult clockError(const orders::Intent&, const Picture&, const Limits&);
CheckResult steps(const orders::Intent&, const Picture&, const Limits&);  // size_rules.cpp
CheckResult collar(const orders::Intent&, const Picture&, const Limits&);
CheckResult notional(const orders::Intent&, const Picture&, const Limits&);
CheckResult depth(const orders::Intent&, const Picture&, const Limits&);
CheckResult direction(const orders::Intent&, const Picture&, const Limits&);  // exposure_rules.cpp
CheckResult netDelta(const orders::Intent&, const Picture&, const Limits&);
CheckResult margin(const orders::Intent&, const Picture&, const Limits&);
CheckResult liquidation(const orders::Intent&, const Picture&, const Limits&);  // margin_rules.cpp
CheckResult wholeExposure(const orders::Intent&, const Picture&, const Limits&);
CheckResult quantity(const orders::Intent&, const Picture&, const Limits&);  // quantity_rule.cpp
CheckResult vega(const orders::Intent&, const Picture&, const Limits&);      // aggregate_rules.cpp
CheckResult accountDelta(const orders::Intent&, const Picture&, const Limits&);
CheckResult accountVega(const orders::Intent&, const Picture&, const Limits&);
CheckResult greeksAge(const orders::Intent&, const Picture&, const Limits&);     // greeks_rule.cpp
CheckResult periodCollar(const orders::Intent&, const Picture&, const Limits&);  // loss_rules.cpp
CheckResult lossBrake(const orders::Intent&, const Picture&, const Limits&);
CheckResult reducing(const orders::Intent&, const Picture&, const Limits&);
CheckResult accountBinding(const orders::Intent&, const Picture&,
                           const Limits&);                                     // account_rule.cpp
CheckResult autoBudget(const orders::Intent&, const Picture&, const Limits&);  // auto_rule.cpp
CheckResult throttle(const orders::Intent&, const Picture&, const Limits&);    // pace_rules.cpp
CheckResult singleFlight(const orders::Intent&, const Picture&, const Limits&);
CheckResult duplicate(const orders::Intent&, const Picture&, const Limits&);

CheckResult allow(std::string rule);
CheckResult confirm(std::string rule, std::string reason);
CheckResult deny(std::string rule, std::string reason);
/// Why a sum is not known, where that is for an order that may be live: ends a sentence. Empty
/// where `open`, what such orders could add, is known.
std::string becauseOf(double open, std::string_view instrument);

/// The price an order is measured against: the median of mark, index and mid, of those there are;
/// 0 when there is none.
double referencePrice(const Picture& picture);

/// How far an option's limit may be through `reference`, in the price's own unit. `volPoint` is
/// what one volatility point moves the price by; 0: not known, and then it widens nothing.
double optionCollarWidth(const market::Instrument& option, double reference, double volPoint,
                         const OptionCollar& collar);

}  // namespace ballast::risk
