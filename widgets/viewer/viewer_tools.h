#pragma once

#include "widgets/viewer/overlay_layers.h"
#include "widgets/viewer/pane_layer.h"
#include "widgets/viewer/viewer_action.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

class QWidget;

namespace tulpar {

class WorkPool;

class ChannelPane;
class HistogramPanel;
class MeasurePanel;
class PixelTable;
class RegionLayer;
struct DrawnRegion;
class SidePanel;

/// A place on a frame that stays on the sky where there are coordinates.
struct HeldPlace {
    PixelPosition pixel; ///< of the frame it was pointed at
    std::optional<IcrsDirection> sky;

    [[nodiscard]] static HeldPlace of(const Frame &frame, PixelPosition pixel);
    [[nodiscard]] PixelPosition on(const Frame &frame) const;
};

/// What is measured, in hand or done: drawn on every pane at its place on the sky.
class MeasureLayer final : public PaneLayer {
public:
    enum class Kind { None, Star, Line, Box };
    void paint(QPainter &painter, const PaneOverlay &overlay) const override;

    Kind kind = Kind::None;
    HeldPlace from; ///< the star, or where a cut begins
    HeldPlace to;
    double radiusPx = 0; ///< of the star's profile
    double broadPx = 0; ///< of a box cut
};

/// The tools of the viewer: star, cuts, regions, pixel table, histogram, and what is drawn over the frames.
/// Owns their panels and layers; the viewer gives it panes and places the panel it asks for. GUI thread; the
/// pool must be emptied before it goes.
class ViewerTools final : public QObject {
    Q_OBJECT

public:
    enum class Tool { None, Star, Line, Box, Region };

    /// `panels` becomes the parent of the panels.
    ViewerTools(WorkPool &pool, QWidget *panels);
    ~ViewerTools() override;

    void addPane(ChannelPane *pane);
    void removePane(ChannelPane *pane);
    void setColours(const Palette &colours, const Scale &scale);
    void setStarSource(StarSource source);
    void setAlerts(const AlertRows &alerts);

    /// True when it was an action of the tools.
    bool perform(ViewerAction action, bool isBackwards);
    /// Puts away what is in hand; false when nothing was.
    bool putAway();
    /// The pane that is read: its frame is another, or another pane is read now.
    void setRead(ChannelPane *pane, const QString &name);
    /// Where the pixels of `pane` are read, by cursor or keyboard; `name` as for setRead.
    void setCursor(const ChannelPane *pane, PixelPosition pixel, const QString &name);
    /// The panel that stands beside the panes now, whoever put it there; null: none.
    void setShown(SidePanel *panel) { m_shown = panel; }
    void setRegions(std::vector<DrawnRegion> regions);
    bool editRegionText(); ///< of the chosen one; false when none is
    /// Undo of what the regions were; false when there is nothing to undo.
    bool undoRegions();
    void lookChanged() { m_areRegionsLast = false; } ///< what is undone next is not of the regions
    [[nodiscard]] bool areRegionsLast() const { return m_areRegionsLast; }

    [[nodiscard]] std::set<ViewerAction> on() const;
    [[nodiscard]] Tool tool() const { return m_tool; }
    [[nodiscard]] QString hint() const; ///< what to do with the tool in hand; empty: none
    [[nodiscard]] MeasurePanel *measures() const { return m_measures; }
    [[nodiscard]] PixelTable *pixels() const { return m_pixels; }
    [[nodiscard]] HistogramPanel *histogram() const { return m_histogram; }
    [[nodiscard]] RegionLayer *regions() const { return m_regions.get(); }
    [[nodiscard]] const StarLayer &stars() const { return m_stars; }
    /// What measurement there is, as CSV; empty: none.
    [[nodiscard]] QString table() const;

signals:
    void sideWanted(tulpar::SidePanel *panel); ///< null: away with this one
    void rangeWanted(const tulpar::DisplayRange &range);
    void pointed(tulpar::ChannelPane *pane); ///< a tool is used there
    void changed(); ///< tool or switches
    void saveWanted();

private:
    void take(Tool tool);
    [[nodiscard]] QString regionHint() const;
    bool point(ChannelPane *pane, const PanePointer &pointer);
    void measure();
    void measureRegion();
    void redraw();
    void dress(ChannelPane *pane);
    void showPanel(SidePanel *panel);
    [[nodiscard]] double scaleOf(const Frame &frame) const;

    HistogramPanel *m_histogram = nullptr;
    MeasurePanel *m_measures = nullptr;
    PixelTable *m_pixels = nullptr;
    SidePanel *m_shown = nullptr;
    std::vector<ChannelPane *> m_panes;
    std::map<ChannelPane *, std::unique_ptr<ContourLayer>> m_contours;
    GridLayer m_grid;
    StarLayer m_stars;
    AlertLayer m_alerts;
    MeasureLayer m_measured;
    std::unique_ptr<RegionLayer> m_regions;
    std::set<ViewerAction> m_on; ///< the layers
    Tool m_tool = Tool::None;
    bool m_isDragging = false;
    bool m_areRegionsLast = false; ///< nothing was changed since but regions
    ChannelPane *m_read = nullptr;
    QString m_name;
};

} // namespace tulpar
