#include "models/laboratory/hedge.h"

namespace ballast::laboratory {

std::string_view text(Trigger trigger)
{
    switch (trigger) {
        case Trigger::Clock: return "clock";
        case Trigger::Leland: return "leland";
        case Trigger::Band: return "band";
        case Trigger::Move: return "move";
        case Trigger::WhalleyWilmott: return "whalley-wilmott";
        case Trigger::Zakamouline: return "zakamouline";
        case Trigger::Desk: return "desk";
    }
    return "";
}

}  // namespace ballast::laboratory
