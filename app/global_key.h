#pragma once

#include <QAbstractNativeEventFilter>
#include <QKeySequence>
#include <QObject>

#include <memory>

namespace ballast::app {

/// A key that is heard whatever program has the keyboard. On X11, for a letter, a digit or a
/// function key with at least one of Ctrl, Alt, Shift and Meta; elsewhere (Wayland, which lets no
/// program listen; Windows; macOS) grab() says why not.
class GlobalKey : public QObject, public QAbstractNativeEventFilter {
    Q_OBJECT
public:
    explicit GlobalKey(QObject* parent = nullptr);
    ~GlobalKey() override;

    /// In place of the key before. Empty: it is heard from now on; else why not, as a sentence.
    QString grab(const QKeySequence& key);
    void release();

    bool nativeEventFilter(const QByteArray& type, void* message, qintptr* result) override;

signals:
    void pressed();

private:
    struct Grab;
    std::unique_ptr<Grab> m_grab;
};

}  // namespace ballast::app
