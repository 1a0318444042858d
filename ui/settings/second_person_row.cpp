#include "ui/settings/second_person_row.h"

#include "ui/widgets/grouped_box.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace ballast::ui {
namespace {

constexpr double kMostUsd = 1e12;  // as the settings file takes it
constexpr int kWidth = 260;

/// Where nothing stands, nobody is asked.
class AmountBox : public GroupedDecimalBox {
public:
    using GroupedDecimalBox::GroupedDecimalBox;

protected:
    double valueFromText(const QString& text) const override
    {
        return text.trimmed().isEmpty() ? 0 : GroupedDecimalBox::valueFromText(text);
    }
    QValidator::State validate(QString& text, int& position) const override
    {
        if (text.trimmed().isEmpty()) return QValidator::Acceptable;
        return GroupedDecimalBox::validate(text, position);
    }
};

}  // namespace

SecondPersonRow::SecondPersonRow(QWidget* parent) : QWidget(parent), m_above(new AmountBox(this))
{
    setObjectName(QStringLiteral("secondPersonRow"));
    const QString caption = tr("A second person approves above, USD");
    m_above->setObjectName(QStringLiteral("secondPersonAbove"));
    m_above->setAccessibleName(caption);
    m_above->setToolTip(toolTipOf(
        tr("A larger proposal a second person approves too, with a passphrase of their own. Empty "
           "or 0: nobody is asked. A higher amount loosens, which is confirmed by a word under "
           "Changes. It holds from the next start on.")));
    m_above->setRange(0, kMostUsd);
    m_above->setDecimals(0);
    m_above->setSingleStep(50'000);
    m_above->setSpecialValueText(tr("nobody is asked"));
    m_above->setKeyboardTracking(false);
    m_above->setFixedWidth(kWidth);
    QLabel* label = plainLabel({}, this, caption);
    label->setBuddy(m_above);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(11, 0, 11, 8);
    row->addWidget(label);
    row->addWidget(m_above);
    row->addStretch(1);
    connect(m_above, &QDoubleSpinBox::valueChanged, this, &SecondPersonRow::edited);
}

void SecondPersonRow::show(double aboveUsd)
{
    const QSignalBlocker quiet(m_above);
    m_above->setValue(aboveUsd);
}

}  // namespace ballast::ui
