#pragma once

#include <QString>

namespace ballast::ui {

/// What a key of the settings file is, in words: "BTC: lower edge, coin below the target". A path
/// that has no words of its own is said as it stands.
QString keyWords(const QString& path);

}  // namespace ballast::ui
