#pragma once

#include "widgets/chart/scene_tools.h"

#include <optional>

namespace tulpar {

/// What stands around the telescope, and the zone at the zenith that the mount does not follow through.
void addSurroundings(const SceneInput &input, const ChartProjection &projection, SkyScene &scene);

/// How near to the Moon the rules in force let a burst be answered, as the newest decision applied them; none
/// where no rule says it.
[[nodiscard]] std::optional<Angle> moonAvoidance(const Snapshot &snapshot);

/// What standingLines finds by searching the day: kept for ten seconds of its words' minutes.
struct StandingTimes {
    UtcInstant at;
    std::optional<IcrsDirection> target;
    std::vector<QString> targetLines;
    QString night;
};

/// The lines of the corner: how long the target stays above its limit and up, what is left of the cable's
/// turn each way, roof and cover, the Sun. `moment` for now.
[[nodiscard]] std::vector<QString> standingLines(
    const Snapshot &snapshot, const SkyMoment &moment, UtcInstant now, bool isLinkLost,
    StandingTimes *kept = nullptr);

/// How much of the upper left corner its lines take, px.
[[nodiscard]] QSizeF cornerSize(const SceneInput &input);

/// The words of the corners: simulation, what is in view, the keys, the standing lines, a lost link.
[[nodiscard]] std::vector<DrawItem> stateWords(const SceneInput &input);

/// Where `at` is, and in a line of its own why the mount may not look there: of the place under the cursor.
[[nodiscard]] std::vector<QString> cursorLines(const SceneInput &input, const Vec3 &at);

/// Meridian, celestial equator, ecliptic, pole, airmass rings, each with a word of why it matters.
void addTeaching(
    const SceneInput &input, const ChartProjection &projection, SkyScene &scene, LabelPlacer &placer);

/// The hour angle of the telescope as an arc from the meridian.
void addHourAngle(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<DrawItem> &labels, LabelPlacer &placer);

/// What is measured, what was exposed tonight, and the words and frame of another time.
void addRuler(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<DrawItem> &labels, LabelPlacer &placer);
void addExposures(const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items);
void addNotNow(
    const SceneInput &input, std::vector<DrawItem> &items, std::vector<DrawItem> &labels,
    LabelPlacer &placer);

/// Corners of the camera's square field on the sky, the upper side first and closed; none where it does not
/// fit on the chart.
[[nodiscard]] std::optional<QPolygonF> fieldSquare(
    const SceneInput &input, const ChartProjection &projection, const IcrsDirection &centre, Angle turned);

} // namespace tulpar
