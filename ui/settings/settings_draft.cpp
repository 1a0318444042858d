#include "ui/settings/settings_draft.h"

#include "ui/widgets/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace ballast::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SettingsDraft)
};

template <class Field>
void follow(SettingsValue& out, const SettingsValue& before, const SettingsValue& now, Field field)
{
    if (out.*field == before.*field) out.*field = now.*field;
}

/// One by one, by what they are called.
template <class Each, class Key>
std::vector<Each> merged(const std::vector<Each>& draft, const std::vector<Each>& before,
                         const std::vector<Each>& now, Key key)
{
    const auto in = [&](const std::vector<Each>& list, const Each& each) -> const Each* {
        const auto it = std::ranges::find(list, each.*key, key);
        return it == list.end() ? nullptr : &*it;
    };
    std::vector<Each> out;
    for (const Each& each : draft) {
        const Each *was = in(before, each), *is = in(now, each);
        if (was && *was == each)
            is ? out.push_back(*is) : void();  // left alone, and gone since
        else
            out.push_back(each);
    }
    for (const Each& each : now)  // new since
        if (!in(draft, each) && !in(before, each)) out.push_back(each);
    return out;
}

bool isNameLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

}  // namespace

SettingsValue rebased(const SettingsValue& draft, const SettingsValue& before,
                      const SettingsValue& now)
{
    SettingsValue out = draft;
    out.policies =
        merged(draft.policies, before.policies, now.policies, &rebalance::Policy::underlying);
    out.profiles = merged(draft.profiles, before.profiles, now.profiles, &VenueProfile::name);
    follow(out, before, now, &SettingsValue::allocation);
    follow(out, before, now, &SettingsValue::limits);
    follow(out, before, now, &SettingsValue::subBooks);
    follow(out, before, now, &SettingsValue::stresses);
    follow(out, before, now, &SettingsValue::marginModels);
    follow(out, before, now, &SettingsValue::secondAboveUsd);
    follow(out, before, now, &SettingsValue::theme);
    follow(out, before, now, &SettingsValue::colourBlind);
    follow(out, before, now, &SettingsValue::stopKeyEverywhere);
    follow(out, before, now, &SettingsValue::records);
    return out;
}

QString problemOf(const VenueProfile& profile, const std::vector<VenueProfile>& all)
{
    const QString name = words(profile.name);
    if (profile.name.empty() || profile.name.size() > 15 ||
        !std::ranges::all_of(profile.name, isNameLetter))
        return Words::tr("A profile's name has 1 to 15 letters, digits, “-” and “_”; “%1” has not.")
            .arg(name);
    if (!profile.builtIn && profile.name.starts_with("paper"))
        return Words::tr("“%1” is the name of a paper venue: choose another.").arg(name);
    if (std::ranges::count(all, profile.name, &VenueProfile::name) > 1)
        return Words::tr("There are two profiles named %1: rename one.").arg(name);
    if (profile.clientId.size() > 200)
        return Words::tr("The client id of %1 has more than 200 characters.").arg(name);
    if (profile.venues.empty() && profile.trading && profile.clientId.empty() &&
        profile.kind != VenueKind::Paper)
        return Words::tr("%1 is to trade, and has no client id.").arg(name);
    for (const std::string& venue : profile.venues)
        if (std::ranges::find(all, venue, &VenueProfile::name) == all.end())
            return Words::tr("%1 is one book over %2, which is no profile any more: remove %1 too.")
                .arg(name, words(venue));
    return {};
}

}  // namespace ballast::ui
