#include "models/tables/filter_tokens.h"

#include "models/tables/say.h"

#include <utility>

namespace ballast::tables {
namespace {

using Token = FilterToken;

std::unexpected<FilterFault> fault(qsizetype at, qsizetype length, const QString& what)
{
    return filterFault(at, length, what);
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
    /// Up to the next quote; two of them are one within it.
    std::expected<Token, FilterFault> quoted()
    {
        const QLatin1Char quote('"');
        QString inner;
        for (qsizetype at = m_at + 1; at < m_text.size(); ++at) {
            if (m_text[at] == quote) {
                const bool doubled = at + 1 < m_text.size() && m_text[at + 1] == quote;
                if (!doubled) return take(Token::Kind::Quoted, at + 1 - m_at, inner);
                ++at;
            }
            inner += m_text[at];
        }
        return fault(m_at, m_text.size() - m_at, Say::tr("this quote is not closed."));
    }

    const QString& m_text;
    qsizetype m_at = 0;
};

}  // namespace

std::expected<std::vector<FilterToken>, FilterFault> filterTokens(const QString& text)
{
    return Lexer(text).tokens();
}

std::unexpected<FilterFault> filterFault(qsizetype at, qsizetype length, const QString& what)
{
    return std::unexpected(
        FilterFault{at, length, Say::tr("Character %1: %2").arg(at + 1).arg(what)});
}

}  // namespace ballast::tables
