#pragma once

#include "core/session/request.h"
#include "widgets/chart/action_list.h"
#include "widgets/chart/chart_pick.h"
#include "widgets/chart/night_trail.h"
#include "widgets/chart/scene_observatory.h"
#include "widgets/common/standing.h"

#include <QObject>
#include <QPointF>

#include <optional>
#include <vector>

namespace tulpar {

class CursorLine;
class LayersPanel;
class SearchBox;
class SkyChart;
class SkyNotice;
class TimeSlider;

/// What people do on the chart beyond looking: actions at a place, search, another time, measuring, layers,
/// what is under the cursor. Owns the plates; the chart gives it events and asks it what to draw. Wishes
/// leave as requests; the core decides. GUI thread.
class ChartTools : public QObject {
    Q_OBJECT
public:
    explicit ChartTools(SkyChart *chart);

    void setColours(const Palette &palette, const Scale &scale);
    void setStanding(const Standing &standing);
    void take(const Snapshot &snapshot); ///< each one, once
    /// The exposures that were asked for; none: they could not be had.
    void recall(std::optional<std::vector<KeptExposures>> kept);
    [[nodiscard]] bool isPastAwaited() const { return m_past == Past::Asked; }
    void refresh(bool isNewTime); ///< after new facts or time
    void place(); ///< after the chart's size changed
    /// What became of a request of this desk, said where it was asked.
    void showAnswer(const RequestBody &body, const Answer &answer);

    void extend(SceneInput &input) const;
    [[nodiscard]] Duration offset() const;
    [[nodiscard]] int floor() const; ///< px below the sky that are not the sky's
    [[nodiscard]] std::vector<QRectF> plates() const; ///< where something is open over the sky

    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    /// True while measuring: the click fixes the end.
    [[nodiscard]] bool takeClick(const QPointF &point);
    void hover(const std::optional<QPointF> &point);
    /// At `on`, or at what is drawn under `point`; beside `point`.
    void openActions(const QPointF &point, const std::optional<Chosen> &on = {});
    void openSearch();
    /// The list of actions stands beside its place: it goes, disarmed, when that moves.
    void viewMoved();
    void sweep(); ///< a click elsewhere: what belonged to another place goes

    [[nodiscard]] ActionList *actions() const { return m_actions; }
    [[nodiscard]] SearchBox *search() const { return m_search; }
    [[nodiscard]] LayersPanel *layers() const { return m_layers; }
    [[nodiscard]] TimeSlider *slider() const { return m_slider; }
    [[nodiscard]] CursorLine *cursorLine() const { return m_cursor; }
    [[nodiscard]] SkyNotice *notice() const { return m_notice; }
    [[nodiscard]] const std::optional<Ruler> &ruler() const { return m_ruler; }

signals:
    void requested(const tulpar::Request &request);
    /// A person wants to observe this; the name is empty where the place has none.
    void programmeAsked(const QString &name, const tulpar::IcrsDirection &place);
    /// Where exposures were made is wanted.
    void pastAsked(tulpar::UtcInstant from, tulpar::UtcInstant until);

private:
    enum class Past { NotAsked, Asked, Known, Unknown };

    void act(ActionList::Action action);
    void askSlew();
    void askDrill();
    void follow();
    void refreshActions();
    [[nodiscard]] QString whyNot(const RequestBody &body, bool needsManual) const;
    [[nodiscard]] std::optional<IcrsDirection> actionPlace() const;
    void toggleLayers();
    void toggleTime();
    void placeNotice();
    void startMeasuring(const std::optional<IcrsDirection> &from);
    void dragRuler();
    void stopMeasuring();
    void setTime(Duration offset);
    void refreshSlider();
    void askPast(UtcInstant now);
    [[nodiscard]] QString sliderRemark(const SceneInput &in) const;
    void find(const QString &words);
    void goTo(const Chosen &what);
    void toChart(QWidget *plate);

    SkyChart *m_chart;
    ActionList *m_actions;
    SearchBox *m_search;
    LayersPanel *m_layers;
    TimeSlider *m_slider;
    CursorLine *m_cursor;
    SkyNotice *m_notice;
    Standing m_standing;
    NightTrail m_trail;
    Past m_past = Past::NotAsked;
    UtcInstant m_pastAskedUtc;
    std::vector<QString> m_lines; ///< of the corner
    std::optional<Chosen> m_actionOn;
    std::optional<Ruler> m_ruler;
    bool m_isRulerLive = false; ///< its end follows the cursor
    std::optional<QPointF> m_hover;
    std::int64_t m_darkHour = 0; ///< for which the slider's night was reckoned
    StandingTimes m_standingTimes;
};

} // namespace tulpar
