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

std::map<std::string, std::string> read(const std::filesystem::path& file)
{
    std::map<std::string, std::string> keys;
    std::ifstream in(file);
    for (std::string profile, digest; in >> profile >> digest;) keys[profile] = digest;
    return keys;
}

}  // namespace

std::string fingerprint(const std::string& clientId) { return shortOf(core::sha256Hex(clientId)); }

KeyBinding::KeyBinding(std::filesystem::path data) : m_file(std::move(data) / "keys") {}

std::string KeyBinding::problem(const std::string& profile, const std::string& clientId)
{
    const auto keys = read(m_file);
    const std::string digest = core::sha256Hex(clientId);
    const auto bound = keys.find(profile);
    if (bound == keys.end()) {
        const auto kept = confirm(profile, clientId);
        return kept ? std::string{} : kept.error().message;
    }
    if (bound->second == digest) return {};
    return "The key of profile " + profile + " is another one: it ends in " + shortOf(digest) +
           ", and this folder has known " + shortOf(bound->second) +
           ". Nothing is sent there. If it is right, say 'ballastctl key confirm --profile " +
           profile + "' and start again.";
}

core::Expected<void> KeyBinding::confirm(const std::string& profile, const std::string& clientId)
{
    auto keys = read(m_file);
    keys[profile] = core::sha256Hex(clientId);
    const std::filesystem::path next = m_file.string() + ".new";
    {
        std::ofstream out(next, std::ios::trunc);
        for (const auto& [name, digest] : keys) out << name << ' ' << digest << '\n';
        if (!out.flush())
            return core::failure("the fingerprint of the key cannot be kept in " + m_file.string() +
                                 ".");
    }
    std::error_code failed;
    std::filesystem::rename(next, m_file, failed);
    if (failed)
        return core::failure("the fingerprint of the key cannot be kept in " + m_file.string() +
                             ": " + failed.message() + ".");
    return {};
}

}  // namespace ballast::app
