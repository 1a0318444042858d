// Draws the window with the sample desk and writes PNGs: for looking at, by eye.
//   ballast_gallery FOLDER
#include "tests/support/sample_review.h"
#include "tests/support/sample_snapshot.h"
#include "ui/charts/delta_chart.h"
#include "ui/review/review_panel.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>

#include <cstdio>

namespace {

using namespace ballast;

struct Picture {
    const char* name;
    ui::ThemeKind theme;
    QSize size;
    ui::Environs environs;
    support::SampleWish wish;
};

void settle()
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 1200) QApplication::processEvents(QEventLoop::AllEvents, 50);
}

bool draw(const Picture& picture, const QDir& folder)
{
    const ui::Environment environment{picture.environs, QStringLiteral("paper"),
                                      QStringLiteral("paper"), QStringLiteral("seed 7, chop, 1×")};
    ui::MainWindow window(environment);
    ui::applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), picture.theme);
    window.resize(picture.size);
    window.show(support::sampleSnapshot(picture.wish));
    window.setHistory(support::sampleRebalances(picture.wish.at));
    window.show();
    window.resetLayout();
    // The sample's decisions lie within the last hour.
    window.findChild<QAbstractButton*>(QStringLiteral("range3600"))->click();
    settle();
    const QString path =
        folder.filePath(QString::fromLatin1(picture.name) + QStringLiteral(".png"));
    const QString sentence = window.saveScreenshot(path);
    std::printf("%s\n", qPrintable(sentence.isEmpty() ? path : sentence));
    return sentence.isEmpty();
}

/// The review with a made week.
bool drawReview(const char* name, ui::ThemeKind theme, QSize size, const QDir& folder)
{
    ui::MainWindow window({ui::Environs::Paper, QStringLiteral("paper"), QStringLiteral("paper"),
                           QStringLiteral("seed 7, chop, 1×")});
    ui::applyTheme(*static_cast<QApplication*>(QCoreApplication::instance()), theme);
    QObject::connect(&window, &ui::MainWindow::reviewMade, &window, [&window] {
        ui::ReviewPanel* panel = window.review();
        QObject::connect(panel, &ui::ReviewPanel::wished, panel,
                         [panel](const review::ReviewWish& wish) {
                             panel->show(support::reviewPicture(wish), 0.4);
                         });
        QObject::connect(panel, &ui::ReviewPanel::caseWished, panel, [panel](core::ProposalId id) {
            if (!panel->picture()) return;
            for (const review::Case& one : panel->picture()->source->data.cases)
                if (one.row.proposal == id) panel->showCase(support::reviewDetail(one));
        });
    });
    window.show();
    window.show(support::sampleSnapshot());
    window.openReview();
    QWidget* review = window.review()->window();
    review->resize(size);
    settle();
    const QString path = folder.filePath(QString::fromLatin1(name) + QStringLiteral(".png"));
    const bool written = review->grab().save(path);
    std::printf("%s\n", qPrintable(written ? path : path + QStringLiteral(" was not written")));
    return written;
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::tempPath());
    support::SampleWish calm, halted, down;
    calm.btcDelta = 0.82;
    calm.ethDelta = -3.1;
    calm.mode = engine::Mode::AutoFire;
    calm.autoFireArmed = true;
    halted.mode = engine::Mode::Halted;
    down.linkUp = false;
    down.journalHealthy = false;
    const Picture pictures[] = {
        {"dark", ui::ThemeKind::Dark, {1680, 1020}, ui::Environs::Paper, {}},
        {"light", ui::ThemeKind::Light, {1680, 1020}, ui::Environs::Paper, {}},
        {"contrast", ui::ThemeKind::HighContrast, {1680, 1020}, ui::Environs::Test, {}},
        {"small", ui::ThemeKind::Dark, {1280, 800}, ui::Environs::Live, calm},
        {"halted", ui::ThemeKind::Dark, {1280, 800}, ui::Environs::Paper, halted},
        {"down", ui::ThemeKind::Light, {1280, 800}, ui::Environs::Replay, down},
    };
    bool all = true;
    for (const Picture& picture : pictures)
        if (argc < 3 || QString::fromLocal8Bit(argv[2]) == QLatin1String(picture.name))
            all = draw(picture, folder) && all;
    const std::pair<const char*, ui::ThemeKind> reviews[] = {
        {"review", ui::ThemeKind::Dark},
        {"review-light", ui::ThemeKind::Light},
        {"review-contrast", ui::ThemeKind::HighContrast}};
    for (const auto& [name, theme] : reviews)
        if (argc < 3 || QString::fromLocal8Bit(argv[2]) == QLatin1String(name))
            all = drawReview(name, theme, {1680, 1020}, folder) && all;
    return all ? 0 : 1;
}
