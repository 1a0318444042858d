#include "models/orders/label.h"

#include "models/core/assert.h"

#include <string>

namespace ballast::orders {

core::Label makeLabel(std::string_view installId, std::uint64_t counter)
{
    BALLAST_ASSERT(installId.size() == 8);
    constexpr std::string_view kDigits =
        "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford: no I L O U
    std::string digits(13, '0');
    for (std::size_t i = digits.size(); i-- > 0; counter >>= 5) digits[i] = kDigits[counter & 31];
    return core::Label{"R1-" + std::string{installId} + "-" + digits};
}

bool isOurs(const core::Label& label) { return label.view().starts_with("R1-"); }

}  // namespace ballast::orders
