#pragma once

#include <QObject>

#include <memory>

namespace ballast::app {

/// Hears that the screen was locked, where the system says so: on Linux the session manager
/// (org.freedesktop.login1) and the screen savers of the desktops, by D-Bus. Elsewhere it hears
/// nothing, and says so.
class ScreenLock : public QObject {
    Q_OBJECT
public:
    /// `system` and `session` are the addresses of the two buses; empty: those of the machine.
    explicit ScreenLock(const QString& system = {}, const QString& session = {},
                        QObject* parent = nullptr);
    ~ScreenLock() override;

    /// Whether anything can be heard.
    bool hears() const;

signals:
    void locked();

private:
    struct Buses;
    std::unique_ptr<Buses> m_buses;

private slots:
    void onActive(bool active);
};

}  // namespace ballast::app
