#include "connectors/net/gated_stream.h"

#ifdef _WIN32
#include <winsock2.h>
#else
#include <poll.h>
#endif

namespace ballast::net {

bool isWritable(boost::asio::ip::tcp::socket& socket)
{
#ifdef _WIN32
    WSAPOLLFD one{socket.native_handle(), POLLWRNORM, 0};
    return WSAPoll(&one, 1, 0) == 1;
#else
    // An error counts too: the write itself says which.
    pollfd one{socket.native_handle(), POLLOUT, 0};
    return ::poll(&one, 1, 0) == 1;
#endif
}

}  // namespace ballast::net
