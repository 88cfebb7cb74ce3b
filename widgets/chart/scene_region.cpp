#include "widgets/chart/scene_region.h"

#include "widgets/chart/chart_text.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

namespace tulpar {

namespace {

constexpr std::size_t kMostEvents = 3; // on the chart at once
constexpr double kStepRad = 0.035; // 2 degrees: of a great circle drawn as a straight line
constexpr double kLeastPx = 1.5; // points closer than this are one
constexpr double kBeyondPx = 40; // drawn around the screen, so that no end of a line is seen

/// The part of a step inside `room`.
std::optional<QLineF> clipped(const QLineF &line, const QRectF &room)
{
    double from = 0;
    double to = 1;
    const auto cut = [&](double start, double delta, double low, double high) {
        if (delta == 0)
            return start >= low && start <= high;
        const double a = (low - start) / delta;
        const double b = (high - start) / delta;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
        return from < to;
    };
    if (!cut(line.x1(), line.dx(), room.left(), room.right())
        || !cut(line.y1(), line.dy(), room.top(), room.bottom()))
        return std::nullopt;
    return QLineF(line.pointAt(from), line.pointAt(to));
}

/// Gathers the steps of a closed line on the sky as polygons on the screen, cut at the horizon and the edges.
class Tracer {
public:
    explicit Tracer(const ChartProjection &projection)
        : m_projection(projection)
        , m_room(projection.rect().adjusted(-kBeyondPx, -kBeyondPx, kBeyondPx, kBeyondPx))
    {
    }

    void step(const Vec3 &from, const Vec3 &to)
    {
        const double angle = angleBetween(from, to).asRadians();
        const int parts = std::max(1, static_cast<int>(std::ceil(angle / kStepRad)));
        Vec3 last = from;
        for (int i = 1; i <= parts; ++i) {
            const Vec3 next = i == parts ? to : unit(from + (to - from) * (static_cast<double>(i) / parts));
            shortStep(last, next);
            last = next;
        }
    }

    std::vector<QPolygonF> lines()
    {
        finish();
        return std::move(m_lines);
    }

private:
    void shortStep(Vec3 from, Vec3 to)
    {
        if (from.z < 0 && to.z < 0) {
            finish();
            return;
        }
        if (from.z < 0 || to.z < 0) {
            const Vec3 rim = unit(from + (to - from) * (from.z / (from.z - to.z)));
            (from.z < 0 ? from : to) = rim;
        }
        const auto a = m_projection.project(from);
        const auto b = m_projection.project(to);
        const auto seen = a && b ? clipped(QLineF(*a, *b), m_room) : std::nullopt;
        if (!seen) {
            finish();
            return;
        }
        if (m_line.isEmpty() || QLineF(m_line.back(), seen->p1()).length() > kLeastPx) {
            finish();
            m_line << seen->p1();
        }
        m_end = seen->p2();
        if (QLineF(m_line.back(), m_end).length() >= kLeastPx)
            m_line << m_end;
    }

    void finish()
    {
        if (!m_line.isEmpty() && m_line.back() != m_end)
            m_line << m_end;
        if (m_line.size() > 1)
            m_lines.push_back(m_line);
        m_line.clear();
    }

    const ChartProjection &m_projection;
    QRectF m_room;
    QPolygonF m_line;
    QPointF m_end;
    std::vector<QPolygonF> m_lines;
};

bool isShown(const AlertView &alert)
{
    switch (alert.state) {
    case AlertState::Refused:
    case AlertState::Retracted:
    case AlertState::Superseded:
    case AlertState::NotABurst:
        return false;
    default:
        return !alert.regions.empty();
    }
}

QString areaWords(double deg2)
{
    return QString::number(deg2, 'f', deg2 < 1 ? 3 : deg2 < 100 ? 1 : 0);
}

class RegionScene {
public:
    RegionScene(
        const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
        std::vector<DrawItem> &labels, LabelPlacer &placer)
        : m_input(input)
        , m_projection(projection)
        , m_items(items)
        , m_labels(labels)
        , m_placer(placer)
    {
    }

    void add(const AlertView &alert)
    {
        const bool isQuiet = alert.state == AlertState::Ignored || alert.state == AlertState::Test
            || alert.state == AlertState::Declined;
        m_ink = isQuiet ? Ink::Dim : Ink::Alert;
        const SkyRegion &leading = alert.regions.back(); // the combined map follows the notice's own
        addPeak(alert, leading);
        addBestField(leading);
        addOutlines(leading, false);
        for (std::size_t i = 0; i + 1 < alert.regions.size(); ++i)
            addOutlines(alert.regions[i], true);
    }

private:
    [[nodiscard]] double px(double at100) const { return at100 * m_input.scale; }

    void addOutlines(const SkyRegion &region, bool isSecond)
    {
        for (const double share : {0.9, 0.5}) {
            Extremes ends;
            for (const SkyOutline &outline : region.outlines) {
                if (std::abs(outline.share - share) > 0.01 || outline.points.size() < 3)
                    continue;
                Tracer tracer(m_projection);
                Vec3 last = m_input.moment->observed(outline.points.back());
                for (const IcrsDirection &point : outline.points) {
                    const Vec3 next = m_input.moment->observed(point);
                    tracer.step(last, next);
                    last = next;
                }
                for (QPolygonF &line : tracer.lines())
                    addLine(std::move(line), share, isSecond, ends);
            }
            if (!ends[0])
                continue;
            QString words = QStringLiteral("%1 %").arg(qRound(share * 100));
            if (isSecond)
                words = ChartText::tr("%1, without the other instruments").arg(words);
            DrawItem label = labelItem("region", words, TextKind::Small, m_ink);
            label.hasPlate = true;
            for (const auto &end : ends) // at the first end of the line where there is room
                if (m_placer.beside(m_labels, *end, px(3), label))
                    break;
        }
    }

    /// The highest, lowest, leftmost and rightmost point of a line on the screen: all or none.
    using Extremes = std::array<std::optional<QPointF>, 4>;

    void addLine(QPolygonF line, double share, bool isSecond, Extremes &ends)
    {
        const auto isFarther = [](std::size_t end, const QPointF &p, const QPointF &than) {
            switch (end) {
            case 0:
                return p.y() < than.y();
            case 1:
                return p.y() > than.y();
            case 2:
                return p.x() < than.x();
            default:
                return p.x() > than.x();
            }
        };
        for (const QPointF &p : line)
            if (m_projection.rect().contains(p))
                for (std::size_t end = 0; end < ends.size(); ++end)
                    if (!ends[end] || isFarther(end, p, *ends[end]))
                        ends[end] = p;
        const LineKind kind = isSecond ? LineKind::Dotted : share < 0.7 ? LineKind::Solid : LineKind::Dashed;
        const double width = px(share < 0.7 ? 1.6 : 1.2);
        m_items.push_back(
            lineItem(share < 0.7 ? "region 50" : "region 90", std::move(line), m_ink, kind, width));
    }

    void addPeak(const AlertView &alert, const SkyRegion &region)
    {
        const Vec3 place = m_input.moment->observed(region.peak);
        const auto p = m_projection.project(place);
        if (place.z < 0 || !p || !m_projection.rect().contains(*p))
            return;
        const double size = px(4);
        if (!alert.position)
            m_items.push_back(markItem("map peak", MarkKind::Diamond, *p, size, m_ink));
        const QString words = ChartText::tr("%1: 90 % in %2 deg²")
                                  .arg(QString::fromStdString(alert.name), areaWords(region.area90Deg2));
        DrawItem label = labelItem("map", words, TextKind::Small, m_ink);
        label.hasPlate = true;
        m_placer.beside(m_labels, *p, size + px(4), std::move(label), true);
    }

    void addBestField(const SkyRegion &region)
    {
        const Angle side = m_input.snapshot->observatory.fieldWidth;
        if (!m_input.options.hasTiles || !region.bestCentre || !region.bestInside
            || side.asRadians() * m_projection.pxPerRadian() < px(12))
            return;
        QPolygonF square;
        for (const double corner : {45.0, 135.0, 225.0, 315.0, 45.0}) {
            const IcrsDirection at =
                offset(*region.bestCentre, Angle::degrees(corner), side * std::sqrt(0.5));
            const Vec3 place = m_input.moment->observed(at);
            const auto p = m_projection.project(place);
            if (place.z < 0 || !p)
                return;
            square << *p;
        }
        if (!square.boundingRect().intersects(m_projection.rect()))
            return;
        m_items.push_back(lineItem("best field", square, m_ink, LineKind::Dotted, px(1.2)));
        const QString words = ChartText::tr("one field holds %1 %").arg(areaWords(*region.bestInside * 100));
        m_placer.beside(
            m_labels, square.boundingRect().center(), square.boundingRect().height() / 2 + px(3),
            labelItem("best field", words, TextKind::Small, m_ink));
    }

    const SceneInput &m_input;
    const ChartProjection &m_projection;
    std::vector<DrawItem> &m_items;
    std::vector<DrawItem> &m_labels;
    LabelPlacer &m_placer;
    Ink m_ink = Ink::Alert;
};

} // namespace

void addRegions(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<DrawItem> &labels, LabelPlacer &placer)
{
    std::vector<const AlertView *> shown;
    for (const auto &alert : input.snapshot->alerts)
        if (isShown(*alert))
            shown.push_back(alert.get());
    std::ranges::sort(shown, std::ranges::greater(), &AlertView::receivedUtc);
    shown.resize(std::min(shown.size(), kMostEvents));
    RegionScene scene(input, projection, items, labels, placer);
    for (const AlertView *alert : shown)
        scene.add(*alert);
}

} // namespace tulpar
