#pragma once

#include "models/core/fixed.h"
#include "models/core/ids.h"
#include "models/core/text.h"
#include "models/core/time.h"
#include "models/tables/roles.h"
#include "models/tables/say.h"
#include "models/tables/sentences.h"

#include <QString>
#include <QVariant>

#include <algorithm>
#include <string_view>

namespace ballast::tables {

inline QString words(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// With a capital to begin with.
QString capitalised(QString text);

/// "deribit-test" -> "Deribit test".
QString venueWords(core::VenueId venue);

/// Decimals needed to write a multiple of this mantissa of 1e-9 in full.
int decimalsOf(std::int64_t mantissa);

/// A price or quantity with its own decimals, at least `decimals`, and thousands in groups.
template <class Tag>
QString fixedWords(core::Fixed<Tag> value, int decimals = 0)
{
    return words(core::number(value.toDouble(), std::max(decimals, decimalsOf(value.mantissa()))));
}

/// "Sell 126 400 BTC-PERPETUAL".
QString tradeWords(core::Side side, core::Quantity quantity, std::string_view instrument);

/// "27 DEC 26", by UTC.
QString dateWords(core::Time at);
/// Whether times of day are told in the machine's zone; else, and at first, in UTC. Expiries, files
/// and what the engine has said stay in UTC.
void showLocalTime(bool local);
bool showsLocalTime();
/// A text that says "UTC" beside a time of day, for the zone in which that is told.
QString inZone(QString text);
/// "22 NOV 14:31:06": for rows that reach back days.
QString dateTimeWords(core::Time at);
/// "14:31:06.114", empty for no time.
QString clockWords(core::Time at);
/// "14:31:06".
QString clockSecondsWords(core::Time at);
/// Milliseconds since 1970, for sorting.
inline QVariant sortTime(core::Time at) { return QVariant::fromValue<qint64>(core::toUnixMs(at)); }

/// Good above zero, bad below.
inline Tone signTone(double value)
{
    return value > 0 ? Tone::Good : value < 0 ? Tone::Bad : Tone::Neutral;
}

}  // namespace ballast::tables
