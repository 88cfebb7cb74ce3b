#pragma once

#include "core/measure/pixel_shape.h"
#include "widgets/viewer/pane_layer.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace tulpar {

/// A figure that a person drew or loaded. Kept on the pixels of the frame it was drawn on and that frame's
/// plane, so that other frames show it on the same sky.
struct DrawnRegion {
    PixelShape shape;
    std::optional<TangentPlane> plane; ///< none: the pixels of any frame
    QString text;
    bool operator==(const DrawnRegion &) const = default;
};

/// The shape on the pixels of a frame of another plane; as it is where one of the two has none.
[[nodiscard]] PixelShape shapeOn(const DrawnRegion &region, const std::optional<TangentPlane> &plane);

/// The regions over the frames: drawing a new one, choosing, moving, sizing, turning and deleting, with undo.
/// Pointer places are pixels of the frame pointed at. GUI thread.
class RegionLayer final : public PaneLayer {
public:
    enum class Kind { Circle, Ellipse, Box, Annulus, Polygon, Text };

    void paint(QPainter &painter, const PaneOverlay &overlay) const override;

    void setKind(std::optional<Kind> kind); ///< what is drawn next; none: the pointer chooses and moves
    [[nodiscard]] std::optional<Kind> kind() const { return m_kind; }
    /// True when the regions or the choice are others.
    bool point(const Frame &frame, const PanePointer &pointer);
    [[nodiscard]] bool isDrawing() const { return m_isDragging || !m_corners.empty(); }
    void giveUp(); ///< what is half drawn

    [[nodiscard]] const std::vector<DrawnRegion> &regions() const { return m_regions; }
    void setRegions(std::vector<DrawnRegion> regions); ///< an undoable step
    [[nodiscard]] const DrawnRegion *chosen() const;
    bool deleteChosen();
    bool setChosenText(const QString &text); ///< an undoable step; false when nothing is another
    bool clear();
    bool undo();

private:
    void remember();
    bool press(const Frame &frame, const PanePointer &pointer);
    bool takeHandle(const Frame &frame, const PanePointer &pointer);
    void drag(const Frame &frame, const PanePointer &pointer);
    bool addCorner(const Frame &frame, const PanePointer &pointer);
    [[nodiscard]] static PixelShape shapeBetween(Kind kind, PixelPosition from, PixelPosition to);

    std::vector<DrawnRegion> m_regions;
    std::vector<std::vector<DrawnRegion>> m_past;
    std::optional<std::size_t> m_chosen;
    std::optional<Kind> m_kind;
    std::vector<PixelPosition> m_corners; ///< of the polygon being drawn
    std::optional<TangentPlane> m_cornersPlane;
    bool m_isDragging = false;
    bool m_isSizing = false;
    struct Turning {
        PixelShape shape; ///< as it was when it was taken
        PixelPosition pivot;
        PixelPosition from;
    };
    std::optional<Turning> m_turning; ///< by the handle
    PixelPosition m_last;
};

} // namespace tulpar
