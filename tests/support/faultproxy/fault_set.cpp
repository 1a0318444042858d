#include "tests/support/faultproxy/fault_set.h"

#include <algorithm>

namespace ballast::test {
namespace {

bool isOfMessages(Wrong wrong) { return wrong == Wrong::Corrupt || wrong >= Wrong::Drop; }

constexpr std::uint8_t kContinuation = 0, kText = 1, kClose = 8;

std::string giantHeader()
{
    std::string out{"\x81\x7F", 2};
    for (const int byte : {0, 0, 0, 0, 0x80, 0, 0, 0}) out += static_cast<char>(byte);
    return out;
}

}  // namespace

std::string createdLabel(const Frame& frame)
{
    const std::string& text = frame.payload;
    if (text.find(R"("method":"private/buy")") == std::string::npos &&
        text.find(R"("method":"private/sell")") == std::string::npos)
        return {};
    constexpr std::string_view kLabel = R"("label":")";
    const std::size_t at = text.find(kLabel);
    if (at == std::string::npos) return "none";
    const std::size_t from = at + kLabel.size();
    return text.substr(from, text.find('"', from) - from);
}

void FaultSet::set(const std::vector<Fault>& faults)
{
    m_held.clear();
    for (const Fault& fault : faults)
        m_held.push_back({fault, fault.begins == Begins::AtOnce, fault.messages});
}

void FaultSet::begin(Begins when)
{
    for (Held& held : m_held)
        if (held.fault.begins == when) held.began = true;
}

const Fault* FaultSet::find(Wrong wrong, Way way) const
{
    const auto it = std::ranges::find_if(m_held, [&](const Held& held) {
        return held.began && held.fault.wrong == wrong && held.fault.way == way;
    });
    return it == m_held.end() ? nullptr : &it->fault;
}

bool FaultSet::suffers(const Held& held, Way way, const Frame& frame) const
{
    return held.began && held.left > 0 && held.fault.way == way && isOfMessages(held.fault.wrong) &&
           frame.isText() && frame.payload.find(held.fault.match) != std::string::npos;
}

std::vector<Piece> FaultSet::apply(Way way, const Frame& frame, std::string& heldBack)
{
    std::vector<Piece> pieces{{frame.raw}};
    bool swapped = false;
    for (Held& held : m_held) {
        if (!suffers(held, way, frame)) continue;
        if (held.fault.wrong == Wrong::Reorder && !heldBack.empty()) continue;
        --held.left;
        hit(held.fault.wrong);
        swapped = swapped || held.fault.wrong == Wrong::Reorder;
        spoil(held.fault.wrong, frame, pieces, heldBack);
    }
    if (!swapped && !heldBack.empty()) pieces.push_back({std::exchange(heldBack, {})});
    return pieces;
}

void FaultSet::spoil(Wrong wrong, const Frame& frame, std::vector<Piece>& pieces,
                     std::string& heldBack)
{
    const auto before = [&](std::string bytes) {
        pieces.insert(pieces.begin(), {std::move(bytes)});
    };
    const std::size_t half = frame.payload.size() / 2;
    switch (wrong) {
        case Wrong::Corrupt: {
            if (pieces.empty() || pieces.front().bytes.empty()) return;
            std::string& bytes = pieces.front().bytes;
            const auto at = static_cast<std::size_t>(uniform() * static_cast<double>(bytes.size()));
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << static_cast<int>(uniform() * 8)));
            return;
        }
        case Wrong::Drop: return pieces.clear();
        case Wrong::Duplicate: return before(frame.raw);
        case Wrong::Reorder: heldBack = frame.raw; return pieces.clear();
        case Wrong::Truncate: pieces = {{frameOf(kText, frame.payload.substr(0, half))}}; return;
        case Wrong::CutFrame: pieces = {{frame.raw.substr(0, frame.raw.size() / 2), true}}; return;
        case Wrong::Garbage: return before(frameOf(kText, R"({"jsonrpc":"2.0","result":[1,)"));
        case Wrong::InvalidUtf8: return before(frameOf(kText, "{\"a\":\"\xC0\xAF\xED\xA0\x80\"}"));
        case Wrong::GiantHeader: pieces = {{giantHeader()}}; return;
        case Wrong::CloseFrame:
            pieces = {{frameOf(kClose, std::string_view{"\x03\xE9", 2})}};
            return;
        case Wrong::Fragment:
            pieces = {{frameOf(kText, frame.payload.substr(0, half), false)},
                      {frameOf(kContinuation, frame.payload.substr(half))}};
            return;
        case Wrong::MaskedFrame: pieces = {{frameOf(kText, frame.payload, true, true)}}; return;
        default: return;
    }
}

}  // namespace ballast::test
