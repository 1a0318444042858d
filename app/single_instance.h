#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QLocalServer;

namespace ballast::app {

/// One desk a data folder. A second start knocks on the first one's local socket, which brings its
/// window to the front; the socket understands that one word and nothing else, and only from the
/// same user.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// True when another desk has the folder and was asked to come to the front.
    bool knock() const;
    /// Begins to listen for later starts. False when the socket cannot be made.
    bool listen();
    /// From here on a later start finds nobody: the desk is leaving.
    void stopListening();

signals:
    void knocked();

private:
    void answer();

    QString m_name;
    std::unique_ptr<QLocalServer> m_server;
};

}  // namespace ballast::app
