#pragma once

#include "models/core/ids.h"

#include <string>

namespace ballast::core {

/// A venue as a person reads it: "Deribit test" for "deribit-test", "Paper B" for "paper-b".
inline std::string venueName(VenueId venue)
{
    std::string name = venue.text();
    const auto upper = [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool begins = i == 0 || name[i - 1] == ' ';
        const bool alone = begins && (i + 1 == name.size() || name[i + 1] == '-');
        if (i == 0 || alone) name[i] = upper(name[i]);
        if (name[i] == '-') name[i] = ' ';
    }
    return name;
}

}  // namespace ballast::core
