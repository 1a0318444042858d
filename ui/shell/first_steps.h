#pragma once

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace ballast::ui {

/// What a person who opens the program for the first time wants to begin with. It decides nothing:
/// whoever shows it reads the answer.
class FirstSteps : public QDialog {
    Q_OBJECT
public:
    enum class Market : std::uint8_t { Paper, Recorded, Venue };

    /// `running`: there is a window already, so that to leave is to close and not to quit.
    explicit FirstSteps(bool running, QWidget* parent = nullptr);

    Market market() const;
    /// Of the recorded market; it is there.
    QString folder() const;
    /// Whether the guided tour is wanted; of the paper exchange alone.
    bool tour() const;

private:
    QRadioButton* addChoice(const QString& name, const QString& title, const QString& text);
    void showChoice();
    void chooseFolder();
    void take();

    QRadioButton* m_choices[3] = {};
    QLineEdit* m_folder;
    QPushButton* m_browse;
    QLabel* m_problem;
    QCheckBox* m_tour;
    QPushButton* m_open;
};

}  // namespace ballast::ui
