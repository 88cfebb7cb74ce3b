#pragma once

#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <QString>

#include <optional>

namespace tulpar {

/// What a person wrote, as a value, or what is wrong with it in words for that person.
template <class T>
struct Entry {
    std::optional<T> value;
    QString problem; ///< empty with a value
};

/// Right ascension: "19:13:03.17", "19 13 03", "19h13m03s"; one bare number is degrees.
[[nodiscard]] Entry<Angle> readRightAscension(const QString &text);
/// Declination: "+19:48:09", "-8 12", "19d48m09s"; one bare number is degrees.
[[nodiscard]] Entry<Angle> readDeclination(const QString &text);
/// A radius with its unit: "3'", "12\"", "0.05 deg", "3 arcmin"; a bare number is arcminutes.
[[nodiscard]] Entry<Angle> readErrorRadius(const QString &text);
/// "2022-10-09T14:10:17", "2022-10-09 14:10:17", or a time of the last 24 hours: "14:10:17". Not later than
/// `now`. Empty is for the caller.
[[nodiscard]] Entry<UtcInstant> readTriggerTime(const QString &text, UtcInstant now);

/// Both coordinates pasted into one line, apart; none when it does not look like two.
struct TwoTexts {
    QString ra;
    QString dec;
};
[[nodiscard]] std::optional<TwoTexts> splitCoordinates(const QString &text);

} // namespace tulpar
