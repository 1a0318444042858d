#pragma once

#include "connectors/deribit/replies.h"

#include <string>
#include <string_view>

namespace ballast::deribit {

/// What a login asks for: as narrow as the profile allows, for a token that may not withdraw cannot
/// be made to.
std::string askedRights(bool trading, bool mayChangeAccount);

/// The first right to change something that is not ours to have; empty: there is none. Every right
/// that is not known is one of them: a venue may think of new ones.
std::string tooMuch(const Granted& granted, bool mayChangeAccount);

/// What a person is told of such a right: the end of a sentence, without its stop.
std::string tooMuchText(std::string_view word);

}  // namespace ballast::deribit
