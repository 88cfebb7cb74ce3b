#include "widgets/viewer/overlay_layers.h"

#include "core/base/vector_state.h"
#include "core/words/numbers.h"
#include "widgets/viewer/channel_pane.h"

#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLineSteps = 48;
constexpr double kLinesAcross = 7;
constexpr double kFaintest = 16;
constexpr std::size_t kMostStars = 400;
constexpr int kCircleSteps = 72;

/// What a part of an overlay sees of the sky: its middle and the distance to its farthest corner.
struct SeenSky {
    IcrsDirection middle;
    Angle radius;
};

SeenSky seenSky(const PaneOverlay &overlay, const QRectF &area)
{
    const TangentPlane &wcs = *overlay.frame.facts().wcs;
    const auto at = [&](QPointF place) {
        return wcs.toIcrs(
            overlay.placement.toPixel((place - overlay.area.topLeft()) * overlay.devicePixelRatio));
    };
    SeenSky seen{at(area.center()), {}};
    for (const QPointF corner : {area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight()})
        seen.radius = std::max(seen.radius, separation(seen.middle, at(corner)));
    return seen;
}

/// A polyline over the sky; breaks where it leaves the map.
QPainterPath pathOf(const PaneOverlay &overlay, const std::function<IcrsDirection(double)> &place)
{
    QPainterPath path;
    bool isOpen = false;
    for (int i = 0; i <= kLineSteps; ++i) {
        const auto at = overlay.at(place(static_cast<double>(i) / kLineSteps));
        if (!at) {
            isOpen = false;
            continue;
        }
        isOpen ? path.lineTo(*at) : path.moveTo(*at);
        isOpen = true;
    }
    return path;
}

double roundStep(double wanted, std::initializer_list<double> steps)
{
    for (const double step : steps)
        if (step >= wanted)
            return step;
    return *(steps.end() - 1);
}

/// The words of the grid's lines, each whole and none over another or over what stands in the corners: half a
/// number says another number.
class LineWords {
public:
    LineWords(QPainter &painter, const PaneOverlay &overlay)
        : m_painter(painter)
        , m_overlay(overlay)
        , m_metrics(painter.font())
        , m_area(overlay.shownFrame())
        , m_taken(overlay.corners(m_metrics))
    {
    }

    /// Beside the line where it enters the area, else where it leaves it, else not at all.
    void put(const QPainterPath &line, const QString &text)
    {
        const QRectF inner = m_area.adjusted(1, m_metrics.height(), -1, -m_metrics.height());
        const auto isIn = [&](int i) { return inner.contains(QPointF(line.elementAt(i))); };
        int first = 0;
        int last = line.elementCount() - 1;
        while (first <= last && !isIn(first))
            ++first;
        while (last > first && !isIn(last))
            --last;
        if (first > last || putAt(line.elementAt(first), text))
            return;
        putAt(line.elementAt(last), text);
    }

private:
    bool putAt(QPointF at, const QString &text)
    {
        const double gap = m_overlay.scale.px(3);
        const double width = m_metrics.horizontalAdvance(text);
        for (const double left : {at.x() + gap, at.x() - gap - width}) {
            const QPointF baseline(left, at.y() - gap);
            const QRectF box(left, baseline.y() - m_metrics.ascent(), width, m_metrics.height());
            const bool isFree = m_area.contains(box)
                && std::none_of(m_taken.begin(), m_taken.end(), [&](const QRectF &taken) {
                                    return taken.intersects(box.adjusted(-gap, 0, gap, 0));
                                });
            if (!isFree)
                continue;
            m_overlay.drawLabel(m_painter, baseline, text, m_overlay.ink());
            m_taken.push_back(box);
            return true;
        }
        return false;
    }

    QPainter &m_painter;
    const PaneOverlay &m_overlay;
    QFontMetricsF m_metrics;
    QRectF m_area;
    std::vector<QRectF> m_taken;
};

} // namespace

void GridLayer::paint(QPainter &painter, const PaneOverlay &overlay) const
{
    if (!overlay.frame.facts().wcs)
        return;
    const QRectF shown = overlay.shownFrame(); // beside the frame is nothing to be read
    if (shown.isEmpty())
        return;
    const SeenSky seen = seenSky(overlay, shown);
    const double span = 2 * seen.radius.asDegrees();
    const double cosine = std::max(0.02, std::cos(seen.middle.dec.asRadians()));
    if (span > 60 || std::abs(seen.middle.dec.asDegrees()) + span / 2 > 89.5)
        return; // too wide, or over a pole: lines of one kind would say too little
    // In seconds of time and of arc, as the words are.
    const double raStep = roundStep(
                              span / kLinesAcross / cosine * 240,
                              {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600, 7200})
        / 240;
    const double decStep = roundStep(
                               span / kLinesAcross * 3600,
                               {0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 18000, 36000})
        / 3600;
    const double raMiddle = seen.middle.ra.asDegrees();
    const double decMiddle = seen.middle.dec.asDegrees();
    const double raReach = span / 2 / cosine;
    const double decReach = span / 2;
    const QColor ink = overlay.quietInk();
    LineWords lineWords(painter, overlay);
    painter.save();
    painter.setClipRect(shown, Qt::IntersectClip);
    for (double ra = std::ceil((raMiddle - raReach) / raStep) * raStep; ra <= raMiddle + raReach;
         ra += raStep) {
        const QPainterPath path = pathOf(overlay, [&](double share) {
            return IcrsDirection{
                Angle::degrees(ra).wrapped(), Angle::degrees(decMiddle + (2 * share - 1) * decReach)};
        });
        overlay.drawThin(painter, path, ink);
        const QString text = words::rightAscension(Angle::degrees(ra).wrapped());
        lineWords.put(path, raStep * 240 >= 1 ? text.left(8) : text);
    }
    for (double dec = std::ceil((decMiddle - decReach) / decStep) * decStep; dec <= decMiddle + decReach;
         dec += decStep) {
        const QPainterPath path = pathOf(overlay, [&](double share) {
            return IcrsDirection{
                Angle::degrees(raMiddle + (2 * share - 1) * raReach).wrapped(), Angle::degrees(dec)};
        });
        overlay.drawThin(painter, path, ink);
        const QString text = words::declination(Angle::degrees(dec));
        lineWords.put(path, decStep * 3600 >= 1 ? text.left(9) : text);
    }
    painter.restore();
}

void ContourLayer::paint(QPainter &painter, const PaneOverlay &overlay) const
{
    if (!m_pane.display() || m_pane.samples().isEmpty())
        return;
    if (m_linesOf != m_pane.pictureTurn()) {
        m_linesOf = m_pane.pictureTurn();
        restVectorRegisters();
        m_lines = contours(m_pane.samples(), contourLevels(*m_pane.display()));
    }
    QPainterPath path;
    for (const Contour &line : m_lines) {
        bool isOpen = false;
        for (const Contour::Place &place : line.places) {
            const QPointF at = overlay.area.topLeft()
                + (QPointF(m_pane.samplesAt()) + QPointF(place.x, place.y)) / overlay.devicePixelRatio;
            isOpen ? path.lineTo(at) : path.moveTo(at);
            isOpen = true;
        }
        if (line.isClosed)
            path.closeSubpath();
    }
    overlay.drawThin(painter, path, overlay.ink());
}

const std::vector<CatalogueStar> &StarLayer::starsOf(const Frame &frame) const
{
    static const std::vector<CatalogueStar> none;
    const auto &wcs = frame.facts().wcs;
    if (!m_source || !wcs)
        return none;
    const IcrsDirection centre = wcs->toIcrs({frame.width() / 2.0 + 0.5, frame.height() / 2.0 + 0.5});
    const Angle radius = separation(centre, wcs->toIcrs({0.5, 0.5}));
    // Asked again when the field has left what was asked for.
    const bool isKnown = m_radius > Angle() && separation(centre, m_centre) + radius <= m_radius;
    if (!isKnown) {
        m_centre = centre;
        m_radius = Angle::degrees(radius.asDegrees() * 1.2);
        m_stars = m_source(m_centre, m_radius, kFaintest);
        std::sort(m_stars.begin(), m_stars.end(), [](const CatalogueStar &a, const CatalogueStar &b) {
            return a.magnitude < b.magnitude;
        });
        if (m_stars.size() > kMostStars)
            m_stars.resize(kMostStars);
    }
    return m_stars;
}

void StarLayer::paint(QPainter &painter, const PaneOverlay &overlay) const
{
    const QFontMetricsF metrics(painter.font());
    QPainterPath rings;
    int words = 0;
    for (const CatalogueStar &star : starsOf(overlay.frame)) {
        const auto at = overlay.at(star.position);
        if (!at || !overlay.area.contains(*at))
            continue;
        const double radius = overlay.scale.px(std::clamp(16 - star.magnitude, 4.0, 12.0));
        rings.addEllipse(*at, radius, radius);
        if (words++ < 30)
            overlay.drawLabel(
                painter, *at + QPointF(radius + overlay.scale.px(2), metrics.capHeight() / 2),
                (star.name.empty() ? QString() : QString::fromStdString(star.name) + u" "_s)
                    + ::tulpar::words::fixed(star.magnitude, 1),
                overlay.ink());
    }
    overlay.drawThin(painter, rings, overlay.ink());
}

bool AlertLayer::setAlerts(const AlertRows &alerts)
{
    if (m_rows == alerts) // by where they are: rows that stayed are the same objects
        return false;
    m_rows = alerts;
    m_alerts.clear();
    for (const auto &alert : alerts)
        if (alert && alert->position)
            m_alerts.push_back(
                {*alert->position, alert->errorRadius.value_or(Angle()),
                 QString::fromStdString(alert->name.empty() ? alert->event : alert->name)});
    return true;
}

void AlertLayer::paint(QPainter &painter, const PaneOverlay &overlay) const
{
    if (!overlay.frame.facts().wcs)
        return;
    const SeenSky seen = seenSky(overlay, overlay.area);
    const QFontMetricsF metrics(painter.font());
    for (const Mark &mark : m_alerts) {
        if (separation(mark.position, seen.middle) > mark.error + seen.radius)
            continue;
        if (mark.error > Angle())
            overlay.drawThin(
                painter,
                pathOf(
                    overlay,
                    [&](double share) {
                        return offset(mark.position, Angle::degrees(360 * share), mark.error);
                    }),
                overlay.ink());
        const auto at = overlay.at(mark.position);
        if (!at || !overlay.area.contains(*at))
            continue;
        const double arm = overlay.scale.px(6);
        QPainterPath diamond;
        diamond.addPolygon(QPolygonF(
            {*at + QPointF(0, -arm), *at + QPointF(arm, 0), *at + QPointF(0, arm), *at + QPointF(-arm, 0)}));
        diamond.closeSubpath();
        overlay.drawThin(painter, diamond, overlay.ink());
        overlay.drawLabel(
            painter, *at + QPointF(arm + overlay.scale.px(3), metrics.capHeight() / 2), mark.name,
            overlay.ink());
    }
}

} // namespace tulpar
