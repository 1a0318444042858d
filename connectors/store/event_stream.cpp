#include "connectors/store/event_stream.h"

#include <zlib.h>

#include <algorithm>

namespace ballast::store {
namespace {

/// Of speed and size the usual trade: some 40 MB/s on the writer's thread.
constexpr int kLevel = 6;
constexpr int kNoHeader = -15;  ///< bits of the window; negative: no header, no checksum
constexpr int kMemory = 8;

Bytef* bytesOf(std::string_view text)
{
    return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

}  // namespace

struct Packer::Stream {
    z_stream z{};
    bool ready = false;
};

Packer::Packer() : m_stream(std::make_unique<Stream>())
{
    m_stream->ready = deflateInit2(&m_stream->z, kLevel, Z_DEFLATED, kNoHeader, kMemory,
                                   Z_DEFAULT_STRATEGY) == Z_OK;
}
Packer::~Packer()
{
    if (m_stream->ready) deflateEnd(&m_stream->z);
}

core::Expected<std::string> Packer::pack(std::string_view piece, bool fresh)
{
    z_stream& z = m_stream->z;
    if (!m_stream->ready || (fresh && deflateReset(&z) != Z_OK))
        return core::failure("Packing recorded events: there is no memory for it.");
    std::string out;
    z.next_in = bytesOf(piece);
    z.avail_in = static_cast<uInt>(piece.size());
    do {
        const std::size_t begun = out.size();
        out.resize(begun + std::max<std::size_t>(4'096, piece.size() / 2));
        z.next_out = bytesOf(out) + begun;
        z.avail_out = static_cast<uInt>(out.size() - begun);
        const int code = deflate(&z, Z_SYNC_FLUSH);
        if (code != Z_OK && code != Z_BUF_ERROR)
            return core::failure("Packing recorded events: zlib refuses them.");
        out.resize(out.size() - z.avail_out);
    } while (z.avail_out == 0);
    return out;
}

struct Unpacker::Stream {
    z_stream z{};
    bool ready = false;
};

Unpacker::Unpacker() : m_stream(std::make_unique<Stream>())
{
    m_stream->ready = inflateInit2(&m_stream->z, kNoHeader) == Z_OK;
}
Unpacker::~Unpacker()
{
    if (m_stream->ready) inflateEnd(&m_stream->z);
}

core::Expected<std::string> Unpacker::unpack(std::string_view piece, std::size_t size, bool fresh)
{
    z_stream& z = m_stream->z;
    if (!m_stream->ready || (fresh && inflateReset(&z) != Z_OK))
        return core::failure("Unpacking recorded events: there is no memory for it.");
    // One byte more than there should be, to see that there are no more.
    std::string out(size + 1, '\0');
    z.next_in = bytesOf(piece);
    z.avail_in = static_cast<uInt>(piece.size());
    z.next_out = bytesOf(out);
    z.avail_out = static_cast<uInt>(out.size());
    const int code = inflate(&z, Z_SYNC_FLUSH);
    if ((code != Z_OK && code != Z_BUF_ERROR) || z.avail_in != 0 || z.avail_out != 1)
        return core::failure("Unpacking recorded events: the bytes are not what was packed.");
    out.resize(size);
    return out;
}

}  // namespace ballast::store
