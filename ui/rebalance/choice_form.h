#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ballast::ui {

/// A question in place with quick answers on the keys 1 to 9 and, where asked for, a line for one's
/// own words, which takes the keyboard with the first letter. Enter takes what is typed, else the
/// highlighted answer; Esc leaves. While it is open no key without Ctrl or Alt reaches anything
/// else. Used for the reason of a rejection and the length of a snooze.
class ChoiceForm : public QWidget {
    Q_OBJECT
public:
    /// `name` begins the object names: "<name>Choice1", "<name>Other", "<name>Send",
    /// "<name>Cancel", "<name>Title". With `other`, a text field stands below and a last choice
    /// leads to it; `verb` is what its button says.
    ChoiceForm(const QString& name, const QString& question, const QStringList& choices, bool other,
               const QString& verb, int columns, QWidget* parent = nullptr);

    /// Ready for an answer: the keyboard is here, one's own words are empty again. `title` says
    /// what it is about.
    void open(const QString& title);
    /// What it is about has changed: all that was typed stays.
    void retitle(const QString& title);

signals:
    void chosen(int choice, const QString& text);  ///< `choice` < 0: one's own words
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openOther();
    bool takeText(const QKeyEvent& event);
    void sendOther();
    QStringList m_choices;
    bool m_hasOther;
    QLabel* m_title;
    QList<QPushButton*> m_buttons;
    QWidget* m_otherRow;
    QLineEdit* m_other;
    QPushButton* m_send;
};

}  // namespace ballast::ui
