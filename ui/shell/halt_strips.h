#pragma once

#include "models/engine/snapshot.h"

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace ballast::ui {

/// While the desk is halted, every other window of it says so along its upper edge, with why: a
/// review, a dialog or a floating panel may lie over the banner of the main window. A window that
/// opens meanwhile has it from its first moment. What stands in the window moves down by the strip
/// and keeps the keyboard; the strip itself takes none.
class HaltStrips : public QObject {
    Q_OBJECT
public:
    /// `desk` is the main window: its own banner says it there.
    explicit HaltStrips(QWidget* desk);
    ~HaltStrips() override;
    void show(const engine::Snapshot& snapshot);
    /// "HALTED: margin breach. No new order leaves…"; empty: it is not.
    static QString sentenceOf(const engine::Snapshot& snapshot);

signals:
    /// A person wants the desk's window, where it is resumed.
    void deskWished();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Strip {
        QPointer<QWidget> window, strip;
        int before = 0;  ///< the window's upper margin without it
    };

    bool isOurs(const QWidget* window) const;
    void look(QWidget* window);
    void put(QWidget* window);
    void takeOff(Strip& strip);
    static void place(const Strip& strip);

    QWidget* m_desk;
    QString m_sentence;
    std::vector<Strip> m_strips;
};

}  // namespace ballast::ui
