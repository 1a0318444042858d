#pragma once

#include "ui/settings/settings_value.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTimeEdit;

namespace ballast::ui {

/// How long the history keeps what, whether events are recorded, and the report of each day. It
/// drafts; below stands in words what the draft does to what is kept.
class RecordsPage : public QWidget {
    Q_OBJECT
public:
    explicit RecordsPage(QWidget* parent = nullptr);

    /// The draft, and what is in force.
    void show(const RecordSettings& draft, const RecordSettings& now);
    using QWidget::show;
    RecordSettings records() const { return m_draft; }

signals:
    void edited();

private:
    QSpinBox* days(QFormLayout* form, const char* name, const QString& caption, const QString& tip,
                   const QString& never);
    QLineEdit* line(QFormLayout* form, const char* name, const QString& caption,
                    const QString& tip);
    void buildHistory(QFormLayout* form);
    void buildReports(QFormLayout* form);
    void take();
    void fit();

    RecordSettings m_draft, m_now;
    bool m_filling = false;
    QSpinBox *m_full, *m_minutes, *m_alerts, *m_positions;
    QCheckBox *m_events, *m_daily;
    QDoubleSpinBox* m_gb;
    QTimeEdit* m_at;
    QComboBox* m_format;
    QLineEdit *m_folder, *m_desk;
    QLabel* m_effect;
};

/// What the draft does to what is kept, from the next start on, a sentence each; none where it is
/// as it was.
QStringList recordsEffect(const RecordSettings& now, const RecordSettings& then);

}  // namespace ballast::ui
