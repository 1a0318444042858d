#pragma once

#include "models/engine/command.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace ballast::ui {

/// A person says what became of an order nobody can tell of, and how they know. Not modal: STOP ALL
/// must stay within reach.
class EvidenceDialog : public QDialog {
    Q_OBJECT
public:
    /// A statement shorter than this says nothing.
    static constexpr int kLeastCharacters = 12;

    /// `life` is shown as it is: what is known of the order so far.
    EvidenceDialog(const core::Label& label, const QString& order, const QString& life,
                   QWidget* parent = nullptr);

signals:
    void resolved(const ballast::engine::ResolveOrder& resolution);

private:
    void judge();
    void attach();

    core::Label m_label;
    QComboBox* m_outcome;
    QPlainTextEdit* m_evidence;
    QPushButton* m_attach;
};

}  // namespace ballast::ui
