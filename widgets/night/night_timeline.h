#pragma once

#include "widgets/common/marks.h"
#include "widgets/night/night_axis.h"
#include "widgets/night/programme_in_force.h"
#include "widgets/night/timeline_scene.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace tulpar {

/// The whole night on one line of time, sunset to sunrise: darkness, Moon, plan, steps, weather, alerts, now.
/// A planned block is dragged to another time, or moved there by keys; what it would meet there is told while
/// it is on its way. Only lanes whose content changed are painted, and of a step of time only the pixels that
/// the line of now leaves and enters. GUI thread.
class NightTimeline : public QWidget {
    Q_OBJECT
public:
    explicit NightTimeline(QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setNight(const NightView &night, std::shared_ptr<const SkyOfNight> sky, const TimelineScene &scene);
    void clear();
    void setNow(UtcInstant now);
    /// Empty: none.
    void choose(const QString &key);
    /// Why nothing may be moved; empty: it may.
    void setBarred(const QString &why);
    /// Where the own constraints of blocks come from; null: only the observatory's limits are known.
    void setInForce(std::shared_ptr<const ProgrammeInForce> inForce);
    /// Width left of the night, for the names of the lanes.
    [[nodiscard]] int gutter() const;
    void setGutter(int left, int right);

    [[nodiscard]] const NightAxis &axis() const { return m_axis; }
    [[nodiscard]] const TimelineScene &scene() const { return m_scene; }
    [[nodiscard]] QRect blockRect(const TimelineBlock &block) const;
    [[nodiscard]] const QString &chosen() const { return m_chosen; }
    /// Where the block that is being moved would go; none: nothing is moved.
    [[nodiscard]] std::optional<BlockPlacement> trial() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void blockChosen(const QString &key);
    /// The pointer or a trial tells something; empty: nothing any more.
    void told(const QString &words, tulpar::Need need);
    /// A person put the block there.
    void moved(const QString &key, tulpar::UtcInstant begin);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Lane { Hours, Moon, Plan, Steps, Events };
    [[nodiscard]] QRect laneRect(Lane lane) const;
    [[nodiscard]] QString laneName(Lane lane) const;
    [[nodiscard]] QRect nowRect(UtcInstant now) const;
    [[nodiscard]] const TimelineBlock *blockAt(const QPoint &at) const;
    [[nodiscard]] const TimelineBlock *chosenBlock() const;
    void layOut();

    void paintHours(QPainter &painter) const;
    void paintBands(QPainter &painter) const;
    void paintMoon(QPainter &painter) const;
    void paintPlan(QPainter &painter) const;
    void paintBlock(QPainter &painter, const TimelineBlock &block) const;
    void paintSteps(QPainter &painter) const;
    void paintEvents(QPainter &painter) const;
    void paintTrial(QPainter &painter) const;

    void chooseBlock(const TimelineBlock &block);
    void chooseBeside(int step);
    void hover(const QPoint &at);
    [[nodiscard]] QString wordsOf(const TimelineBlock &block) const;
    void beginTrial(const TimelineBlock &block, UtcInstant begin);
    void moveTrial(UtcInstant begin);
    void endTrial(bool isMeant);
    void tellTrial();

    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    NightAxis m_axis;
    NightView m_times; ///< sunset, dusk, dawn, sunrise
    TimelineScene m_scene;
    std::shared_ptr<const SkyOfNight> m_sky;
    UtcInstant m_now;
    QString m_chosen;
    QString m_hovered;
    QString m_barred;
    int m_left = 0;
    int m_right = 0;
    std::optional<QPoint> m_pressed; ///< on the chosen block
    UtcInstant m_grip; ///< the block's beginning when it was pressed
    std::shared_ptr<const ProgrammeInForce> m_inForce;
    std::optional<TimelineBlock> m_moving;
    std::optional<Block> m_movingBlock; ///< of the programme; none: not known here
    std::optional<BlockPlacement> m_trial;
};

} // namespace tulpar
