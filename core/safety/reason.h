#pragma once

#include "core/base/enum_names.h"
#include "core/devices/device.h"

#include <array>
#include <optional>
#include <vector>

namespace tulpar {

/// Why something is not permitted or the observatory not ready. A code with value and limit; `core/words`
/// says it.
enum class ReasonCode {
    DeviceUnknown, ///< never heard of
    DeviceStale, ///< value, limit: age in seconds
    DeviceUnconnected,
    DeviceFault,
    DeviceLate, ///< did not do what was asked in time; limit: seconds
    MountParked,
    RoofNotOpen,
    CoverNotOpen,
    CameraWarm, ///< value: Celsius
    TargetBelowLimit, ///< value, limit: degrees of altitude
    TargetAboveLimit,
    TargetOutsideWrap,
    SunNearPath, ///< value, limit: degrees
    SunTooHigh, ///< value, limit: degrees of altitude
    Raining,
    HumidityHigh, ///< per cent
    DewPointNear, ///< value, limit: degrees Celsius between air and dew point
    WindHigh, ///< m/s
    GustHigh, ///< m/s
    ColdOrHot, ///< Celsius
    ManualMode,
    FeedSilent, ///< value, limit: seconds since the last sign of life
    NoFeed,
    JournalFailing,
    MakingSafe,
    MadeSafe, ///< closed on purpose; a person or an alert opens
    RoofInTheWay, ///< nothing moves under a roof that is neither open nor clear of the tube
    NoSuchAlert, ///< not in the queue, or nothing to answer there
    RulesRefused, ///< the file of rules cannot be used; the rules before it stand
    NoFeedHistory, ///< no such feed, or it cannot read what it brought again
    NobodyToTell, ///< no such person in the settings of notifications
};

template <>
struct EnumNames<ReasonCode> {
    static constexpr std::array<std::string_view, 31> names{
        "device_unknown",
        "device_stale",
        "device_unconnected",
        "device_fault",
        "device_late",
        "mount_parked",
        "roof_not_open",
        "cover_not_open",
        "camera_warm",
        "target_below_limit",
        "target_above_limit",
        "target_outside_wrap",
        "sun_near_path",
        "sun_too_high",
        "raining",
        "humidity_high",
        "dew_point_near",
        "wind_high",
        "gust_high",
        "cold_or_hot",
        "manual_mode",
        "feed_silent",
        "no_feed",
        "journal_failing",
        "making_safe",
        "made_safe",
        "roof_in_the_way",
        "no_such_alert",
        "rules_refused",
        "no_feed_history",
        "nobody_to_tell"};
};

struct Reason {
    ReasonCode code = ReasonCode::DeviceUnknown;
    std::optional<DeviceId> device;
    std::optional<double> value; ///< unit as the code says
    std::optional<double> limit; ///< same unit
    bool operator==(const Reason &) const = default;

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &&visit)
    {
        visit("code", self.code);
        visit("device", self.device);
        visit("value", self.value);
        visit("limit", self.limit);
    }
};

using Reasons = std::vector<Reason>;

} // namespace tulpar
