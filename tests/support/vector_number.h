#pragma once

#include "support/places.h"

#include <simdjson.h>

#include <cmath>
#include <cstdlib>
#include <string>

namespace ballast::test {

/// Numbers of the reference rows are JSON numbers, or decimal text where they have more digits than
/// a double.
inline double number(simdjson::dom::element element)
{
    if (element.is_string())
        return std::strtod(std::string{element.get_string().value()}.c_str(), nullptr);
    return element.get_double().value();
}

inline double number(simdjson::dom::element row, std::string_view field)
{
    return number(row[field].value());
}

inline std::vector<double> numbers(simdjson::dom::element list)
{
    std::vector<double> out;
    for (simdjson::dom::element element : list.get_array()) out.push_back(number(element));
    return out;
}

/// Relative; what is expected to be zero is so to `absolute`.
inline bool isClose(double actual, double expected, double relative, double absolute = 0)
{
    return std::abs(actual - expected) <= std::max(relative * std::abs(expected), absolute);
}

}  // namespace ballast::test

#define VERIFY_CLOSE(actual, expected, ...)                                           \
    QVERIFY2(ballast::test::isClose(actual, expected, __VA_ARGS__),                   \
             qPrintable(QStringLiteral("%1: %2 is %3, expected %4")                   \
                            .arg(QString::fromStdString(id), QStringLiteral(#actual)) \
                            .arg(actual, 0, 'g', 17)                                  \
                            .arg(expected, 0, 'g', 17)))
