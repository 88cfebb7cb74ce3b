#pragma once

#include "widgets/chart/chart_pick.h"

#include <QString>

#include <vector>

namespace tulpar {

/// What was found for some words, best first; with nothing found a hint of what is understood.
struct SearchFound {
    std::vector<Chosen> hits;
    QString hint;
};

/// Looks through what the chart knows: alerts and telescope of the night, and with SkyData::search() the
/// fixed sky, Sun, Moon, planets, the person's own objects and coordinates in any notation. Pure.
[[nodiscard]] SearchFound searchSky(const QString &words, const SceneInput &input);

/// "19h13m03s +19°48′09″" or degrees, as the person prefers.
[[nodiscard]] QString placeWords(const IcrsDirection &direction, bool isInDegrees);

} // namespace tulpar
