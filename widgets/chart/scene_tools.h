#pragma once

#include "widgets/chart/chart_scene.h"

#include <vector>

namespace tulpar {

/// Gives labels their places: the first free one of the candidates, none over another. Not for painting.
class LabelPlacer {
public:
    LabelPlacer(const SceneInput &input, std::vector<QRectF> taken);

    /// Beside `at`, at least `clearance` px away; `isNeeded` places it at the least bad place instead of
    /// dropping it. True when placed.
    bool beside(
        std::vector<DrawItem> &items, const QPointF &at, double clearance, DrawItem label,
        bool isNeeded = false);
    /// With its middle at `at`; dropped when taken.
    bool centred(std::vector<DrawItem> &items, const QPointF &at, DrawItem label, bool isNeeded = false);
    [[nodiscard]] static std::string key(const DrawItem &label);
    void take(const QRectF &rect) { m_taken.push_back(rect); }

private:
    [[nodiscard]] double overlap(const QRectF &box) const;

    const SceneInput *m_input;
    QRectF m_room;
    std::vector<QRectF> m_taken;
};

/// A name that finds its place after more important ones.
struct NamedLater {
    QPointF at;
    double clearance = 0;
    DrawItem label;
};

[[nodiscard]] DrawItem labelItem(std::string what, QString words, TextKind kind, Ink ink);
[[nodiscard]] DrawItem markItem(std::string what, MarkKind mark, const QPointF &at, double size, Ink ink);
[[nodiscard]] DrawItem circleItem(std::string what, const Cap &cap, Ink ink, LineKind line, double width);
[[nodiscard]] DrawItem lineItem(std::string what, QPolygonF points, Ink ink, LineKind line, double width);

/// Whether any of a line of the fixed sky may be on the screen.
[[nodiscard]] bool mayBeSeen(const SceneInput &input, const ChartProjection &projection, const SkyLine &line);

/// Grid lines and their numbers, as the options say.
void addGrid(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &lines,
    std::vector<DrawItem> &labels, LabelPlacer &placer);

/// Stars of the catalogue on the screen, faint ones fading out. Returns the V at which they vanish.
double addStars(const SceneInput &input, const ChartProjection &projection, SkyScene &scene);

} // namespace tulpar
