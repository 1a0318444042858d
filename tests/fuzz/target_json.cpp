// Our reader of JSON against Qt's, which shares no line with it. What both take must be the same
// value; what only one takes must be on the list of known differences below.
#include "connectors/deribit/json.h"
#include "fuzz/targets.h"
#include "models/core/assert.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string>

namespace ballast::fuzz {

namespace {

using deribit::json::Type;
using deribit::json::Value;

/// Known: Qt drops a byte order mark at the beginning of a text it converts.
std::string utf8(const QString& text) { return text.toStdString(); }
std::string_view withoutMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// Known: of a name that occurs twice Qt keeps the last value, we keep both and the readers refuse
/// the repetition.
void same(Value ours, const QJsonValue& theirs)
{
    switch (ours.type()) {
        case Type::Null: BALLAST_ASSERT(theirs.isNull()); return;
        case Type::Boolean:
            BALLAST_ASSERT(theirs.isBool() && theirs.toBool() == ours.truth());
            return;
        case Type::Number: {
            BALLAST_ASSERT(theirs.isDouble());
            // Qt keeps whole numbers as 64-bit integers and rounds them when asked for a double.
            const double their = theirs.toDouble();
            BALLAST_ASSERT(std::abs(their - ours.number()) <=
                           1e-15 * std::max(std::abs(their), std::abs(ours.number())));
            return;
        }
        case Type::String:
            BALLAST_ASSERT(theirs.isString() &&
                           withoutMark(utf8(theirs.toString())) == withoutMark(ours.text()));
            return;
        case Type::Array: {
            BALLAST_ASSERT(theirs.isArray());
            const QJsonArray array = theirs.toArray();
            BALLAST_ASSERT(static_cast<std::size_t>(array.size()) == ours.size());
            qsizetype i = 0;
            for (const Value element : ours) same(element, array.at(i++));
            return;
        }
        case Type::Object: {
            BALLAST_ASSERT(theirs.isObject());
            if (ours.repeatedKey()) return;
            const QJsonObject object = theirs.toObject();
            BALLAST_ASSERT(static_cast<std::size_t>(object.size()) == ours.size());
            for (const Value member : ours) {
                const QString key = QString::fromUtf8(member.key().data(),
                                                      static_cast<qsizetype>(member.key().size()));
                if (withoutMark(member.key()) != member.key()) continue;
                BALLAST_ASSERT(object.contains(key));
                same(member, object.value(key));
            }
            return;
        }
    }
}

bool holdsControl(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
}

/// A number nearer to nothing than any double.
bool holdsUnderflow(std::string_view text)
{
    constexpr std::string_view kOfNumbers = "+-.0123456789Ee";
    for (std::size_t at = text.find_first_of(kOfNumbers); at != std::string_view::npos;
         at = text.find_first_of(kOfNumbers, at)) {
        const std::size_t end = std::min(text.find_first_not_of(kOfNumbers, at), text.size());
        double value = 1;
        if (std::from_chars(text.data() + at, text.data() + end, value).ec ==
            std::errc::result_out_of_range)
            return true;
        at = end;
    }
    return false;
}

}  // namespace

void json(Bytes bytes)
{
    static deribit::json::Document document;
    const std::string_view text = textOf(bytes);
    const auto ours = document.parse(text);
    QJsonParseError error;
    const QJsonDocument theirs = QJsonDocument::fromJson(
        QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())), &error);
    if (!ours)
        return;  // stricter is allowed: bounds, numbers, escapes; the next lines say when not
    if (error.error != QJsonParseError::NoError) {
        // Known: Qt gives up on a byte order mark, where a text ends in a NUL, and on a number that
        // underflows, which is zero to us.
        const bool number = error.error == QJsonParseError::IllegalNumber;
        BALLAST_ASSERT(holdsControl(text) || text.starts_with("\xEF\xBB\xBF") ||
                       (number && holdsUnderflow(text)));
        return;
    }
    BALLAST_ASSERT(theirs.isObject());
    same(*ours, QJsonValue(theirs.object()));
}

}  // namespace ballast::fuzz
