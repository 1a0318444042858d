#pragma once

#include "ui/settings/settings_value.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace ballast::ui {

/// The last step before anything applies: what changes, key by key, what that does to the book of
/// now, what ends with it; and the word that confirms what loosens.
class ChangesPage : public QWidget {
    Q_OBJECT
public:
    explicit ChangesPage(QWidget* parent = nullptr);

    /// What changes, and what is wrong on other pages: with anything wrong nothing can be applied.
    void show(const std::vector<SettingChange>& changes, const QStringList& problems);
    using QWidget::show;
    /// What it does to the book; as often as the book moves.
    void showEffect(const engine::SettingsEffect& effect);
    /// What came of applying: a sentence on what is wrong, or on what was done.
    void tell(const QString& sentence, bool isProblem);
    /// Applying has begun, and ends with tell().
    void wait();

signals:
    void applied();
    void discarded();

private:
    void judge();

    std::vector<SettingChange> m_changes;
    QStringList m_problems;
    QStringList m_effectShown;  ///< as it stands in the table: what is the same is left alone
    bool m_waiting = false;
    QTableWidget *m_table, *m_effect;
    QLabel *m_effectHead, *m_news;
    QLineEdit* m_word;
    QPushButton *m_apply, *m_discard;
};

}  // namespace ballast::ui
