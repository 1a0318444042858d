#pragma once

#include "ui/settings/settings_value.h"

#include <QDialog>

#include <array>
#include <map>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace ballast::ui {

class ChangesPage;
class DisplayPage;
class RecordsPage;
class SecondPersonRow;
class VenuesPage;

/// The pages of the settings, in their order.
enum class SettingsPage : std::uint8_t {
    Venues,
    Targets,  ///< targets and bands
    Triggers,
    Execution,
    Limits,
    Records,  ///< what is kept, and the report of each day
    Display,
    Changes,  ///< what the others have drafted, before it applies
};
inline constexpr std::size_t kSettingsPages = 8;

/// All settings in one window. Its pages draft; nothing of a draft holds before it was seen whole,
/// against what is in force and against the book of now, and was applied. Not modal: STOP ALL must
/// stay within reach. Pages of other rooms are put in by whoever knows them, and say what they
/// draft.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(SettingsTermsPtr terms, QWidget* parent = nullptr);

    /// One widget may be several pages; pageShown() says which is wanted of it.
    void setPage(SettingsPage page, QWidget* widget);
    /// Comes to the front with this page.
    void showPage(SettingsPage page);
    SettingsPage page() const;
    DisplayPage* display() const { return m_display; }

    /// What is in force, but for policies and targets, which the snapshot says.
    void setValue(const SettingsValue& value);
    void present(const std::shared_ptr<const engine::Snapshot>& snapshot);
    /// In force, and as it is drafted.
    const SettingsValue& now() const { return m_now; }
    const SettingsValue& then() const { return m_then; }

    /// Those that differ from what is in force.
    std::vector<rebalance::Policy> draftedPolicies() const;
    void draftPolicy(const rebalance::Policy& policy);
    void draftLimits(const guard::LimitSet& limits);
    /// What stands on a page and cannot be read; empty: nothing is wrong there.
    void setProblem(SettingsPage page, const QString& sentence);

    void importFrom(const QString& path);
    void exportTo(const QString& path);

signals:
    void pageShown(ballast::ui::SettingsPage page);
    /// Pages of other rooms show then() anew: it was discarded, applied or replaced by a file.
    void draftReplaced();
    /// The theme of a file that was applied.
    void themeWished(const QString& theme, bool colourBlind);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* buildButtons();
    QWidget* withSecondPerson(QWidget* limits);
    void follow(const SettingsValue& now);
    void refresh();
    void showEffect();
    void apply();
    void discard();
    void tell(const QString& sentence, bool isProblem);
    bool isReady() const { return m_terms && m_terms->changes; }

    SettingsTermsPtr m_terms;
    SettingsValue m_now, m_then;
    bool m_known = false;  ///< what is in force was told
    std::shared_ptr<const engine::Snapshot> m_snapshot;
    core::Time m_effectAt{};
    std::vector<SettingChange> m_changes;
    std::map<SettingsPage, QString> m_problems;
    std::array<QWidget*, kSettingsPages> m_pages{};
    QListWidget* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
    VenuesPage* m_venues = nullptr;
    RecordsPage* m_records = nullptr;
    DisplayPage* m_display = nullptr;
    ChangesPage* m_review = nullptr;
    SecondPersonRow* m_second = nullptr;  ///< below the limits, once they are there
    QPushButton* m_toReview = nullptr;
    QLabel* m_news = nullptr;
};

}  // namespace ballast::ui
