#pragma once

#include "core/image/tangent_plane.h"
#include "widgets/viewer/pane_overlay.h"

#include <QPainter>
#include <QPointF>

#include <functional>
#include <memory>

namespace tulpar {

/// Something drawn over the frame of a pane: grid, contours, stars, regions. Draws by the placement that it
/// is given and holds no pane. GUI thread.
class PaneLayer {
public:
    PaneLayer() = default;
    PaneLayer(const PaneLayer &) = delete;
    PaneLayer &operator=(const PaneLayer &) = delete;
    virtual ~PaneLayer() = default;
    virtual void paint(QPainter &painter, const PaneOverlay &overlay) const = 0;
};

/// What the left button does on a frame while a tool is in hand.
struct PanePointer {
    enum class Kind { Press, Move, Release };
    Kind kind = Kind::Press;
    QPointF device; ///< of the image area
    PixelPosition pixel;
    double pixelsOfReach = 1; ///< frame pixels within which something is hit
    Qt::KeyboardModifiers modifiers;
};

/// True: the tool has taken it, and the frame is not dragged.
using PaneTool = std::function<bool(const PanePointer &)>;

} // namespace tulpar
