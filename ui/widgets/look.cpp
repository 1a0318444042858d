#include "ui/widgets/look.h"

#include "models/tables/words.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFont>

#include <algorithm>
#include <cmath>

namespace ballast::ui {
namespace {

constexpr int kCompactRow = 20;
constexpr const char* kWishedPixels = "ballastFontPixels";

Look& active()
{
    static Look look;
    return look;
}

/// A font that was given to a widget by hand is larger by as much; what it was at 100 % is
/// remembered, so that no rounding adds up.
void follow(QWidget& widget, int before)
{
    if (!widget.testAttribute(Qt::WA_SetFont) || widget.font().pixelSize() <= 0) return;
    if (!widget.property(kWishedPixels).isValid())
        widget.setProperty(kWishedPixels, qRound(100.0 * widget.font().pixelSize() / before));
    QFont font = widget.font();
    font.setPixelSize(textPixels(widget.property(kWishedPixels).toInt()));
    widget.setFont(font);
}

}  // namespace

const Look& look() { return active(); }

int textPixels(int normal)
{
    return static_cast<int>(std::lround(normal * active().textPercent / 100.0));
}

int rowPixels(int normal)
{
    const int row = active().compact ? std::min(normal, kCompactRow) : normal;
    return std::max(row, static_cast<int>(std::lround(row * active().textPercent / 100.0)));
}

void applyLook(QApplication& application, Look look)
{
    look.textPercent = std::clamp(look.textPercent, kLeastText, kMostText);
    if (look == active()) return;
    const Look before = active();
    active() = look;
    if (before.localTimes != look.localTimes) {
        tables::showLocalTime(look.localTimes);
        for (QWidget* widget : QApplication::allWidgets()) widget->update();
    }
    if (before.textPercent != look.textPercent) {
        const Theme theme = Theme::current();
        applyTheme(application, theme.kind, theme.colourBlind);
        for (QWidget* widget : QApplication::allWidgets()) follow(*widget, before.textPercent);
    }
    for (QWidget* widget : QApplication::allWidgets())
        if (auto* view = qobject_cast<QAbstractItemView*>(widget)) view->doItemsLayout();
}

}  // namespace ballast::ui
