#pragma once

#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tulpar {

class FlowLayout;

/// Who speaks at this desk: the names of late, each by one digit, or a new one typed. Several people share
/// one screen; what they ask carries the name. GUI thread.
class PeoplePanel : public QWidget, public HasKeys {
    Q_OBJECT
public:
    static constexpr int kMostNames = 8;

    explicit PeoplePanel(QWidget *parent = nullptr);

    /// The names of late, the newest first; the first is who speaks unless `speaker` is empty.
    void setNames(const QStringList &names, const QString &speaker);
    void setColours(const Palette &palette, const Scale &scale);
    void takeFocus();

    [[nodiscard]] const QStringList &names() const { return m_names; }
    /// A name as it is kept: without blanks around, of sensible length.
    [[nodiscard]] static QString tidy(const QString &name);
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void chosen(const QString &name);
    void closeAsked();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();

    QStringList m_names;
    QString m_speaker;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    FlowLayout *m_row = nullptr;
    QLabel *m_title = nullptr;
    std::vector<QToolButton *> m_buttons;
    QLineEdit *m_new = nullptr;
};

} // namespace tulpar
