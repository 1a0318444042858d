#include "app/confirmed_file.h"

#include "models/core/digest.h"

#include <QSaveFile>

#include <fstream>
#include <sstream>

namespace ballast::app {
namespace {

constexpr std::string_view kDigest = "# digest ";
constexpr std::size_t kMost = 65'536;

}  // namespace

std::string withDigest(std::string_view body)
{
    return std::string{kDigest} + core::sha256Hex(body) + '\n' + std::string{body};
}

std::optional<std::string> confirmedBody(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    const std::string text = all.str();
    const std::size_t end = text.find('\n');
    if (!in || text.size() >= kMost || !text.starts_with(kDigest) || end == std::string::npos)
        return std::nullopt;
    std::string body = text.substr(end + 1);
    if (text.substr(kDigest.size(), end - kDigest.size()) != core::sha256Hex(body))
        return std::nullopt;
    return body;
}

core::Expected<void> writeConfirmed(const std::filesystem::path& file, std::string_view body,
                                    const std::string& otherwise)
{
    QSaveFile out(QString::fromStdString(file.string()));
    const std::string text = withDigest(body);
    const auto size = static_cast<qint64>(text.size());
    if (out.open(QIODevice::WriteOnly) && out.write(text.data(), size) == size && out.commit())
        return {};
    return core::failure("writing " + file.string() + ": " + out.errorString().toStdString() +
                         ". " + otherwise);
}

}  // namespace ballast::app
