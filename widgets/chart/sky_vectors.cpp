#include "widgets/chart/sky_vectors.h"

#include "widgets/chart/sky_data.h"

#include <algorithm>

namespace tulpar {

namespace {

SkyLine lineOf(const std::vector<IcrsDirection> &points)
{
    SkyLine out;
    Vec3 sum{0, 0, 0};
    for (const IcrsDirection &point : points) {
        out.points.push_back(vec3Of(point));
        sum = sum + out.points.back();
    }
    out.centre = unit(sum);
    for (const Vec3 &point : out.points)
        out.radiusRad = std::max(out.radiusRad, angleBetween(out.centre, point).asRadians());
    return out;
}

} // namespace

SkyVectors SkyVectors::of(const SkyLayers &layers)
{
    SkyVectors out;
    for (const ConstellationLine &line : layers.lines)
        out.figures.push_back(lineOf(line.points));
    for (const ConstellationBorder &border : layers.borders)
        out.borders.push_back(lineOf(border.points));
    for (const MilkyWayOutline &outline : layers.milkyWay)
        out.milkyWay.push_back(lineOf(outline.points));
    for (const DeepSkyObject &object : layers.deepSky)
        out.deepSky.push_back(vec3Of(object.place));
    for (const Constellation &constellation : layers.constellations)
        out.constellationLabels.push_back(vec3Of(constellation.label));
    return out;
}

} // namespace tulpar
