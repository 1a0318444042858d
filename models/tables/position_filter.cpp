#include "models/tables/position_filter.h"

#include "models/tables/position_filter_words.h"
#include "models/tables/say.h"

#include <QStringList>

#include <utility>
#include <vector>

namespace ballast::tables {
namespace {

using Test = PositionFilter::Test;

constexpr qsizetype kLongest = 400;  ///< letters of a filter
constexpr int kDeepest = 32;         ///< brackets within brackets

struct Token {
    enum class Kind : std::uint8_t { Word, Quoted, Open, Close, Bar, Compare, Colon, End };
    Kind kind = Kind::End;
    QString text;
    qsizetype at = 0;
    qsizetype length = 0;
    bool is(const char* word) const
    {
        return kind == Kind::Word && text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
    }
};

using Parsed = std::expected<Test, FilterFault>;

std::unexpected<FilterFault> fault(qsizetype at, qsizetype length, const QString& what)
{
    return std::unexpected(
        FilterFault{at, length, Say::tr("Character %1: %2").arg(at + 1).arg(what)});
}
std::unexpected<FilterFault> fault(const Token& token, const QString& what)
{
    return fault(token.at, token.length, what);
}

/// Takes the text apart: names, brackets, bars, comparisons.
class Lexer {
public:
    explicit Lexer(const QString& text) : m_text(text) {}

    std::expected<std::vector<Token>, FilterFault> tokens()
    {
        std::vector<Token> out;
        for (;;) {
            while (m_at < m_text.size() && m_text[m_at].isSpace()) ++m_at;
            auto token = next();
            if (!token) return std::unexpected(std::move(token.error()));
            out.push_back(std::move(*token));
            if (out.back().kind == Token::Kind::End) return out;
        }
    }

private:
    static bool isMark(QChar c) { return QStringView(u"()|<>=!:\"\u2264\u2265\u2260").contains(c); }
    Token take(Token::Kind kind, qsizetype length, QString text)
    {
        m_at += length;
        return {kind, std::move(text), m_at - length, length};
    }
    Token compare(qsizetype length, const char* op)
    {
        return take(Token::Kind::Compare, length, QLatin1String(op));
    }

    std::expected<Token, FilterFault> next()
    {
        using enum Token::Kind;
        if (m_at >= m_text.size()) return take(End, 0, {});
        const QChar c = m_text[m_at];
        const bool equals = m_at + 1 < m_text.size() && m_text[m_at + 1] == QLatin1Char('=');
        switch (c.unicode()) {
            case u'(': return take(Open, 1, c);
            case u')': return take(Close, 1, c);
            case u'|': return take(Bar, 1, c);
            case u':': return take(Colon, 1, c);
            case u'"': return quoted();
            case u'<': return equals ? compare(2, "<=") : compare(1, "<");
            case u'>': return equals ? compare(2, ">=") : compare(1, ">");
            case u'=': return compare(equals ? 2 : 1, "=");
            case u'\u2264': return compare(1, "<=");
            case u'\u2265': return compare(1, ">=");
            case u'\u2260': return compare(1, "!=");
            case u'!':
                if (equals) return compare(2, "!=");
                return fault(m_at, 1, Say::tr("“!” alone means nothing: write not, or !=."));
            default: break;
        }
        qsizetype end = m_at;
        while (end < m_text.size() && !m_text[end].isSpace() && !isMark(m_text[end])) ++end;
        return take(Word, end - m_at, m_text.mid(m_at, end - m_at));
    }
    std::expected<Token, FilterFault> quoted()
    {
        const qsizetype end = m_text.indexOf(QLatin1Char('"'), m_at + 1);
        if (end < 0) return fault(m_at, m_text.size() - m_at, Say::tr("this quote is not closed."));
        return take(Token::Kind::Quoted, end + 1 - m_at, m_text.mid(m_at + 1, end - m_at - 1));
    }

    const QString& m_text;
    qsizetype m_at = 0;
};

/// any = all { or all };  all = term { [and] term };
/// term = not term | ( any ) | |number| op amount | number op amount | name : word | word
class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    Parsed whole()
    {
        Parsed test = any();
        if (test && here().kind == Token::Kind::Close)
            return fault(here(), Say::tr("a bracket is closed that was not opened."));
        return test;
    }

private:
    using Kind = Token::Kind;
    const Token& here() const { return m_tokens[m_at]; }
    const Token& ahead() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    Token take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }

    Parsed any()
    {
        Parsed left = all();
        while (left && here().is("or")) {
            take();
            Parsed right = all();
            if (!right) return right;
            left = [a = std::move(*left), b = std::move(*right)](const PositionRow& row) {
                return a(row) || b(row);
            };
        }
        return left;
    }
    Parsed all()
    {
        Parsed left = term();
        while (left && here().kind != Kind::End && here().kind != Kind::Close && !here().is("or")) {
            if (here().is("and")) take();
            Parsed right = term();
            if (!right) return right;
            left = [a = std::move(*left), b = std::move(*right)](const PositionRow& row) {
                return a(row) && b(row);
            };
        }
        return left;
    }
    Parsed term()
    {
        const Token token = here();
        if (++m_depth > kDeepest)
            return fault(token, Say::tr("more brackets within brackets than are read."));
        Parsed test = termHere(token);
        --m_depth;
        return test;
    }
    Parsed termHere(const Token& token)
    {
        if (token.is("and") || token.is("or"))
            return fault(token, Say::tr("“%1” stands between two conditions.").arg(token.text));
        switch (token.kind) {
            case Kind::Open: return bracket();
            case Kind::Bar: return absolute();
            case Kind::Quoted: take(); return contains(token.text);
            case Kind::Word: return word();
            case Kind::End:
                return fault(token, Say::tr("a word or a comparison is missing at the end."));
            case Kind::Close:
            case Kind::Compare:
            case Kind::Colon: break;
        }
        return fault(token, Say::tr("before “%1” a word is missing.").arg(token.text));
    }
    Parsed bracket()
    {
        const Token open = take();
        Parsed inner = any();
        if (!inner) return inner;
        if (here().kind != Kind::Close) return fault(open, Say::tr("this bracket is not closed."));
        take();
        return inner;
    }
    Parsed word()
    {
        const Token token = take();
        if (token.is("not")) {
            Parsed inner = term();
            if (!inner) return inner;
            return [test = std::move(*inner)](const PositionRow& row) { return !test(row); };
        }
        if (here().kind == Kind::Compare) return comparison(token, false);
        if (here().kind == Kind::Colon) return name(token);
        if (filterNumber(token.text))
            return fault(token,
                         Say::tr("after “%1” comes a comparison, such as %1>0.").arg(token.text));
        return says(token.text);
    }
    Parsed absolute()
    {
        const Token bar = take();
        if (here().kind != Kind::Word || ahead().kind != Kind::Bar)
            return fault(bar, Say::tr("between bars stands the name of a number, as in |delta|."));
        const Token number = take();
        take();
        if (here().kind != Kind::Compare)
            return fault(
                number,
                Say::tr("after “|%1|” comes a comparison, such as |%1|>0.").arg(number.text));
        return comparison(number, true);
    }
    Parsed comparison(const Token& word, bool size)
    {
        const FilterNumber* number = filterNumber(word.text);
        if (!number)
            return fault(word, Say::tr("there is no number “%1”. Known are: %2.")
                                   .arg(word.text, PositionFilter::numberWords()));
        const Token op = take();
        if (here().kind != Kind::Word)
            return fault(here().kind == Kind::End ? op : here(),
                         Say::tr("after “%1” comes a number.").arg(op.text));
        const Token amount = take();
        const auto bound = readAmount(amount.text, *number);
        if (!bound) return fault(amount, bound.error());
        return compares(*number, size, op.text, *bound);
    }
    Parsed name(const Token& word)
    {
        take();
        if (here().kind != Kind::Word && here().kind != Kind::Quoted)
            return fault(word, Say::tr("after “%1:” comes a name.").arg(word.text));
        const Token pattern = take();
        Test test = names(word.text, pattern.text);
        if (!test)
            return fault(word, Say::tr("there is no “%1:”. Known are: venue, account, underlying, "
                                       "sub-book, expiry.")
                                   .arg(word.text));
        return test;
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

}  // namespace

std::expected<PositionFilter, FilterFault> PositionFilter::parse(const QString& text)
{
    PositionFilter filter;
    filter.m_text = text.trimmed();
    if (filter.m_text.isEmpty()) return filter;
    if (text.size() > kLongest)
        return fault(kLongest, text.size() - kLongest, Say::tr("the filter is too long."));
    auto tokens = Lexer(text).tokens();
    if (!tokens) return std::unexpected(std::move(tokens.error()));
    Parsed test = Parser(std::move(*tokens)).whole();
    if (!test) return std::unexpected(std::move(test.error()));
    filter.m_test = std::make_shared<const Test>(std::move(*test));
    return filter;
}

QString PositionFilter::numberWords()
{
    QStringList all;
    for (const FilterNumber& number : filterNumbers()) all << QLatin1String(number.word);
    return all.join(QLatin1Char(' '));
}

}  // namespace ballast::tables
