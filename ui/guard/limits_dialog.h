#pragma once

#include "models/guard/limit_table.h"
#include "ui/widgets/confirm_word.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace ballast::ui {

/// Limits on orders and the bounds of the tripwires, to be changed by a person: what would change
/// is shown before it is applied, and what loosens must be confirmed by typing a word.
class LimitsDialog : public QDialog {
    Q_OBJECT
public:
    explicit LimitsDialog(const guard::LimitSet& limits, QWidget* parent = nullptr);

    static constexpr const char* kWord = kLoosenWord;
    /// Others are in force now: what was typed is compared with them.
    void setLimits(const guard::LimitSet& limits);
    /// Stands in another window as a page, which confirms and applies: what is typed is drafted.
    void embed();
    /// What is in force, and what is drafted over it.
    void setDraft(const guard::LimitSet& limits, const guard::LimitSet& draft);
    void reject() override;

signals:
    void confirmed(const ballast::guard::LimitSet& limits);
    /// Embedded: what stands in the fields, or what is wrong with it.
    void drafted(const ballast::guard::LimitSet& limits);
    void faulty(const QString& problem);

private:
    void fill();
    void refresh();
    void apply();
    /// What is typed, over what is in force; the first thing wrong with it as a sentence.
    guard::LimitSet typed(QString& problem) const;

    guard::LimitSet m_before;
    bool m_embedded = false;
    QTableWidget* m_table;
    QLabel* m_changes;
    QLineEdit* m_word;
    QPushButton *m_apply, *m_close;
};

}  // namespace ballast::ui
