#pragma once

#include "models/core/error.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace ballast::store {

/// Packs pieces of bytes, each whole as it is handed out and each with those before it as its
/// dictionary: small pieces of one kind pack as well as a large one. (Deflate, flushed at the end
/// of each piece.)
class Packer {
public:
    Packer();
    ~Packer();
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;

    /// `fresh`: nothing before it is needed to unpack it.
    core::Expected<std::string> pack(std::string_view piece, bool fresh);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

/// The way back, piece by piece in the same order, from a fresh one on.
class Unpacker {
public:
    Unpacker();
    ~Unpacker();
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    /// Exactly `size` bytes, or a sentence: whatever the piece claims, no more is made of it.
    core::Expected<std::string> unpack(std::string_view piece, std::size_t size, bool fresh);

private:
    struct Stream;
    std::unique_ptr<Stream> m_stream;
};

}  // namespace ballast::store
