#pragma once

#include "models/core/name.h"
#include "models/tables/words.h"

#include <QString>

#include <string_view>

namespace ballast::ui {

/// Our UTF-8 words as Qt's.
inline QString words(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
template <std::size_t Capacity, class Tag>
QString words(const core::Name<Capacity, Tag>& name)
{
    return words(name.view());
}

using tables::spoken;
using tables::spokenInside;

}  // namespace ballast::ui
