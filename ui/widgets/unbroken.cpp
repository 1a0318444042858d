#include "ui/widgets/unbroken.h"

#include <QStringView>

#include <algorithm>
#include <array>

namespace ballast::ui {
namespace {

constexpr QChar kSpace(u' '), kThin(0x2009), kNarrow(0x202F), kFixed(0x00A0), kJoiner(0x2060);

constexpr std::array kUnits{u"%",  u"bp",  u"s",    u"ms",    u"µs",    u"min",
                            u"h",  u"d",   u"day",  u"days",  u"hour",  u"hours",
                            u"pt", u"vol", u"legs", u"times", u"×",     u"σ",
                            u"M",  u"k",   u"sd",   u"coin",  u"order", u"orders"};
/// Of a length of time the next part belongs to it: "16 min 00 s".
constexpr std::array kParts{u"min", u"h", u"d", u"days"};
constexpr std::array kBetween{u"→", u"/", u"±", u"×"};

template <class List>
bool isOneOf(QStringView word, const List& list)
{
    return std::ranges::any_of(list, [&](const char16_t* one) { return word == QStringView(one); });
}

bool isGap(QChar c) { return c == kSpace || c == kFixed; }

/// The word that begins at `at`, without what closes it.
QStringView wordAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && !text[end].isSpace()) ++end;
    while (end > at && QStringView(u".,;:)]!?”").contains(text[end - 1])) --end;
    return text.sliced(at, end - at);
}

/// The word that ends before `end`.
QStringView wordBefore(QStringView text, qsizetype end)
{
    qsizetype at = end;
    while (at > 0 && !text[at - 1].isSpace()) --at;
    return text.sliced(at, end - at);
}

/// "BTC", "UTC", "USDC": not the first word of a longer name such as "BTC-PERPETUAL".
bool isCode(QStringView word)
{
    return word.size() >= 2 && word[0].isUpper() && std::ranges::all_of(word, [](QChar c) {
               return (c.isUpper() || c.isDigit()) && c.unicode() < 128;
           });
}

bool beginsANumber(QStringView word)
{
    qsizetype at = 0;
    while (at < word.size() && QStringView(u"+-−$±\u2060").contains(word[at])) ++at;
    return at < word.size() && word[at].isDigit();
}

/// A number, with what may close it: "1.40", "63.7%", "(17σ)".
bool endsANumber(QStringView word)
{
    while (!word.isEmpty() && QStringView(u"%)]Mkσ").contains(word.back())) word.chop(1);
    return !word.isEmpty() && word.back().isDigit();
}

/// Whether the space at `at` may end a line.
bool holds(QStringView text, qsizetype at)
{
    const QStringView before = wordBefore(text, at), after = wordAt(text, at + 1);
    if (before.isEmpty() || after.isEmpty()) return false;
    if (before.back().isDigit())
        if (isOneOf(after, kUnits) || isCode(after)) return true;
    if (isOneOf(after, kBetween)) {
        const qsizetype next = at + 1 + after.size();
        return next < text.size() && isGap(text[next]) && endsANumber(before) &&
               beginsANumber(wordAt(text, next + 1));
    }
    if (isOneOf(before, kBetween))
        return beginsANumber(after) && at > before.size() &&
               endsANumber(wordBefore(text, at - before.size() - 1));
    if (isOneOf(before, kParts) && after[0].isDigit() && at > before.size()) {
        const QStringView first = wordBefore(text, at - before.size() - 1);
        return !first.isEmpty() && first.back().isDigit();
    }
    // Groups written with a plain space: "100 000".
    return before.back().isDigit() && after.size() >= 3 && after.first(3).toInt() >= 0 &&
           std::ranges::all_of(after.first(3), [](QChar c) { return c.isDigit(); }) &&
           (after.size() == 3 || !after[3].isDigit());
}

}  // namespace

QString unbroken(const QString& sentence)
{
    QString out;
    out.reserve(sentence.size() + 4);
    const QStringView text(sentence);
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == kThin)
            out += kNarrow;
        else if (c == kSpace && holds(text, at))
            out += kFixed;
        else
            out += c;
        const bool sign = c == QLatin1Char('-') || c == QLatin1Char('+') || c == QChar(0x2212);
        if (sign && at + 1 < text.size() && text[at + 1] == QLatin1Char('$')) out += kJoiner;
    }
    return out;
}

}  // namespace ballast::ui
