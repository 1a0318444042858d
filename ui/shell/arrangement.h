#pragma once

#include <cstdint>

class QMainWindow;

namespace ballast::ui {

/// The workspaces that come with the program: what stands where on the first day.
enum class Arrangement : std::uint8_t { Trading, Risk, Review, Minimal };

/// Puts every PanelDock of the window where the arrangement has it, in front or hidden. Those that
/// it hides come back, from the View menu, as tabs of its bottom.
void arrange(QMainWindow& window, Arrangement arrangement);

/// Before 6.5 Qt leaves a bar that has lost its tabs where it stood, and shown: over the names of
/// the one that took its place.
void hideEmptyBars(QMainWindow& window);

}  // namespace ballast::ui
