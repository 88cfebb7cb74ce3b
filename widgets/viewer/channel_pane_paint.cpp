// How a pane puts its title, its frame and its notices on the screen.

#include "widgets/viewer/channel_pane.h"

#include "widgets/common/marks.h"

#include <QPainter>

#include <algorithm>

namespace tulpar {

void ChannelPane::paintTitle(QPainter &painter) const
{
    const QRect area = titleArea();
    painter.fillRect(area, m_colours.panel);
    const int margin = m_scale.wholePx(8);
    const int gap = m_scale.wholePx(10);
    QFont nameFont = Scale().font(font(), 1.1);
    nameFont.setBold(true);
    const QFont large = Scale().font(font());
    const QFont small = Scale().font(font(), 0.88);
    const QFontMetrics largeMetrics(large);
    const QFontMetrics smallMetrics(small);
    const int firstLine = m_scale.wholePx(4) + largeMetrics.ascent();
    const int secondLine =
        m_scale.wholePx(4) + largeMetrics.height() + m_scale.wholePx(1) + smallMetrics.ascent();

    painter.setFont(large);
    int right = width() - margin;
    painter.setPen(m_colours.text);
    const int ageWidth = largeMetrics.horizontalAdvance(m_title.age);
    painter.drawText(right - ageWidth, firstLine, m_title.age);
    right -= ageWidth + (ageWidth > 0 ? gap : 0);

    const QFontMetrics nameMetrics(nameFont);
    const int exposureWidth = largeMetrics.horizontalAdvance(m_title.exposure);
    const int nameRoom = right - margin - (exposureWidth > 0 ? exposureWidth + gap : 0);
    const QString name = nameMetrics.elidedText(m_title.name, Qt::ElideMiddle, std::max(nameRoom, 0));
    painter.setFont(nameFont);
    painter.drawText(margin, firstLine, name);
    const int nameWidth = nameMetrics.horizontalAdvance(name);
    painter.setFont(large);
    painter.drawText(margin + nameWidth + gap, firstLine, m_title.exposure);
    if (m_isCurrent)
        painter.fillRect(
            margin, firstLine + m_scale.wholePx(3), nameWidth, m_scale.wholePx(2), m_colours.focus);

    painter.setFont(small);
    QStringList facts;
    if (!m_title.gain.isEmpty())
        facts.append(m_title.gain);
    if (!m_title.number.isEmpty())
        facts.append(m_title.number);
    const QString left = facts.join(QStringLiteral("   "));
    const int leftWidth = left.isEmpty() ? 0 : smallMetrics.horizontalAdvance(left) + gap;
    painter.setPen(m_colours.dimText);
    painter.drawText(margin, secondLine, left);
    if (!m_title.camera.isEmpty()) {
        const int side = m_title.cameraMark ? smallMetrics.ascent() - m_scale.wholePx(2) : 0;
        const int room = width() - 2 * margin - leftWidth - side - m_scale.wholePx(5);
        QString camera = m_title.camera;
        if (smallMetrics.horizontalAdvance(camera) > room)
            camera = smallMetrics.elidedText(m_title.cameraShort, Qt::ElideRight, std::max(room, 0));
        const int cameraLeft = width() - margin - smallMetrics.horizontalAdvance(camera);
        const QRect markBox(
            cameraLeft - m_scale.wholePx(5) - side, secondLine - side + m_scale.wholePx(1), side, side);
        const QColor colour = m_title.needsAttention ? m_colours.attention : m_colours.dimText;
        if (m_title.isCameraUnknown)
            paintHatch(
                painter,
                QRectF(
                    markBox.left() - 3, secondLine - smallMetrics.ascent(),
                    width() - margin - markBox.left() + 6, smallMetrics.height()),
                m_colours.line, m_scale.px(6));
        if (m_title.cameraMark)
            paintMark(painter, markBox, *m_title.cameraMark, colour);
        painter.setPen(colour);
        painter.drawText(cameraLeft, secondLine, camera);
    }

    // What the frame is like: a line of its own, so that nothing above moves.
    const int thirdLine = secondLine + smallMetrics.height();
    painter.setPen(m_title.isSaturated ? m_colours.text : m_colours.dimText);
    painter.drawText(margin, thirdLine, wholeFacts(m_title.looks, smallMetrics, width() - 2 * margin));

    // The exposure now open: a thin line at the foot of the title, moved by ticks alone.
    const QRect foot(0, area.bottom() - m_scale.wholePx(2) + 1, width(), m_scale.wholePx(2));
    painter.fillRect(foot, m_colours.line);
    if (m_title.progress)
        painter.fillRect(
            QRect(foot.topLeft(), QSize(static_cast<int>(*m_title.progress * width()), foot.height())),
            m_colours.dimText);
}

void ChannelPane::paintNotice(QPainter &painter) const
{
    const QRect area = imageArea();
    painter.fillRect(area, m_colours.background);
    const int margin = m_scale.wholePx(16);
    const QRect room = area.adjusted(margin, margin, -margin, -margin);
    const QFont headFont = Scale().font(font(), 1.1);
    const QFont textFont = Scale().font(font());
    const int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const QRect headBox =
        QFontMetrics(headFont).boundingRect(QRect(0, 0, room.width(), 4000), flags, m_notice.headline);
    const QRect textBox =
        QFontMetrics(textFont).boundingRect(QRect(0, 0, room.width(), 4000), flags, m_notice.text);
    const int gap = m_scale.wholePx(6);
    const int side = m_notice.isProblem ? m_scale.wholePx(18) : 0;
    const int height = side + gap + headBox.height() + gap + textBox.height();
    int top = room.top() + std::max(0, (room.height() - height) / 2);
    if (m_notice.isProblem)
        paintMark(
            painter, QRectF(room.center().x() - side / 2.0, top, side, side), Mark::Trouble,
            m_colours.attention);
    top += side + gap;
    painter.setFont(headFont);
    painter.setPen(m_notice.isProblem ? m_colours.attention : m_colours.text);
    painter.drawText(QRect(room.left(), top, room.width(), headBox.height()), flags, m_notice.headline);
    painter.setFont(textFont);
    painter.setPen(m_colours.dimText);
    painter.drawText(
        QRect(room.left(), top + headBox.height() + gap, room.width(), textBox.height()), flags,
        m_notice.text);
}

void ChannelPane::paintImage(QPainter &painter)
{
    drawImage();
    const QRect area = imageArea();
    const qreal ratio = devicePixelRatioF();
    const QRectF at(
        QPointF(area.topLeft()) + QPointF(m_pictureAt.topLeft()) / ratio, QSizeF(m_pictureAt.size()) / ratio);
    if (m_picture.isNull()) {
        painter.fillRect(area, m_inkColours.background);
    } else {
        const QRegion bare = QRegion(area) - QRegion(at.toRect());
        for (const QRect &part : bare)
            painter.fillRect(part, m_inkColours.background);
        painter.drawImage(at.topLeft(), m_picture);
    }
    painter.setClipRect(area);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Scale().font(font(), 0.88));
    const PaneOverlay overlay{m_frame,           m_placement,  QRectF(area), ratio,
                              m_tone.isInverted, m_inkColours, m_scale};
    for (const PaneLayer *layer : m_layers)
        layer->paint(painter, overlay);
    if (m_mark)
        overlay.drawMark(painter, *m_mark);
    if (m_isCompassShown) {
        overlay.drawCompass(painter);
        overlay.drawScaleBar(painter);
    }
    if (m_isCrosshairShown)
        overlay.drawCrosshair(painter);
    int row = 0;
    if (m_title.isSimulated)
        overlay.drawBadge(painter, tr("SIMULATED"), std::nullopt, m_inkColours.simulation, row++);
    if (!m_title.source.isEmpty())
        overlay.drawBadge(painter, m_title.source, std::nullopt, m_inkColours.text, row++);
    if (quality().isThin)
        overlay.drawBadge(
            painter,
            m_linkSeconds > 0 ? tr("REMOTE: %1 greys, noise quieted, link: one frame in %2 s; Q: all")
                                    .arg(m_quality.levels)
                                    .arg(m_linkSeconds)
                              : tr("REMOTE: %1 greys, noise quieted; Q: all").arg(m_quality.levels),
            std::nullopt, m_inkColours.dimText, row++);
    if (!m_title.motion.isEmpty())
        overlay.drawBadge(painter, m_title.motion, Mark::Moving, m_inkColours.attention, row++);
    if (!m_title.problem.isEmpty())
        overlay.drawBadge(painter, m_title.problem, Mark::Trouble, m_inkColours.attention, row);

    if (m_isUnpainted) {
        m_isUnpainted = false;
        // Reported after the flush to the screen, which follows this event.
        QMetaObject::invokeMethod(
            this, [this, number = m_number] { emit framePainted(number, m_clock.now().mono); },
            Qt::QueuedConnection);
    }
}

} // namespace tulpar
