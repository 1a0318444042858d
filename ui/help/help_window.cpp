#include "ui/help/help_window.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextEdit>
#include <QVBoxLayout>

namespace ballast::ui {
namespace {

constexpr int kListWidth = 250, kMargin = 18;

bool has(const HelpPage& page, const QString& words)
{
    for (const QString& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        if (!page.text.contains(word, Qt::CaseInsensitive)) return false;
    return true;
}

/// Room between the paragraphs, and headings that are not larger than they need be.
void space(QTextDocument& document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool item = block.textList() != nullptr;
        format.setTopMargin(level == 1 ? 0 : level > 1 ? 16 : 0);
        format.setBottomMargin(level == 1 ? 12 : level > 1 ? 6 : item ? 4 : 10);
        format.setLineHeight(120, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
        if (level == 0) continue;
        cursor.select(QTextCursor::BlockUnderCursor);
        QTextCharFormat size;
        size.setProperty(QTextFormat::FontSizeAdjustment, level == 1 ? 2 : 0);
        cursor.mergeCharFormat(size);
    }
}

}  // namespace

HelpWindow::HelpWindow(KeyWords keys, const QString& language, QWidget* parent)
    : QDialog(parent),
      m_keys(std::move(keys)),
      m_pages(helpPages(language)),
      m_search(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_none(plainLabel(QStringLiteral("muted"), this, tr("No page has these words."))),
      m_text(new QTextEdit(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Ballast help"));
    resize(960, 700);
    m_search->setObjectName(QStringLiteral("helpSearch"));
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("helpList"));
    m_list->setAccessibleName(tr("Pages of help"));
    m_list->setFrameShape(QFrame::NoFrame);
    for (const HelpPage& page : m_pages) {
        auto* item = new QListWidgetItem(page.title, m_list);
        item->setData(Qt::UserRole, page.id);
        item->setToolTip(toolTipOf(page.title));
    }
    m_none->setObjectName(QStringLiteral("helpNone"));
    m_none->hide();
    m_text->setObjectName(QStringLiteral("helpText"));
    m_text->setAccessibleName(tr("Page of help"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setReadOnly(true);
    m_text->document()->setDocumentMargin(kMargin);
    auto* side = new QVBoxLayout;
    side->setSpacing(8);
    side->addWidget(m_search);
    side->addWidget(m_none);
    side->addWidget(m_list, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 0, 0);
    row->setSpacing(12);
    m_search->setFixedWidth(kListWidth);
    m_list->setFixedWidth(kListWidth);
    row->addLayout(side);
    row->addWidget(m_text, 1);
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(m_list, &QListWidget::currentItemChanged, this, &HelpWindow::showPage);
    m_list->setCurrentRow(0);
    m_search->setFocus();
}

void HelpWindow::openPage(const QString& id)
{
    m_search->clear();
    int row = 0;
    for (int at = 0; at < m_list->count(); ++at)
        if (m_list->item(at)->data(Qt::UserRole).toString() == id) row = at;
    m_list->setCurrentRow(row);
    m_list->setFocus(Qt::OtherFocusReason);
}

QString HelpWindow::page() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

/// Every word has to be there, anywhere in the page.
void HelpWindow::filter()
{
    int first = -1;
    for (int at = 0; at < m_list->count(); ++at) {
        const bool found = has(m_pages[static_cast<std::size_t>(at)], m_search->text());
        m_list->item(at)->setHidden(!found);
        if (found && first < 0) first = at;
    }
    m_none->setVisible(first < 0);
    const QListWidgetItem* now = m_list->currentItem();
    if (first >= 0 && (!now || now->isHidden())) m_list->setCurrentRow(first);
    markFound();
}

/// Anew whenever the window comes: a key may be another one meanwhile.
void HelpWindow::showPage()
{
    const QString id = page();
    for (const HelpPage& each : m_pages)
        if (each.id == id) m_text->setMarkdown(withKeys(each.text, m_keys, tr("no key")));
    space(*m_text->document());
    m_text->document()->setDocumentMargin(kMargin);
    markFound();
}

void HelpWindow::markFound()
{
    QList<QTextEdit::ExtraSelection> found;
    for (const QString& word : m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.size() < 2) continue;
        for (QTextCursor at = m_text->document()->find(word); !at.isNull();
             at = m_text->document()->find(word, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(Theme::current().selection);
            found << mark;
        }
    }
    m_text->setExtraSelections(found);
}

void HelpWindow::showEvent(QShowEvent* event)
{
    showPage();
    QDialog::showEvent(event);
}

/// From the search straight into the list.
bool HelpWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace ballast::ui
