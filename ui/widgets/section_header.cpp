#include "ui/widgets/section_header.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyleOption>

namespace ballast::ui {
namespace {

constexpr int kHeight = 30;

/// Yields its end, not its beginning, where the row is narrow.
class Remark : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

template <class Label>
QLabel* plainLabel(const QString& role, QWidget* parent)
{
    auto* label = new Label(parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", role);
    return label;
}

QHBoxLayout* row(int spacing)
{
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

}  // namespace

SectionHeader::SectionHeader(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_title(plainLabel<QLabel>(QStringLiteral("title"), this)),
      m_remark(plainLabel<Remark>(QStringLiteral("faint"), this)),
      m_left(row(4)),
      m_right(row(4))
{
    setObjectName(QStringLiteral("sectionHeader"));
    setFixedHeight(kHeight);
    m_title->setText(title);
    m_remark->setSizePolicy(QSizePolicy::Ignored,
                            QSizePolicy::Preferred);  // yields first when narrow
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 0);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addLayout(m_left);
    layout->addWidget(m_remark, 1);
    layout->addLayout(m_right);
}

QSize SectionHeader::sizeHint() const { return {QWidget::sizeHint().width(), kHeight}; }

void SectionHeader::setTitle(const QString& title)
{
    if (m_title->text() != title) m_title->setText(title);
}

void SectionHeader::setRemark(const QString& remark)
{
    if (m_remark->text() == remark) return;
    m_remark->setText(remark);
    m_remark->setToolTip(toolTipOf(remark));
}

void SectionHeader::addLeft(QWidget* widget) { m_left->addWidget(widget); }

void SectionHeader::addRight(QWidget* widget) { m_right->addWidget(widget); }

void SectionHeader::paintEvent(QPaintEvent*)
{
    QStyleOption option;
    option.initFrom(this);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, this);
}

}  // namespace ballast::ui
