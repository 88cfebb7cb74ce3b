#pragma once

#include "widgets/common/palette.h"
#include "widgets/common/standing.h"
#include "widgets/safety/condition_rows.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tulpar {

class FlowLayout;
class HoldButton;

/// A person's word against one condition: the condition comes from the table, here are how long and why, then
/// one held button. What stands in the way is said beside it. An override that runs is ended here by one
/// press.
class OverrideForm : public QWidget {
    Q_OBJECT
public:
    explicit OverrideForm(QWidget *parent = nullptr);

    void setRow(const ConditionRow *row);
    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setStanding(const Standing &standing);
    void setColours(const Palette &palette, const Scale &scale);
    void setSpan(int minutes);
    void chooseWhy();
    void chooseBegin();
    void end();

    [[nodiscard]] int span() const { return m_minutes; }
    [[nodiscard]] QString whyNot() const;

signals:
    void requested(const tulpar::Request &request);

private:
    void refresh();

    std::optional<ConditionRow> m_row;
    std::shared_ptr<const Snapshot> m_snapshot;
    Standing m_standing;
    int m_minutes = 15;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    FlowLayout *m_flow = nullptr;
    QLabel *m_title = nullptr;
    std::vector<QToolButton *> m_spans;
    QLineEdit *m_why = nullptr;
    HoldButton *m_begin = nullptr;
    QToolButton *m_end = nullptr;
    QLabel *m_reason = nullptr;
};

} // namespace tulpar
