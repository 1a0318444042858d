// Loaded before a program's libraries (LD_PRELOAD), so that the real program can be run whole: a
// keychain that holds one secret, that of the file BALLAST_KEYCHAIN_FILE, and a network in which
// every name is this machine and port 443 is BALLAST_VENUE_PORT. The program knows nothing of it.
#include <QByteArray>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace QKeychain {

void Job::start()
{
    QTimer::singleShot(0, this, [this] { emit finished(this); });
}

Error Job::error() const { return NoError; }

/// Read by the system call alone: no stream keeps a copy in a buffer of its own.
QByteArray ReadPasswordJob::binaryData() const
{
    QByteArray secret(256, '\0');
    const int file = ::open(std::getenv("BALLAST_KEYCHAIN_FILE"), O_RDONLY | O_CLOEXEC);
    const auto size = ::read(file, secret.data(), 256);
    ::close(file);
    secret.truncate(size > 0 ? size : 0);
    return secret;
}

}  // namespace QKeychain

extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints,
                           addrinfo** found)
{
    using Real = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
    static const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "getaddrinfo"));
    return real(node ? "127.0.0.1" : node, service, hints, found);
}

extern "C" int connect(int socket, const sockaddr* address, socklen_t size)
{
    using Real = int (*)(int, const sockaddr*, socklen_t);
    static const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "connect"));
    const char* port = std::getenv("BALLAST_VENUE_PORT");
    if (!port || address->sa_family != AF_INET) return real(socket, address, size);
    sockaddr_in there;
    std::memcpy(&there, address, sizeof there);
    if (ntohs(there.sin_port) == 443)
        there.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port)));
    return real(socket, reinterpret_cast<const sockaddr*>(&there), sizeof there);
}
