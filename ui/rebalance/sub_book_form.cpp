#include "ui/rebalance/sub_book_form.h"

#include "models/core/text.h"
#include "ui/rebalance/policy_reading.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ballast::ui {
namespace {

using portfolio::DeltaConvention;
using rebalance::GreekLimits;
using rebalance::SubBookTarget;

constexpr DeltaConvention kConventions[] = {
    DeltaConvention::BlackScholes, DeltaConvention::NetTransaction, DeltaConvention::UsdNeutral};
constexpr double kMostCoin = 1e6, kMostUsd = 1e9;

struct Meaning {
    const char* name;
    const char* caption;
    const char* tip;
};
constexpr Meaning kMeanings[] = {
    {"Target", QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "Target, coin"),
     QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "The delta that is wanted of this sub-book.")},
    {"BySpot", QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "Target by spot"),
     QT_TRANSLATE_NOOP("ballast::ui::SubBookForm",
                       "Spot: coin, in pairs. Empty: the target beside it.")},
    {"GammaTarget", QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "Gamma target"),
     QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "Added to the policy's gamma target.")},
    {"GammaLimits", QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "Gamma from, to"),
     QT_TRANSLATE_NOOP("ballast::ui::SubBookForm",
                       "Such as -0.2 to 0.3; either side may be left out.")},
    {"VegaTarget", QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "Vega target, USD"),
     QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "Added to the policy's vega target.")},
    {"VegaLimits", QT_TRANSLATE_NOOP("ballast::ui::SubBookForm", "Vega from, to, USD"),
     QT_TRANSLATE_NOOP("ballast::ui::SubBookForm",
                       "Such as -2000 to 2000; either side may be left out.")},
};

QString numberText(const std::optional<double>& value)
{
    return value ? typedNumber(*value) : QString();
}

QString limitsText(const GreekLimits& limits)
{
    if (!limits.floor && !limits.ceiling) return {};
    return (numberText(limits.floor) + QStringLiteral(" to ") + numberText(limits.ceiling))
        .trimmed();
}

std::optional<double> readOne(const QString& typed, double most, QString& problem)
{
    if (typed.trimmed().isEmpty()) return std::nullopt;
    return readNumber(typed, -most, most,
                      most == kMostCoin ? SubBookForm::tr("-1 000 000 to 1 000 000")
                                        : SubBookForm::tr("-1 000 000 000 to 1 000 000 000"),
                      problem);
}

QString readLimits(const QString& typed, double most, GreekLimits& limits)
{
    limits.floor = limits.ceiling = std::nullopt;
    if (typed.trimmed().isEmpty()) return {};
    const QStringList sides = typed.split(QStringLiteral("to"));
    if (sides.size() != 2) return SubBookForm::tr("allowed: from to to, such as -0.2 to 0.3");
    QString problem;
    limits.floor = readOne(sides[0], most, problem);
    if (problem.isEmpty()) limits.ceiling = readOne(sides[1], most, problem);
    return problem;
}

}  // namespace

SubBookForm::SubBookForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("subBookForm"));
    m_head = new QPushButton(tr("Sub-books"), this);
    m_head->setObjectName(QStringLiteral("sectionSubBooks"));
    m_head->setCheckable(true);
    m_head->setAutoDefault(false);
    m_head->setProperty("role", QStringLiteral("segment"));
    m_head->setToolTip(toolTipOf(
        tr("Targets of sub-books add up to that of the whole, with the one above for the rest.")));
    m_body = new QWidget(this);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(0, 2, 0, 6);
    m_column->setSpacing(4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_head, 0, Qt::AlignLeft);
    column->addWidget(m_body);
    m_body->setVisible(false);
    connect(m_head, &QPushButton::toggled, m_body, &QWidget::setVisible);
    setVisible(false);
}

void SubBookForm::addRow(const std::string& name)
{
    Row row;
    row.name = name;
    const QString object = QStringLiteral("subBook%1").arg(m_rows.size());
    row.now = plainLabel(QStringLiteral("muted"), m_body, words(name));
    row.now->setObjectName(object + QStringLiteral("Now"));
    m_column->addWidget(row.now);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    for (int i = 0; i < 4; ++i) grid->setColumnStretch(i, 1);
    row.convention = new QComboBox(m_body);
    row.convention->setObjectName(object + QStringLiteral("Convention"));
    row.convention->setAccessibleName(tr("%1: delta convention").arg(words(name)));
    for (const DeltaConvention c : kConventions)
        row.convention->addItem(spoken(portfolio::text(c)));
    connect(row.convention, &QComboBox::activated, this, &SubBookForm::edited);
    const auto place = [&](int cell, const QString& caption, QWidget* field) {
        grid->addWidget(plainLabel(QStringLiteral("caption"), m_body, caption), 2 * (cell / 4),
                        cell % 4);
        grid->addWidget(field, 2 * (cell / 4) + 1, cell % 4);
    };
    place(1, tr("Delta convention"), row.convention);
    for (std::size_t i = 0; i < kFields; ++i) {
        auto* edit = new QLineEdit(m_body);
        edit->setObjectName(object + QLatin1String(kMeanings[i].name));
        edit->setAccessibleName(words(name) + QStringLiteral(": ") + tr(kMeanings[i].caption));
        edit->setToolTip(toolTipOf(tr(kMeanings[i].tip)));
        edit->setProperty("role", QStringLiteral("number"));
        edit->setMaxLength(400);
        row.fields[i] = edit;
        constexpr int kCells[kFields] = {0, 2, 4, 5, 6, 7};
        place(kCells[i], tr(kMeanings[i].caption), edit);
        connect(edit, &QLineEdit::textEdited, this, &SubBookForm::edited);
    }
    m_column->addLayout(grid);
    m_rows.push_back(row);
}

void SubBookForm::setNames(const std::vector<std::string>& names)
{
    // What is on the form stays: a person may be writing to it.
    for (const std::string& name : names)
        if (std::ranges::find(m_rows, name, &Row::name) == m_rows.end()) addRow(name);
    setVisible(!m_rows.empty());
}

void SubBookForm::take(const rebalance::Policy& policy)
{
    std::vector<std::string> names;
    for (const SubBookTarget& book : policy.subBooks) names.push_back(book.name);
    setNames(names);
    for (const Row& row : m_rows) {
        const auto at = std::ranges::find(policy.subBooks, row.name, &SubBookTarget::name);
        const bool has = at != policy.subBooks.end();
        const SubBookTarget book = has ? *at : SubBookTarget{};
        row.fields[Target]->setText(has ? typedNumber(book.target) : QString());
        row.fields[BySpot]->setText(pointsText(book.bySpot));
        row.fields[GammaTarget]->setText(numberText(book.gamma.target));
        row.fields[GammaLimits]->setText(limitsText(book.gamma));
        row.fields[VegaTarget]->setText(numberText(book.vega.target));
        row.fields[VegaLimits]->setText(limitsText(book.vega));
        row.convention->setCurrentIndex(static_cast<int>(
            std::ranges::find(kConventions, book.convention) - std::begin(kConventions)));
    }
    if (!policy.subBooks.empty()) m_head->setChecked(true);
}

bool SubBookForm::isEmpty(const Row& row) const
{
    return std::ranges::all_of(
        row.fields, [](const QLineEdit* edit) { return edit->text().trimmed().isEmpty(); });
}

QStringList SubBookForm::readRow(const Row& row, SubBookTarget& book) const
{
    QStringList problems;
    const auto judge = [&](Field field, const QString& problem) {
        setStyleProperty(row.fields[field], "wrong", !problem.isEmpty());
        if (!problem.isEmpty())
            problems << row.fields[field]->accessibleName() + QStringLiteral(": ") + problem;
    };
    const auto number = [&](Field field, double most) {
        QString problem;
        const auto value = readOne(row.fields[field]->text(), most, problem);
        judge(field, problem);
        return value;
    };
    book.name = row.name;
    book.target = number(Target, kMostCoin).value_or(0);
    judge(BySpot, readPoints(row.fields[BySpot]->text(), book.bySpot));
    judge(GammaLimits, readLimits(row.fields[GammaLimits]->text(), kMostCoin, book.gamma));
    judge(VegaLimits, readLimits(row.fields[VegaLimits]->text(), kMostUsd, book.vega));
    book.gamma.target = number(GammaTarget, kMostCoin);
    book.vega.target = number(VegaTarget, kMostUsd);
    book.convention = kConventions[std::max(0, row.convention->currentIndex())];
    return problems;
}

QStringList SubBookForm::read(rebalance::Policy& policy) const
{
    QStringList problems;
    std::vector<SubBookTarget> books;
    for (const Row& row : m_rows) {
        if (isEmpty(row)) continue;
        SubBookTarget book;
        problems << readRow(row, book);
        // What is shown exactly as it is in force is left exactly as it is.
        const auto before = std::ranges::find(policy.subBooks, row.name, &SubBookTarget::name);
        if (before != policy.subBooks.end() &&
            row.fields[Target]->text() == typedNumber(before->target))
            book.target = before->target;
        books.push_back(std::move(book));
    }
    // In the order of before, so that nothing differs that was not changed.
    std::ranges::stable_sort(books, {}, [&](const SubBookTarget& book) {
        return std::ranges::find(policy.subBooks, book.name, &SubBookTarget::name) -
               policy.subBooks.begin();
    });
    policy.subBooks = std::move(books);
    return problems;
}

void SubBookForm::showParts(const std::vector<rebalance::SubBookPart>& parts)
{
    for (const Row& row : m_rows) {
        const auto at = std::ranges::find(parts, row.name, &rebalance::SubBookPart::name);
        QString text = words(row.name);
        if (at != parts.end())
            text = tr("%1: delta %2 (%3), %4 from its target; gamma %5, vega %6")
                       .arg(text, words(core::signedNumber(at->delta, 2)),
                            spoken(portfolio::text(at->convention)),
                            words(core::signedNumber(at->deviation(), 2)),
                            words(core::signedNumber(at->gamma1Pct, 3)),
                            words(core::usd(at->vega, 0)));
        setWords(row.now, text);
    }
}

}  // namespace ballast::ui
