#pragma once

class QWidget;

namespace ballast::ui {

/// The boxes and lists on a page that there are now take the wheel only where the keyboard is in
/// them: who scrolls a page must not change what the pointer happens to pass. Else the page has it.
void leaveWheelTo(QWidget* page);

}  // namespace ballast::ui
