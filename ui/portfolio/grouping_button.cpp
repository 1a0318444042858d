#include "ui/portfolio/grouping_button.h"

#include "ui/widgets/labels.h"

#include <QActionGroup>
#include <QMenu>

namespace ballast::ui {
namespace {

using portfolio::GroupKey;
using tables::Grouping;

constexpr int kNone = -1;

const std::vector<Grouping>& usual()
{
    using enum GroupKey;
    static const std::vector<Grouping> all{{Underlying, Expiry},
                                           {Expiry, Underlying},
                                           {Venue, Underlying, Expiry},
                                           {Account, Underlying, Expiry},
                                           {SubBook, Underlying, Expiry},
                                           {Underlying, Kind},
                                           {}};
    return all;
}

}  // namespace

GroupingButton::GroupingButton(QWidget* parent)
    : QToolButton(parent), m_grouping(tables::defaultGrouping()), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("positionGrouping"));
    setToolTip(tr("How positions are grouped"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(m_menu);
    buildUsual();
    m_menu->addSeparator();
    for (std::size_t level = 0; level < m_levels.size(); ++level) buildLevel(level);
    m_menu->addSeparator();
    QAction* open = m_menu->addAction(tr("Expand all"), this, &GroupingButton::expandWanted);
    open->setObjectName(QStringLiteral("expandAll"));
    QAction* totals = m_menu->addAction(tr("Only totals"), this, &GroupingButton::totalsWanted);
    totals->setObjectName(QStringLiteral("showTotals"));
    connect(m_menu, &QMenu::aboutToShow, this, &GroupingButton::mark);
    setGrouping(m_grouping);
}

void GroupingButton::buildUsual()
{
    auto* group = new QActionGroup(this);
    group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    for (const Grouping& grouping : usual()) {
        QAction* action = m_menu->addAction(tables::titleOf(grouping));
        action->setObjectName(QStringLiteral("group-") + tables::idOf(grouping));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, grouping] { emit chosen(grouping); });
        m_usual.push_back(action);
    }
}

void GroupingButton::buildLevel(std::size_t level)
{
    const QString titles[] = {tr("First by"), tr("Then by"), tr("Last by")};
    QMenu* menu = m_menu->addMenu(titles[level]);
    menu->setObjectName(QStringLiteral("groupLevel%1").arg(level + 1));
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& title, int key) {
        QAction* action = menu->addAction(title);
        action->setObjectName(QStringLiteral("groupLevel%1-%2").arg(level + 1).arg(key));
        action->setCheckable(true);
        action->setData(key);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, level, key] { chooseAt(level, key); });
    };
    add(level == 0 ? tr("Nothing: a flat table") : tr("Nothing"), kNone);
    for (const GroupKey key : tables::groupKeys()) add(tables::titleOf(key), static_cast<int>(key));
    m_levels[level] = {menu, group};
}

/// What stood deeper stays where it is not the same; nothing is below nothing.
void GroupingButton::chooseAt(std::size_t level, int key)
{
    std::vector<GroupKey> keys(m_grouping.keys().begin(), m_grouping.keys().end());
    keys.resize(std::min(keys.size(), level + (key == kNone ? 0 : keys.size())));
    if (key != kNone) {
        const auto wanted = static_cast<GroupKey>(key);
        if (level < keys.size())
            keys[level] = wanted;
        else
            keys.push_back(wanted);
        for (std::size_t i = keys.size(); i-- > 0;)
            if (i != level && keys[i] == wanted)
                keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(i));
    }
    emit chosen(Grouping(std::span<const GroupKey>(keys)));
}

void GroupingButton::setGrouping(const Grouping& grouping)
{
    m_grouping = grouping;
    const QString title = tables::titleOf(grouping);
    setText(title);
    setAccessibleName(tr("Positions by: %1").arg(title));
    mark();
}

void GroupingButton::setSubBooks(bool any)
{
    if (any == m_subBooks) return;
    m_subBooks = any;
    mark();
}

void GroupingButton::mark()
{
    for (std::size_t i = 0; i < m_usual.size(); ++i) {
        m_usual[i]->setChecked(usual()[i] == m_grouping);
        m_usual[i]->setEnabled(m_subBooks || !usual()[i].has(GroupKey::SubBook));
    }
    const auto keys = m_grouping.keys();
    for (std::size_t level = 0; level < m_levels.size(); ++level) {
        const int now = level < keys.size() ? static_cast<int>(keys[level]) : kNone;
        m_levels[level].menu->setEnabled(level <= keys.size());
        for (QAction* action : m_levels[level].keys->actions()) {
            const int key = action->data().toInt();
            action->setChecked(key == now);
            action->setEnabled(m_subBooks || key != static_cast<int>(GroupKey::SubBook));
        }
    }
}

}  // namespace ballast::ui
