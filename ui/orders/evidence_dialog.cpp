#include "ui/orders/evidence_dialog.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr orders::OrderState kOutcomes[] = {
    orders::OrderState::NotPlaced, orders::OrderState::Filled, orders::OrderState::Cancelled,
    orders::OrderState::Rejected};
constexpr int kMostCharacters = 500;

}  // namespace

EvidenceDialog::EvidenceDialog(const core::Label& label, const QString& order, const QString& life,
                               QWidget* parent)
    : QDialog(parent),
      m_label(label),
      m_outcome(new QComboBox(this)),
      m_evidence(new QPlainTextEdit(this)),
      m_attach(new QPushButton(tr("Attach evidence"), this))
{
    setObjectName(QStringLiteral("evidenceDialog"));
    setWindowTitle(tr("What became of this order?"));
    setMinimumWidth(460);
    QLabel* title = plainLabel(QStringLiteral("heading"), this, order);
    QLabel* known = plainLabel(QStringLiteral("muted"), this, life);
    known->setWordWrap(true);
    setWords(known, life);
    known->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QLabel* why = plainLabel(
        QStringLiteral("muted"), this,
        tr("Look it up at the venue by its label. Until this is settled its book gets no "
           "new order. The venue's positions are compared afterwards in any case."));
    why->setWordWrap(true);
    m_outcome->setObjectName(QStringLiteral("evidenceOutcome"));
    m_outcome->setAccessibleName(tr("What became of the order"));
    for (const orders::OrderState state : kOutcomes)
        m_outcome->addItem(spoken(orders::text(state)));
    m_evidence->setObjectName(QStringLiteral("evidenceText"));
    m_evidence->setAccessibleName(tr("How you know"));
    m_evidence->setPlaceholderText(
        tr("How you know: what the venue's order history shows, who said so, when"));
    m_evidence->setFixedHeight(84);
    m_evidence->setTabChangesFocus(true);
    m_attach->setObjectName(QStringLiteral("evidenceAttach"));
    m_attach->setProperty("role", QStringLiteral("chosen"));
    auto* cancel = new QPushButton(tr("Not now"), this);
    cancel->setObjectName(QStringLiteral("evidenceCancel"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_attach);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{title, known, why, m_outcome, m_evidence})
        column->addWidget(widget);
    column->addLayout(buttons);
    connect(m_evidence, &QPlainTextEdit::textChanged, this, &EvidenceDialog::judge);
    connect(m_attach, &QPushButton::clicked, this, &EvidenceDialog::attach);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    judge();
}

void EvidenceDialog::judge()
{
    const qsizetype length = m_evidence->toPlainText().trimmed().size();
    m_attach->setEnabled(length >= kLeastCharacters && length <= kMostCharacters);
    m_attach->setToolTip(toolTipOf(length > kMostCharacters
                                       ? tr("At most %1 characters.").arg(kMostCharacters)
                                       : tr("A sentence on how you know, then this can be said.")));
}

void EvidenceDialog::attach()
{
    if (!m_attach->isEnabled()) return;
    m_attach->setEnabled(false);
    emit resolved({m_label, kOutcomes[m_outcome->currentIndex()],
                   m_evidence->toPlainText().trimmed().toStdString()});
    accept();
}

}  // namespace ballast::ui
