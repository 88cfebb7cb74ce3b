#include "widgets/chart/chart_text.h"
#include "widgets/chart/scene_tools.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kWideDeg = 60; ///< a view wider than this from its centre is treated as the whole sky

template <std::size_t N>
double stepFrom(const std::array<double, N> &steps, double wanted)
{
    for (const double step : steps)
        if (step >= wanted)
            return step;
    return steps.back();
}

constexpr std::array kDegreeSteps{1 / 60.0, 2 / 60.0, 5 / 60.0, 10 / 60.0, 0.5, 1.0,
                                  2.0,      5.0,      10.0,     15.0,      30.0};
constexpr std::array kHourSteps{1 / 60.0, 0.25 / 6, 0.25 / 3, 0.125, 0.25, 0.5,
                                1.25,     2.5,      5.0,      7.5,   15.0, 30.0};

/// Both grids are the same lines in two frames: longitudes and latitudes.
struct Frame {
    GridKind kind = GridKind::Horizontal;
    const SkyMoment *moment = nullptr;

    [[nodiscard]] Vec3 place(double lonDeg, double latDeg) const
    {
        if (kind == GridKind::Horizontal)
            return vec3Of(HorizontalDirection{Angle::degrees(lonDeg), Angle::degrees(latDeg)});
        return moment->observed(vec3Of(IcrsDirection{Angle::degrees(lonDeg), Angle::degrees(latDeg)}));
    }

    [[nodiscard]] HorizontalDirection centre(const Vec3 &horizontal) const
    {
        if (kind == GridKind::Horizontal)
            return horizontalOf(horizontal);
        const IcrsDirection at = icrsOf(moment->roughIcrs(horizontal));
        return {at.ra, at.dec};
    }
};

/// Whole degrees, or degrees and minutes of arc: 61°, 61°05′.
QString degreeWords(double deg)
{
    const auto minutes = static_cast<int>(std::lround(std::abs(deg) * 60));
    QString out = QStringLiteral("%1°").arg(minutes / 60);
    if (minutes % 60 != 0)
        out += QStringLiteral("%1′").arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return deg < 0 && minutes != 0 ? QStringLiteral("−") + out : out;
}

QString lonWords(GridKind kind, double deg)
{
    const Angle lon = Angle::degrees(deg).wrapped();
    if (kind == GridKind::Horizontal)
        return degreeWords(lon.asDegrees() > 359.999 ? 0 : lon.asDegrees());
    const auto seconds = static_cast<int>(std::lround(lon.asHours() * 3600)) % 86400;
    QString out = QStringLiteral("%1h").arg(seconds / 3600);
    if (seconds % 3600 != 0)
        out += QStringLiteral("%1m").arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
    if (seconds % 60 != 0)
        out += QStringLiteral("%1s").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return out;
}

QString latWords(GridKind kind, double deg)
{
    const QString words = degreeWords(deg);
    return kind == GridKind::Equatorial && deg > 1e-6 ? QLatin1Char('+') + words : words;
}

class GridBuilder {
public:
    GridBuilder(const SceneInput &input, const ChartProjection &projection, const Frame &frame)
        : m_input(input)
        , m_projection(projection)
        , m_frame(frame)
    {
        m_radiusDeg = projection.radiusOfView().asDegrees();
        const HorizontalDirection centre = frame.centre(projection.view().centre());
        m_lon0 = centre.azimuth.asDegrees();
        m_lat0 = centre.altitude.asDegrees();
        const double degPerPx = Angle::radians(1 / projection.pxPerRadian()).asDegrees();
        const double wanted = 85 * input.scale * degPerPx;
        const double across = std::max(0.05, std::cos(Angle::degrees(m_lat0).asRadians()));
        m_latStep = m_radiusDeg > kWideDeg ? 30 : stepFrom(kDegreeSteps, wanted);
        if (m_radiusDeg > kWideDeg)
            m_lonStep = 30;
        else
            m_lonStep = frame.kind == GridKind::Horizontal ? stepFrom(kDegreeSteps, wanted / across)
                                                           : stepFrom(kHourSteps, wanted / across);
        m_lonHalf = 180;
        if (m_radiusDeg < 85 - std::abs(m_lat0)) {
            const double s = std::sin(Angle::degrees(m_radiusDeg).asRadians());
            m_lonHalf = Angle::radians(std::asin(std::min(1.0, s / across))).asDegrees() * 1.1;
        }
    }

    void build(std::vector<DrawItem> &lines, std::vector<DrawItem> &labels, LabelPlacer &placer)
    {
        const double floor = m_frame.kind == GridKind::Horizontal && m_input.options.hasGround ? 0 : -90;
        const double top = m_latStep >= 5 ? 80 : 90 - m_latStep;
        const double latLow = std::max({floor, m_lat0 - m_radiusDeg, -top});
        const double latHigh = std::min(top, m_lat0 + m_radiusDeg);
        const double lonFirst =
            m_lonHalf >= 180 ? 0 : std::ceil((m_lon0 - m_lonHalf) / m_lonStep) * m_lonStep;
        const double lonLast = m_lonHalf >= 180 ? 360 - m_lonStep : m_lon0 + m_lonHalf;
        for (double lon = lonFirst; lon <= lonLast + 1e-9; lon += m_lonStep)
            addLine(lines, labels, placer, lonWords(m_frame.kind, lon), false, lon, latLow, latHigh);
        for (double lat = std::ceil((m_lat0 - m_radiusDeg) / m_latStep) * m_latStep;
             lat <= m_lat0 + m_radiusDeg + 1e-9; lat += m_latStep) {
            if (lat < floor + 1e-6 || std::abs(lat) > top + 1e-6)
                continue;
            addLine(
                lines, labels, placer, latWords(m_frame.kind, lat), true, lat, m_lon0 - m_lonHalf,
                m_lon0 + m_lonHalf);
        }
    }

private:
    void addLine(
        std::vector<DrawItem> &lines, std::vector<DrawItem> &labels, LabelPlacer &placer,
        const QString &words, bool isParallel, double fixed, double from, double to)
    {
        if (to <= from)
            return;
        const double step =
            std::min(5.0, m_radiusDeg / 12) * (isParallel && m_lonHalf > m_radiusDeg ? 1.5 : 1);
        const int count = std::max(2, static_cast<int>(std::ceil((to - from) / step)) + 1);
        QPolygonF run;
        const auto flush = [&] {
            if (run.size() > 1) {
                addLabel(labels, placer, words, run);
                lines.push_back(
                    lineItem("grid " + words.toStdString(), run, Ink::Grid, LineKind::Solid, m_input.scale));
            }
            run.clear();
        };
        const double slack = m_radiusDeg + 2 * step;
        const double leastCosine = slack < 180 ? std::cos(Angle::degrees(slack).asRadians()) : -2;
        const Vec3 centre = m_projection.view().centre();
        for (int i = 0; i < count; ++i) {
            const double at = from + (to - from) * i / (count - 1);
            const Vec3 v = isParallel ? m_frame.place(at, fixed) : m_frame.place(fixed, at);
            const auto p = m_projection.project(v);
            const bool isVisible =
                p && dot(v, centre) > leastCosine && (v.z > -0.12 || !m_input.options.hasGround);
            if (isVisible)
                run << *p;
            else
                flush();
        }
        flush();
        if (m_radiusDeg > kWideDeg)
            addWideLabel(labels, placer, words, isParallel, fixed);
    }

    /// Where the line enters at the left or lower edge.
    void addLabel(
        std::vector<DrawItem> &labels, LabelPlacer &placer, const QString &words, const QPolygonF &run)
    {
        if (m_radiusDeg > kWideDeg)
            return;
        const double inset = 8 * m_input.scale;
        const double left = inset;
        const double bottom = m_input.size.height() - inset;
        const QSizeF box = m_input.measure(words, TextKind::Small);
        for (qsizetype i = 1; i < run.size(); ++i) {
            const QPointF a = run[i - 1];
            const QPointF b = run[i];
            if ((a.x() - left) * (b.x() - left) < 0) {
                const double f = (left - a.x()) / (b.x() - a.x());
                const double y = a.y() + f * (b.y() - a.y());
                if (y > 0 && y < m_input.size.height() && std::abs(b.x() - a.x()) > std::abs(b.y() - a.y())) {
                    placer.centred(
                        labels, {left + box.width() / 2, y - box.height() * 0.55},
                        labelItem("grid", words, TextKind::Small, Ink::GridText));
                    return;
                }
            }
            if ((a.y() - bottom) * (b.y() - bottom) < 0) {
                const double f = (bottom - a.y()) / (b.y() - a.y());
                const double x = a.x() + f * (b.x() - a.x());
                if (x > 0 && x < m_input.size.width() && std::abs(b.y() - a.y()) > std::abs(b.x() - a.x())) {
                    placer.centred(
                        labels, {x + box.width() / 2 + 3, bottom - box.height() / 2},
                        labelItem("grid", words, TextKind::Small, Ink::GridText));
                    return;
                }
            }
        }
    }

    void addWideLabel(
        std::vector<DrawItem> &labels, LabelPlacer &placer, const QString &words, bool isParallel,
        double fixed)
    {
        const bool isHorizontal = m_frame.kind == GridKind::Horizontal;
        if (isHorizontal && !isParallel)
            return; // azimuths stand on the horizon
        // Latitudes along one line half way between meridians, longitudes along the equator.
        const double lonOfNumbers = isHorizontal ? 225 : std::round(m_lon0 / 30) * 30 + 15;
        const Vec3 v = isParallel ? m_frame.place(lonOfNumbers, fixed) : m_frame.place(fixed, 0);
        if (v.z < 0.1 && m_input.options.hasGround)
            return;
        if (const auto p = m_projection.project(v))
            placer.centred(labels, *p, labelItem("grid", words, TextKind::Small, Ink::GridText));
    }

    const SceneInput &m_input;
    const ChartProjection &m_projection;
    const Frame &m_frame;
    double m_radiusDeg = 0;
    double m_lon0 = 0;
    double m_lat0 = 0;
    double m_latStep = 30;
    double m_lonStep = 30;
    double m_lonHalf = 180;
};

} // namespace

void addGrid(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &lines,
    std::vector<DrawItem> &labels, LabelPlacer &placer)
{
    if (input.options.grid == GridKind::None)
        return;
    const Frame frame{input.options.grid, input.moment};
    GridBuilder(input, projection, frame).build(lines, labels, placer);
}

} // namespace tulpar
