#include "ui/review/case_view.h"

#include "models/tables/line_table.h"
#include "ui/review/review_lines.h"
#include "ui/review/review_text.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/look.h"
#include "ui/widgets/table_dress.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace ballast::ui {
namespace {

constexpr int kNoteRow = 22;
constexpr int kLeastTable = 50;  ///< pixels: a heading and a row; the rest is scrolled to
constexpr int kNotesSeen = 3;    ///< rows of them, at least
constexpr int kTallFrom = 760;   ///< pixels of the whole, from which on there are more
constexpr int kNotesSeenTall = 5;
constexpr int kLinesWritten = 3;  ///< of a note that is being written

/// Tab goes on, as in every form; Ctrl+Enter writes the note.
class NoteEdit : public QPlainTextEdit {
public:
    NoteEdit(QWidget* parent, QPushButton* write) : QPlainTextEdit(parent), m_write(write)
    {
        setTabChangesFocus(true);
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (!enter || !event->modifiers().testFlag(Qt::ControlModifier))
            return QPlainTextEdit::keyPressEvent(event);
        m_write->click();
    }

private:
    QPushButton* m_write;
};

}  // namespace

CaseView::CaseView(QWidget* parent)
    : QWidget(parent),
      m_pages(new QStackedWidget(this)),
      m_empty(
          new EmptyState(tr("No rebalance is selected"),
                         tr("Choose one in the table: its whole life, what else could have been "
                            "done, and notes on it stand here."))),
      m_life(new tables::LineTable(lifeColumns(), this)),
      m_whatIfs(new tables::LineTable(whatIfColumns(), this)),
      m_notes(new tables::LineTable(noteColumns(), this))
{
    setObjectName(QStringLiteral("reviewCase"));
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(buildLife());
    split->addWidget(buildNotes());
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 2);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(split);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    fit();
}

QTreeView* CaseView::table(const char* name, const QString& spokenName, tables::LineTable* model,
                           QWidget* parent)
{
    auto* view = new QTreeView(parent);
    view->setObjectName(QString::fromLatin1(name));
    view->setAccessibleName(spokenName);
    view->setModel(model);
    return view;
}

QWidget* CaseView::buildLife()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_sentence = plainLabel({}, box);
    m_sentence->setObjectName(QStringLiteral("reviewSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(10, 8, 10, 4);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_sentence);
    QTreeView* whatIfs =
        table("reviewWhatIfs", tr("What else could have been done"), m_whatIfs, box);
    dressTable(whatIfs, {190, 92, 84, 132, 150}, 22);
    whatIfs->setMinimumHeight(kLeastTable);
    // What it would have earned is never cut; of what was risked the number alone stays.
    fitColumns(whatIfs, 0, 150, {{3, 76}, {1, 66}, {2, 62}, {4, 104}});
    m_basis = plainLabel(QStringLiteral("caption"), box);
    m_basis->setObjectName(QStringLiteral("reviewBasis"));
    m_basis->setWordWrap(true);
    m_basis->setContentsMargins(10, 2, 10, 4);
    QTreeView* life = table("reviewLife", tr("Its life, step by step"), m_life, box);
    dressTable(life, {104, 84, 150, 90, 240}, 22);
    life->setMinimumHeight(kLeastTable);
    fitColumns(life, 4, 120, {{3, 56}, {1, 56}, {2, 120}});
    auto* split = new QSplitter(Qt::Vertical, box);
    split->setChildrenCollapsible(false);
    auto* upper = new QWidget;
    auto* upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(whatIfs, 1);
    upperColumn->addWidget(m_basis);
    split->addWidget(upper);
    split->addWidget(life);
    column->addWidget(split, 1);
    connect(life, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const qint64 ns = index.data(tables::LineTable::AboutRole).toLongLong();
        emit momentWished(m_proposal, core::Time{core::Duration{ns}});
    });
    auto* replay = new QPushButton(tr("Replay this moment"), box);
    replay->setObjectName(QStringLiteral("reviewReplay"));
    replay->setToolTip(
        toolTipOf(tr("Opens a window beside the desk that shows the whole desk as it "
                     "was at the selected step, from the recorded events.")));
    connect(replay, &QPushButton::clicked, this, [this, life] {
        const QModelIndex index = life->currentIndex();
        const qint64 ns = index.data(tables::LineTable::AboutRole).toLongLong();
        emit replayWished(m_proposal, core::Time{core::Duration{ns}});
    });
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(10, 2, 10, 4);
    foot->addWidget(replay);
    foot->addStretch(1);
    column->addLayout(foot);
    return box;
}

QWidget* CaseView::buildNotes()
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_notesView = table("reviewNotes", tr("Notes and tags"), m_notes, box);
    dressTable(m_notesView, {122, 96, 300}, kNoteRow);
    stretchColumn(m_notesView, 2, 160);
    column->addWidget(m_notesView);

    m_addNote = new QPushButton(tr("Add note"), box);
    m_addNote->setObjectName(QStringLiteral("reviewAddNote"));
    m_note = new NoteEdit(box, m_addNote);
    m_note->setObjectName(QStringLiteral("reviewNote"));
    m_note->setAccessibleName(tr("A note on this rebalance"));
    m_note->setPlaceholderText(tr("A note on this rebalance; Ctrl+Enter adds it"));
    m_tag = new QLineEdit(box);
    m_tag->setObjectName(QStringLiteral("reviewTag"));
    m_tag->setAccessibleName(tr("A tag for this rebalance"));
    m_tag->setPlaceholderText(tr("Tag"));
    m_tag->setMaxLength(static_cast<int>(review::kTagBytes));
    m_tag->setFixedWidth(120);
    m_addTag = new QPushButton(tr("Add tag"), box);
    m_addTag->setObjectName(QStringLiteral("reviewAddTag"));
    m_tags = new QComboBox(box);
    m_tags->setObjectName(QStringLiteral("reviewTags"));
    m_tags->setAccessibleName(tr("Tags it has"));
    m_tags->setMinimumWidth(90);
    m_removeTag = new QPushButton(tr("Take tag off"), box);
    m_removeTag->setObjectName(QStringLiteral("reviewRemoveTag"));
    m_noteState = plainLabel(QStringLiteral("caption"), box);
    m_noteState->setObjectName(QStringLiteral("reviewNoteState"));
    m_noteState->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* writing = new QHBoxLayout;
    writing->setContentsMargins(10, 0, 10, 0);
    writing->addWidget(m_note, 1);
    writing->addWidget(m_addNote, 0, Qt::AlignTop);
    auto* tags = new QHBoxLayout;
    tags->setContentsMargins(10, 0, 10, 6);
    for (QWidget* part : std::initializer_list<QWidget*>{m_tag, m_addTag, m_tags, m_removeTag})
        tags->addWidget(part);
    tags->addWidget(m_noteState, 1);
    column->addLayout(writing);
    column->addLayout(tags);
    column->addStretch(1);

    connect(m_addNote, &QPushButton::clicked, this,
            [this] { write(review::NoteKind::Note, m_note->toPlainText()); });
    connect(m_addTag, &QPushButton::clicked, this,
            [this] { write(review::NoteKind::Tagged, m_tag->text()); });
    connect(m_tag, &QLineEdit::returnPressed, m_addTag, &QPushButton::click);
    connect(m_removeTag, &QPushButton::clicked, this,
            [this] { write(review::NoteKind::Untagged, m_tags->currentText()); });
    connect(m_note, &QPlainTextEdit::textChanged, this, &CaseView::fit);
    connect(m_tag, &QLineEdit::textChanged, this, &CaseView::fit);
    return box;
}

void CaseView::clear()
{
    m_proposal = {};
    m_detail = nullptr;
    m_empty->set(tr("No rebalance is selected"),
                 tr("Choose one in the table: its whole life, what else could have been done, and "
                    "notes on it stand here."));
    m_pages->setCurrentIndex(0);
}

void CaseView::wait(core::ProposalId proposal)
{
    if (proposal == m_proposal && m_detail) return;  // its newer state replaces it
    m_proposal = proposal;
    m_detail = nullptr;
    m_note->clear();
    m_tag->clear();
    m_empty->set(tr("Rebalance %1").arg(proposal.value), tr("Its life is being read."));
    m_pages->setCurrentIndex(0);
}

void CaseView::show(std::shared_ptr<const review::CaseDetail> detail)
{
    if (!detail || detail->one.row.proposal != m_proposal) return;
    m_detail = std::move(detail);
    setWords(m_sentence, sentenceOf(*m_detail));
    m_life->show(lifeLines(*m_detail));
    m_whatIfs->show(whatIfLines(m_detail->whatIfs));
    m_notes->show(noteLines(m_detail->one.notes));
    const review::WhatIfBasis& basis = m_detail->whatIfs.basis;
    QStringList sentences;
    for (const std::string& sentence : {basis.market, basis.impact, basis.uncertainty})
        if (!sentence.empty()) sentences << spoken(sentence);
    setWords(m_basis, sentences.join(QLatin1Char(' ')));
    m_tags->clear();
    for (const std::string& tag : m_detail->one.tags) m_tags->addItem(words(tag));
    m_pages->setCurrentIndex(1);
    fitNotes();
    fit();
}

void CaseView::showProblem(const QString& sentence)
{
    if (m_detail) return;
    m_empty->set(tr("This rebalance could not be read"), sentence);
    m_pages->setCurrentIndex(0);
}

void CaseView::setNotesHindrance(const QString& why)
{
    m_hindrance = why;
    fit();
}

void CaseView::write(review::NoteKind kind, const QString& text)
{
    if (!m_detail || m_writing || text.trimmed().isEmpty()) return;
    review::Note note;
    note.proposal = m_proposal;
    note.kind = kind;
    note.text = text.toStdString();
    m_writing = true;
    setTone(m_noteState, tables::Tone::Muted);
    setWords(m_noteState, tr("Being recorded…"));
    fit();
    emit noteWished(note);
}

void CaseView::noteKept(const QString& problem)
{
    m_writing = false;
    setTone(m_noteState, problem.isEmpty() ? tables::Tone::Muted : tables::Tone::Warn);
    setWords(m_noteState, problem.isEmpty() ? tr("Recorded.") : problem);
    m_noteState->setToolTip(toolTipOf(problem));
    if (problem.isEmpty()) {
        m_note->clear();
        m_tag->clear();
    }
    fit();
}

void CaseView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitNotes();
}

/// Whole rows of what was noted, and whole lines of what is being written.
void CaseView::fitNotes()
{
    m_notesView->setVisible(m_notes->rowCount() > 0);  // an empty list takes no room from the rest
    const int rows = height() >= kTallFrom ? kNotesSeenTall : kNotesSeen;
    m_notesView->setFixedHeight(m_notesView->header()->sizeHint().height() +
                                rows * rowPixels(kNoteRow) + 2 * m_notesView->frameWidth());
    m_note->ensurePolished();
    const int around = 2 * m_note->frameWidth() +
                       static_cast<int>(std::ceil(2 * m_note->document()->documentMargin()));
    m_note->setFixedHeight(kLinesWritten * m_note->fontMetrics().lineSpacing() + around);
}

/// Only what can be done can be pressed.
void CaseView::fit()
{
    const bool free = m_hindrance.isEmpty() && !m_writing;
    m_note->setEnabled(m_hindrance.isEmpty());
    m_tag->setEnabled(m_hindrance.isEmpty());
    m_addNote->setEnabled(free && !m_note->toPlainText().trimmed().isEmpty());
    m_addTag->setEnabled(free && !m_tag->text().trimmed().isEmpty());
    const bool tagged = m_tags->count() > 0;
    m_tags->setVisible(tagged);
    m_removeTag->setVisible(tagged);
    m_removeTag->setEnabled(free);
    if (!m_hindrance.isEmpty()) {
        setTone(m_noteState, tables::Tone::Warn);
        setWords(m_noteState, m_hindrance);
        m_noteState->setToolTip(toolTipOf(m_hindrance));
    }
}

}  // namespace ballast::ui
