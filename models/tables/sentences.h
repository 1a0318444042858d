#pragma once

#include <QString>

#include <span>
#include <string_view>

namespace ballast::tables {

/// What the models say is recorded as it was said, in English: it is evidence. A window says it in
/// its own language by a catalogue of words ("Halted") and of sentences with holes ("The link to %1
/// is not up"), whose translations are the contexts "words" and "sentences" of the translation.
/// What stands in a hole is looked up likewise, a text of several sentences one by one. Without a
/// translator, and for what the catalogue does not know, the text is shown as it is.
QString spoken(std::string_view english);

/// The same in the middle of a sentence: "filled" of "Filled".
QString spokenInside(std::string_view english);

/// Whether the catalogue knows the text, or each sentence of it: in whatever language.
bool isInCatalogue(std::string_view english);

/// The catalogue: English, without a sentence's full stop.
std::span<const char* const> wordList();
std::span<const char* const> sentenceList();

}  // namespace ballast::tables
