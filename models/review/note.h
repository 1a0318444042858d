#pragma once

#include "models/core/error.h"
#include "models/core/ids.h"
#include "models/core/time.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ballast::review {

enum class NoteKind : std::uint8_t { Note, Tagged, Untagged };

/// What a reviewer wrote on a rebalance: a note, or a tag put on or taken off. Notes are only ever
/// added. The text is foreign: it is shown as plain text, and exported through csvCell.
struct Note {
    core::ProposalId proposal;
    NoteKind kind = NoteKind::Note;
    std::string text;  ///< of the note, or the tag
    std::string who;
    core::Time at{};
    bool operator==(const Note&) const = default;
};
inline constexpr std::size_t kNoteBytes = 4'000, kTagBytes = 40, kWhoBytes = 80;

/// The note as it is kept: UTF-8, without control characters (line breaks of a note stay) and
/// without marks that turn the direction of what stands around it. Fails where nothing is left, or
/// it is longer than it may be: a note cut short would say another thing.
core::Expected<Note> checked(Note note);

/// The tags that a rebalance has, in the order they were put on. `notes` are of one rebalance, in
/// the order they were written.
std::vector<std::string> tagsOf(std::span<const Note> notes);

}  // namespace ballast::review
