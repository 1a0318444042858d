#pragma once

#include <QPushButton>

class QAction;
class QKeySequence;

namespace ballast::ui {

/// A verb with the key that does the same, small beside it: "Approve  A". The key is only shown;
/// whoever owns the shortcut connects both to one action.
class KeyHintButton : public QPushButton {
    Q_OBJECT
public:
    /// `role` is one of the style sheet's: "yes", "chosen", "stop", "quiet" or empty.
    KeyHintButton(const QString& verb, const QString& key, const QString& role = {},
                  QWidget* parent = nullptr);

    void setVerb(const QString& verb);
    QString verb() const { return m_verb; }
    /// Where several of its kind are on screen, only the one the key acts on shows it.
    void setKeyShown(bool shown);
    /// From now on it shows the key of this action, whatever it becomes; none where it has none.
    void follow(QAction* action);
    QString key() const { return m_key; }
    /// The tool tip with the key behind it.
    QString fullToolTip() const;
    /// A key with little room: "Ctrl+⇧K".
    static QString shortText(const QKeySequence& key);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_verb, m_key;
    bool m_keyShown = true;
};

}  // namespace ballast::ui
