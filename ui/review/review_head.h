#pragma once

#include "models/review/review_picture.h"
#include "models/tables/filter_expression.h"
#include "ui/review/period_choice.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QDateEdit;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ballast::ui {

class FilterField;

/// What is looked at: period, underlying, trigger, outcome, a filter; and what may be done with it.
class ReviewHead : public QWidget {
    Q_OBJECT
public:
    explicit ReviewHead(QWidget* parent = nullptr);

    /// The time of the market: what "today" is.
    void setNow(core::Time now);
    review::Period period() const;
    void setPeriod(const review::Period& period);
    /// The choices of what was read, each kept where it still is one.
    void setChoices(const review::ReviewChoices& choices);
    /// The choices made; the times are not filled.
    review::ReviewFilter filter() const;
    const review::CaseQuery& query() const { return m_query; }
    /// Exports are of what is shown: not before something is.
    void setExportable(bool can);
    /// A button that makes a report, where the program can.
    void setReports(bool can);
    void focusFilter();
    /// Where the keyboard goes when the filter is left by Escape.
    void leaveFilterTo(QWidget* view);

signals:
    /// Another period, or the same again.
    void periodChanged();
    /// Another choice within it.
    void filterChanged();
    /// What is written cannot be read, and what is shown is of the filter before; or no longer.
    void filterHeld(bool held);
    void readAgain();
    void csvWished();
    void excelWished();
    void reportWished();

private:
    QComboBox* addChoice(const char* name, const QString& caption, const QString& all);
    QPushButton* addButton(const char* name, const QString& text, const QString& tip);
    void choosePeriod();
    std::optional<tables::FilterFault> readQuery(const QString& text);
    void showScope();

    core::Time m_now{};
    review::CaseQuery m_query;
    QHBoxLayout* m_row;
    QComboBox* m_period;
    QDateEdit *m_from, *m_to;
    QComboBox *m_underlying = nullptr, *m_trigger = nullptr, *m_outcome = nullptr;
    FilterField* m_words;
    QLabel* m_fault;
    QLabel* m_scope;  ///< what follows the filter and what does not, where there is one
    QPushButton *m_again = nullptr, *m_csv = nullptr, *m_excel = nullptr, *m_report = nullptr;
};

}  // namespace ballast::ui
