#pragma once

#include "core/sky/direction.h"
#include "core/sky/solar_system.h"
#include "core/time/instant.h"

#include <QCoreApplication>
#include <QString>

#include <string>

namespace tulpar {

/// The words and notations of the chart, in the language of the program.
class ChartText {
    Q_DECLARE_TR_FUNCTIONS(tulpar::ChartText)
public:
    [[nodiscard]] static QString ra(Angle ra); ///< 19h13m03s
    [[nodiscard]] static QString dec(Angle dec); ///< +19°48′09″
    [[nodiscard]] static QString degrees(Angle angle, int decimals = 0); ///< 61°
    [[nodiscard]] static QString field(Angle angle); ///< 182°, 4.5°, 12′, 45″
    [[nodiscard]] static QString age(Duration age); ///< 12 s, 3 min, 2 h: what grows old in whole words
    [[nodiscard]] static QString span(Duration span); ///< 12 min, 4 h 01 min
    [[nodiscard]] static QString offset(Duration offset); ///< +3 h 20 min, −12 min
    [[nodiscard]] static QString timeOfDay(UtcInstant t); ///< 18:13 UTC, to the nearest minute
    [[nodiscard]] static QString timeWithSeconds(UtcInstant t); ///< 14:11:34 UTC
    /// 18:13 UTC · 00:13 local; UTC alone where the site has no zone of its own.
    [[nodiscard]] static QString bothTimes(UtcInstant t, const std::string &timeZone);
    [[nodiscard]] static QString bodyName(Body body);
    /// North, east, south, west in one letter or two; `index` from 0.
    [[nodiscard]] static QString cardinal(int index);
};

} // namespace tulpar
