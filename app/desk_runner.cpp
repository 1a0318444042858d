#include "app/desk_runner.h"

#include "app/data_folder.h"
#include "app/last_session.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QTimer>

#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>

namespace ballast::app {
namespace {

constexpr int kDialogLeavesMs = 50;
/// A desk that is leaving cuts its last copy short for a start: what it still does takes so long
/// at most, and a window that stands waits for less.
constexpr std::chrono::seconds kLeavesWithin{20}, kWindowWaits{2};

std::unique_ptr<SingleInstance> instanceOf(const LaunchOptions& options)
{
    return std::make_unique<SingleInstance>(QString::fromStdString(options.data.string()));
}

}  // namespace

DeskRunner::~DeskRunner() { leave(); }

core::Expected<bool> DeskRunner::claim(LaunchOptions options)
{
    if (auto folder = openDataFolder(options); !folder) return std::unexpected(folder.error());
    m_options = std::move(options);
    endCopyOf(m_options.data);
    auto instance = instanceOf(m_options);
    const auto found = instance->findWithin(kLeavesWithin, [this] {
        std::fprintf(stderr,
                     "ballast: the desk that was open on %s is leaving; this one opens when it has "
                     "left.\n",
                     m_options.data.string().c_str());
    });
    if (found == SingleInstance::Found::Desk) return false;
    if (found == SingleInstance::Found::Leaving)
        return core::failure("opening the data folder " + m_options.data.string() +
                             ": the desk that was open on it is leaving and still has its files. "
                             "Start again in a moment.");
    listen(std::move(instance));
    return true;
}

void DeskRunner::listen(std::unique_ptr<SingleInstance> instance)
{
    if (!instance->listen()) spdlog::warn("a second start cannot be noticed: no local socket");
    connect(instance.get(), &SingleInstance::knocked, this, [this] {
        if (m_desk) m_desk->bringToFront();
    });
    // A wish that waited while one desk left and the next one came is not one for the next one.
    connect(instance.get(), &SingleInstance::backupAsked, this,
            [this, door = ++m_door](const std::shared_ptr<LaterAnswer>& answer) {
                if (door == m_door && m_instance) return backUp(answer);
                answer->give(SingleInstance::backupFailed(
                    QStringLiteral("the desk that was open there has left")));
            });
    m_instance = std::move(instance);
    if (m_desk) m_instance->setGate(m_desk->gate(), m_desk->haltFile());
}

/// A copy that another process asks for.
void DeskRunner::backUp(const std::shared_ptr<LaterAnswer>& answer)
{
    if (!m_desk)
        return answer->give(
            SingleInstance::backupFailed(QStringLiteral("no desk is open there yet")));
    m_desk->backUp(
        [answer](const core::Expected<std::filesystem::path>& copy) {
            answer->give(
                copy ? SingleInstance::backupKept(QString::fromStdString(copy->string()))
                     : SingleInstance::backupFailed(QString::fromStdString(copy.error().message)));
        },
        [answer](double share) { return answer->at(share); });
}

core::Expected<void> DeskRunner::open() { return openOn(m_options); }

core::Expected<void> DeskRunner::openOrPaper()
{
    auto opened = open();
    if (opened) return opened;
    const std::string wanted = m_options.profile;
    const auto claimed = claim(paperInstead(m_options));
    if (!claimed || !*claimed || !open()) return opened;
    note(tr("What was open last, profile %1, could not be opened: %2 This is the paper exchange.")
             .arg(QString::fromStdString(wanted), QString::fromStdString(opened.error().message)));
    return {};
}

core::Expected<void> DeskRunner::openOn(const LaunchOptions& options)
{
    auto desk = Desk::open(options);
    if (!desk) return std::unexpected(desk.error());
    m_desk = std::move(*desk);
    m_options = options;
    keepLastSession(m_options);
    if (m_instance) m_instance->setGate(m_desk->gate(), m_desk->haltFile());
    // Queued: the desk must not go while it still speaks.
    connect(m_desk.get(), &Desk::finished, this, &DeskRunner::finish, Qt::QueuedConnection);
    m_desk->start();
    if (std::exchange(m_endAsked, false)) QTimer::singleShot(0, this, &DeskRunner::end);
    return {};
}

/// A dialog that stands in front runs a loop of its own, which must not lose its desk.
void DeskRunner::end()
{
    if (QWidget* modal = QApplication::activeModalWidget()) {
        modal->close();
        QTimer::singleShot(kDialogLeavesMs, this, &DeskRunner::end);
        return;
    }
    if (!m_desk) {
        m_endAsked = true;
        return;
    }
    m_desk->window().close();
}

void DeskRunner::note(const QString& sentence)
{
    if (m_desk) m_desk->note(sentence.toStdString());
}

void DeskRunner::finish()
{
    if (!m_desk) return;
    if (m_desk->next()) return change(*m_desk->next());
    const int code = m_desk->exitCode();
    leave();
    emit ended(code);
}

/// The new folder is had before the old desk goes; where the new desk then fails all the same, the
/// old market is opened again.
void DeskRunner::change(LaunchOptions next)
{
    if (auto folder = openDataFolder(next); !folder) return m_desk->stay(folder.error().message);
    std::unique_ptr<SingleInstance> instance;
    if (next.data != m_options.data) {
        endCopyOf(next.data);
        instance = instanceOf(next);
        const auto found = instance->findWithin(kWindowWaits);
        if (found == SingleInstance::Found::Desk)
            return m_desk->stay("Another Ballast has " + next.data.string() +
                                "; its window was brought to the front.");
        if (found == SingleInstance::Found::Leaving)
            return m_desk->stay("Another Ballast is leaving " + next.data.string() +
                                " and still has its files. Choose that market again in a moment.");
    }
    LaunchOptions before = m_options;
    before.autoFire = false;  // armed again by a person only
    before.screenshot.reset();
    before.tour = before.connectVenue = false;
    if (instance) {
        closeDesk();  // its last copy is made while the next one opens
    } else {
        m_desk.reset();  // the next one has the folder, and makes its own
        // Nobody is told of a gate closed that nothing passes any more.
        if (m_instance) m_instance->setGate(nullptr);
    }
    if (auto opened = openOn(next)) {
        if (instance) listen(std::move(instance));
        return;
    } else if (auto again = openAgain(before); again) {
        m_desk->note("The other market was not opened: " + opened.error().message +
                     " The one before was opened anew.");
    } else {
        std::fprintf(stderr, "ballast: %s\n", again.error().message.c_str());
        leave();
        emit ended(1);
    }
}

/// The one before, after another could not be opened.
core::Expected<void> DeskRunner::openAgain(const LaunchOptions& before)
{
    endCopyOf(before.data);
    if (!m_instance) listen(instanceOf(before));
    return openOn(before);
}

/// Whoever comes while the desk goes and its last copy is made is told that it is leaving; a kill
/// still finds the gate, as long as there is one. Then nobody listens, and the folder is free.
void DeskRunner::closeDesk()
{
    if (m_instance) m_instance->leaves();
    const bool copies = m_desk && m_desk->keepsCopies();
    m_desk.reset();
    if (m_instance) m_instance->setGate(nullptr);
    if (copies)
        m_lastCopies.push_back(std::make_unique<LastCopy>(m_options.data, std::move(m_instance)));
    else if (m_instance)
        m_instance->stopListening();
    m_instance.reset();
}

/// A desk of this program is to be opened there, and makes copies of its own.
void DeskRunner::endCopyOf(const std::filesystem::path& folder)
{
    for (const auto& copy : m_lastCopies)
        if (copy->folder() == folder) copy->cutShort();
    std::erase_if(m_lastCopies, [&](const std::unique_ptr<LastCopy>& copy) {
        return copy->isDone() || copy->folder() == folder;
    });
}

void DeskRunner::leave()
{
    closeDesk();
    m_lastCopies.clear();  // waits for them: there is no window any more
}

}  // namespace ballast::app
