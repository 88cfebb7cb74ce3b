#pragma once

#include "widgets/chart/chart_painter.h"
#include "widgets/chart/chart_scene.h"

#include <QImage>
#include <QRegion>

#include <memory>
#include <vector>

namespace tulpar {

/// What the chart shows now: the fixed sky as an image, all that moves as items over it. Remakes the image
/// only when told that it is stale, and knows which pixels a change of the items touches. GUI thread.
class ChartPicture {
public:
    /// Colours, font and sizes; the fixed sky is stale after it.
    void setLook(const Palette &palette, const QFont &font, const Scale &scale);
    [[nodiscard]] QSizeF measure(const QString &words, TextKind kind) const;

    [[nodiscard]] const QFont &font(TextKind kind) const { return m_painter->font(kind); }

    void forgetSky() { m_isStale = true; }
    [[nodiscard]] bool isStale() const { return m_isStale; }
    [[nodiscard]] const SkyScene &sky() const { return m_sky; }

    /// Makes the fixed sky anew where it is stale, before anything is painted.
    void renew(const SceneInput &input, double devicePixelRatio);
    /// Makes the items of what moves anew; the pixels that change, empty when none do or all are stale
    /// anyway.
    [[nodiscard]] QRegion renewLive(SceneInput input);
    /// Paints `dirty`, the fixed sky made anew first when it is stale. The painter is not smoothed before.
    void paint(QPainter &painter, const QRegion &dirty, const SceneInput &input, double devicePixelRatio);

private:
    void renewSky(SceneInput input, double devicePixelRatio);
    [[nodiscard]] std::vector<DrawItem> liveItems(SceneInput input);

    std::unique_ptr<ChartPainter> m_painter;
    bool m_isStale = true;
    QImage m_image;
    SkyScene m_sky;
    LabelSides m_skySides;
    LabelSides m_liveSides;
    std::vector<QRectF> m_occupied;
    std::vector<DrawItem> m_live;
};

} // namespace tulpar
