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

/// Looks through what the chart knows: alerts, the telescope, the target, Sun, Moon, planets, names of stars
/// and constellations in every language, HIP numbers, deep sky; and coordinates in the usual notations. Pure.
[[nodiscard]] SearchFound searchSky(const QString &words, const SceneInput &input);

/// A place written as two numbers or sexagesimal, equatorial (J2000) or "az 120 alt 45"; none where it is
/// none.
[[nodiscard]] std::optional<IcrsDirection> readPlace(const QString &words, const Observer &observer);

/// "19h13m03s +19°48′09″" or degrees, as the person prefers.
[[nodiscard]] QString placeWords(const IcrsDirection &direction, bool isInDegrees);

} // namespace tulpar
