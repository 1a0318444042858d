#include "models/tables/filter_completion.h"

#include <algorithm>

namespace ballast::tables {
namespace {

bool isOfWord(QChar c)
{
    return !c.isSpace() && !QStringView(u"()|<>=!:\"\u2264\u2265\u2260").contains(c);
}

bool isOfComparison(QChar c) { return QStringView(u"<>=!\u2264\u2265\u2260").contains(c); }

qsizetype beginOfWord(const QString& text, qsizetype end)
{
    while (end > 0 && isOfWord(text[end - 1])) --end;
    return end;
}

/// A name with blanks, with what else would end it, or with what would be a pattern, in quotes.
QString asWritten(const QString& value)
{
    const auto isLetter = [](QChar c) {
        return isOfWord(c) && c != QLatin1Char('*') && c != QLatin1Char('?');
    };
    if (!value.isEmpty() && std::all_of(value.begin(), value.end(), isLetter)) return value;
    QString doubled = value;
    doubled.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + doubled + QLatin1Char('"');
}

}  // namespace

FilterCompletion completionOf(const QString& text, qsizetype cursor, const FilterWords& words,
                              const QHash<QString, QStringList>& values)
{
    FilterCompletion out;
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    out.at = beginOfWord(text, cursor);
    out.length = cursor - out.at;
    const QString begun = text.mid(out.at, out.length);
    const auto offer = [&](const QString& choice) {
        if (choice.startsWith(begun, Qt::CaseInsensitive) && choice.size() > begun.size() &&
            !out.choices.contains(choice))
            out.choices << choice;
    };
    if (text.left(cursor).count(QLatin1Char('"')) % 2 == 1) return out;
    qsizetype before = out.at;
    if (before > 0 && text[before - 1] == QLatin1Char(':')) {
        const qsizetype end = before - 1;
        const qsizetype begin = beginOfWord(text, end);
        for (const QString& value : values.value(text.mid(begin, end - begin).toLower()))
            if (value.startsWith(begun, Qt::CaseInsensitive) && value.size() > begun.size())
                out.choices << asWritten(value);
        return out;
    }
    while (before > 0 && text[before - 1].isSpace()) --before;
    if (begun.isEmpty() || (before > 0 && isOfComparison(text[before - 1]))) return out;
    for (const char* state : words.states) offer(QLatin1String(state));
    for (const FilterWords::Name& name : words.names)
        offer(QLatin1String(name.word) + QLatin1Char(':'));
    for (const FilterWords::Number& number : words.numbers) offer(QLatin1String(number.word));
    for (const char* join : {"and", "or", "not"}) offer(QLatin1String(join));
    return out;
}

}  // namespace ballast::tables
