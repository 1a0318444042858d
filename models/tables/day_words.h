#pragma once

#include "models/tables/words.h"

namespace ballast::tables {

/// Whether both are of one day, in the zone in which times of day are told.
bool isSameDay(core::Time a, core::Time b);
/// "± 40"; of what is known to less than ten "± 0.3" or "± <0.1"; of none "± –": it may be off, and
/// by how much is not known.
QString plusMinusWords(double plusMinus);

}  // namespace ballast::tables
