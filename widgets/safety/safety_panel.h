#pragma once

#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"
#include "widgets/common/standing.h"
#include "widgets/safety/condition_rows.h"

#include <QWidget>

#include <array>
#include <memory>

class QLabel;
class QScrollArea;
class QTableView;

namespace tulpar {

class ColumnsLayout;
class ConditionModel;
class FactList;
class HoldButton;
class MarkDelegate;
class OverrideForm;

/// What the observatory's safety rests on, in one page: may it be open, every condition with its limits and
/// age, overrides, the dead-man chain, the core's machine, the modes. What a person asks leaves by
/// `requested`. GUI thread.
class SafetyPanel : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit SafetyPanel(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setStanding(const Standing &standing);
    void setColours(const Palette &palette, const Scale &scale);
    void chooseCondition(const std::optional<Condition> &condition);

    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] ConditionModel *model() const { return m_model; }
    [[nodiscard]] OverrideForm *form() const { return m_form; }
    [[nodiscard]] const OpenVerdict &verdict() const { return m_verdict; }
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildTable();
    void buildKeys();
    void refresh();
    void refreshModes();
    void fitTable();
    /// Rows as high as their sentences need: nothing of what a condition does is cut.
    void fitRows();

    std::shared_ptr<const Snapshot> m_snapshot;
    UtcInstant m_now;
    Standing m_standing;
    OpenVerdict m_verdict;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    ConditionModel *m_model = nullptr;
    MarkDelegate *m_delegate = nullptr;
    QLabel *m_answer = nullptr;
    QLabel *m_why = nullptr;
    QWidget *m_head = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_page = nullptr;
    ColumnsLayout *m_columns = nullptr;
    QWidget *m_left = nullptr;
    QTableView *m_table = nullptr;
    OverrideForm *m_form = nullptr;
    FactList *m_chain = nullptr;
    FactList *m_host = nullptr;
    FactList *m_modes = nullptr;
    QWidget *m_modeBox = nullptr;
    std::array<HoldButton *, 3> m_modeButtons{};
};

} // namespace tulpar
