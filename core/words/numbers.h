#pragma once

#include "core/sky/angle.h"
#include "core/sky/direction.h"
#include "core/time/instant.h"

#include <QString>

#include <optional>
#include <string>

/// Numbers, times and directions as people read them: units, sensible digits, a true minus sign.
/// Translated where words or unit signs differ. Pure; any thread.
namespace tulpar::words {

/// At most `decimals` digits, without trailing zeros: "17", "−4.5".
[[nodiscard]] QString number(double value, int decimals = 1);

/// Exactly `decimals` digits: "6.80".
[[nodiscard]] QString fixed(double value, int decimals);

/// A clock that counts up: "0:12", "1:16", "2:40:11", "3 d 2:40". Negative: with a minus sign.
[[nodiscard]] QString age(Duration age);

/// How long ago a value was measured, in one unit: "0.8 s", "42 s", "3 min", "5 h", "2 d".
[[nodiscard]] QString shortAge(Duration age);

/// "6.8 s" below 100 s, then as shortAge.
[[nodiscard]] QString secondsOf(Duration duration);

/// An exposure: "0.3 s", "7.5 s", "300 s".
[[nodiscard]] QString exposure(Duration exposure);

/// "61°", "17.4°": at most `decimals` digits.
[[nodiscard]] QString degrees(Angle angle, int decimals = 0);

/// The radius of an error circle or field in the unit that suits its size: "12″", "3′", "4.8°".
[[nodiscard]] QString radius(Angle radius);

enum class Notation { Sexagesimal, Degrees };

/// "19:13:03.17" or "288.2632°".
[[nodiscard]] QString rightAscension(Angle ra, Notation notation = Notation::Sexagesimal);
/// "+19:48:09.4" or "+19.8026°".
[[nodiscard]] QString declination(Angle dec, Notation notation = Notation::Sexagesimal);
/// Both, separated by a blank, for copying.
[[nodiscard]] QString direction(const IcrsDirection &direction, Notation notation = Notation::Sexagesimal);

enum class Precision { Minutes, Seconds, Milliseconds };

/// "14:11:34"; truncated, as clocks do.
[[nodiscard]] QString utcTime(UtcInstant utc, Precision precision = Precision::Seconds);
/// "2022-10-09".
[[nodiscard]] QString utcDate(UtcInstant utc);
/// In the zone of the tz database at that moment; an unknown zone gives UTC.
[[nodiscard]] QString localTime(
    UtcInstant utc, const std::string &timeZone, Precision precision = Precision::Seconds);

} // namespace tulpar::words
