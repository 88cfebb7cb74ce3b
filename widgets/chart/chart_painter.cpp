#include "widgets/chart/chart_painter.h"

#include "widgets/chart/cap_path.h"
#include "widgets/chart/pixel_rows.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

namespace {

constexpr qsizetype kMostTexts = 3000; ///< kept of each kind; numbers and ages make ever new ones

QFont fontOf(TextKind kind, const QFont &base, const Scale &scale)
{
    QFont font = scale.font(base);
    switch (kind) {
    case TextKind::Small:
        return scale.font(base, 0.88);
    case TextKind::Normal:
        return font;
    case TextKind::Strong:
        font = scale.font(base, 1.1);
        break;
    case TextKind::Cardinal:
        font = scale.font(base, 1.15);
        break;
    case TextKind::Spaced:
        font = scale.font(base, 0.82);
        font.setLetterSpacing(QFont::AbsoluteSpacing, scale.px(1.3));
        font.setCapitalization(QFont::AllUppercase);
        break;
    }
    font.setWeight(QFont::Medium);
    return font;
}

/// Flat, solid strokes go segment by segment: the raster engine draws those faster than a stroked path.
void strokeSegments(QPainter &painter, const QPolygonF &points)
{
    QVarLengthArray<QLineF, 256> lines;
    for (qsizetype i = 1; i < points.size(); ++i)
        lines.append(QLineF(points[i - 1], points[i]));
    painter.drawLines(lines.constData(), static_cast<int>(lines.size()));
}

} // namespace

ChartPainter::ChartPainter(const Palette &palette, const QFont &base, const Scale &scale)
    : m_palette(palette)
    , m_scale(scale)
    , m_stars(palette)
{
    for (const TextKind kind :
         {TextKind::Small, TextKind::Normal, TextKind::Strong, TextKind::Cardinal, TextKind::Spaced}) {
        m_fonts.push_back(fontOf(kind, base, scale));
        m_metrics.emplace_back(m_fonts.back());
    }
    m_texts.resize(m_fonts.size());
}

QColor ChartPainter::colour(Ink ink) const
{
    switch (ink) {
    case Ink::Sky:
        return m_palette.sky;
    case Ink::Ground:
        return m_palette.ground;
    case Ink::Horizon:
        return m_palette.horizon;
    case Ink::Grid:
        return m_palette.grid;
    case Ink::GridText:
        return m_palette.gridText;
    case Ink::Figure:
        return m_palette.constellation;
    case Ink::FigureText:
        return m_palette.constellationText;
    case Ink::Border:
        return m_palette.border;
    case Ink::MilkyWay:
        return m_palette.milkyWay;
    case Ink::DeepSky:
        return m_palette.deepSky;
    case Ink::StarText:
    case Ink::Dim:
        return m_palette.dimText;
    case Ink::SolarSystem:
        return m_palette.solarSystem;
    case Ink::Sun:
        return m_palette.sun;
    case Ink::Moon:
        return m_palette.moon;
    case Ink::Limit:
        return m_palette.limit;
    case Ink::Forbidden:
        return m_palette.forbidden;
    case Ink::Target:
        return m_palette.target;
    case Ink::Telescope:
        return m_palette.telescope;
    case Ink::Path:
        return m_palette.path;
    case Ink::Alert:
        return m_palette.alert;
    case Ink::Text:
        return m_palette.text;
    case Ink::Unknown:
        return m_palette.unknownHatch;
    case Ink::Danger:
        return m_palette.danger;
    case Ink::Attention:
        return m_palette.attention;
    case Ink::Simulation:
        return m_palette.simulation;
    }
    return m_palette.text;
}

ChartPainter::LaidOut &ChartPainter::laidOut(const QString &words, TextKind kind) const
{
    const auto which = static_cast<std::size_t>(kind);
    QHash<QString, LaidOut> &texts = m_texts[which];
    const auto found = texts.find(words);
    if (found != texts.end())
        return *found;
    if (texts.size() >= kMostTexts)
        texts.clear();
    const QFontMetricsF &metrics = m_metrics[which];
    LaidOut made{
        QStaticText(words),
        {std::ceil(metrics.horizontalAdvance(words)) + 1, std::ceil(metrics.height())},
        {},
        0};
    made.text.setTextFormat(Qt::PlainText);
    made.text.setPerformanceHint(QStaticText::AggressiveCaching);
    return *texts.insert(words, std::move(made));
}

QSizeF ChartPainter::measure(const QString &words, TextKind kind) const
{
    return laidOut(words, kind).size;
}

QPen ChartPainter::pen(const DrawItem &item) const
{
    QPen pen(colour(item.ink), item.width);
    pen.setCapStyle(item.kind == DrawKind::Mark && item.line == LineKind::Solid ? Qt::RoundCap : Qt::FlatCap);
    pen.setJoinStyle(Qt::MiterJoin);
    if (item.line == LineKind::Dashed)
        pen.setDashPattern(item.kind == DrawKind::Mark ? QList<qreal>{2.5, 1.5} : QList<qreal>{6, 5});
    else if (item.line == LineKind::Dotted)
        pen.setDashPattern({1.5, 3});
    return pen;
}

QImage ChartPainter::paintSky(
    const SkyScene &scene, const QSize &size, double devicePixelRatio, QImage reuse, bool isQuiet,
    bool isMoved) const
{
    const QSize pixels = (QSizeF(size) * devicePixelRatio).toSize();
    QImage image = std::move(reuse);
    if (image.size() != pixels || image.format() != QImage::Format_RGB32)
        image = QImage(pixels, QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(devicePixelRatio);
    image.fill(m_palette.sky);
    PixelRows rows(image, isMoved);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFixed(painter, rows, scene.under, size);
    // The brightest of a patch stand first and are drawn last.
    for (auto dot = scene.stars.rbegin(); dot != scene.stars.rend(); ++dot)
        m_stars.draw(rows, *dot, isQuiet);
    paintFixed(painter, rows, scene.over, size);
    return image;
}

void ChartPainter::paintFixed(
    QPainter &painter, PixelRows &rows, const std::vector<DrawItem> &items, const QSizeF &size) const
{
    const QRectF room(QPointF(0, 0), size);
    const auto dashes = [](const DrawItem &item) {
        return item.line == LineKind::Dashed ? Dashes{6 * item.width, 5 * item.width}
            : item.line == LineKind::Dotted  ? Dashes{1.2 * item.width, 3.3 * item.width}
                                             : Dashes{};
    };
    for (const DrawItem &item : items) {
        const QRgb ink = colour(item.ink).rgb();
        switch (item.kind) {
        case DrawKind::Fill:
            if (item.caps.empty()) {
                rows.fill(item.rings, item.isInverted, ink);
                break;
            }
            rows.fill(item.caps, ink);
            if (item.isHatched)
                rows.hatch(item.caps, colour(Ink::Limit).rgb(), m_scale.px(14));
            break;
        case DrawKind::Circle:
            rows.circle(item.caps.front(), item.width, ink, dashes(item));
            break;
        case DrawKind::Line:
            if (item.isFilled)
                rows.fill({item.points}, false, ink);
            else
                rows.polyline(item.points, item.width, ink, dashes(item));
            break;
        case DrawKind::Mark:
            if (item.mark == MarkKind::Planet)
                rows.disc(item.points.front().x(), item.points.front().y(), item.size, 1, ink);
            else
                paintItem(painter, item, room);
            break;
        case DrawKind::Label:
            if (!paintFixedLabel(rows, item))
                paintItem(painter, item, room);
            break;
        }
    }
}

bool ChartPainter::paintFixedLabel(PixelRows &rows, const DrawItem &item) const
{
    if (item.hasPlate)
        return false;
    LaidOut &text = laidOut(item.words, item.text);
    if (text.mask.isNull() || text.maskRatio != rows.ratio()) {
        QImage white((text.size * rows.ratio()).toSize() + QSize(2, 0), QImage::Format_RGB32);
        white.setDevicePixelRatio(rows.ratio());
        white.fill(Qt::black);
        QPainter painter(&white);
        painter.setFont(font(item.text));
        painter.setPen(Qt::white);
        painter.drawStaticText(QPointF(), text.text);
        painter.end();
        text.mask = white.convertToFormat(QImage::Format_Grayscale8);
        text.maskRatio = rows.ratio();
        constexpr std::array<uchar, 4> kSteps{0, 85, 171, 255}; // those of PixelRows
        for (int y = 0; y < text.mask.height(); ++y) {
            uchar *const line = text.mask.scanLine(y);
            for (int x = 0; x < text.mask.width(); ++x)
                line[x] = kSteps[static_cast<std::size_t>((line[x] + 42) / 85)];
        }
    }
    const QPointF at(std::round(item.points.front().x()), std::round(item.points.front().y()));
    rows.mask((at * rows.ratio()).toPoint(), text.mask, colour(item.ink).rgb());
    return true;
}

void ChartPainter::paint(QPainter &painter, const std::vector<DrawItem> &items, const QSizeF &size) const
{
    paint(painter, items, size, QRect(QPoint(0, 0), size.toSize()));
}

void ChartPainter::paint(
    QPainter &painter, const std::vector<DrawItem> &items, const QSizeF &size, const QRect &dirty) const
{
    const QRectF room(QPointF(0, 0), size);
    for (const DrawItem &item : items)
        if (bounds(item, size).intersects(dirty))
            paintItem(painter, item, room);
}

void ChartPainter::paintLabel(QPainter &painter, const DrawItem &item) const
{
    const QRectF box(item.points.front(), item.box);
    if (item.hasPlate) {
        QColor plate = colour(Ink::Sky);
        plate.setAlphaF(0.72F);
        painter.fillRect(box.adjusted(-3, 0, 3, 0), plate);
    }
    painter.setFont(font(item.text));
    painter.setPen(colour(item.ink));
    const QPointF at(std::round(box.left()), std::round(box.top()));
    painter.drawStaticText(at, laidOut(item.words, item.text).text);
}

void ChartPainter::paintItem(QPainter &painter, const DrawItem &item, const QRectF &room) const
{
    switch (item.kind) {
    case DrawKind::Fill: {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const Cap &cap : item.caps)
            addCap(path, cap, room);
        for (const QPolygonF &ring : item.rings)
            path.addPolygon(ring);
        if (item.caps.empty() && item.rings.empty())
            path.addRect(room);
        if (!item.caps.empty())
            painter.fillPath(path, colour(item.ink));
        if (item.isHatched)
            paintHatch(
                painter, path, item.caps.empty() ? colour(item.ink) : colour(Ink::Limit), m_scale.px(14),
                room);
        break;
    }
    case DrawKind::Circle:
        painter.setPen(pen(item));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(capOutline(item.caps.front(), room));
        break;
    case DrawKind::Line:
        if (item.isFilled) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour(item.ink));
            painter.drawPolygon(item.points);
        } else {
            painter.setPen(pen(item));
            painter.setBrush(Qt::NoBrush);
            if (item.line == LineKind::Solid)
                strokeSegments(painter, item.points);
            else
                painter.drawPolyline(item.points);
        }
        break;
    case DrawKind::Mark:
        paintMark(painter, item);
        break;
    case DrawKind::Label:
        paintLabel(painter, item);
        break;
    }
}

QRect ChartPainter::bounds(const DrawItem &item, const QSizeF &size) const
{
    const QRect all(QPoint(0, 0), size.toSize());
    const double slack = item.width + 2;
    QRectF box;
    switch (item.kind) {
    case DrawKind::Fill:
        return all;
    case DrawKind::Circle: {
        const Cap &cap = item.caps.front();
        box = QRectF(cap.centre - QPointF(cap.radius, cap.radius), QSizeF(2 * cap.radius, 2 * cap.radius));
        break;
    }
    case DrawKind::Line:
        box = item.points.boundingRect();
        break;
    case DrawKind::Mark: {
        const double reach = item.size * 1.7;
        box = QRectF(item.points.front() - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
        break;
    }
    case DrawKind::Label:
        box = QRectF(item.points.front(), item.box).adjusted(-3, 0, 3, 0);
        break;
    }
    box = box.adjusted(-slack, -slack, slack, slack) & QRectF(all);
    return box.toAlignedRect() & all;
}

} // namespace tulpar
