#pragma once

#include "models/review/review_picture.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace ballast::tables {
class LineTable;
}

namespace ballast::ui {

class EmptyState;

/// One rebalance in full: its life in a sentence and step by step, what else could have been done,
/// and what reviewers wrote. Notes are only added, each with its writer.
class CaseView : public QWidget {
    Q_OBJECT
public:
    explicit CaseView(QWidget* parent = nullptr);

    /// Nothing is selected.
    void clear();
    /// This one is being read.
    void wait(core::ProposalId proposal);
    void show(std::shared_ptr<const review::CaseDetail> detail);
    using QWidget::show;
    void showProblem(const QString& sentence);
    /// Why notes cannot be kept; empty: they can.
    void setNotesHindrance(const QString& why);
    /// A note was kept, or why it was not: then its text stands there still.
    void noteKept(const QString& problem);
    core::ProposalId proposal() const { return m_proposal; }

signals:
    /// `note.at` and `note.who` are not filled.
    void noteWished(const ballast::review::Note& note);
    /// A step of its life was opened.
    void momentWished(ballast::core::ProposalId proposal, ballast::core::Time at);
    /// The step that is selected is wanted as the whole desk was then; else the proposal.
    void replayWished(ballast::core::ProposalId proposal, ballast::core::Time at);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildLife();
    QWidget* buildNotes();
    QTreeView* table(const char* name, const QString& spoken, tables::LineTable* model,
                     QWidget* parent);
    void write(review::NoteKind kind, const QString& text);
    void fit();
    void fitNotes();

    core::ProposalId m_proposal;
    std::shared_ptr<const review::CaseDetail> m_detail;
    QString m_hindrance;
    bool m_writing = false;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QLabel* m_sentence = nullptr;
    QLabel* m_basis = nullptr;
    QLabel* m_noteState = nullptr;
    QLineEdit* m_tag = nullptr;
    QPlainTextEdit* m_note = nullptr;
    QTreeView* m_notesView = nullptr;
    QPushButton *m_addNote = nullptr, *m_addTag = nullptr, *m_removeTag = nullptr;
    QComboBox* m_tags = nullptr;
    tables::LineTable *m_life, *m_whatIfs, *m_notes;
};

}  // namespace ballast::ui
