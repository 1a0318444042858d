#include "ui/widgets/tool_row.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/remark_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>

namespace ballast::ui {

ToolRow::ToolRow(QWidget* parent)
    : QWidget(parent), m_left(new QHBoxLayout), m_remark(new RemarkLabel(this))
{
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setProperty("role", QStringLiteral("faint"));
    m_left->setSpacing(8);
    m_remark->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_remark->setSizePolicy(QSizePolicy::Ignored,
                            QSizePolicy::Preferred);  // yields first when narrow
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 10, 4);
    row->setSpacing(12);
    row->addLayout(m_left);
    row->addWidget(m_remark, 1);
}

void ToolRow::add(QWidget* widget) { m_left->addWidget(widget); }

QComboBox* ToolRow::addChoice(const QString& name, const QString& caption,
                              const QStringList& choices)
{
    auto* combo = new QComboBox(this);
    combo->setObjectName(name);
    combo->setAccessibleName(caption);
    combo->setToolTip(toolTipOf(caption));
    combo->addItems(choices);
    m_left->addWidget(combo);
    return combo;
}

void ToolRow::setRemark(const QString& remark)
{
    if (m_remark->text() == remark) return;
    m_remark->setText(remark);
    m_remark->setToolTip(toolTipOf(remark));
}

QString ToolRow::remark() const { return m_remark->text(); }

}  // namespace ballast::ui
