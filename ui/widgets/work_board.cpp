#include "ui/widgets/work_board.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/long_work.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kSteps = 1'000, kBarWidth = 160, kWide = 520;
constexpr int kMargin = 14, kAboveStatus = 34;

}  // namespace

WorkBoard::WorkBoard(QWidget* over) : QFrame(over), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("workBoard"));
    setProperty("role", QStringLiteral("card"));
    setAutoFillBackground(true);
    m_column->setContentsMargins(12, 8, 12, 8);
    m_column->setSpacing(4);
    over->installEventFilter(this);
    hide();
}

WorkBoard::Line& WorkBoard::add(quint64 number, const QString& what)
{
    Line line;
    line.row = new QWidget(this);
    auto* row = new QHBoxLayout(line.row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    line.what = plainLabel(QStringLiteral("strong"), line.row, what);
    line.what->setObjectName(QStringLiteral("workWhat"));
    line.bar = new QProgressBar(line.row);
    line.bar->setObjectName(QStringLiteral("workProgress"));
    line.bar->setAccessibleName(what);
    line.bar->setRange(0, kSteps);
    line.bar->setTextVisible(false);
    line.bar->setFixedWidth(kBarWidth);
    line.left = plainLabel(QStringLiteral("muted"), line.row);
    line.left->setObjectName(QStringLiteral("workLeft"));
    line.cancel = new QToolButton(line.row);
    line.cancel->setObjectName(QStringLiteral("workCancel"));
    line.cancel->setText(tr("Cancel"));
    line.cancel->setAccessibleName(tr("Cancel: %1").arg(what));
    row->addWidget(line.what, 1);
    row->addWidget(line.bar);
    row->addWidget(line.left);
    row->addWidget(line.cancel);
    line.row->hide();
    m_column->addWidget(line.row);
    connect(line.cancel, &QToolButton::clicked, this, [this, number, button = line.cancel] {
        button->setEnabled(false);  // it is heard where the work next looks up
        emit cancelled(number);
    });
    return m_lines[number] = line;
}

void WorkBoard::follow(LongWork* work)
{
    const quint64 number = m_next++;
    add(number, work->what());
    connect(work, &LongWork::progressed, this,
            [this, number](double share, double seconds) { progress(number, share, seconds); });
    connect(work, &LongWork::finished, this, [this, number] { end(number); });
    connect(work, &QObject::destroyed, this, [this, number] { end(number); });
    connect(this, &WorkBoard::cancelled, work, [work, number](quint64 which) {
        if (which == number) work->cancel();
    });
}

void WorkBoard::begin(quint64 number, const QString& what)
{
    if (!m_lines.contains(number)) add(number, what);
}

void WorkBoard::progress(quint64 number, double share, double seconds)
{
    const auto found = m_lines.find(number);
    if (found == m_lines.end()) return;
    Line& line = found->second;
    line.bar->setValue(static_cast<int>(kSteps * std::clamp(share, 0.0, 1.0)));
    setWords(line.left, progressWords(share, seconds));
    if (line.told || seconds < kPatience) return;
    line.told = true;
    line.row->show();
    place();
}

void WorkBoard::end(quint64 number)
{
    const auto found = m_lines.find(number);
    if (found == m_lines.end()) return;
    // Not at once: it may be the click on its own button that ends it.
    found->second.row->hide();
    found->second.row->deleteLater();
    m_column->removeWidget(found->second.row);
    m_lines.erase(found);
    place();
}

int WorkBoard::shown() const
{
    return static_cast<int>(
        std::ranges::count_if(m_lines, [](const auto& line) { return line.second.told; }));
}

bool WorkBoard::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && !isHidden()) place();
    return QFrame::eventFilter(watched, event);
}

void WorkBoard::place()
{
    setVisible(shown() > 0);
    if (isHidden()) return;
    const QWidget* over = parentWidget();
    m_column->activate();
    const int wide = std::min(std::max(kWide, sizeHint().width()), over->width() - 2 * kMargin);
    const int high = sizeHint().height();
    setGeometry(over->width() - wide - kMargin, over->height() - high - kAboveStatus, wide, high);
    raise();
}

}  // namespace ballast::ui
