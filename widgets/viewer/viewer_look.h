#pragma once

#include "core/image/colour_map.h"
#include "core/image/limits.h"
#include "core/image/stretch.h"
#include "core/time/instant.h"
#include "widgets/common/palette.h"
#include "widgets/viewer/view_link.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tulpar {

/// How greys become colours. Changing it never touches the frame again.
struct Tone {
    bool isInverted = false;
    ColourMap map = ColourMap::Grey;
    ContrastBias contrastBias;
    Lighting lighting = Lighting::Night;
    bool operator==(const Tone &) const = default;
};

/// The colours of a tone: of its map, and under red light their brightness as red alone.
[[nodiscard]] ColourTable coloursOf(const Tone &tone);

/// What a person chose of the stretch; what is not chosen is right at first sight.
struct StretchChoice {
    std::optional<StretchCurve> curve;
    std::optional<LimitsSettings> limits;
    bool operator==(const StretchChoice &) const = default;

    [[nodiscard]] bool isAutomatic() const { return !curve && !limits; }
};

/// How a frame is shown by a choice; nothing when it has no finite pixel.
[[nodiscard]] std::optional<Display> displayOf(const Frame &frame, const StretchChoice &choice);

/// The next of the limits that one key walks through, and its name: "zscale", "99.5 %".
[[nodiscard]] std::optional<LimitsSettings> nextLimits(const std::optional<LimitsSettings> &limits);

/// Reference: the channel blinked against an earlier frame.
enum class ViewLayout { SideBySide, Single, Blink, Reference, Difference, Composite };
enum class ChannelSource { Live, Coadd, Best };

/// All that a person can change about what is seen, and undo.
struct ViewerLook {
    ViewLayout layout = ViewLayout::SideBySide;
    ChannelSource source = ChannelSource::Live;
    std::string channel; ///< shown alone, blinked, subtracted from; the keyboard's
    ViewState view;
    ViewState fileView; ///< of a file from outside
    Tone tone;
    StretchChoice stretch;
    std::map<std::string, DisplayRange> ranges; ///< chosen by hand, by channel; "" for files
    bool operator==(const ViewerLook &) const = default;

    /// Of the panes of one channel.
    [[nodiscard]] StretchChoice stretchOf(const std::string &which) const;
};

/// Remembers looks for undo and redo. Changes of one kind that follow each other quickly are one step: a
/// drag, a turn of the wheel.
class LookHistory {
public:
    /// `before`: the look that a change of this kind is about to replace; a negative kind is a step by
    /// itself.
    void remember(const ViewerLook &before, int kind, MonoInstant at);
    /// The look before the last step, or after it again; nothing at the end.
    [[nodiscard]] std::optional<ViewerLook> undone(const ViewerLook &now);
    [[nodiscard]] std::optional<ViewerLook> redone(const ViewerLook &now);
    [[nodiscard]] bool canUndo() const { return !m_past.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_future.empty(); }

private:
    static constexpr std::size_t kKept = 100;
    static constexpr Duration kSameStep = std::chrono::milliseconds(700);

    std::vector<ViewerLook> m_past;
    std::vector<ViewerLook> m_future;
    int m_kind = -1;
    MonoInstant m_at;
};

} // namespace tulpar
