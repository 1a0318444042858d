// replay panels: a recorded session, shown as it was.
#pragma once

#include "models/replay/session_list.h"

#include <QString>

namespace ballast::ui {

/// "2026-11-22 14:31:05 UTC", with the milliseconds where they are asked for.
QString momentWords(core::Time at, bool withMilliseconds = false);
/// The same, and the hour of the house where the look says so.
QString momentWithLocal(core::Time at);
/// What a person may write for one: the whole of it, or a time of day on the day of `day`. In UTC.
std::optional<core::Time> readMoment(const QString& text, core::Time day);

/// Of an event, what came: "ticker", "fill or other report on an order", "command of trader".
QString eventWords(const replay::View& view);
QString markWords(replay::MarkKind kind);
/// "14:31:05 Proposal 12: Net delta +2.61 left the band …"
QString markLine(const replay::Mark& mark);
/// "identical so far", or the first difference by name.
QString verdictWords(const replay::View& view);
/// Where a time that was asked for has led to, and why not there; empty: to that very second.
QString landedWords(const replay::PlayerState& state);
/// Why the last wish led nowhere; empty: it did not.
QString hintWords(const replay::PlayerState& state);
/// "22 NOV 09:00 to 17:31 · 1 234 567 events"
QString sessionWords(const replay::SessionLine& session);
/// What has to be said of the session that is shown; empty: nothing.
QString sessionRemark(const replay::News& news);
/// Why a button does nothing here.
QString nothingIsSent(core::Time at);

}  // namespace ballast::ui
