#include "models/tables/sentences.h"

#include "models/tables/words.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace ballast::tables {
namespace {

/// A sentence in a hole may have holes of its own, and not for ever.
constexpr int kDeepest = 5;
/// Numbers change with every frame: what was said long ago is forgotten.
constexpr qsizetype kMostKept = 4096;

/// A sentence of the catalogue as what it matches.
struct Pattern {
    const char* source = nullptr;
    QString start, longest;  ///< literal text: at the beginning, and the longest anywhere
    QRegularExpression expression;
    std::vector<int> holes;  ///< the number of each, in the order in which they stand
    int letters = 0;         ///< of literal text: the more, the more it says
    bool several = false;    ///< sentences in one pattern
    bool joins = false;      ///< two that know nothing of each other: taken apart before all else

    bool matches(const QString& text, QStringList& found) const
    {
        if (!text.startsWith(start, Qt::CaseInsensitive) || !text.contains(longest)) return false;
        const QRegularExpressionMatch match = expression.match(text);
        if (!match.hasMatch()) return false;
        found.clear();
        for (std::size_t i = 0; i < holes.size(); ++i)
            found << match.captured(static_cast<int>(i) + 1);
        // "%1 of %2" is for amounts and names: any two words may stand around a word so short.
        static const QRegularExpression kProse(QStringLiteral("[a-z]{2,} [a-z]{2,}"));
        return letters > 2 || letters == 0 ||
               std::ranges::none_of(found, [](const QString& f) { return f.contains(kProse); });
    }
};

Pattern patternOf(const char* source)
{
    static const QRegularExpression kHole(QStringLiteral("%(\\d)"));
    Pattern p;
    p.source = source;
    const QString text = QString::fromUtf8(source);
    p.several = text.contains(QLatin1String(". "));
    p.joins = text.startsWith(QLatin1String("%1; ")) && text.endsWith(QLatin1String(": %2"));
    QString expression;
    qsizetype at = 0;
    const auto literal = [&](const QString& piece) {
        // A sentence begins with a capital, and with a small letter where another one goes on.
        if (at == 0 && !piece.isEmpty())
            expression +=
                QStringLiteral("[%1%2]").arg(QRegularExpression::escape(piece.left(1).toLower()),
                                             QRegularExpression::escape(piece.left(1).toUpper())) +
                QRegularExpression::escape(piece.mid(1));
        else
            expression += QRegularExpression::escape(piece);
        if (at == 0) p.start = piece;
        // The first letter is of either size.
        const QString whole = at == 0 ? piece.mid(1) : piece;
        if (whole.size() > p.longest.size()) p.longest = whole;
        p.letters +=
            static_cast<int>(std::ranges::count_if(piece, [](QChar c) { return c.isLetter(); }));
    };
    for (auto it = kHole.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch hole = it.next();
        literal(text.mid(at, hole.capturedStart() - at));
        expression += QStringLiteral("(.+?)");
        p.holes.push_back(hole.captured(1).toInt());
        at = hole.capturedEnd();
    }
    literal(text.mid(at));
    p.expression.setPattern(QRegularExpression::anchoredPattern(expression));
    p.expression.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
    return p;
}

/// The sentences, the most telling first; before them what joins two, so that no pattern finds one
/// word of its own in the first and the next in the second.
const std::vector<Pattern>& patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const char* source : sentenceList()) made.push_back(patternOf(source));
        std::ranges::stable_sort(made, std::ranges::greater{}, [](const Pattern& pattern) {
            return std::pair{pattern.joins, pattern.letters};
        });
        return made;
    }();
    return all;
}

const QSet<QString>& knownWords()
{
    static const QSet<QString> all = [] {
        QSet<QString> made;
        for (const char* word : wordList()) made.insert(QString::fromUtf8(word));
        return made;
    }();
    return all;
}

std::optional<QString> translated(const QString& text, int depth);

/// The translation with its holes filled, each by the catalogue or as it stands.
QString filled(const Pattern& pattern, const QStringList& found, int depth)
{
    const QString frame = QCoreApplication::translate("sentences", pattern.source);
    QString out;
    for (qsizetype i = 0; i < frame.size(); ++i) {
        const int number =
            frame[i] == u'%' && i + 1 < frame.size() ? frame[i + 1].digitValue() : -1;
        const auto hole = std::ranges::find(pattern.holes, number);
        if (number < 0 || hole == pattern.holes.end()) {
            out += frame[i];
            continue;
        }
        const QString& piece = found[hole - pattern.holes.begin()];
        out += translated(piece, depth + 1).value_or(piece);
        ++i;
    }
    return out;
}

/// One sentence, with or without its full stop.
std::optional<QString> ofOne(const QString& text, int depth, bool several)
{
    const bool stopped = text.endsWith(u'.');
    const QString bare = stopped ? text.chopped(1) : text;
    QStringList found;
    for (const Pattern& pattern : patterns()) {
        if (pattern.several != several || !pattern.matches(bare, found)) continue;
        QString out = filled(pattern, found, depth);
        if (!out.isEmpty() && bare[0].isUpper()) out[0] = out[0].toUpper();
        return stopped ? out + u'.' : out;
    }
    return std::nullopt;
}

/// A text taken apart; what one part of it is not known stays as it is, nothing where none is.
std::optional<QString> inParts(const QString& text, const QString& between, int depth)
{
    QStringList parts = text.split(between);
    if (parts.size() < 2) return std::nullopt;
    const bool sentences = between.startsWith(u'.');
    bool any = false;
    for (QString& part : parts) {
        const bool last = &part == &parts.last();
        const auto known = translated(sentences && !last ? part + u'.' : part, depth + 1);
        if (!known) continue;
        any = true;
        part = sentences && !last ? known->chopped(1) : *known;
    }
    if (!any) return std::nullopt;
    return parts.join(between);
}

std::optional<QString> translated(const QString& text, int depth)
{
    if (text.isEmpty() || depth > kDeepest) return std::nullopt;
    if (knownWords().contains(text))
        return QCoreApplication::translate("words", text.toUtf8().constData());
    if (text.contains(QLatin1String(". "))) {
        if (auto whole = ofOne(text, depth, true)) return whole;
        return inParts(text, QStringLiteral(". "), depth);
    }
    if (auto whole = ofOne(text, depth, false)) return whole;
    if (auto lines = inParts(text, QStringLiteral("\n"), depth)) return lines;
    return inParts(text, QStringLiteral("; "), depth);
}

/// One entry of every translation that has a catalogue: its language.
bool hasCatalogue() { return QCoreApplication::translate("language", "en") != QLatin1String("en"); }

bool knows(const QString& text)
{
    static const QRegularExpression kLetters(QStringLiteral("[A-Za-z]{2}"));
    if (!text.contains(kLetters) || knownWords().contains(text)) return true;
    const bool many = text.contains(QLatin1String(". "));
    if (ofOne(text, 0, many)) return true;
    for (const QString& between :
         {QStringLiteral(". "), QStringLiteral("\n"), QStringLiteral("; ")})
        if (const QStringList parts = text.split(between); parts.size() > 1)
            return std::ranges::all_of(parts, knows);
    return false;
}

}  // namespace

QString spoken(std::string_view english)
{
    const QString text = words(english);
    if (text.isEmpty() || !hasCatalogue()) return text;
    static QHash<QString, QString> kept;  // of the window's thread, which alone shows text
    if (const auto it = kept.constFind(text); it != kept.cend()) return *it;
    if (kept.size() >= kMostKept) kept.clear();
    return *kept.insert(text, translated(text, 0).value_or(text));
}

QString spokenInside(std::string_view english)
{
    return spoken(words(english).toLower().toStdString());
}

bool isInCatalogue(std::string_view english) { return knows(words(english)); }

}  // namespace ballast::tables
