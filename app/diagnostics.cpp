#include "app/diagnostics.h"

#include "app/key_binding.h"
#include "app/settings_limits.h"
#include "app/settings_policies.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace ballast::app {
namespace {

constexpr std::size_t kLongestWord = 19;  ///< of letters and digits; longer may be a key

/// How the name of something secret ends; what follows it and a ':' or '=' is one.
constexpr std::array<std::string_view, 11> kSecretNames{
    "signature", "secret", "token",  "passphrase",    "password",   "api_key",
    "apikey",    "nonce",  "cookie", "authorization", "private_key"};

bool isAlnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isOfWord(char c) { return isAlnum(c) || std::string_view{"_-+=%"}.contains(c); }

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// Each place where `what` stands and `stands(place)` is true becomes `by`.
template <class Stands>
std::string replaced(std::string_view text, std::string_view what, std::string_view by,
                     Stands stands)
{
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) {
        if (at < from || !stands(at)) continue;
        out.append(text.substr(from, at - from)).append(by);
        from = at + what.size();
    }
    return out.append(text.substr(from));
}

std::string withoutClientIds(std::string text, const Private& hidden)
{
    for (const std::string& id : hidden.clientIds)
        text =
            replaced(text, id, "(key " + fingerprint(id) + ")", [](std::size_t) { return true; });
    return text;
}

/// A folder "/people/ann" is not the beginning of "/people/anna".
std::string withoutHomes(std::string text, const Private& hidden)
{
    for (const std::string& home : hidden.homes)
        text = replaced(text, home, "~", [&](std::size_t at) {
            const std::size_t end = at + home.size();
            return end >= text.size() || !(isAlnum(text[end]) || text[end] == '_' ||
                                           text[end] == '-' || text[end] == '.');
        });
    return text;
}

/// Up to the first value of something secret; of what follows nothing is kept.
std::string untilSecret(const std::string& text)
{
    const std::string small = lower(text);
    std::size_t end = text.size();
    for (const std::string_view name : kSecretNames)
        for (std::size_t at = small.find(name); at != small.npos; at = small.find(name, at + 1)) {
            const std::size_t value = small.find_first_not_of("\"'\\ \t", at + name.size());
            if (value != small.npos && (small[value] == ':' || small[value] == '='))
                end = std::min(end, value + 1);
        }
    return end == text.size() ? text : text.substr(0, end) + " (left out)";
}

std::string withoutUsersOfUrls(const std::string& text)
{
    std::string out = text;
    for (std::size_t at = out.find("://"); at != out.npos; at = out.find("://", at + 3)) {
        const std::size_t host = at + 3;
        const std::size_t end = std::min(out.find_first_of("/ \t\"'", host), out.size());
        const std::size_t sign = out.substr(0, end).rfind('@');
        if (sign != out.npos && sign >= host) out.replace(host, sign - host, "(user)");
    }
    return out;
}

/// "BTC-27MAR26-70000-C", "ETH_USDC-PERPETUAL": capitals and digits in short pieces. And words of
/// our own, "private_get_open_orders": small letters in short pieces.
bool isName(std::string_view word)
{
    constexpr std::size_t kLongestPiece = 12, kLongestInstrument = 32;
    bool anyLower = false, anyUpper = false, anyDigit = false, anyOther = false;
    std::size_t piece = 0;
    for (const char c : word) {
        piece = isAlnum(c) ? piece + 1 : 0;
        if (piece > kLongestPiece) return false;
        anyLower = anyLower || isLower(c);
        anyDigit = anyDigit || isDigit(c);
        anyUpper = anyUpper || (isAlnum(c) && !isLower(c) && !isDigit(c));
        anyOther = anyOther || c == '+' || c == '=' || c == '%';
    }
    if (anyOther) return false;
    return anyLower ? !anyUpper && !anyDigit : word.size() <= kLongestInstrument;
}

std::string withoutLongWords(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        std::size_t size = 0;
        while (size < text.size() && isOfWord(text[size])) ++size;
        const std::string_view word = text.substr(0, size);
        if (size > kLongestWord && !isName(word))
            out += fmt::format("({} characters)", size);
        else
            out += word;
        if (size < text.size()) out += text[size++];
        text.remove_prefix(size);
    }
    return out;
}

std::string_view word(ProfileKind kind)
{
    return kind == ProfileKind::Live ? "live" : kind == ProfileKind::Test ? "test" : "paper";
}

std::string textOf(const Profile& profile)
{
    if (!profile.venues.empty())
        return fmt::format("{}: a book over {}", profile.name, fmt::join(profile.venues, ", "));
    std::string currencies;
    for (const core::Currency& currency : profile.currencies)
        currencies += " " + std::string{currency.view()};
    std::string key = "no client id";
    if (!profile.clientId.empty())
        key = profile.kind == ProfileKind::Paper ? "paper key"
                                                 : "key " + fingerprint(profile.clientId);
    return fmt::format("{}: {}{}, {}, trading {},{}", profile.name, word(profile.kind),
                       profile.url.empty() ? "" : ", " + profile.url, key,
                       profile.trading ? "on" : "off", currencies);
}

/// What these files say of themselves as files is not true of this text.
std::string withoutComments(const std::string& toml)
{
    std::istringstream in(toml);
    std::string out;
    for (std::string line; std::getline(in, line);)
        if (!line.starts_with('#')) out += line + "\n";
    return out;
}

class Page {
public:
    explicit Page(Private hidden) : m_hidden(std::move(hidden)) {}
    void section(std::string_view title) { m_text += fmt::format("\n## {}\n", title); }
    void line(std::string_view text) { m_text += cleansed(text, m_hidden) + "\n"; }
    /// Of the program itself: not secret, and its digest is as long as a key.
    void fact(std::string_view name, std::string_view value)
    {
        m_text += fmt::format("{:<12}{}\n", name, withoutHomes(std::string{value}, m_hidden));
    }
    void lines(const std::string& text)
    {
        std::istringstream in(text);
        for (std::string each; std::getline(in, each);)
            if (!each.empty()) line(each);
    }
    std::string text() && { return std::move(m_text); }

private:
    Private m_hidden;
    std::string m_text;
};

void writeProgram(Page& page, const ProgramFacts& facts)
{
    page.section("Program");
    page.fact("version", facts.version);
    page.fact("build", facts.build);
    page.fact("executable", facts.executable);
    page.fact("Qt", facts.qt);
    page.fact("SQLite", facts.sqlite);
    page.fact("OpenSSL", facts.openssl);
    page.fact("pricing", facts.pricing);
    page.fact("system", facts.system);
    page.fact("screen", facts.screen);
    page.fact("locale", facts.locale);
    page.fact("influences", facts.influences.empty()
                                ? "none"
                                : fmt::format("{}", fmt::join(facts.influences, ", ")));
}

void writeStart(Page& page, const LaunchOptions& o)
{
    page.section("Start");
    page.line("profile     " + o.profile);
    page.line("data        " + o.data.string());
    if (o.profile == "paper")
        page.line(fmt::format("market      {}, {} {}, speed {}", o.scenario, o.venues,
                              o.venues == 1 ? "venue" : "venues", o.speed));
    if (o.tape) page.line("tape        " + o.tape->string());
    if (o.live) page.line("live        " + *o.live);
    if (o.autoFire) page.line("auto-fire   asked for on the command line");
    if (o.spin) page.line("spin        on");
}

void writeSettings(Page& page, const Settings& settings)
{
    page.section("Profiles");
    for (const Profile& profile : settings.profiles) page.line(textOf(profile));
    page.section("Settings");
    page.line(
        fmt::format("theme {}, language {}, second person above {} USD, {} sub-books, {} stresses",
                    settings.theme, settings.language, settings.secondAboveUsd,
                    settings.subBooks.size(), settings.stresses.size()));
    page.line(fmt::format("history kept, days: rows {}, minutes {}, alerts {}, positions {}",
                          settings.history.fullDays, settings.history.minutesDays,
                          settings.history.alertsDays, settings.history.positionsDays));
    page.line(settings.events.on
                  ? fmt::format("events recorded, at most {} GB", settings.events.keepGb)
                  : std::string{"events recorded: no"});
    page.line(settings.reports.dailyAt.empty()
                  ? std::string{"daily report  none"}
                  : fmt::format("daily report  {} UTC, {}", settings.reports.dailyAt,
                                settings.reports.format));
    for (const std::string& problem : settings.problems) page.line("problem: " + problem);
    page.lines(withoutComments(policiesText(settings.policies)));
    page.lines(withoutComments(limitsText({settings.limits, settings.guards})));
}

}  // namespace

Private privateOf(const Settings& settings, std::vector<std::string> homes)
{
    Private hidden{{}, std::move(homes)};
    for (const Profile& profile : settings.profiles)
        if (profile.kind != ProfileKind::Paper && !profile.clientId.empty())
            hidden.clientIds.push_back(profile.clientId);
    std::erase_if(hidden.homes, [](const std::string& home) { return home.size() < 2; });
    // What holds another one is replaced first.
    for (auto* all : {&hidden.clientIds, &hidden.homes})
        std::ranges::sort(*all, std::ranges::greater{}, &std::string::size);
    return hidden;
}

std::string cleansed(std::string_view line, const Private& hidden)
{
    std::string text = withoutHomes(std::string{line}, hidden);
    text = withoutClientIds(std::move(text), hidden);
    return withoutLongWords(withoutUsersOfUrls(untilSecret(text)));
}

std::string diagnosticsText(const Diagnostics& all)
{
    Page page(privateOf(all.settings, all.homes));
    page.line("Ballast diagnostics of " + all.at);
    page.line(
        "Without keys, secrets and signatures; of a client id stands the fingerprint. Bands and");
    page.line("limits are in it: look it through before you send it to somebody.");
    writeProgram(page, all.program);
    writeStart(page, all.options);
    writeSettings(page, all.settings);
    page.section("Log, its last lines");
    page.lines(all.log.empty() ? "(none)" : all.log);
    return std::move(page).text();
}

}  // namespace ballast::app
