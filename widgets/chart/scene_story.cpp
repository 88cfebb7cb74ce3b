#include "widgets/chart/chart_scene.h"
#include "widgets/chart/scene_tools.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kGridPx = 0.5; // as the live layer: less moves nothing on the screen
constexpr double kLargestErrorDeg = 60;

QPointF rounded(const QPointF &p)
{
    return {std::round(p.x() / kGridPx) * kGridPx, std::round(p.y() / kGridPx) * kGridPx};
}

} // namespace

std::vector<DrawItem> storyScene(const SceneInput &input)
{
    std::vector<DrawItem> items;
    if (input.story.empty() || !input.snapshot || !input.moment)
        return items;
    const auto &alerts = input.snapshot->alerts;
    const auto found = std::find_if(
        alerts.begin(), alerts.end(), [&](const auto &row) { return row->event == input.story; });
    if (found == alerts.end())
        return items;
    const ChartProjection projection(input.view, input.size, chartMargin(input.scale));
    const double smallest = 6 * input.scale;
    QPolygonF way;
    for (const NoticeView &notice : (*found)->story) {
        if (!notice.position || notice.positionKind != PositionKind::Source || notice.isRetraction)
            continue;
        const Vec3 place = input.moment->observed(*notice.position);
        const auto p = projection.project(place);
        if (!p || place.z < 0)
            continue;
        const QPointF at = rounded(*p);
        if (way.isEmpty() || way.back() != at)
            way << at;
        const Ink ink = notice.isBest ? Ink::Alert : Ink::Dim;
        const LineKind line = notice.isBest ? LineKind::Solid : LineKind::Dotted;
        bool isDrawn = false;
        if (notice.errorRadius && notice.errorRadius->asDegrees() < kLargestErrorDeg) {
            Cap error = projection.cap(place, *notice.errorRadius);
            error.centre = rounded(error.centre);
            error.radius = std::round(error.radius * 4) / 4;
            isDrawn = error.radius > smallest;
            if (isDrawn)
                items.push_back(circleItem(
                    "story error " + notice.kind, error, ink, line,
                    (notice.isBest ? 1.8 : 1.2) * input.scale));
        }
        items.push_back(
            markItem("story " + notice.kind, MarkKind::Dot, at, (isDrawn ? 1.8 : 2.6) * input.scale, ink));
    }
    if (way.size() > 1)
        items.insert(items.begin(), lineItem("story way", way, Ink::Dim, LineKind::Dotted, input.scale));
    return items;
}

} // namespace tulpar
