#pragma once

#include "ui/help/help_pages.h"
#include "ui/widgets/key_words.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextEdit;

namespace ballast::ui {

/// The pages of help: a list, a search over all their words, and the page. It stands beside the
/// window and holds nothing up. It shows the program's own pages and opens nothing else.
class HelpWindow : public QDialog {
    Q_OBJECT
public:
    explicit HelpWindow(KeyWords keys, const QString& language = {}, QWidget* parent = nullptr);

    /// Shows that page; an unknown one is the first.
    void openPage(const QString& id);
    QString page() const;

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void showPage();
    void markFound();

    KeyWords m_keys;
    std::vector<HelpPage> m_pages;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_none;
    QTextEdit* m_text;
};

}  // namespace ballast::ui
