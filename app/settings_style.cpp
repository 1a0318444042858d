#include "app/settings_style.h"

namespace ballast::app {
namespace {

using execution::StyleKind;

struct Named {
    const char* name;
    StyleKind kind;
};
// A peg rests at the venue; what is sent here is immediate-or-cancel, so it is no choice yet.
constexpr Named kNamed[] = {{"immediate", StyleKind::ImmediateIoc},
                            {"twap", StyleKind::Twap},
                            {"almgren-chriss", StyleKind::AlmgrenChriss},
                            {"obizhaeva-wang", StyleKind::ObizhaevaWang},
                            {"iceberg", StyleKind::Iceberg}};

}  // namespace

void readStyle(const SettingsReader& in, execution::Style& style)
{
    in.choice<StyleKind>("style", style.kind,
                         {{"immediate", StyleKind::ImmediateIoc},
                          {"twap", StyleKind::Twap},
                          {"almgren-chriss", StyleKind::AlmgrenChriss},
                          {"obizhaeva-wang", StyleKind::ObizhaevaWang},
                          {"iceberg", StyleKind::Iceberg}});
    in.seconds("style_over_s", style.over, 1, 86'400);
    double slices = style.slices;
    in.number("style_slices", slices, 1, 100);
    style.slices = static_cast<int>(slices);
    in.seconds("style_half_life_s", style.halfLife, 1, 86'400);
    in.seconds("style_refill_s", style.refill, 0.1, 86'400);
    in.number("style_touch_share", style.iceberg.touchShare, 0.01, 1);
    in.seconds("style_pause_s", style.clipPause, 0.5, 3'600);
}

void writeStyle(const execution::Style& style, toml::table& out)
{
    for (const Named& named : kNamed)
        if (named.kind == style.kind) out.insert("style", named.name);
    out.insert("style_over_s", core::seconds(style.over));
    out.insert("style_slices", style.slices);
    out.insert("style_half_life_s", core::seconds(style.halfLife));
    out.insert("style_refill_s", core::seconds(style.refill));
    out.insert("style_touch_share", style.iceberg.touchShare);
    out.insert("style_pause_s", core::seconds(style.clipPause));
}

}  // namespace ballast::app
