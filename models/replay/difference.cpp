#include "models/replay/difference.h"

#include "models/replay/record_fields.h"
#include "models/replay/walk.h"

#include <fmt/format.h>

#include <algorithm>

namespace ballast::replay {
namespace {

constexpr std::size_t kLongestText = 200;  ///< bytes of a text that are shown

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text.substr(0, kLongestText)) {
        // Foreign text on a terminal: what is no plain sign is shown as its number.
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out + (text.size() > kLongestText ? "…\"" : "\"");
}

/// A value as it is shown; what is made of parts by how many there are.
template <class T>
std::string shown(const T& value)
{
    if constexpr (kIsBoard<T>)
        return "a market";
    else if constexpr (std::is_same_v<T, bool>)
        return value ? "yes" : "no";
    else if constexpr (std::is_enum_v<T>)
        return fmt::format("number {}", static_cast<int>(value));
    else if constexpr (std::is_integral_v<T>)
        return fmt::format("{}", value);
    else if constexpr (std::is_same_v<T, double>)
        return fmt::format("{}", value);  // the shortest that reads back as the same
    else if constexpr (kIsFixed<T>)
        return value.text();
    else if constexpr (std::is_same_v<T, core::Time>)
        return core::isoUtc(value) + fmt::format(" ({} ns)", value.time_since_epoch().count());
    else if constexpr (std::is_same_v<T, core::Duration>)
        return fmt::format("{} ns", value.count());
    else if constexpr (std::is_same_v<T, std::string>)
        return quoted(value);
    else if constexpr (kIsName<T>)
        return quoted(value.view());
    else if constexpr (kIs<T, std::optional> || kIs<T, std::shared_ptr>)
        return value ? shown(*value) : "none";
    else if constexpr (kIs<T, std::vector> || kIs<T, std::map>)
        return fmt::format("{} of them", value.size());
    else if constexpr (kIs<T, std::variant>)
        return fmt::format("kind {}", value.index());
    else
        return "other";
}

template <class T>
void find(const T& a, const T& b, const std::string& path, std::optional<Difference>& out)
{
    if (out || same(a, b)) return;
    if constexpr (kIsBoard<T>) {
        return;
    } else if constexpr (kIs<T, std::optional> || kIs<T, std::shared_ptr>) {
        if (a && b) return find(*a, *b, path, out);
    } else if constexpr (kIs<T, std::vector>) {
        for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
            find(a[i], b[i], fmt::format("{}[{}]", path, i), out);
        if (out) return;
    } else if constexpr (kIs<T, std::map>) {
        for (const auto& [key, value] : a)
            if (const auto other = b.find(key); other != b.end())
                find(value, other->second, path + "[" + shown(key) + "]", out);
        if (out) return;
    } else if constexpr (kIs<T, std::variant>) {
        if (a.index() == b.index())
            return std::visit(
                [&]<class Alternative>(const Alternative& value) {
                    find(value, std::get<Alternative>(b), path, out);
                },
                a);
    } else if constexpr (kIsArray<T>) {
        for (std::size_t i = 0; i < a.size(); ++i)
            find(a[i], b[i], fmt::format("{}[{}]", path, i), out);
        return;
    } else if constexpr (kIs<T, std::pair>) {
        find(a.first, b.first, path + ".first", out);
        return find(a.second, b.second, path + ".second", out);
    } else if constexpr (core::HasFields<T>) {
        return core::eachField(
            a, b, [&](std::string_view name, const auto& left, const auto& right) {
                find(left, right, path.empty() ? std::string{name} : path + "." + std::string{name},
                     out);
            });
    }
    out = Difference{path, shown(a), shown(b)};
}

struct NameOf {
    std::string operator()(const engine::ProposalRecord& record) const
    {
        return fmt::format("proposal {}, revision {}", record.proposal.id.value,
                           record.proposal.revision);
    }
    std::string operator()(const engine::DecisionRecord& record) const
    {
        return fmt::format("decision \"{}\" on proposal {}, revision {}", engine::text(record.kind),
                           record.proposal.value, record.revision);
    }
    std::string operator()(const engine::Alert& alert) const
    {
        return fmt::format("alert {}", alert.number);
    }
    std::string operator()(const engine::IntentRecord& record) const
    {
        return "intent " + record.intent.label.text();
    }
    std::string operator()(const engine::OrderRecord& record) const
    {
        return "state of order " + record.label.text();
    }
    std::string operator()(const engine::FillRecord& record) const
    {
        return "fill of order " + record.fill.label.text();
    }
    std::string operator()(const engine::HaltRecord&) const { return "record of a halt"; }
    std::string operator()(const OtherEffects& other) const
    {
        return fmt::format("{} other effects", other.count);
    }
};

}  // namespace

std::optional<Difference> firstDifference(const Outcome& recorded, const Outcome& recomputed)
{
    std::optional<Difference> out;
    if (recorded.index() != recomputed.index())
        return Difference{"", nameOf(recorded), nameOf(recomputed)};
    find(recorded, recomputed, "", out);
    return out;
}

std::optional<Difference> firstDifference(const engine::Event& a, const engine::Event& b)
{
    std::optional<Difference> out;
    find(a, b, "", out);
    return out;
}

std::string nameOf(const Outcome& outcome) { return std::visit(NameOf{}, outcome); }

core::ProposalId proposalOf(const Outcome& outcome)
{
    if (const auto* record = std::get_if<engine::ProposalRecord>(&outcome))
        return record->proposal.id;
    if (const auto* record = std::get_if<engine::DecisionRecord>(&outcome)) return record->proposal;
    if (const auto* record = std::get_if<engine::IntentRecord>(&outcome))
        return record->intent.proposal;
    return {};
}

}  // namespace ballast::replay
