#pragma once

#include "ui/review/review_text.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace ballast::ui {

/// The headline figures side by side: caption, figure, and what stands below it.
class ReviewCards : public QWidget {
    Q_OBJECT
public:
    explicit ReviewCards(QWidget* parent = nullptr);
    void show(const std::vector<ReviewCard>& cards);
    using QWidget::show;

private:
    struct Card {
        QWidget* box;
        QLabel *caption, *figure, *detail;
    };
    void makeCard();
    std::vector<Card> m_cards;
};

}  // namespace ballast::ui
