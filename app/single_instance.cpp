#include "app/single_instance.h"

#include "app/halt_file.h"
#include "models/core/digest.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

#include <atomic>
#include <future>
#include <mutex>
#include <thread>
#include <utility>

#ifndef _WIN32
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace ballast::app {
namespace {

const QByteArray kFocus = "focus\n", kHere = "here\n", kLeaving = "leaving\n", kKill = "kill\n",
                 kKilled = "killed\n", kBackup = "backup\n", kStop = "stop\n",
                 kBackupBegun = "begun\n", kBackupAt = "at ", kBackupKept = "kept ",
                 kBackupFailed = "failed ";
/// A desk that was asked for a copy says how far it is within the first, then within the second:
/// a large file comes onto a slow disk meanwhile.
constexpr std::chrono::seconds kBeginsWithin{15}, kGoesOnWithin{120};
/// Who was asked to stop says so within these.
constexpr std::chrono::seconds kStopsWithin{5};
constexpr int kLookForAnswerMs = 50, kLookAgainMs = 200;
constexpr int kWaitMs = 500;
/// Between two looks whether who is leaving has left.
constexpr std::chrono::milliseconds kLeft{50};
constexpr qint64 kLongestWord = 16;
constexpr qsizetype kLongestAnswer = 8'192;
/// How long who is answered waits for the disk: less than the other side does.
constexpr std::chrono::milliseconds kDiskWithin{300};

/// The socket's folder lets nobody else in; the kernel's word on who it is stands beside that.
bool isSameUser([[maybe_unused]] const QLocalSocket& socket)
{
#ifdef __linux__
    ucred peer{};
    socklen_t size = sizeof peer;
    const int descriptor = static_cast<int>(socket.socketDescriptor());
    return getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == geteuid();
#elif defined(__APPLE__)
    uid_t user = 0;
    gid_t group = 0;
    return getpeereid(static_cast<int>(socket.socketDescriptor()), &user, &group) == 0 &&
           user == geteuid();
#else
    return true;
#endif
}

/// Where only this user can make a socket. Empty: nowhere, and the folder for temporary files is
/// taken.
QString privateSocketFolder()
{
#ifdef _WIN32
    return {};
#else
    constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                             QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    constexpr qsizetype kLongest = 70;  // with the name it has to fit into sockaddr_un
    const QString path = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QFileInfo folder(path);
    const bool isOurs = folder.isDir() && !folder.isSymLink() && folder.ownerId() == geteuid() &&
                        !(folder.permissions() & kOthers);
    return isOurs && path.toUtf8().size() <= kLongest ? path : QString{};
#endif
}

/// First the one to listen at, then where a desk may listen that was started without such a folder.
QStringList socketNames(const QString& name)
{
    const QString folder = privateSocketFolder();
    return folder.isEmpty() ? QStringList{name} : QStringList{folder + u'/' + name, name};
}

}  // namespace

/// The server, on the thread of the door.
class SingleInstance::Door : public QObject {
public:
    Door(SingleInstance& of, const QString& folder) : m_of(of), m_folder(folder.toUtf8()) {}

    bool listen(const QString& name)
    {
        m_server = std::make_unique<QLocalServer>();
        m_server->setSocketOptions(QLocalServer::UserAccessOption);
        connect(m_server.get(), &QLocalServer::newConnection, this, &Door::answer);
        if (m_server->listen(name)) return true;
        // Nobody answered a knock, so what lies there was left by a crash.
        QLocalServer::removeServer(name);
        return m_server->listen(name);
    }
    void close() { m_server.reset(); }
    void leaves() { m_leaving = true; }
    bool isAwaited() const { return m_awaited; }
    void setGate(std::shared_ptr<core::KillSwitch> gate, std::weak_ptr<HaltFile> file)
    {
        const std::scoped_lock lock(m_gateMutex);
        m_gate = std::move(gate);
        m_file = std::move(file);
    }

private:
    bool closeGate()
    {
        std::unique_lock lock(m_gateMutex);
        const auto gate = m_gate;
        const auto file = m_file.lock();
        lock.unlock();
        if (!gate) return false;
        gate->close("ballastctl kill");
        if (file) file->followNow(kDiskWithin);
        return true;
    }
    void answer()
    {
        while (QLocalSocket* socket = m_server->nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            if (!isSameUser(*socket)) {
                socket->abort();
                continue;
            }
            connect(socket, &QLocalSocket::readyRead, this, [this, socket] { hear(*socket); });
            if (socket->bytesAvailable() > 0) hear(*socket);
        }
    }
    void hear(QLocalSocket& socket)
    {
        const QByteArray word = socket.read(kLongestWord);
        if (word == kFocus && m_leaving) {
            m_awaited = true;
            socket.write(kLeaving);
        } else if (word == kFocus) {
            emit m_of.knocked();
            socket.write(kHere);
        }
        // Of a desk that has gone there is no gate, and nothing that it could let through.
        if (word == kKill)
            socket.write(closeGate() ? kKilled + m_folder : m_leaving ? kLeaving : QByteArray{});
        // Who has changed their mind at once may be heard in one piece.
        if (word == kBackup || word == kBackup + kStop)
            return askForBackup(socket, word == kBackup);
        socket.flush();
        socket.disconnectFromServer();
    }
    /// That it was heard is said at once, the rest when it is there: the desk is asked by its own
    /// event loop, and this thread waits for nobody.
    void askForBackup(QLocalSocket& socket, bool wanted)
    {
        const auto answer = std::make_shared<LaterAnswer>();
        socket.write(kBackupBegun);
        socket.flush();
        disconnect(&socket, &QLocalSocket::readyRead, this, nullptr);
        if (!wanted) answer->unwant();
        const auto stop = [&socket, answer] {
            if (socket.read(kLongestWord) == kStop) answer->unwant();
        };
        connect(&socket, &QLocalSocket::readyRead, &socket, stop);
        if (socket.bytesAvailable() > 0) stop();  // it came between the two looks
        auto* look = new QTimer(&socket);
        connect(
            look, &QTimer::timeout, &socket,
            [&socket, look, answer, told = std::uint64_t{0}]() mutable {
                const auto said = answer->take();
                // Where nobody works on it, nothing is said: that is how it shows from outside.
                if (!said && answer->told() != std::exchange(told, answer->told()))
                    socket.write(kBackupAt + QByteArray::number(answer->share(), 'f', 4) + '\n');
                if (!said) return;
                look->stop();
                socket.write(*said);
                socket.flush();
                socket.disconnectFromServer();
            });
        look->start(kLookForAnswerMs);
        emit m_of.backupAsked(answer);
    }

    SingleInstance& m_of;
    QByteArray m_folder;
    std::mutex m_gateMutex;  ///< held for a copy of the pointers only
    std::shared_ptr<core::KillSwitch> m_gate;
    std::weak_ptr<HaltFile> m_file;
    std::atomic<bool> m_leaving{false}, m_awaited{false};
    std::unique_ptr<QLocalServer> m_server;
};

QString SingleInstance::nameFor(const QString& dataFolder)
{
    return QStringLiteral("ballast-") +
           QString::fromStdString(core::sha256Hex(dataFolder.toStdString())).left(16);
}

SingleInstance::SingleInstance(const QString& dataFolder, QObject* parent)
    : QObject(parent),
      m_names(socketNames(nameFor(dataFolder))),
      m_door(std::make_unique<Door>(*this, dataFolder))
{
    m_thread.setObjectName(QStringLiteral("door"));
    m_door->moveToThread(&m_thread);
}

SingleInstance::~SingleInstance()
{
    stopListening();
    m_thread.quit();
    m_thread.wait();
}

SingleInstance::Found SingleInstance::find() const
{
    for (const QString& name : m_names) {
        QLocalSocket socket;
        socket.connectToServer(name);
        if (!socket.waitForConnected(kWaitMs) || !isSameUser(socket)) continue;
        socket.write(kFocus);
        socket.flush();
        QByteArray said;
        while (!said.endsWith('\n') && said.size() < kLongestAnswer &&
               socket.waitForReadyRead(kWaitMs))
            said += socket.readAll();
        // One that hangs has the folder all the same.
        return said == kLeaving ? Found::Leaving : Found::Desk;
    }
    return Found::Nobody;
}

SingleInstance::Found SingleInstance::findWithin(std::chrono::milliseconds most,
                                                 const std::function<void()>& waits) const
{
    const QDeadlineTimer until{most};
    Found found = find();
    if (found == Found::Leaving && waits) waits();
    while (found == Found::Leaving && !until.hasExpired()) {
        std::this_thread::sleep_for(kLeft);
        found = find();
    }
    return found;
}

SingleInstance::Answer SingleInstance::askToKill() const
{
    Answer answer = Answer::None;
    for (const QString& name : m_names) {
        const Answer here = killAt(name).answer;
        if (here == Answer::Killed) return here;
        if (here != Answer::None) answer = here;
    }
    return answer;
}

SingleInstance::Listener SingleInstance::killAt(const QString& name)
{
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(kWaitMs)) return {};
    // Whatever another user's program says, the gate it speaks of is not ours.
    if (!isSameUser(socket)) return {Answer::Foreign, {}, {}};
    socket.write(kKill);
    socket.flush();
    QByteArray answer;
    while (answer.size() < kLongestAnswer && socket.waitForReadyRead(kWaitMs))
        answer += socket.readAll();
    if (answer == kLeaving) return {};  // its desk has gone
    if (!answer.startsWith(kKilled)) return {Answer::Silent, {}, {}};
    return {Answer::Killed, QString::fromUtf8(answer.mid(kKilled.size())), {}};
}

std::vector<SingleInstance::Listener> SingleInstance::killAll()
{
    std::vector<Listener> all;
#ifndef _WIN32
    static const QRegularExpression kName(QStringLiteral("^ballast-[0-9a-f]{16}$"));
    QStringList folders{QDir(QDir::tempPath()).canonicalPath()};
    if (const QString own = privateSocketFolder(); !own.isEmpty())
        folders.prepend(QDir(own).canonicalPath());
    folders.removeDuplicates();
    std::vector<std::future<Listener>> asked;
    for (const QString& folder : folders)
        for (const QFileInfo& file :
             QDir(folder).entryInfoList({QStringLiteral("ballast-*")}, QDir::System | QDir::Files))
            if (file.ownerId() == geteuid() && kName.match(file.fileName()).hasMatch())
                asked.push_back(std::async(std::launch::async, [file] {
                    Listener one = killAt(file.absoluteFilePath());
                    one.name = file.fileName();
                    return one;
                }));
    for (std::future<Listener>& one : asked) all.push_back(one.get());
#endif
    return all;
}

QByteArray SingleInstance::backupKept(const QString& copy)
{
    return kBackupKept + copy.toUtf8() + '\n';
}

QByteArray SingleInstance::backupFailed(const QString& why)
{
    return kBackupFailed + why.toUtf8() + '\n';
}

SingleInstance::Backup SingleInstance::askForBackup(const Watch& watch) const
{
    Backup all;
    for (const QString& name : m_names) {
        const Backup here = backupAt(name, watch);
        if (here.answer != Backup::Answer::None && here.answer != Backup::Answer::Foreign)
            return here;
        if (here.answer != Backup::Answer::None) all = here;
    }
    return all;
}

SingleInstance::Backup SingleInstance::backupAt(const QString& name, const Watch& watch)
{
    using Answer = Backup::Answer;
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(kWaitMs)) return {};
    if (!isSameUser(socket)) return {Answer::Foreign, {}};
    socket.write(kBackup);
    socket.flush();
    QByteArray said;
    bool begun = false, stops = false;
    double share = 0;
    QDeadlineTimer silent{kBeginsWithin}, stopped{QDeadlineTimer::Forever};
    for (bool ended = false; !ended;) {
        const bool more = socket.waitForReadyRead(kLookAgainMs);
        said += socket.readAll();
        ended = said.size() >= kLongestAnswer ||
                (!more && socket.state() != QLocalSocket::ConnectedState);
        for (qsizetype end = 0; (end = said.indexOf('\n')) >= 0;) {
            if (said.startsWith(kBackupKept) || said.startsWith(kBackupFailed)) break;
            begun = begun || said.startsWith(kBackupBegun);
            if (said.startsWith(kBackupAt)) {
                share = said.mid(kBackupAt.size(), end - kBackupAt.size()).toDouble();
                silent.setRemainingTime(kGoesOnWithin);
            }
            said.remove(0, end + 1);
        }
        if (!stops && watch && !watch(share)) {
            stops = true;
            stopped.setRemainingTime(kStopsWithin);
            socket.write(kStop);
            socket.flush();
        }
        if (!ended && stopped.hasExpired()) return {Answer::GoesOn, {}};
        if (!ended && silent.hasExpired()) return {Answer::Silent, {}};
    }
    const QByteArray end = said.trimmed();
    if (end.startsWith(kBackupKept))
        return {Answer::Kept, QString::fromUtf8(end.mid(kBackupKept.size()))};
    if (end.startsWith(kBackupFailed) && stops) return {Answer::Stopped, {}};
    if (end.startsWith(kBackupFailed))
        return {Answer::Failed, QString::fromUtf8(end.mid(kBackupFailed.size()))};
    return {begun ? Answer::Gone : Answer::Silent, {}};
}

bool SingleInstance::listen()
{
    if (!m_thread.isRunning()) m_thread.start();
    bool listens = false;
    QMetaObject::invokeMethod(
        m_door.get(), [this, &listens] { listens = m_door->listen(m_names.front()); },
        Qt::BlockingQueuedConnection);
    return listens;
}

void SingleInstance::stopListening()
{
    if (!m_thread.isRunning()) return;
    QMetaObject::invokeMethod(
        m_door.get(), [this] { m_door->close(); }, Qt::BlockingQueuedConnection);
}

void SingleInstance::leaves() { m_door->leaves(); }

bool SingleInstance::isAwaited() const { return m_door->isAwaited(); }

void SingleInstance::setGate(std::shared_ptr<core::KillSwitch> gate, std::weak_ptr<HaltFile> file)
{
    m_door->setGate(std::move(gate), std::move(file));
}

}  // namespace ballast::app
