#pragma once

#include "models/engine/settings_effect.h"
#include "models/tables/roles.h"

#include <QString>

#include <vector>

namespace ballast::ui {

/// One row of "what this does to the book": what, how it stands now, how it would, and a remark.
struct EffectRow {
    QString what, now, then, remark;
    tables::Tone tone = tables::Tone::Neutral;  ///< of the remark
    bool operator==(const EffectRow&) const = default;
};

/// The bands of all underlyings, then what is near or over a limit, then what would end.
std::vector<EffectRow> effectRows(const engine::SettingsEffect& effect);

}  // namespace ballast::ui
