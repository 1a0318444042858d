#include "app/desk_runner.h"

#include "app/data_folder.h"
#include "app/last_session.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QTimer>

#include <spdlog/spdlog.h>

#include <cstdio>

namespace ballast::app {
namespace {

constexpr int kDialogLeavesMs = 50;

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
    auto instance = instanceOf(m_options);
    if (instance->knock()) return false;
    listen(std::move(instance));
    return true;
}

void DeskRunner::listen(std::unique_ptr<SingleInstance> instance)
{
    if (!instance->listen()) spdlog::warn("a second start cannot be noticed: no local socket");
    connect(instance.get(), &SingleInstance::knocked, this, [this] {
        if (m_desk) m_desk->bringToFront();
    });
    connect(instance.get(), &SingleInstance::backupAsked, this,
            [this](const std::shared_ptr<LaterAnswer>& answer) { backUp(answer); });
    m_instance = std::move(instance);
    if (m_desk) m_instance->setGate(m_desk->gate(), m_desk->haltFile());
}

/// A copy that another process asks for.
void DeskRunner::backUp(const std::shared_ptr<LaterAnswer>& answer)
{
    if (!m_desk)
        return answer->give(
            SingleInstance::backupFailed(QStringLiteral("no desk is open there yet")));
    m_desk->backUp([answer](const core::Expected<std::filesystem::path>& copy) {
        answer->give(
            copy ? SingleInstance::backupKept(QString::fromStdString(copy->string()))
                 : SingleInstance::backupFailed(QString::fromStdString(copy.error().message)));
    });
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
        instance = instanceOf(next);
        if (instance->knock())
            return m_desk->stay("Another Ballast has " + next.data.string() +
                                "; its window was brought to the front.");
    }
    LaunchOptions before = m_options;
    before.autoFire = false;  // armed again by a person only
    before.screenshot.reset();
    before.tour = before.connectVenue = false;
    // Nobody is told of a gate closed that nothing passes any more.
    if (m_instance) m_instance->setGate(nullptr);
    m_desk.reset();
    if (auto opened = openOn(next)) {
        if (instance) listen(std::move(instance));
        return;
    } else if (auto again = openOn(before); again) {
        m_desk->note("The other market was not opened: " + opened.error().message +
                     " The one before was opened anew.");
    } else {
        std::fprintf(stderr, "ballast: %s\n", again.error().message.c_str());
        leave();
        emit ended(1);
    }
}

/// First nobody is told any more that there is a window here, then the window goes.
void DeskRunner::leave()
{
    if (m_instance) m_instance->stopListening();
    m_desk.reset();
}

}  // namespace ballast::app
