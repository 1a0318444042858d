#pragma once

#include <QKeySequence>
#include <QLineEdit>

#include <functional>

namespace ballast::ui {

/// A field that takes the next key pressed, with its modifiers, as a value. Tab, Enter, Esc and the
/// arrows do what they do everywhere; a key that `passes` is left to whoever has it.
class KeyRecorder : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyRecorder(QWidget* parent = nullptr);
    void setPasses(std::function<bool(const QKeySequence&)> passes)
    {
        m_passes = std::move(passes);
    }

signals:
    void recorded(const QKeySequence& key);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QKeySequence keyOf(const QKeyEvent& event) const;
    std::function<bool(const QKeySequence&)> m_passes;
};

}  // namespace ballast::ui
