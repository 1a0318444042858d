#pragma once

#include "ui/settings/settings_value.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace ballast::ui {

/// The ways to venues: a table of them, and below it the one that is chosen, to be changed, and its
/// key to be tried. A secret that is typed goes from here into the keychain and nowhere else.
class VenuesPage : public QWidget {
    Q_OBJECT
public:
    explicit VenuesPage(SettingsTermsPtr terms, QWidget* parent = nullptr);
    ~VenuesPage() override;  ///< ends a test that runs

    /// The profiles as they are drafted; what was typed as a secret stays while its profile does.
    void show(const std::vector<VenueProfile>& profiles);
    using QWidget::show;
    const std::vector<VenueProfile>& profiles() const { return m_profiles; }
    const TypedSecrets& secrets() const { return m_secrets; }
    /// They were kept, or are not wanted any more.
    void forgetSecrets();
    /// The first thing wrong with the profiles, as a sentence; empty: nothing.
    QString problem() const;
    void select(const std::string& name);

signals:
    /// A profile was changed, added or removed, or a secret was typed.
    void edited();

private:
    void build();
    QWidget* buildForm();
    QWidget* buildTest();
    void fillTable();
    void fillForm();
    void fillRow(int row);
    void readForm();
    void add();
    void remove();
    void testKey();
    void endTest(bool works, const QString& sentence);
    void cancelTest();
    void judge();
    VenueProfile* chosen();

    SettingsTermsPtr m_terms;
    std::vector<VenueProfile> m_profiles;
    TypedSecrets m_secrets;
    bool m_testing = false;
    QTableWidget* m_table = nullptr;
    QPushButton *m_add = nullptr, *m_remove = nullptr, *m_test = nullptr, *m_cancel = nullptr;
    QLineEdit *m_name = nullptr, *m_clientId = nullptr, *m_secret = nullptr;
    QComboBox *m_kind = nullptr, *m_rights = nullptr;
    QLabel *m_fingerprint = nullptr, *m_verdict = nullptr, *m_problem = nullptr;
};

}  // namespace ballast::ui
