#pragma once

#include <QString>

namespace ballast::ui {

/// The sentence with each amount held together where lines are broken: the groups of a number, the
/// number and its unit ("4.602 BTC", "12 %", "16 min 00 s", "08:00 UTC"), and what stands between
/// two numbers ("+4.62 → 0.00", "0.60 / 1.40", "0.00 ± 2.30"). Only the kind of a space changes, or
/// a word joiner is put between a sign and "$"; applied twice it is as applied once.
QString unbroken(const QString& sentence);

}  // namespace ballast::ui
