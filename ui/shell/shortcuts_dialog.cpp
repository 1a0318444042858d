#include "ui/shell/shortcuts_dialog.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>

#include <map>

namespace ballast::ui {
namespace {

QString plain(QString text) { return text.remove(QLatin1Char('&')).remove(QStringLiteral("…")); }

void addRow(QGridLayout* grid, int row, const QString& what, const QString& key)
{
    auto* verb = new QLabel(what);
    auto* keys = new QLabel(key);
    keys->setProperty("role", QStringLiteral("number"));
    keys->setAlignment(Qt::AlignRight);
    for (QLabel* label : {verb, keys}) label->setTextFormat(Qt::PlainText);
    grid->addWidget(verb, row, 0);
    grid->addWidget(keys, row, 1);
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(QWidget* window) : QDialog(window)
{
    setWindowTitle(tr("Shortcuts"));
    std::map<QString, QString> keys;
    for (const QAction* action : window->findChildren<QAction*>())
        if (!action->shortcut().isEmpty())
            keys.emplace(plain(action->text()),
                         action->shortcut().toString(QKeySequence::NativeText));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(20, 16, 20, 20);
    grid->setHorizontalSpacing(48);
    grid->setVerticalSpacing(8);
    int row = 0;
    auto* heading = new QLabel(tr("Shortcuts"));
    heading->setProperty("role", QStringLiteral("heading"));
    grid->addWidget(heading, row++, 0, 1, 2);
    for (const auto& [what, key] : keys) addRow(grid, row++, what, key);
    addRow(grid, row++, tr("Zoom the chart's time axis"), tr("Wheel"));
    addRow(grid, row++, tr("Pan the chart"), tr("Drag"));
}

}  // namespace ballast::ui
