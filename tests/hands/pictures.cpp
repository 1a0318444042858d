// pictures: every workspace and every dialog of the desk as PNGs, to be looked at.
//   pictures FOLDER [--theme dark|light|high-contrast]...
// At another scale: QT_SCALE_FACTOR=2 pictures FOLDER.
#include "app/assertions.h"
#include "tests/hands/paper_host.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace {

using namespace ballast;

constexpr QSize kSize{1440, 900};
constexpr double kShows = 0.5;  ///< seconds in which what was opened has drawn itself
/// Of the market, in looks at it: a busy machine gets as many as an idle one, and takes longer.
constexpr int kFirstProposalTenths = 1'200;
constexpr int kMostWidgets = 12;  ///< pages of a dialog

/// "Bands and targets…" -> "bands-and-targets"
QString slug(QString text)
{
    text.remove(QLatin1Char('&'));
    static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9]+"));
    QStringList words = text.toLower().split(other, Qt::SkipEmptyParts);
    return words.join(QLatin1Char('-'));
}

class Album {
public:
    Album(hands::PaperHost& host, QDir folder) : m_host(host), m_folder(std::move(folder)) {}

    void workspaces()
    {
        ui::MainWindow& window = m_host.window();
        for (const QString& name : window.workspaces().names()) {
            window.openWorkspace(name);
            window.resetLayout();  // by the size of this window
            m_host.serve(kShows);
            keep(window, slug(name));
        }
        window.openWorkspace(window.workspaces().names().front());
        m_host.serve(kShows);
    }
    /// Every menu entry that asks something more, and the forms of the proposal.
    void dialogs()
    {
        for (QAction* action : entries(*m_host.window().menuBar())) open(*action);
    }
    int written() const { return m_written; }
    bool failed() const { return m_failed; }

private:
    static QList<QAction*> entries(const QWidget& menu)
    {
        QList<QAction*> found;
        for (QAction* action : menu.actions()) {
            if (action->menu()) found += entries(*action->menu());
            const QString text = action->text();
            const bool asks = text.endsWith(QChar(u'…')) || text == QLatin1String("Shortcuts") ||
                              text == QLatin1String("About Ballast") ||
                              text == QLatin1String("Edit proposal");
            if (asks && action->isEnabled() && !action->menu()) found += action;
        }
        return found;
    }
    static QList<QWidget*> opened(const QWidget& window)
    {
        QList<QWidget*> found;
        for (QWidget* widget : QApplication::topLevelWidgets())
            if (widget != &window && widget->isVisible() && widget->isWindow() &&
                widget->windowType() != Qt::ToolTip)
                found += widget;
        return found;
    }
    /// Some entries hold the event loop until their dialog is closed, others do not: what has come
    /// is looked at, and closed, by a timer.
    void open(QAction& action)
    {
        const QString name = slug(action.text());
        bool seen = false;
        QTimer::singleShot(static_cast<int>(1e3 * kShows), qApp, [&] {
            lookAt(name);
            seen = true;
        });
        action.trigger();
        while (!seen) m_host.serve(kShows / 5);
        m_host.serve(kShows / 5);
    }
    void lookAt(const QString& name)
    {
        const QList<QWidget*> windows = opened(m_host.window());
        if (windows.isEmpty()) keep(m_host.window(), QStringLiteral("window-") + name);
        for (QWidget* widget : windows) {
            if (!qobject_cast<QFileDialog*>(widget)) pages(*widget, name);
            widget->close();
        }
    }
    /// A dialog by its pages: each tab, or each row of the list at its side that turns pages.
    void pages(QWidget& dialog, const QString& name)
    {
        auto* tabs = dialog.findChild<QTabWidget*>();
        auto* list = dialog.findChild<QListWidget*>(QStringLiteral("pages"));
        const int count = std::min(tabs ? tabs->count() : list ? list->count() : 1, kMostWidgets);
        for (int i = 0; i < count; ++i) {
            if (tabs) tabs->setCurrentIndex(i);
            if (!tabs && list) list->setCurrentRow(i);
            QApplication::processEvents();
            const QString page = tabs   ? slug(tabs->tabText(i))
                                 : list ? slug(list->item(i)->text())
                                        : QString();
            keep(dialog, page.isEmpty() ? name : name + QLatin1Char('-') + page);
        }
    }
    void keep(QWidget& widget, const QString& name)
    {
        const QString path = m_folder.filePath(name + QStringLiteral(".png"));
        constexpr int kSmallest = 0;  // of PNG: packed as tightly as it goes
        const bool ok = widget.grab().save(path, "PNG", kSmallest);
        std::printf("%s%s\n", ok ? "" : "NOT WRITTEN: ", qPrintable(path));
        ok ? ++m_written : static_cast<int>(m_failed = true);
    }

    hands::PaperHost& m_host;
    QDir m_folder;
    int m_written = 0;
    bool m_failed = false;
};

bool drawAll(const QDir& folder, const QString& theme)
{
    auto host = hands::PaperHost::open({});
    if (!host) {
        std::fprintf(stderr, "pictures: %s\n", host.error().message.c_str());
        return false;
    }
    const std::pair<QString, ui::ThemeKind> kinds[] = {
        {QStringLiteral("dark"), ui::ThemeKind::Dark},
        {QStringLiteral("light"), ui::ThemeKind::Light},
        {QStringLiteral("high-contrast"), ui::ThemeKind::HighContrast}};
    for (const auto& [name, kind] : kinds)
        if (name == theme) ui::applyTheme(*static_cast<QApplication*>(qApp), kind);
    ui::MainWindow& window = (*host)->window();
    window.resize(kSize);
    window.show();
    // Some history for the chart, and a proposal to be decided about.
    const bool waits = (*host)->untilSeen(
        [](const engine::Snapshot& s) {
            return std::ranges::any_of(s.proposals->items, [](const rebalance::Proposal& p) {
                return p.state == rebalance::ProposalState::Live;
            });
        },
        kFirstProposalTenths);
    if (!waits)
        std::fprintf(stderr, "pictures: no proposal came within %d looks at the market\n",
                     kFirstProposalTenths);
    QDir place(folder);
    if (!place.mkpath(theme) || !place.cd(theme)) return false;
    Album album(**host, place);
    album.workspaces();
    album.dialogs();
    return waits && !album.failed() && album.written() > 0;
}

}  // namespace

int main(int argc, char** argv)
{
    app::throwOnFailedAssertions();
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Ballast"));
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser line;
    line.addPositionalArgument(QStringLiteral("FOLDER"), QStringLiteral("where the PNGs go"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QStringLiteral("dark, light or high-contrast"),
                                   QStringLiteral("name"));
    line.addOption(theme);
    line.addHelpOption();
    line.process(application);
    if (line.positionalArguments().size() != 1) line.showHelp(2);
    QStringList themes = line.values(theme);
    if (themes.isEmpty()) themes = {QStringLiteral("dark"), QStringLiteral("light")};
    bool all = true;
    for (const QString& each : themes)
        all = drawAll(QDir(line.positionalArguments().front()), each) && all;
    return all ? 0 : 1;
}
