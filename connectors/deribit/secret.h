#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ballast::deribit {

/// A key's secret: held once, on a page of its own that is kept out of the swap file and of core
/// dumps where the system allows, wiped at the end. It cannot be copied, compared, formatted or
/// streamed, so that it cannot reach a log by accident.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string&& text);  ///< wipes what it was given
    /// Copies the bytes and wipes them where they stand.
    static Secret taking(char* bytes, std::size_t size);
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    bool empty() const { return m_size == 0; }
    /// Lower-case hexadecimal HMAC-SHA256 of the message under this secret.
    std::string sign(std::string_view message) const;

private:
    void wipe() noexcept;
    char* m_bytes = nullptr;
    std::size_t m_size = 0;
};

}  // namespace ballast::deribit
