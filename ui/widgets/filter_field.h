#pragma once

#include "models/tables/filter_completion.h"

#include <QHash>
#include <QLineEdit>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <optional>

class QCompleter;
class QStringListModel;
class QTimer;

namespace ballast::ui {

/// Where a filter expression is written. It is read by Enter, when the keyboard goes elsewhere, and
/// when the hand has come to rest behind a whole word: half a word would hide the book. What has no
/// fault holds; with one, the last good one goes on to hold, and a sentence says what is wrong,
/// where, and of what the rows are that are shown. Words that begin so are offered below it.
class FilterField : public QLineEdit {
    Q_OBJECT
public:
    /// Reads an expression and puts it in force; what is wrong with it where it cannot.
    using Take = std::function<std::optional<tables::FilterFault>(const QString& text)>;

    /// `words` live as long as the program.
    FilterField(const tables::FilterWords& words, Take take, QWidget* parent);

    /// What stands behind a name: "venue" has "paper", "okx".
    void offer(const QString& name, const QStringList& values) { m_values[name] = values; }
    bool isWrong() const { return m_wrong; }
    /// Where the keyboard goes when it is left by Escape; at first to what comes next by Tab.
    void leaveTo(QWidget* next) { m_leaveTo = next; }

signals:
    /// Empty: there is none.
    void faultFound(const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read();
    void readAtRest();
    QString halfWritten() const;
    QWidget* leavesTo() const { return m_leaveTo ? m_leaveTo.data() : nextInFocusChain(); }
    void complete();
    void put(const QString& choice);

    const tables::FilterWords& m_words;
    Take m_take;
    QTimer* m_later;
    QCompleter* m_completer;
    QStringListModel* m_choices;
    tables::FilterCompletion m_completion;
    QHash<QString, QStringList> m_values;
    QString m_held;  ///< the expression in force
    QPointer<QWidget> m_leaveTo;
    bool m_pending = false;  ///< something half written waits
    bool m_wrong = false;
};

}  // namespace ballast::ui
