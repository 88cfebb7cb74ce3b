#pragma once

#include "widgets/common/key_help.h"
#include "widgets/common/marks.h"
#include "widgets/common/standing.h"
#include "widgets/night/programme_editor.h"
#include "widgets/night/timeline_scene.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace tulpar {

class AltitudePlot;
class BlockForm;
class CrowdRows;
class LeastPages;
class LedgerBar;
class NightHead;
class NightTable;
class NightTimeline;
class StepForm;

/// The night on one page: what it does and why, the timeline with the altitudes under it, where the time
/// went, the steps and the blocks with what a person can say to them; and the programme's editor in its
/// place. Knows no rule: what a person asks leaves by `requested`. GUI thread.
class NightPanel : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit NightPanel(QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const Snapshot> &snapshot);
    void setNow(UtcInstant now);
    void setStanding(const Standing &standing);
    void setColours(const Palette &palette, const Scale &scale);
    void setProgrammeTools(ProgrammeTools tools);
    void showAnswer(const RequestBody &body, const Answer &answer);
    void showProgramme(bool isShown);
    /// The programme that the core follows; null: it cannot be read here.
    void setInForce(const std::shared_ptr<const ProgrammeInForce> &inForce);
    /// Opens the programme with this target in it; `name` may be empty.
    void addTarget(const QString &name, const IcrsDirection &place);
    void chooseBlock(const QString &key);

    [[nodiscard]] NightHead *head() const { return m_head; }
    [[nodiscard]] NightTimeline *timeline() const { return m_timeline; }
    [[nodiscard]] AltitudePlot *plot() const { return m_plot; }
    [[nodiscard]] NightTable *steps() const { return m_steps; }
    [[nodiscard]] NightTable *blocks() const { return m_blocks; }
    [[nodiscard]] ProgrammeEditor *editor() const { return m_editor; }
    [[nodiscard]] std::vector<KeyLine> keys() const override;

signals:
    void requested(const tulpar::Request &request);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildPage();
    void buildKeys();
    void connectParts();
    void refresh();
    void refreshSky();
    void refreshBlocks();
    void refreshCurves();
    void refreshEmpty();
    void fitTables();
    void fitColumns();
    void tell(const QString &words, Need need);
    void orderAt(const QString &key, UtcInstant begin);
    void freeLast();

    std::shared_ptr<const Snapshot> m_snapshot;
    std::shared_ptr<const SkyOfNight> m_sky;
    BadWeatherLog m_weather;
    UtcInstant m_now;
    Standing m_standing;
    QString m_lastMoved;
    Need m_toldNeed = Need::None;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;

    NightHead *m_head;
    QScrollArea *m_outer; ///< where the window has no room for head and page
    LeastPages *m_pages;
    QScrollArea *m_scroll;
    QWidget *m_page;
    NightTimeline *m_timeline;
    QLabel *m_told;
    AltitudePlot *m_plot;
    LedgerBar *m_ledger;
    QWidget *m_lower;
    QBoxLayout *m_columns = nullptr;
    QWidget *m_stepBox;
    QLabel *m_stepTitle;
    NightTable *m_steps;
    StepForm *m_stepForm;
    QWidget *m_blockBox;
    QLabel *m_blockTitle;
    NightTable *m_blocks;
    CrowdRows *m_crowd;
    BlockForm *m_blockForm;
    QLabel *m_empty;
    QToolButton *m_begin;
    ProgrammeEditor *m_editor;
};

} // namespace tulpar
