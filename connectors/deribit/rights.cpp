#include "connectors/deribit/rights.h"

#include <fmt/format.h>

#include <sstream>

namespace ballast::deribit {

std::string askedRights(bool trading, bool mayChangeAccount)
{
    return fmt::format("connection trade:{} account:{} wallet:none block_trade:none",
                       trading ? "read_write" : "read", mayChangeAccount ? "read_write" : "read");
}

std::string tooMuch(const Granted& granted, bool mayChangeAccount)
{
    std::istringstream words(granted.scope);
    for (std::string word; words >> word;) {
        const bool changes = word.ends_with(":read_write") || word.ends_with(":write");
        const bool ours =
            word == "trade:read_write" || (word == "account:read_write" && mayChangeAccount);
        if (changes && !ours) return word;
    }
    return {};
}

std::string tooMuchText(std::string_view word)
{
    return fmt::format("this key may {} ({}); make one at the venue without it",
                       word == "account:read_write" ? "change the account" : "do more than trade",
                       word);
}

}  // namespace ballast::deribit
