#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace ballast::deribit {

/// A key's secret: held once, kept out of the swap file where the system allows, wiped at the end.
/// It cannot be copied, compared, formatted or streamed, so that it cannot reach a log by accident.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string&& text);  ///< wipes what it was given
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
    std::unique_ptr<char[]> m_bytes;
    std::size_t m_size = 0;
};

}  // namespace ballast::deribit
