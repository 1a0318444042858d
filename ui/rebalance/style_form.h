#pragma once

#include "models/execution/style.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;

namespace ballast::ui {

/// How a hedge is worked: a choice, and beside it what that style asks for.
class StyleForm : public QWidget {
    Q_OBJECT
public:
    explicit StyleForm(QWidget* parent = nullptr);

    void take(const execution::Style& style);
    /// Puts what stands in the fields of the chosen style into `style`. Each problem is a sentence
    /// with the allowed range, and marks its field.
    QStringList read(execution::Style& style) const;

signals:
    void edited();

private:
    void showFields();
    execution::StyleKind kind() const;

    QComboBox* m_kind = nullptr;
    QComboBox* m_atDeadline = nullptr;
    QWidget* m_atDeadlineCell = nullptr;
    std::vector<QLineEdit*> m_numbers;  ///< in the order of their table
    std::vector<QWidget*> m_cells;
};

}  // namespace ballast::ui
