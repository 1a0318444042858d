#include "ui/history/why_panel.h"

#include "models/review/moment_text.h"
#include "models/tables/moment_table.h"
#include "models/tables/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tool_row.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

constexpr int kMostMinutes = 24 * 60, kMinutes = 5;

QString spokenLines(const std::vector<std::string>& lines)
{
    QStringList out;
    for (const std::string& line : lines) out << spoken(line);
    return out.join(QLatin1Char('\n'));
}

}  // namespace

WhyPanel::WhyPanel(QWidget* parent)
    : QWidget(parent),
      m_tools(new ToolRow(this)),
      m_view(new QTreeView),
      m_detail(plainLabel(QStringLiteral("muted"), this)),
      m_table(new tables::MomentTable(this))
{
    setObjectName(QStringLiteral("whyPanel"));
    buildTools();
    auto* text = new QWidget;
    m_column = new QVBoxLayout(text);
    m_column->setContentsMargins(12, 8, 12, 8);
    m_column->setSpacing(3);
    m_column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("whyText"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(text);
    m_view->setObjectName(QStringLiteral("whyTable"));
    m_view->setAccessibleName(tr("What is on record of that time"));
    m_view->setModel(m_table);
    m_view->setRootIsDecorated(false);
    dressTable(m_view, {122, 76, 56, 110, 400, 90, 70});
    fitColumns(m_view, tables::MomentTable::Text, 240, {{tables::MomentTable::Who, 60}});
    m_detail->setObjectName(QStringLiteral("whyDetail"));
    m_detail->setWordWrap(true);
    m_detail->setMargin(8);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->hide();
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(scroll);
    split->addWidget(m_view);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    split->setSizes({360, 240});  // the answer of two underlyings is read without scrolling
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    column->addWidget(split, 1);
    column->addWidget(m_detail);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& row) {
                m_detail->setVisible(row.isValid());
                if (row.isValid()) setWords(m_detail, spoken(m_table->row(row.row()).event.text));
            });
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const auto proposal = index.data(tables::ProposalRole).toULongLong(); proposal > 0)
            emit proposalOpened({proposal});
    });
}

void WhyPanel::buildTools()
{
    const auto button = [this](const char* name, const QString& text, const QString& tip,
                               auto act) {
        auto* made = new QToolButton(m_tools);
        made->setObjectName(QLatin1String(name));
        made->setText(text);
        made->setToolTip(toolTipOf(tip));
        m_tools->add(made);
        connect(made, &QToolButton::clicked, this, act);
    };
    m_time = new QDateTimeEdit(m_tools);
    m_time->setObjectName(QStringLiteral("whyTime"));
    m_time->setAccessibleName(tr("The minute that is asked for"));
    m_time->setDisplayFormat(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    m_time->setTimeSpec(tables::showsLocalTime() ? Qt::LocalTime : Qt::UTC);
    m_time->setKeyboardTracking(false);
    // What an instant of the core can hold, with room for the minutes to either side.
    m_time->setDateRange(QDate(1970, 1, 1), QDate(2260, 12, 31));
    m_tools->add(m_time);
    m_around = new QSpinBox(m_tools);
    m_around->setObjectName(QStringLiteral("whyAround"));
    m_around->setAccessibleName(tr("Minutes to either side"));
    m_around->setRange(1, kMostMinutes);
    m_around->setValue(kMinutes);
    m_around->setPrefix(QStringLiteral("± "));
    m_around->setSuffix(tr(" min"));
    m_around->setKeyboardTracking(false);
    m_tools->add(m_around);
    m_underlying = m_tools->addChoice(QStringLiteral("whyUnderlying"), tr("Which underlying"),
                                      {tr("All underlyings")});
    button("whyEarlier", tr("Earlier"), tr("As many minutes back"), [this] { step(-1); });
    button("whyLater", tr("Later"), tr("As many minutes on"), [this] { step(1); });
    button("whyAsk", tr("Why?"), tr("Reads what is on record of this time"), [this] { wish(); });
    connect(m_time, &QDateTimeEdit::editingFinished, this, [this] {
        if (at() != m_askedAt) wish();
    });
    connect(m_around, &QSpinBox::valueChanged, this, [this] { wish(); });
    connect(m_underlying, &QComboBox::activated, this, [this] {
        m_wanted = {};
        tell();
    });
}

core::Time WhyPanel::at() const { return core::fromUnixMs(m_time->dateTime().toMSecsSinceEpoch()); }

core::Duration WhyPanel::around() const { return std::chrono::minutes{m_around->value()}; }

/// Empty: all of them.
core::Currency WhyPanel::chosen() const
{
    if (m_underlying->currentIndex() <= 0) return {};
    return core::Currency{m_underlying->currentText().toStdString()};
}

/// In the zone in which the window tells times now: it may be another one than when it was made.
void WhyPanel::setTime(core::Time at)
{
    const QSignalBlocker quiet(m_time);
    const Qt::TimeSpec spec = tables::showsLocalTime() ? Qt::LocalTime : Qt::UTC;
    m_time->setTimeSpec(spec);
    m_time->setDateTime(QDateTime::fromMSecsSinceEpoch(core::toUnixMs(at), spec));
}

void WhyPanel::ask(core::Time at, core::Currency underlying)
{
    setTime(at);
    m_wanted = underlying;
    if (const int known = m_underlying->findText(words(underlying));
        !underlying.empty() && known > 0)
        m_underlying->setCurrentIndex(known);
    wish();
}

void WhyPanel::step(int direction)
{
    setTime(at() + direction * around());
    wish();
}

void WhyPanel::wish()
{
    m_askedAt = at();
    m_askedAround = around();
    m_tools->setRemark(tr("Reading…"));
    emit wished(m_askedAt, m_askedAround);
}

void WhyPanel::setFailure(const QString& sentence) { m_tools->setRemark(sentence); }

void WhyPanel::show(std::shared_ptr<const review::Moment> moment)
{
    if (moment->at != m_askedAt || moment->around != m_askedAround) return;
    m_moment = std::move(moment);
    QStringList known{tr("All underlyings")};
    for (const review::MomentBook& book : m_moment->books) known << words(book.underlying);
    const QString was = m_wanted.empty() ? m_underlying->currentText() : words(m_wanted);
    const QSignalBlocker quiet(m_underlying);
    m_underlying->clear();
    m_underlying->addItems(known);
    m_underlying->setCurrentIndex(std::max<int>(0, static_cast<int>(known.indexOf(was))));
    tell();
}

WhyPanel::Told& WhyPanel::told(std::size_t number)
{
    while (m_told.size() <= number) {
        Told made{plainLabel(QStringLiteral("title"), this),
                  plainLabel(QStringLiteral("strong"), this),
                  plainLabel(QStringLiteral("muted"), this)};
        const auto n = static_cast<int>(m_told.size());
        made.head->setObjectName(QStringLiteral("whyHead%1").arg(n));
        made.answer->setObjectName(QStringLiteral("whyAnswer%1").arg(n));
        made.lines->setObjectName(QStringLiteral("whyLines%1").arg(n));
        for (QLabel* label : {made.head, made.answer, made.lines}) {
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            m_column->insertWidget(m_column->count() - 1, label);
        }
        m_told.push_back(made);
    }
    return m_told[number];
}

/// Each underlying with its answer, and last how the desk as a whole stood.
void WhyPanel::tell()
{
    if (!m_moment) return;
    const core::Currency only = chosen();
    std::size_t number = 0;
    for (const review::MomentBook& book : m_moment->books) {
        if (!only.empty() && book.underlying != only) continue;
        const Told& one = told(number++);
        setWords(one.head, words(book.underlying));
        setWords(one.answer, spoken(review::answer(*m_moment, book)));
        setWords(one.lines, spokenLines(review::standing(*m_moment, book)));
    }
    const Told& desk = told(number++);
    setWords(desk.head, tr("Desk"));
    setWords(desk.answer, QString());
    setWords(desk.lines, spokenLines(review::standing(*m_moment)));
    for (std::size_t i = 0; i < m_told.size(); ++i) {
        m_told[i].head->setVisible(i < number);
        m_told[i].answer->setVisible(i < number && !m_told[i].answer->text().isEmpty());
        m_told[i].lines->setVisible(i < number);
    }
    m_table->show(m_moment, only);
    const int rows = m_table->rowCount();
    const QString left =
        m_moment->leftOut > 0 ? tr(" · %1 more are on record").arg(m_moment->leftOut) : QString();
    m_tools->setRemark((rows == 1 ? tr("1 event") : tr("%1 events").arg(rows)) + left);
}

}  // namespace ballast::ui
