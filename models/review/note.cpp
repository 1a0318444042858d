#include "models/review/note.h"

#include <algorithm>
#include <string_view>

namespace ballast::review {
namespace {

/// Bytes of the character that begins at `at`; 0 where what stands there is none (RFC 3629).
std::size_t lengthAt(std::string_view text, std::size_t at, std::uint32_t& code)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xC2 ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0 || at + length > text.size()) return 0;
    constexpr unsigned char kMask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    code = first & kMask[length];
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
        code = code << 6 | (byte(at + i) & 0x3F);
    }
    constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < kLeast[length] || code > 0x10FFFF || surrogate ? 0 : length;
}

/// Marks that turn the direction of what follows, or that nobody sees.
bool isInvisible(std::uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || code == 0xFEFF ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F);
}

std::string cleaned(std::string_view text, bool manyLines)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::uint32_t code = 0;
        const std::size_t length = lengthAt(text, at, code);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            ++at;
            continue;
        }
        const bool line = code == '\n' && manyLines;
        if (code == '\t' || (code == '\n' && !manyLines))
            out += ' ';
        else if (line || !isInvisible(code))
            out += text.substr(at, length);
        at += length;
    }
    const auto first = out.find_first_not_of(" \n");
    if (first == std::string::npos) return {};
    return out.substr(first, out.find_last_not_of(" \n") - first + 1);
}

}  // namespace

core::Expected<Note> checked(Note note)
{
    const bool isTag = note.kind != NoteKind::Note;
    const std::string doing = isTag ? "Keeping a tag: " : "Keeping a note: ";
    note.text = cleaned(note.text, !isTag);
    note.who = cleaned(note.who, false);
    if (note.proposal.value == 0)
        return core::failure(doing + "it names no rebalance. Choose one in the review.");
    if (note.text.empty()) return core::failure(doing + "there is no text in it. Write some.");
    const std::size_t most = isTag ? kTagBytes : kNoteBytes;
    if (note.text.size() > most)
        return core::failure(doing + "it has " + std::to_string(note.text.size()) + " bytes, and " +
                             std::to_string(most) + " are kept at most. Shorten it.");
    if (note.who.size() > kWhoBytes)
        return core::failure(doing + "the writer's name has " + std::to_string(note.who.size()) +
                             " bytes, and " + std::to_string(kWhoBytes) +
                             " are kept at most. Shorten it.");
    return note;
}

std::vector<std::string> tagsOf(std::span<const Note> notes)
{
    std::vector<std::string> tags;
    for (const Note& note : notes) {
        if (note.kind == NoteKind::Note) continue;
        const auto at = std::ranges::find(tags, note.text);
        if (note.kind == NoteKind::Tagged && at == tags.end()) tags.push_back(note.text);
        if (note.kind == NoteKind::Untagged && at != tags.end()) tags.erase(at);
    }
    return tags;
}

}  // namespace ballast::review
