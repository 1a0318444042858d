#include "app/key_binding.h"

#include "models/core/digest.h"

#include <cctype>
#include <fstream>
#include <map>

namespace ballast::app {
namespace {

std::string shortOf(const std::string& digest)
{
    std::string last = digest.size() < 4 ? digest : digest.substr(digest.size() - 4);
    for (char& c : last) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return last;
}

using Keys = std::map<std::string, std::string>;

/// None is kept yet where there is no file; one that is there and cannot be read is no such case.
core::Expected<Keys> read(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored))) return Keys{};
    Keys keys;
    std::ifstream in(file);
    bool whole = in.is_open();
    for (std::string profile, digest; whole && in >> profile;) {
        whole = static_cast<bool>(in >> digest);
        keys[profile] = digest;
    }
    if (whole && in.eof() && !in.bad()) return keys;
    return core::failure("The file " + file.string() +
                         ", which says which key each profile was used with, cannot be read. "
                         "Make it readable, or move it away and confirm the keys anew.");
}

core::Expected<void> write(const std::filesystem::path& file, const Keys& keys)
{
    const auto failure = [&](const std::string& why) {
        return core::failure("the fingerprint of the key cannot be kept in " + file.string() + why +
                             ".");
    };
    const std::filesystem::path next = file.string() + ".new";
    {
        std::ofstream out(next, std::ios::trunc);
        for (const auto& [name, digest] : keys) out << name << ' ' << digest << '\n';
        if (!out.flush()) return failure({});
    }
    std::error_code failed;
    std::filesystem::rename(next, file, failed);
    if (failed) return failure(": " + failed.message());
    return {};
}

}  // namespace

std::string fingerprint(const std::string& clientId) { return shortOf(core::sha256Hex(clientId)); }

KeyBinding::KeyBinding(std::filesystem::path data)
    : m_keys(data / "keys"), m_accounts(data / "accounts")
{
}

std::string KeyBinding::advice(const std::string& profile) const
{
    return " Nothing is sent there. If it is right, say 'ballastctl key confirm --profile " +
           profile + " --data \"" + m_keys.parent_path().string() + "\"' and start again.";
}

std::string KeyBinding::problem(const std::string& profile, const std::string& clientId)
{
    const auto keys = read(m_keys);
    if (!keys) return keys.error().message + " Nothing is sent with profile " + profile + ".";
    const std::string digest = core::sha256Hex(clientId);
    const auto bound = keys->find(profile);
    if (bound == keys->end()) {
        const auto kept = confirm(profile, clientId);
        return kept ? std::string{} : kept.error().message;
    }
    if (bound->second == digest) return {};
    return "The key of profile " + profile + " is another one: it ends in " + shortOf(digest) +
           ", and this folder has known " + shortOf(bound->second) + "." + advice(profile);
}

core::Expected<void> KeyBinding::confirm(const std::string& profile, const std::string& clientId)
{
    auto keys = read(m_keys);
    if (!keys) return std::unexpected(keys.error());
    (*keys)[profile] = core::sha256Hex(clientId);
    if (auto kept = write(m_keys, *keys); !kept) return kept;
    auto accounts = read(m_accounts);
    if (!accounts) return std::unexpected(accounts.error());
    return accounts->erase(profile) > 0 ? write(m_accounts, *accounts) : core::Expected<void>{};
}

core::Expected<std::string> KeyBinding::account(const std::string& profile) const
{
    const auto accounts = read(m_accounts);
    if (!accounts) return std::unexpected(accounts.error());
    const auto bound = accounts->find(profile);
    return bound == accounts->end() ? std::string{} : bound->second;
}

core::Expected<void> KeyBinding::bindAccount(const std::string& profile, const std::string& digest)
{
    auto accounts = read(m_accounts);
    if (!accounts) return std::unexpected(accounts.error());
    (*accounts)[profile] = digest;
    return write(m_accounts, *accounts);
}

std::string KeyBinding::accountSentence(const std::string& profile, const std::string& digest) const
{
    const auto known = account(profile);
    const std::string now =
        digest.empty() ? "the venue names none" : "its number ends, hashed, in " + shortOf(digest);
    return "Another account answers to the key of profile " + profile + ": " + now +
           ", and this folder has known " + (known ? shortOf(*known) : std::string{"another"}) +
           "." + advice(profile);
}

}  // namespace ballast::app
