#include "app/settings_style.h"

namespace ballast::app {
namespace {

using execution::AtDeadline;
using execution::StyleKind;

struct Named {
    const char* name;
    StyleKind kind;
};
constexpr Named kNamed[] = {{"immediate", StyleKind::ImmediateIoc},
                            {"twap", StyleKind::Twap},
                            {"almgren-chriss", StyleKind::AlmgrenChriss},
                            {"obizhaeva-wang", StyleKind::ObizhaevaWang},
                            {"iceberg", StyleKind::Iceberg},
                            {"peg", StyleKind::Peg}};

void readPeg(const SettingsReader& in, execution::Peg& peg)
{
    const auto whole = [&](const char* key, int& value, double least, double most) {
        double number = value;
        in.number(key, number, least, most);
        value = static_cast<int>(number);
    };
    whole("style_repeg_ticks", peg.repegTicks, 1, 1'000);
    whole("style_most_moves", peg.mostMoves, 0, 50);
    in.seconds("style_move_every_s", peg.moveEvery, 1, 3'600);
    in.seconds("style_deadline_s", peg.deadline, 1, 86'400);
    in.choice<AtDeadline>("style_at_deadline", peg.atDeadline,
                          {{"cross", AtDeadline::Cross}, {"leave", AtDeadline::Leave}});
}

}  // namespace

void readStyle(const SettingsReader& in, execution::Style& style)
{
    in.choice<StyleKind>("style", style.kind,
                         {{"immediate", StyleKind::ImmediateIoc},
                          {"twap", StyleKind::Twap},
                          {"almgren-chriss", StyleKind::AlmgrenChriss},
                          {"obizhaeva-wang", StyleKind::ObizhaevaWang},
                          {"iceberg", StyleKind::Iceberg},
                          {"peg", StyleKind::Peg}});
    in.seconds("style_over_s", style.over, 1, 86'400);
    double slices = style.slices;
    in.number("style_slices", slices, 1, 100);
    style.slices = static_cast<int>(slices);
    in.seconds("style_half_life_s", style.halfLife, 1, 86'400);
    in.seconds("style_refill_s", style.refill, 0.1, 86'400);
    in.number("style_touch_share", style.iceberg.touchShare, 0.01, 1);
    in.seconds("style_pause_s", style.clipPause, 0.5, 3'600);
    readPeg(in, style.peg);
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
    out.insert("style_repeg_ticks", style.peg.repegTicks);
    out.insert("style_most_moves", style.peg.mostMoves);
    out.insert("style_move_every_s", core::seconds(style.peg.moveEvery));
    out.insert("style_deadline_s", core::seconds(style.peg.deadline));
    out.insert("style_at_deadline", style.peg.atDeadline == AtDeadline::Cross ? "cross" : "leave");
}

}  // namespace ballast::app
