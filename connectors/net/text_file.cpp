#include "connectors/net/text_file.h"

#include "models/core/text.h"

#include <array>
#include <fstream>
#include <memory>

#include <fmt/format.h>
#include <zlib.h>

namespace ballast::net {
namespace {

core::Expected<std::string> tooLarge(const std::filesystem::path& path)
{
    return core::failure(fmt::format("reading {}: larger than {} MiB", core::quoted(path.string()),
                                     kMostTextBytes / (1024 * 1024)));
}

core::Expected<std::string> unpacked(const std::filesystem::path& path, std::string packed)
{
    z_stream stream{};
    constexpr int kGzipWindow = 15 + 16;
    if (inflateInit2(&stream, kGzipWindow) != Z_OK)
        return core::failure("reading " + core::quoted(path.string()) + ": no memory to unpack it");
    const auto ends = [](z_stream* s) { inflateEnd(s); };
    const std::unique_ptr<z_stream, decltype(ends)> guard{&stream, ends};
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string text;
    std::array<char, 65536> chunk;
    for (int result = Z_OK; result != Z_STREAM_END;) {
        stream.next_out = reinterpret_cast<Bytef*>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        result = inflate(&stream, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END)
            return core::failure("reading " + core::quoted(path.string()) +
                                 ": the gzip data are damaged or cut off");
        text.append(chunk.data(), chunk.size() - stream.avail_out);
        if (text.size() > kMostTextBytes) return tooLarge(path);
    }
    return text;
}

}  // namespace

core::Expected<std::string> readTextFile(const std::filesystem::path& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file || std::filesystem::is_directory(path))
        return core::failure("reading " + core::quoted(path.string()) + ": it cannot be opened");
    std::string text;
    std::array<char, 65536> chunk;
    while (file.read(chunk.data(), chunk.size()) || file.gcount() > 0) {
        text.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
        if (text.size() > kMostTextBytes) return tooLarge(path);
    }
    if (file.bad())
        return core::failure("reading " + core::quoted(path.string()) + ": the read failed");
    const bool gzip = text.size() > 2 && text[0] == '\x1F' && text[1] == '\x8B';
    return gzip ? unpacked(path, std::move(text)) : core::Expected<std::string>{std::move(text)};
}

}  // namespace ballast::net
