// The grammar of filters: an expression's letters to a tree over the words of a vocabulary.
#include "models/tables/filter_amount.h"
#include "models/tables/filter_expression.h"
#include "models/tables/filter_tokens.h"
#include "models/tables/say.h"
#include "models/tables/sentences.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace ballast::tables {
namespace {

constexpr int kDeepest = 32;  ///< brackets within brackets

using Token = FilterToken;
using Parsed = std::expected<FilterNode, FilterFault>;

std::unexpected<FilterFault> fault(const Token& token, const QString& what)
{
    return filterFault(token.at, token.length, what);
}

std::string folded(const QString& text) { return text.toCaseFolded().toStdString(); }

bool isWord(const QString& text, const char* word)
{
    return text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
}
const char* wordOf(const char* state) { return state; }
template <class Named>
const char* wordOf(const Named& named)
{
    return named.word;
}
/// Which of the vocabulary's words it is.
template <class Words>
std::optional<std::size_t> placeOf(const QString& text, const Words& all)
{
    for (std::size_t i = 0; i < all.size(); ++i)
        if (isWord(text, wordOf(all[i]))) return i;
    return std::nullopt;
}

/// What is recorded in English and shown in the window's language is found by what is shown too.
void findAlike(FilterNode& node)
{
    for (const char* recorded : wordList()) {
        const QString shown = spoken(recorded);
        if (shown == QString::fromUtf8(recorded)) continue;
        if (node.matches(shown.toStdString()))
            node.alike.push_back(folded(QString::fromUtf8(recorded)));
    }
}

FilterNode textNode(const QString& text, bool quoted, const FilterWords& words)
{
    FilterNode node;
    node.kind = FilterNode::Kind::Text;
    node.pattern = folded(text);
    node.isLiteral = quoted;
    node.isPart = quoted || node.pattern.find_first_of("*?") == std::string::npos;
    node.isNumeral =
        !quoted && std::ranges::all_of(node.pattern, [](char c) { return c >= '0' && c <= '9'; });
    if (words.textIsSpoken) findAlike(node);
    return node;
}

FilterNode::Than thanOf(const QString& op)
{
    using enum FilterNode::Than;
    static constexpr std::array kOps = {std::pair{"<", Less},  std::pair{"<=", AtMost},
                                        std::pair{">", More},  std::pair{">=", AtLeast},
                                        std::pair{"=", Equal}, std::pair{"!=", Other}};
    for (const auto& [text, than] : kOps)
        if (op == QLatin1String(text)) return than;
    return Equal;
}

/// any = all { or all };  all = term { [and] term };
/// term = not term | ( any ) | |number| op amount | number op amount | name : word | word
class Parser {
public:
    Parser(std::vector<Token> tokens, const FilterWords& words)
        : m_tokens(std::move(tokens)), m_words(words)
    {
    }

    Parsed whole()
    {
        Parsed read = any();
        if (read && here().kind == Token::Kind::Close)
            return fault(here(), Say::tr("a bracket is closed that was not opened."));
        return read;
    }

private:
    using Kind = Token::Kind;
    const Token& here() const { return m_tokens[m_at]; }
    const Token& ahead() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    Token take() { return m_tokens[m_at + 1 < m_tokens.size() ? m_at++ : m_at]; }

    static FilterNode nodeOf(FilterNode::Kind kind, std::vector<FilterNode> parts)
    {
        FilterNode node;
        node.kind = kind;
        node.parts = std::move(parts);
        return node;
    }

    Parsed any()
    {
        std::vector<FilterNode> parts;
        for (;;) {
            Parsed part = all();
            if (!part) return part;
            parts.push_back(std::move(*part));
            if (!here().is("or")) break;
            take();
        }
        if (parts.size() == 1) return std::move(parts.front());
        return nodeOf(FilterNode::Kind::Any, std::move(parts));
    }
    Parsed all()
    {
        std::vector<FilterNode> parts;
        for (;;) {
            Parsed part = term();
            if (!part) return part;
            parts.push_back(std::move(*part));
            if (here().kind == Kind::End || here().kind == Kind::Close || here().is("or")) break;
            if (here().is("and")) take();
        }
        if (parts.size() == 1) return std::move(parts.front());
        return nodeOf(FilterNode::Kind::All, std::move(parts));
    }
    Parsed term()
    {
        const Token token = here();
        if (++m_depth > kDeepest)
            return fault(token, Say::tr("more brackets within brackets than are read."));
        Parsed read = termHere(token);
        --m_depth;
        return read;
    }
    Parsed termHere(const Token& token)
    {
        if (token.is("and") || token.is("or"))
            return fault(token, Say::tr("“%1” stands between two conditions.").arg(token.text));
        switch (token.kind) {
            case Kind::Open: return bracket();
            case Kind::Bar: return absolute();
            case Kind::Quoted: take(); return textNode(token.text, true, m_words);
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
            std::vector<FilterNode> parts;
            parts.push_back(std::move(*inner));
            return nodeOf(FilterNode::Kind::Not, std::move(parts));
        }
        if (isOpposite(token))
            return fault(token,
                         Say::tr("the opposite of “%1” is written “not %1”.")
                             .arg(token.text.size() > 1 ? token.text.mid(1) : QStringLiteral("…")));
        if (here().kind == Kind::Compare) return comparison(token, false);
        if (here().kind == Kind::Colon) return name(token);
        if (placeOf(token.text, m_words.numbers))
            return fault(token,
                         Say::tr("after “%1” comes a comparison, such as %1>0.").arg(token.text));
        if (const auto state = placeOf(token.text, m_words.states)) {
            FilterNode node;
            node.kind = FilterNode::Kind::State;
            node.word = *state;
            return node;
        }
        return textNode(token.text, false, m_words);
    }
    /// "-auto", "-tag:late", "-cost>5", -"late": a minus in front is no opposite, and what was to
    /// be left out would be what is shown.
    bool isOpposite(const Token& token) const
    {
        if (!token.text.startsWith(QLatin1Char('-'))) return false;
        return token.text.size() == 1 || token.text[1].isLetter();
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
        const auto number = placeOf(word.text, m_words.numbers);
        if (!number)
            return fault(word, Say::tr("there is no number “%1”. Known are: %2.")
                                   .arg(word.text, m_words.numberWords()));
        const Token op = take();
        if (here().kind != Kind::Word)
            return fault(here().kind == Kind::End ? op : here(),
                         Say::tr("after “%1” comes a number.").arg(op.text));
        const Token amount = take();
        const auto bound = readAmount(amount.text, m_words.numbers[*number]);
        if (!bound) return fault(amount, bound.error());
        FilterNode node;
        node.kind = FilterNode::Kind::Number;
        node.word = *number;
        node.than = thanOf(op.text);
        node.isSize = size;
        node.bound = *bound;
        return node;
    }
    Parsed name(const Token& word)
    {
        take();
        if (here().kind != Kind::Word && here().kind != Kind::Quoted)
            return fault(word, Say::tr("after “%1:” comes a name.").arg(word.text));
        const Token pattern = take();
        const auto which = placeOf(word.text, m_words.names);
        if (!which) {
            QStringList known;
            for (const FilterWords::Name& each : m_words.names) known << QLatin1String(each.word);
            return fault(word, Say::tr("there is no “%1:”. Known are: %2.")
                                   .arg(word.text, known.join(QStringLiteral(", "))));
        }
        FilterNode node;
        node.kind = FilterNode::Kind::Name;
        node.word = *which;
        node.pattern = folded(pattern.text);
        node.isLiteral = pattern.kind == Kind::Quoted;
        if (m_words.names[*which].isSpoken) findAlike(node);
        return node;
    }

    std::vector<Token> m_tokens;
    const FilterWords& m_words;
    std::size_t m_at = 0;
    int m_depth = 0;
};

}  // namespace

std::expected<FilterNode, FilterFault> readFilter(const QString& text, const FilterWords& words)
{
    if (text.trimmed().isEmpty()) return FilterNode{};
    if (text.size() > kLongestFilter)
        return filterFault(kLongestFilter, text.size() - kLongestFilter,
                           Say::tr("the filter is too long."));
    auto tokens = filterTokens(text);
    if (!tokens) return std::unexpected(std::move(tokens.error()));
    return Parser(std::move(*tokens), words).whole();
}

}  // namespace ballast::tables
