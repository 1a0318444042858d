#pragma once

class QApplication;

namespace ballast::ui {

/// How large and how dense the program is drawn, beside its theme.
struct Look {
    int textPercent = 100;    ///< kLeastText to kMostText
    bool compact = false;     ///< rows of tables are lower
    bool localClock = false;  ///< the status bar tells the machine's time of day beside UTC
    bool localTimes = false;  ///< tables, cards and charts tell it in place of UTC
    bool operator==(const Look&) const = default;
};
inline constexpr int kLeastText = 90, kMostText = 140;

/// The one last applied.
const Look& look();
/// Open windows follow at once. A percentage outside the range is brought into it.
void applyLook(QApplication& application, Look look);

/// Pixels of a text, and of a table's row that is `normal` high, as the look has them.
int textPixels(int normal);
int rowPixels(int normal);

}  // namespace ballast::ui
