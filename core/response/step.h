#pragma once

#include "core/base/enum_names.h"
#include "core/time/instant.h"

#include <array>
#include <optional>
#include <vector>

namespace tulpar {

/// The milestones of a response, in the words of the command line.
enum class Step {
    Received, ///< the notice's bytes are in the core's hands
    Parsed,
    Decided,
    FirstCommand, ///< handed to the device port after the journal's commit
    InField, ///< the target is inside the field of the cameras, as measured
    RoofClear,
    CoverOpen,
    FirstExposure, ///< a shutter has opened with all of the above true
    FirstFrame, ///< a frame of the burst is on disk
};

template <>
struct EnumNames<Step> {
    static constexpr std::array<std::string_view, 9> names{"received",      "parsed",         "decided",
                                                           "first_command", "in_field",       "roof_clear",
                                                           "cover_open",    "first_exposure", "first_frame"};
};

/// One milestone reached, counted from the receipt of the bytes on the monotonic clock.
struct StepReached {
    Step step = Step::Received;
    Duration since{};
    bool operator==(const StepReached &) const = default;

    template <class Self, class Visitor>
    static void fields(Self &self, Visitor &&visit)
    {
        visit("step", self.step);
        visit("t_s", self.since);
    }
};

/// What a response waits for longest: the device whose own motion no software can shorten.
enum class SlowestDevice { None, Mount, Roof, Cover, Camera };

template <>
struct EnumNames<SlowestDevice> {
    static constexpr std::array<std::string_view, 5> names{"none", "mount", "roof", "cover", "camera"};
};

} // namespace tulpar
