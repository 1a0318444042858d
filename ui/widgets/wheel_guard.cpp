#include "ui/widgets/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace ballast::ui {
namespace {

class WheelGuard : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
            return false;
        event->ignore();  // and so goes on to what scrolls
        return true;
    }
};

}  // namespace

void leaveWheelTo(QWidget* page)
{
    auto* guard = new WheelGuard(page);
    const auto take = [guard](QWidget* field) {
        // The wheel alone brings no keyboard either.
        if (field->focusPolicy() == Qt::WheelFocus) field->setFocusPolicy(Qt::StrongFocus);
        field->installEventFilter(guard);
    };
    for (QAbstractSpinBox* box : page->findChildren<QAbstractSpinBox*>()) take(box);
    for (QComboBox* list : page->findChildren<QComboBox*>()) take(list);
}

}  // namespace ballast::ui
