#pragma once

#include <QApplication>

namespace ballast::app {

/// The application, with a door for exceptions: one that leaves a slot or an event handler is a
/// mistake of ours, to be seen in the window and in the log, and no reason to let go of the book.
class Application : public QApplication {
    Q_OBJECT
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;

signals:
    /// Said for each exception; a sentence for people.
    void faulted(const QString& sentence);

private:
    void report(const char* what);
};

}  // namespace ballast::app
