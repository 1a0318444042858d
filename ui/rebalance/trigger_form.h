#pragma once

#include "models/rebalance/policy.h"

#include <QStringList>
#include <QWidget>

#include <array>
#include <vector>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ballast::ui {

/// What asks for a hedge beside the band and the interval, in sections that open and close: live
/// band, other triggers, limits, the joint hedge, and a target and times of one's own. An empty
/// number is off.
class TriggerForm : public QWidget {
    Q_OBJECT
public:
    explicit TriggerForm(QWidget* parent = nullptr);

    /// Shows what the policy says; a section in which something is on opens.
    void take(const rebalance::Policy& policy);
    /// Puts what stands in the fields into the policy. Each problem is a sentence with the allowed
    /// range, and marks its field.
    QStringList read(rebalance::Policy& policy) const;

signals:
    void edited();

private:
    struct Section {
        QPushButton* head;
        QWidget* body;
        QGridLayout* grid;
        int cells = 0;
    };
    Section& section(const QString& name, const QString& title, QVBoxLayout* column);
    void place(Section& section, const QString& caption, QWidget* field);
    QLineEdit* line(Section& section, const QString& name, const QString& caption,
                    const QString& toolTip);
    QPushButton* toggle(Section& section, const QString& name, const QString& caption,
                        const QString& toolTip);
    void buildNumbers(std::size_t from, std::size_t to, Section& section);
    void open(Section& section, bool opened);

    std::vector<Section> m_sections;
    std::vector<QLineEdit*> m_numbers;  ///< in the order of their table
    QComboBox* m_liveBand = nullptr;
    QComboBox* m_volatility = nullptr;
    QPushButton* m_fundingShift = nullptr;
    QPushButton* m_leland = nullptr;
    QLineEdit* m_points = nullptr;
    QLineEdit* m_times = nullptr;
    QLineEdit *m_names = nullptr, *m_except = nullptr;
};

}  // namespace ballast::ui
