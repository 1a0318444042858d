#pragma once

#include <QLabel>

namespace ballast::ui {

/// A quiet remark that yields first where there is little room: cut at a word, with a sign that
/// more follows, and not there at all where no word fits. Never cut within one.
class RemarkLabel : public QLabel {
public:
    using QLabel::QLabel;
    /// What is shown of the text in so many pixels.
    QString shownIn(int width) const;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace ballast::ui
