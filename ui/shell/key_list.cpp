// The one list of what has a key.
#include "ui/shell/key_list.h"

namespace ballast::ui {
namespace {

using enum KeyPlace;

QKeySequence keys(QKeyCombination key) { return QKeySequence(key); }

std::vector<KeyEntry> fileEntries()
{
    return {
        {QStringLiteral("openTape"), KeyMap::tr("Open recorded market"), Window, {}},
        {QStringLiteral("replayDay"), KeyMap::tr("Replay a recorded day"), Window, {}},
        {QStringLiteral("importPositions"), KeyMap::tr("Import positions"), Window, {}},
        {QStringLiteral("exportScreenshot"), KeyMap::tr("Export screenshot"), Window,
         keys(Qt::CTRL | Qt::Key_P)},
        {QStringLiteral("reportToday"), KeyMap::tr("Report of today"), Window, {}},
        {QStringLiteral("openReport"), KeyMap::tr("Report of a period"), Window, {}},
        {QStringLiteral("openSettings"), KeyMap::tr("Settings"), Window,
         keys(Qt::CTRL | Qt::Key_Comma)},
        {QStringLiteral("quit"), KeyMap::tr("Quit"), Window, QKeySequence(QKeySequence::Quit)},
    };
}

/// Names of the panels as they stand in the menu.
std::vector<std::pair<QString, QString>> panels()
{
    return {
        {QStringLiteral("proposals"), KeyMap::tr("Proposals")},
        {QStringLiteral("history"), KeyMap::tr("History")},
        {QStringLiteral("positions"), KeyMap::tr("Positions")},
        {QStringLiteral("chain"), KeyMap::tr("Chain")},
        {QStringLiteral("smile"), KeyMap::tr("Vol smile")},
        {QStringLiteral("curves"), KeyMap::tr("Curves")},
        {QStringLiteral("ladder"), KeyMap::tr("Ladder")},
        {QStringLiteral("market"), KeyMap::tr("Market")},
        {QStringLiteral("modelCheck"), KeyMap::tr("Model check")},
        {QStringLiteral("orders"), KeyMap::tr("Orders")},
        {QStringLiteral("fills"), KeyMap::tr("Fills")},
        {QStringLiteral("alerts"), KeyMap::tr("Alerts")},
        {QStringLiteral("scenarios"), KeyMap::tr("Scenarios")},
        {QStringLiteral("guard"), KeyMap::tr("Guard")},
        {QStringLiteral("allocation"), KeyMap::tr("Allocation")},
        {QStringLiteral("jointHedge"), KeyMap::tr("Joint hedge")},
    };
}

std::vector<KeyEntry> viewEntries()
{
    std::vector<KeyEntry> entries;
    for (const auto& [name, title] : panels())
        entries.push_back(
            {QStringLiteral("view-") + name, KeyMap::tr("Show or hide %1").arg(title), Window, {}});
    entries.push_back({QStringLiteral("openReview"), KeyMap::tr("Post-trade review"), Window,
                       keys(Qt::CTRL | Qt::Key_R)});
    entries.push_back({QStringLiteral("openWhy"), KeyMap::tr("Why did it trade, or not?"), Window,
                       keys(Qt::CTRL | Qt::Key_M)});
    entries.push_back({QStringLiteral("openLaboratory"), KeyMap::tr("Laboratory"), Window, {}});
    entries.push_back(
        {QStringLiteral("alertChoices"), KeyMap::tr("How alerts are told"), Window, {}});
    for (int number = 1; number <= 9; ++number)
        entries.push_back(
            {QStringLiteral("workspace%1").arg(number), KeyMap::tr("Workspace %1").arg(number),
             Window, keys(QKeyCombination(Qt::ControlModifier, Qt::Key(Qt::Key_0 + number)))});
    entries.push_back({QStringLiteral("resetLayout"), KeyMap::tr("Reset layout"), Window, {}});
    entries.push_back(
        {QStringLiteral("fullScreen"), KeyMap::tr("Full screen"), Window, keys(Qt::Key_F11)});
    return entries;
}

std::vector<KeyEntry> tradeEntries()
{
    return {
        {QStringLiteral("modeWatch"), KeyMap::tr("Mode Watch"), Window, {}, true},
        {QStringLiteral("modeConfirm"), KeyMap::tr("Mode Confirm"), Window, {}, true},
        {QStringLiteral("autoFire"), KeyMap::tr("Auto-fire: open its form"), Window, {}, true},
        {QStringLiteral("disarmAction"), KeyMap::tr("Disarm auto-fire"), Window,
         keys(Qt::CTRL | Qt::Key_D), true},
        {QStringLiteral("approveAction"), KeyMap::tr("Approve proposal"), Proposal, keys(Qt::Key_A),
         true},
        {QStringLiteral("editAction"), KeyMap::tr("Edit proposal"), Proposal, keys(Qt::Key_E)},
        {QStringLiteral("rejectAction"), KeyMap::tr("Reject proposal"), Proposal, keys(Qt::Key_R)},
        {QStringLiteral("snoozeAction"), KeyMap::tr("Snooze proposal"), Proposal, keys(Qt::Key_S)},
        {QStringLiteral("editPolicy"), KeyMap::tr("Bands and targets"), Window,
         keys(Qt::CTRL | Qt::Key_B)},
        {QStringLiteral("beginSessionAction"),
         KeyMap::tr("Count the session's costs anew"),
         Window,
         {},
         true},
        {QStringLiteral("reduceOnlyAction"), KeyMap::tr("Reduce-only"), Window, keys(Qt::Key_F8),
         true, true},
        {QStringLiteral("pauseAction"), KeyMap::tr("Pause"), Window, keys(Qt::Key_F9), true, true},
        {QStringLiteral("stopAllAction"), KeyMap::tr("STOP ALL"), Window,
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_K), true, true},
    };
}

/// Of a replay's window.
std::vector<KeyEntry> replayEntries()
{
    return {
        {QStringLiteral("replayPlay"), KeyMap::tr("Replay: play or pause"), Replay,
         keys(Qt::CTRL | Qt::Key_Space)},
        {QStringLiteral("replayStepForward"), KeyMap::tr("Replay: one event on"), Replay,
         keys(Qt::CTRL | Qt::Key_Right)},
        {QStringLiteral("replayStepBack"), KeyMap::tr("Replay: one event back"), Replay,
         keys(Qt::CTRL | Qt::Key_Left)},
        {QStringLiteral("replayNextMark"), KeyMap::tr("Replay: next mark"), Replay,
         keys(Qt::ALT | Qt::Key_Right)},
        {QStringLiteral("replayPreviousMark"), KeyMap::tr("Replay: previous mark"), Replay,
         keys(Qt::ALT | Qt::Key_Left)},
        {QStringLiteral("replayFaster"), KeyMap::tr("Replay: faster"), Replay,
         keys(Qt::CTRL | Qt::Key_Up)},
        {QStringLiteral("replaySlower"), KeyMap::tr("Replay: slower"), Replay,
         keys(Qt::CTRL | Qt::Key_Down)},
        {QStringLiteral("replayJump"), KeyMap::tr("Replay: go to a time"), Replay,
         keys(Qt::CTRL | Qt::Key_G)},
    };
}

std::vector<KeyEntry> helpEntries()
{
    return {
        {QStringLiteral("shortcuts"), KeyMap::tr("Keys"), Window, keys(Qt::Key_F1)},
        {QStringLiteral("helpContents"), KeyMap::tr("Help on the panel with the focus"), Window,
         keys(Qt::SHIFT | Qt::Key_F1)},
        {QStringLiteral("firstSteps"), KeyMap::tr("First steps"), Window, {}},
        {QStringLiteral("guidedTour"), KeyMap::tr("Guided tour"), Window, {}},
        {QStringLiteral("tourNext"), KeyMap::tr("Next note of the tour"), Window, keys(Qt::Key_F7)},
        {QStringLiteral("copyDiagnostics"), KeyMap::tr("Copy diagnostics"), Window, {}},
        {QStringLiteral("about"), KeyMap::tr("About Ballast"), Window, {}},
        {QStringLiteral("orderAct"), KeyMap::tr("Cancel or resolve the order"), List,
         QKeySequence(QKeySequence::Delete), true},
        {QStringLiteral("copyTable"), KeyMap::tr("Copy the rows as text"), List,
         QKeySequence(QKeySequence::Copy), false, false, true},
        {QStringLiteral("copyWithTitles"), KeyMap::tr("Copy the positions with titles"), List,
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        {QStringLiteral("findPositions"), KeyMap::tr("Search the positions"), List,
         QKeySequence(QKeySequence::Find), false, false, true},
        {QStringLiteral("reviewReadAgain"), KeyMap::tr("Review: read again"), Review,
         keys(Qt::CTRL | Qt::SHIFT | Qt::Key_R)},
        {QStringLiteral("reviewFind"), KeyMap::tr("Review: filter the rebalances"), Review,
         keys(Qt::CTRL | Qt::Key_L)},
    };
}

}  // namespace

std::vector<KeyEntry> keyList()
{
    std::vector<KeyEntry> all;
    for (auto& part :
         {tradeEntries(), viewEntries(), fileEntries(), replayEntries(), helpEntries()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace ballast::ui
