#include "connectors/deribit/redaction.h"

#include <algorithm>

namespace ballast::deribit {

std::string withoutSecrets(std::string_view text)
{
    constexpr std::size_t kLongest = 31;
    constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
    std::string out;
    while (!text.empty()) {
        const std::size_t run = std::min(text.find_first_not_of(kDigits), text.size());
        const std::size_t taken = std::max<std::size_t>(run, 1);
        out += run > kLongest ? std::string_view{"(left out)"} : text.substr(0, taken);
        text.remove_prefix(taken);
    }
    return out;
}

}  // namespace ballast::deribit
