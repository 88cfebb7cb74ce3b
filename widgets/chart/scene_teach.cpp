#include "core/sky/airmass.h"
#include "core/sky/rise_set.h"
#include "widgets/chart/chart_text.h"
#include "widgets/chart/scene_observatory.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

namespace {

constexpr double kObliquityDeg = 23.4393; ///< of the ecliptic at J2000, IAU 2006
constexpr double kPieceDeg = 3; ///< of a line drawn straight
constexpr Vec3 kZenith{0, 0, 1};

/// Given an airmass above 1, returned the altitude at which it is reached; to 0.01 degrees.
Angle altitudeOfAirmass(double wanted)
{
    double low = 0;
    double high = 90;
    while (high - low > 0.01) {
        const double middle = (low + high) / 2;
        (airmass(Angle::degrees(middle)).value_or(40) > wanted ? low : high) = middle;
    }
    return Angle::degrees(high);
}

/// Lines on the sky above the horizon, each with words at the best visible place.
class TeachingLines {
public:
    TeachingLines(
        const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &lines,
        std::vector<DrawItem> &labels, LabelPlacer &placer)
        : m_input(input)
        , m_projection(projection)
        , m_lines(lines)
        , m_labels(labels)
        , m_placer(placer)
    {
    }

    template <class PlaceAt>
    void add(
        const char *what, double from, double to, const QString &words, Ink ink, LineKind kind,
        PlaceAt placeAt)
    {
        const int pieces = std::max(2, static_cast<int>(std::ceil(std::abs(to - from) / kPieceDeg)));
        QPolygonF run;
        std::vector<QPointF> seen;
        const auto flush = [&] {
            if (run.size() > 1)
                m_lines.push_back(lineItem(what, run, ink, kind, 1.3 * m_input.scale));
            run.clear();
        };
        for (int i = 0; i <= pieces; ++i) {
            const Vec3 at = placeAt(from + (to - from) * i / pieces);
            const auto p = m_projection.project(at);
            if (!p || at.z < -0.02) {
                flush();
                continue;
            }
            run << *p;
            if (at.z > 0.05 && m_projection.rect().contains(*p))
                seen.push_back(*p);
        }
        flush();
        tell(what, seen, words, ink);
    }

    void tell(const char *what, const std::vector<QPointF> &places, const QString &words, Ink ink)
    {
        // From the middle outwards, the first place with room.
        const auto count = static_cast<int>(places.size());
        for (int i = 0; i < count; ++i) {
            const int at = count / 2 + (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
            if (at < 0 || at >= count)
                continue;
            DrawItem label = labelItem(what, words, TextKind::Small, ink);
            label.hasPlate = true;
            if (m_placer.beside(
                    m_labels, places[static_cast<std::size_t>(at)], 5 * m_input.scale, std::move(label)))
                return;
        }
    }

private:
    const SceneInput &m_input;
    const ChartProjection &m_projection;
    std::vector<DrawItem> &m_lines;
    std::vector<DrawItem> &m_labels;
    LabelPlacer &m_placer;
};

Vec3 horizontalAt(double azimuthDeg, double altitudeDeg)
{
    return vec3Of(HorizontalDirection{Angle::degrees(azimuthDeg), Angle::degrees(altitudeDeg)});
}

} // namespace

void addTeaching(
    const SceneInput &input, const ChartProjection &projection, SkyScene &scene, LabelPlacer &placer)
{
    if (!input.options.hasTeaching)
        return;
    const SkyMoment &moment = *input.moment;
    TeachingLines lines(input, projection, scene.under, scene.over, placer);
    const bool isNorth = input.snapshot->observatory.site.latitude.asRadians() >= 0;
    lines.add(
        "meridian", 0, 180, ChartText::tr("meridian: stars stand highest here"), Ink::GridText,
        LineKind::Solid,
        [&](double along) { return along <= 90 ? horizontalAt(0, along) : horizontalAt(180, 180 - along); });
    lines.add(
        "celestial equator", 0, 360, ChartText::tr("celestial equator: half a day above the horizon"),
        Ink::GridText, LineKind::Dashed, [&](double ra) {
            return moment.observed(IcrsDirection{Angle::degrees(ra), Angle()});
        });
    lines.add(
        "ecliptic", 0, 360, ChartText::tr("ecliptic: the road of Sun, Moon and planets"), Ink::SolarSystem,
        LineKind::Dotted, [&](double longitude) {
            const double l = Angle::degrees(longitude).asRadians();
            const double tilt = Angle::degrees(kObliquityDeg).asRadians();
            return moment.observed(
                Vec3{std::cos(l), std::sin(l) * std::cos(tilt), std::sin(l) * std::sin(tilt)});
        });
    for (const double mass : {1.5, 2.0, 3.0}) {
        const double altitude = altitudeOfAirmass(mass).asDegrees();
        const QString words = mass == 2.0
            ? ChartText::tr("airmass 2: twice the air of the zenith, stars fainter and larger")
            : ChartText::tr("airmass %1").arg(mass);
        lines.add("airmass", 20, 380, words, Ink::Limit, LineKind::Dotted, [&](double azimuth) {
            return horizontalAt(azimuth, altitude);
        });
    }
    const Vec3 pole = moment.observed(IcrsDirection{{}, Angle::degrees(isNorth ? 90 : -90)});
    if (const auto p = projection.project(pole); p && pole.z > 0 && projection.rect().contains(*p)) {
        scene.over.push_back(
            markItem("celestial pole", MarkKind::Zenith, *p, 5 * input.scale, Ink::GridText));
        lines.tell(
            "celestial pole", {*p}, ChartText::tr("celestial pole: the sky turns around it"), Ink::GridText);
    }
    const ObservatoryView &site = input.snapshot->observatory;
    if (site.altitudeTop.asDegrees() > 0 && site.altitudeTop.asDegrees() < 90)
        if (const auto p = projection.project(kZenith); p && projection.rect().contains(*p))
            lines.tell(
                "zenith zone", {*p},
                ChartText::tr("above %1: azimuth would have to turn too fast")
                    .arg(ChartText::degrees(site.altitudeTop, 1)),
                Ink::Limit);
    if (site.altitudeHard.asDegrees() > 0)
        if (const auto p = projection.project(horizontalAt(200, site.altitudeHard.asDegrees() / 2));
            p && projection.rect().contains(*p))
            lines.tell(
                "hard limit", {*p},
                ChartText::tr("below %1 the mount does not go").arg(ChartText::degrees(site.altitudeHard)),
                Ink::Limit);
}

void addHourAngle(
    const SceneInput &input, const ChartProjection &projection, std::vector<DrawItem> &items,
    std::vector<DrawItem> &labels, LabelPlacer &placer)
{
    const auto telescope = telescopePlace(*input.snapshot, input.now);
    if (!input.options.hasTeaching || !telescope || telescope->isUnknown || input.offset != Duration::zero())
        return;
    const Observer &observer = input.moment->observer();
    const IcrsDirection at = observer.icrs(horizontalOf(telescope->place));
    const Angle hourAngle = observer.hourAngle(at);
    TeachingLines lines(input, projection, items, labels, placer);
    const double minutes = std::abs(hourAngle.asHours()) * 60;
    const QString span = ChartText::span(fromSeconds(minutes * 60));
    const QString words = hourAngle.asRadians() < 0
        ? ChartText::tr("hour angle −%1: will cross the meridian").arg(span)
        : ChartText::tr("hour angle +%1: has crossed the meridian").arg(span);
    // Along the telescope's declination from the meridian (RA = RA + hour angle) to where it looks.
    lines.add(
        "hour angle", 0, hourAngle.asDegrees(), words, Ink::Telescope, LineKind::Dotted, [&](double back) {
            return input.moment->observed(IcrsDirection{at.ra + hourAngle - Angle::degrees(back), at.dec});
        });
}

} // namespace tulpar
