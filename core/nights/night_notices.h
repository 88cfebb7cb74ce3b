#pragma once

#include "core/nights/night.h"

#include <string>

namespace tulpar {

/// What a notice written for a simulated night says.
struct NightBurst {
    int number = 1; ///< of the mission's trigger
    double raDeg = 0;
    double decDeg = 0;
    double errorDeg = 0.05;
    UtcInstant trigger;
    UtcInstant sent;
    int serial = 1; ///< of the notices of this burst
};

/// Notices of the forms that feeds bring, with the fields that decide; written by us from the formats'
/// descriptions.
[[nodiscard]] NoticeArrives swiftBatPosition(const NightBurst &burst);
[[nodiscard]] NoticeArrives swiftXrtPosition(const NightBurst &burst);
/// The same trigger, definitely no burst.
[[nodiscard]] NoticeArrives swiftRetraction(const NightBurst &burst);
/// A trigger that is a source of the satellite's catalogue.
[[nodiscard]] NoticeArrives swiftKnownSource(const NightBurst &burst);
[[nodiscard]] NoticeArrives fermiGbmFlight(const NightBurst &burst);
[[nodiscard]] NoticeArrives einsteinProbeAlert(const NightBurst &burst);
[[nodiscard]] NoticeArrives swiftTest(const NightBurst &burst);
/// Bytes that are no notice.
[[nodiscard]] NoticeArrives garbageNotice(std::uint32_t number);

} // namespace tulpar
