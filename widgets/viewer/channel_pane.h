#pragma once

#include "core/time/clock.h"
#include "widgets/viewer/frame_pixmap.h"
#include "widgets/viewer/pane_overlay.h"
#include "widgets/viewer/pane_title.h"
#include "widgets/viewer/view_link.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

class QThreadPool;

namespace tulpar {

/// One frame with its title: the newest of a channel, or a file. Draws only what changed and no more of the
/// frame than its area shows; where that is many pixels, a preview first and the rest from the pool. Knows no
/// other pane and no snapshot. GUI thread.
class ChannelPane final : public QWidget {
    Q_OBJECT

public:
    ChannelPane(const Clock &clock, QThreadPool &pool, QWidget *parent = nullptr);

    /// Shown at the next paint; a frame not yet painted is dropped.
    void setFrame(const Frame &frame, std::uint64_t number);
    void clearFrame(const PaneNotice &notice);
    void setNotice(const PaneNotice &notice); ///< seen only while there is no frame
    void setTitle(const PaneTitle &title);
    void setMark(const std::optional<EventMark> &mark);
    void setView(const ViewState &view);
    void setTone(const Tone &tone);
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
    [[nodiscard]] std::optional<Stretch> stretch() const { return m_stretch; }
    [[nodiscard]] const Placement &placement() const { return m_placement; }
    [[nodiscard]] QRect imageArea() const; ///< logical pixels, below the title
    [[nodiscard]] QRect titleArea() const;
    [[nodiscard]] QPointF deviceAt(QPointF logical) const; ///< in device pixels of the image area
    [[nodiscard]] QPointF centreOfImage() const; ///< the same of its middle
    [[nodiscard]] bool isDetailPending() const { return m_isDetailWanted || m_isDetailRunning; }

signals:
    void framePainted(quint64 number, tulpar::MonoInstant at);
    void viewWanted(const tulpar::ViewState &view);
    void cursorMoved(QPointF device);
    void cursorLeft();
    void titleClicked();
    void doubleClicked();
    void toneDragged(double brightness, double contrastFactor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void placeAgain();
    void drawImage();
    void startDetail();
    void takeDetail(const QImage &greys, quint64 generation);
    void paintTitle(QPainter &painter) const;
    void paintNotice(QPainter &painter) const;
    void paintImage(QPainter &painter);

    const Clock &m_clock;
    QThreadPool &m_pool;
    Palette m_colours = Palette::of(Lighting::Night);
    Palette m_inkColours = Palette::of(Lighting::Night); ///< frames are dark by day too
    Scale m_scale;
    Tone m_tone;
    QList<QRgb> m_ramp;

    Frame m_frame;
    std::uint64_t m_number = 0;
    PaneTitle m_title;
    PaneNotice m_notice;
    std::optional<EventMark> m_mark;
    ViewState m_view;
    Placement m_placement;
    StretchMemory m_memory;
    std::optional<Stretch> m_stretch;
    std::shared_ptr<const StretchTable> m_table;
    bool m_isCurrent = false;
    bool m_isCompassShown = false;
    bool m_isCrosshairShown = false;

    QImage m_greys;
    QImage m_picture;
    QRect m_pictureAt; // device pixels of the image area
    bool m_isStale = true; // greys are not of this frame, view and stretch
    bool m_isToneStale = true; // the picture is not of these greys and this tone
    bool m_isUnpainted = false; // the frame has not been on screen
    quint64 m_generation = 0; // counts what m_greys should be
    bool m_isDetailWanted = false;
    bool m_isDetailRunning = false;

    QPointF m_draggedFrom;
    Qt::MouseButton m_dragging = Qt::NoButton;
};

} // namespace tulpar
