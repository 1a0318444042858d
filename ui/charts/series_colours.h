#pragma once

#include "ui/widgets/theme.h"

#include <array>
#include <cstddef>

namespace ballast::ui {

/// Colours of things that are no states and stand side by side: after Okabe and Ito, whose hues are
/// told apart by every eye; on white ground darkened until a patch has 3 : 1 against it.
inline constexpr std::size_t kSeriesColours = 8;
inline QColor seriesColour(const Theme& theme, std::size_t number)
{
    constexpr std::array<QRgb, kSeriesColours> kOnDark = {0xff5b8defU, 0xff2fbf9fU, 0xffe69f00U,
                                                          0xffe8704fU, 0xffcc79a7U, 0xff56c4e9U,
                                                          0xff8f7fe8U, 0xff8893a5U};
    constexpr std::array<QRgb, kSeriesColours> kOnLight = {0xff2f64c9U, 0xff007a5bU, 0xffa86f00U,
                                                           0xffc24a10U, 0xffa94a80U, 0xff1b7fa6U,
                                                           0xff6552c4U, 0xff5b6675U};
    return QColor((theme.isDark() ? kOnDark : kOnLight)[number % kSeriesColours]);
}

}  // namespace ballast::ui
