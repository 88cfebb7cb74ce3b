#pragma once

#include "core/time/clock.h"
#include "widgets/viewer/frame_pixmap.h"
#include "widgets/viewer/pane_layer.h"
#include "widgets/viewer/pane_overlay.h"
#include "widgets/viewer/pane_title.h"
#include "widgets/viewer/view_link.h"

#include <QImage>
#include <QWidget>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tulpar {

class WorkPool;

/// Bytes on their way to who looks on from afar that the link has not taken yet; nothing where nobody knows.
using LinkBacklog = std::function<std::optional<std::size_t>()>;

/// One frame with its title: the newest of a channel, or a file. Draws only what changed and no more of the
/// frame than its area shows; where that is many pixels, a preview first and the rest from the pool. Knows no
/// other pane and no snapshot. GUI thread.
class ChannelPane final : public QWidget {
    Q_OBJECT

public:
    ChannelPane(const Clock &clock, WorkPool &pool, QWidget *parent = nullptr);

    /// Shown at the next paint; a frame not yet painted is dropped.
    void setFrame(const Frame &frame, std::uint64_t number);
    void clearFrame(const PaneNotice &notice);
    void setNotice(const PaneNotice &notice); ///< seen only while there is no frame
    void setTitle(const PaneTitle &title);
    void setMark(const std::optional<EventMark> &mark);
    void setView(const ViewState &view);
    void setTone(const Tone &tone);
    void setStretch(const StretchChoice &choice);
    /// Three frames over one sky as red, green and blue; the pane's own frame gives place and readout.
    void setColourFrames(const std::array<Frame, 3> &redGreenBlue);
    /// Fewer levels, quiet noise and no more frames than one in `leastInterval`, nor more than the link takes
    /// (without `backlog` that is not known); newest wins.
    void setLink(const LinkQuality &quality, Duration leastInterval, const LinkBacklog &backlog = {});
    void showFullQuality(); ///< of this frame, on a thin link too
    /// Drawn in this order; they outlive the pane or are taken away before.
    void setLayers(const std::vector<const PaneLayer *> &layers);
    void layersChanged() { update(imageArea()); }
    /// Empty: the left button drags the frame. Not from within the tool itself.
    void setTool(PaneTool tool);
    [[nodiscard]] bool isBlank() const
    {
        return !m_frame.isEmpty() && !m_display && !m_isComposite;
    } ///< there is a frame, and nothing in it to show
    /// What every pixel of the frame is; none: they differ.
    [[nodiscard]] std::optional<double> constant() const { return m_constant; }
    [[nodiscard]] bool hasTool() const { return static_cast<bool>(m_tool); }
    void setColours(const Palette &colours, const Scale &scale);
    void setCurrent(bool isCurrent); ///< the channel that the keyboard reads
    void setCompassShown(bool isShown);
    void setCrosshairShown(bool isShown);
    void forgetStretch(); ///< fits it anew to the frame shown

    [[nodiscard]] const Frame &frame() const { return m_frame; }
    [[nodiscard]] std::uint64_t number() const { return m_number; }
    [[nodiscard]] const PaneTitle &title() const { return m_title; }
    [[nodiscard]] const PaneNotice &notice() const { return m_notice; }
    [[nodiscard]] const std::optional<EventMark> &mark() const { return m_mark; }
    [[nodiscard]] const std::optional<Display> &display() const { return m_display; }
    [[nodiscard]] const Placement &placement() const { return m_placement; }
    [[nodiscard]] const ViewSamples &samples() const { return m_samples; } ///< as last drawn
    [[nodiscard]] QPoint samplesAt() const { return m_pictureAt.topLeft(); } ///< device, of the image area
    [[nodiscard]] const QImage &picture() const { return m_picture; } ///< likewise, without overlays
    [[nodiscard]] quint64 pictureTurn() const { return m_pictureTurn; } ///< another number, another picture
    [[nodiscard]] bool isComposite() const { return m_isComposite; }
    [[nodiscard]] QRect imageArea() const; ///< logical pixels, below the title
    [[nodiscard]] QRect titleArea() const;
    [[nodiscard]] QPointF deviceAt(QPointF logical) const; ///< in device pixels of the image area
    [[nodiscard]] QPointF centreOfImage() const; ///< the same of its middle
    /// Whole seconds that the link takes for a frame, where that is longer than the least interval; else 0.
    [[nodiscard]] int linkSeconds() const { return m_linkSeconds; }
    [[nodiscard]] bool isDetailPending() const { return m_isDetailWanted || m_isDetailRunning; }

signals:
    void framePainted(quint64 number, tulpar::MonoInstant at);
    void viewWanted(const tulpar::ViewState &view);
    void cursorMoved(QPointF device);
    void cursorLeft();
    void titleClicked();
    void doubleClicked();
    void toneDragged(double right, double up); ///< as shares of the pane
    void drawn(); ///< the picture under the overlays is another

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void showFrame(const Frame &frame, std::uint64_t number);
    void showInTurn(const Frame &frame, std::uint64_t number);
    void placeAgain();
    void drawImage();
    void drawPixels();
    void startDetail();
    void takeDetail(const ViewSamples &samples, quint64 generation);
    void startComposite();
    void takeComposite(const QImage &picture, quint64 generation);
    [[nodiscard]] LinkQuality quality() const;
    bool usesTool(PanePointer::Kind kind, const QMouseEvent &event);
    void paintTitle(QPainter &painter) const;
    void paintNotice(QPainter &painter) const;
    void paintImage(QPainter &painter);

    const Clock &m_clock;
    WorkPool &m_pool;
    Palette m_colours = Palette::of(Lighting::Night);
    Palette m_inkColours = Palette::of(Lighting::Night); ///< frames are dark by day too
    Scale m_scale;
    Tone m_tone;

    Frame m_frame;
    std::optional<double> m_constant; ///< value of every pixel
    std::uint64_t m_number = 0;
    PaneTitle m_title;
    PaneNotice m_notice;
    std::optional<EventMark> m_mark;
    ViewState m_view;
    Placement m_placement;
    DisplayMemory m_memory;
    StretchChoice m_choice;
    std::optional<Display> m_display;
    bool m_isComposite = false;
    std::array<Frame, 3> m_colourFrames;
    LinkQuality m_quality;
    Duration m_leastInterval{};
    LinkBacklog m_backlog;
    bool m_isHeld = false; // by the link, longer than the least interval
    MonoInstant m_turnBegan; // when the last frame was shown in turn
    int m_linkSeconds = 0; // how long the link took for it; 0: no longer than the least interval
    bool m_isFullQuality = false; // of the frame shown
    std::optional<std::pair<Frame, std::uint64_t>> m_waiting; // for its turn on a thin link
    int m_turnTimer = 0;
    std::vector<const PaneLayer *> m_layers;
    PaneTool m_tool;
    bool m_isToolDragging = false;
    bool m_isCurrent = false;
    bool m_isCompassShown = false;
    bool m_isCrosshairShown = false;

    /// What a table of colours was made of.
    struct Painted {
        Display display;
        Tone tone;
        LinkQuality link;
        QColor outside;
        bool operator==(const Painted &) const = default;
    };

    ViewSamples m_samples;
    std::optional<PaintTable> m_table; // kept from frame to frame
    Painted m_tableOf;
    QImage m_picture;
    quint64 m_pictureTurn = 0;
    QRect m_pictureAt; // device pixels of the image area
    bool m_isStale = true; // samples are not of this frame and view
    bool m_isToneStale = true; // the picture is not of these samples, this display and tone
    bool m_isUnpainted = false; // the frame has not been on screen
    quint64 m_generation = 0; // counts what the samples should be
    bool m_isDetailWanted = false;
    bool m_isDetailRunning = false;

    QPointF m_draggedFrom;
    Qt::MouseButton m_dragging = Qt::NoButton;
};

} // namespace tulpar
