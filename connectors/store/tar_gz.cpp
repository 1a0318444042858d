#include "connectors/store/tar_gz.h"

#include "connectors/store/sqlite.h"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <cstring>
#include <fstream>
#include <memory>

namespace ballast::store {
namespace {

constexpr std::size_t kBlock = 512;

struct CloseGz {
    void operator()(gzFile_s* file) const { gzclose(file); }
};
using Gz = std::unique_ptr<gzFile_s, CloseGz>;

/// POSIX.1-1988 ustar: a header of 512 bytes, numbers in octal.
std::array<char, kBlock> header(const std::string& name, std::uintmax_t size, bool executable)
{
    std::array<char, kBlock> h{};
    const auto put = [&](std::size_t at, const std::string& text) {
        std::memcpy(h.data() + at, text.data(), text.size());
    };
    put(0, name);
    put(100, executable ? "0000755" : "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, fmt::format("{:011o}", size));
    put(136, "00000000000");
    put(148, "        ");
    h[156] = '0';
    put(257, "ustar");
    put(263, "00");
    unsigned sum = 0;
    for (const char c : h) sum += static_cast<unsigned char>(c);
    put(148, fmt::format("{:06o}", sum));
    h[154] = '\0';
    h[155] = ' ';
    return h;
}

}  // namespace

core::Expected<void> packTarGz(const std::filesystem::path& folder,
                               const std::vector<std::string>& names, const std::string& top,
                               const std::filesystem::path& out)
{
    const auto failed = [&](std::string_view what) {
        return core::failure("Writing " + utf8(out) + ": " + std::string{what} + ".");
    };
    Gz gz(gzopen(utf8(out).c_str(), "wb6"));
    if (!gz) return failed("the file cannot be made. Choose another with --out");
    const auto write = [&](const char* bytes, std::size_t size) {
        return size == 0 ||
               gzwrite(gz.get(), bytes, static_cast<unsigned>(size)) == static_cast<int>(size);
    };
    const std::array<char, kBlock> nothing{};
    std::vector<char> buffer(1 << 16);
    for (const std::string& name : names) {
        std::error_code ec;
        const auto size = std::filesystem::file_size(folder / name, ec);
        const std::string inside = top + "/" + name;
        if (ec || inside.size() > 99) return failed("its part " + name + " cannot be read");
        std::ifstream in(folder / name, std::ios::binary);
        const auto head = header(inside, size, name.ends_with(".sh"));
        bool well = write(head.data(), head.size());
        std::uintmax_t left = size;
        while (well && left > 0) {
            const auto want =
                static_cast<std::streamsize>(std::min<std::uintmax_t>(left, buffer.size()));
            well = static_cast<bool>(in.read(buffer.data(), want)) &&
                   write(buffer.data(), static_cast<std::size_t>(want));
            left -= static_cast<std::uintmax_t>(want);
        }
        well = well && write(nothing.data(), (kBlock - size % kBlock) % kBlock);
        if (!well) return failed("the disk took only a part of it");
    }
    if (!write(nothing.data(), kBlock) || !write(nothing.data(), kBlock))
        return failed("the disk took only a part of it");
    if (gzclose(gz.release()) != Z_OK) return failed("the disk took only a part of it");
    return {};
}

}  // namespace ballast::store
