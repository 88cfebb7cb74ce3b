#pragma once

#include "core/image/histogram.h"
#include "widgets/viewer/flat_plot.h"
#include "widgets/viewer/side_panel.h"

#include <QString>

#include <optional>

class QLabel;

namespace tulpar {

class WorkPool;

/// How many pixels of the frame shown have which value, with a handle at black and one at white. Dragging one
/// moves the limit; the arrow keys do the same. Counted in the pool. GUI thread; the pool must be emptied
/// before it goes.
class HistogramPanel final : public SidePanel {
    Q_OBJECT

public:
    HistogramPanel(WorkPool &pool, QWidget *parent);

    void setColours(const Palette &colours, const Scale &scale) override;
    void setFrame(const Frame &frame, const std::optional<Display> &display, const QString &name);
    [[nodiscard]] const FlatPlot *plot() const { return m_plot; }
    [[nodiscard]] const std::optional<DisplayRange> &range() const { return m_range; }

signals:
    void rangeWanted(const tulpar::DisplayRange &range);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void count();
    void draw();
    void say();
    void move(double value);

    WorkPool &m_pool;
    FlatPlot *m_plot = nullptr;
    QLabel *m_words = nullptr;
    Frame m_frame;
    std::optional<DisplayRange> m_range;
    std::optional<Histogram> m_histogram;
    bool m_isCounting = false;
    bool m_isStale = false;
    bool m_movesWhite = true;
    bool m_isDragging = false;
};

} // namespace tulpar
