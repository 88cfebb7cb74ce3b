#pragma once

#include "widgets/common/key_help.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

class QKeyEvent;

namespace tulpar {

/// Everything a person can do in the viewer besides choosing a channel by its digit.
enum class ViewerAction {
    AllChannels,
    Blink,
    Reference,
    Difference,
    Composite,
    NextSource,
    ZoomIn,
    ZoomOut,
    Fit,
    OneToOne,
    ToBurst,
    NorthUp,
    TurnLeft,
    TurnRight,
    FlipAcross,
    FlipUpright,
    Undo,
    Redo,
    ResetLook,
    AutoStretch,
    NextCurve,
    NextLimits,
    NextColours,
    Invert,
    Histogram,
    LineCut,
    BoxCut,
    StarProfile,
    PixelTable,
    NextShape,
    DeleteRegion,
    ClearRegions,
    LoadRegions,
    SaveRegions,
    Grid,
    Contours,
    Stars,
    Alerts,
    Compass,
    FilmStrip,
    Earlier,
    Later,
    OpenFile,
    OpenFolder,
    Header,
    NextPlane,
    NextHdu,
    SavePicture,
    SaveCutout,
    SaveTable,
    Remote,
    FullQuality,
    Controls,
};

enum class ActionGroup { Show, Place, Picture, Measure, Over, Files };

struct ActionRow {
    ViewerAction action;
    ActionGroup group;
    int key; ///< Qt::Key and modifiers
    const char *label; ///< on its button; to be translated in the context ViewerAction
    const char *does; ///< in the key help
};

[[nodiscard]] std::span<const ActionRow> actionRows();
[[nodiscard]] QString labelOf(const ActionRow &row);
[[nodiscard]] QString keyOf(const ActionRow &row); ///< "Ctrl+Z"
[[nodiscard]] QString nameOf(ActionGroup group);
[[nodiscard]] std::vector<KeyLine> keyLinesOf(ActionGroup group);

/// The key as on a Latin keyboard: on a Russian or Kazakh one the same places do the same.
[[nodiscard]] int latinKeyOf(const QKeyEvent &event);
[[nodiscard]] std::optional<ViewerAction> actionOf(const QKeyEvent &event);

} // namespace tulpar
