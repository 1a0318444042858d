#pragma once

#include <QApplication>

namespace ballast::app {

/// Whether there is something to open a window on. Qt without it ends the program from within, with
/// a core dump and advice on its own plugins. A platform that is named is taken at its word.
bool hasScreen(int argc, char* const* argv);

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
