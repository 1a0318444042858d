#pragma once

#include "ui/review/review_text.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace ballast::ui {

/// The headline figures side by side: caption, figure, and what stands below it. What is longer
/// than a card is wide goes on in the next line, and the figures stay on one height.
class ReviewCards : public QWidget {
    Q_OBJECT
public:
    explicit ReviewCards(QWidget* parent = nullptr);
    void show(const std::vector<ReviewCard>& cards);
    using QWidget::show;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Card {
        QWidget* box;
        QLabel *caption, *figure, *detail;
    };
    void makeCard();
    void fitLines();
    std::vector<Card> m_cards;
};

}  // namespace ballast::ui
