#pragma once

#include <string>
#include <string_view>

namespace ballast::deribit {

/// A refusal as the venue words it.
struct VenueError {
    int code = 0;
    std::string message;
    bool operator==(const VenueError&) const = default;
};

/// What an error says about the order it answers. Only what is known to mean "not placed" is
/// Definite; a code that is new to us says nothing, and the order is asked for by its label.
enum class Certainty { Definite, Ambiguous };

/// On code and message both, because Deribit's own pages name some codes differently.
Certainty certainty(const VenueError& error);

/// The venue closes the session after this one: other requests in flight are lost with it.
bool endsSession(const VenueError& error);

/// An answer to a cancel that is no refusal: the order had ended before it came, or is not there.
bool endedBefore(const VenueError& error);

/// "10009 not_enough_funds"
std::string text(const VenueError& error);

}  // namespace ballast::deribit
