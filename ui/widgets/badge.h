#pragma once

#include "models/tables/roles.h"

#include <QWidget>

namespace ballast::ui {

/// A state as a small outlined pill: the word and its colour together, never colour alone.
class Badge : public QWidget {
    Q_OBJECT
public:
    explicit Badge(QWidget* parent = nullptr);

    void set(const QString& word, tables::Tone tone);
    /// Filled with `fill` and written in Theme::onFill; for what must be seen from across the room.
    void setFilled(const QString& word, const QColor& fill);
    QString word() const { return m_word; }
    tables::Tone tone() const { return m_tone; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setWord(const QString& word);
    QString m_word;
    tables::Tone m_tone = tables::Tone::Muted;
    QColor m_fill;
};

}  // namespace ballast::ui
