#include "tests/core/plan/support_evaluator.h"

#include "core/devices/axis_motion.h"
#include "core/plan/sky_brightness.h"
#include "core/sky/airmass.h"
#include "core/sky/solar_system.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tulpar {

namespace {

class Evaluation {
public:
    Evaluation(
        const Plan &plan, const Programme &programme, const Site &site, const Span &night,
        const PlanTerms &terms, const PlanStart &start)
        : m_plan(plan)
        , m_programme(programme)
        , m_site(site)
        , m_night(night)
        , m_terms(terms)
        , m_start(start)
    {
    }

    Verdict run()
    {
        double azimuth = m_start.mechanicalAzimuth.asDegrees();
        double altitude = m_start.altitude.asDegrees();
        UtcInstant free = std::max(m_start.from.value_or(m_night.from), m_night.from);
        for (const PlannedVisit &visit : m_plan.visits) {
            const Block *block = m_programme.block(visit.block);
            const Target *target = block ? m_programme.target(block->target) : nullptr;
            if (!target) {
                tell(visit, "is of no block");
                continue;
            }
            const bool isRunning = m_start.running && m_start.running->start == visit.start;
            if (!isRunning) {
                checkLength(visit, *block);
                checkSky(visit, *block, *target);
                checkSlew(visit, *target, azimuth, altitude, free);
            }
            follow(visit, *target, azimuth, altitude);
            free = visit.end;
            addValue(visit, *block, *target);
        }
        checkRepeats();
        checkGroups();
        checkQuotas();
        return m_verdict;
    }

private:
    void tell(const PlannedVisit &visit, const std::string &what)
    {
        if (m_verdict.broken.size() < 20)
            m_verdict.broken.push_back(visit.block + " at " + isoUtc(visit.start) + " " + what);
    }

    static double lengthS(const Block &block, double readoutS)
    {
        std::map<std::string, double> channels;
        for (const Exposures &one : block.exposures)
            channels[one.channel] += one.count * (seconds(one.exposure) + readoutS);
        double longest = 0;
        for (const auto &[name, s] : channels)
            longest = std::max(longest, s);
        return longest;
    }

    void checkLength(const PlannedVisit &visit, const Block &block)
    {
        const double wanted = lengthS(block, seconds(m_terms.readout));
        if (std::abs(seconds(visit.end - visit.start) - wanted) > 1e-3)
            tell(visit, "lasts not " + std::to_string(wanted) + " s");
        if (visit.start < m_night.from || visit.end > m_night.to)
            tell(visit, "is outside of the night");
        if (block.fixedStart && visit.start != *block.fixedStart)
            tell(visit, "is not at its fixed time");
        const bool isInWindow = std::ranges::any_of(block.windows, [&](const Span &window) {
            return visit.start >= window.from && visit.end <= window.to;
        });
        if (!block.windows.empty() && !isInWindow)
            tell(visit, "is in none of its windows");
    }

    void checkSky(const PlannedVisit &visit, const Block &block, const Target &target)
    {
        const Constraints &asked = block.constraints;
        const Observer first(m_site, visit.start);
        const double middle = illuminatedAt(m_night.from + m_night.length() / 2);
        const auto every = [&](UtcInstant t, bool withBodies) {
            const Observer sky = first.rotatedTo(t);
            const HorizontalDirection place = sky.observed(target.direction);
            const double low = std::max(
                asked.altitudeMin.value_or(m_terms.altitudeHard).asDegrees(),
                m_terms.altitudeHard.asDegrees());
            const double high = std::min(
                asked.altitudeMax.value_or(m_terms.altitudeTop).asDegrees(), m_terms.altitudeTop.asDegrees());
            const double altitude = place.altitude.asDegrees();
            if (altitude < low || altitude > high)
                tell(visit, "stands at " + std::to_string(altitude) + " degrees");
            if (asked.airmassMax && airmass(place.altitude).value_or(99) > *asked.airmassMax)
                tell(visit, "air mass");
            const double hourAngle = sky.hourAngle(target.direction).asDegrees();
            if (asked.hourAngleMin && hourAngle < asked.hourAngleMin->asDegrees())
                tell(visit, "hour angle " + std::to_string(hourAngle));
            if (asked.hourAngleMax && hourAngle > asked.hourAngleMax->asDegrees())
                tell(visit, "hour angle " + std::to_string(hourAngle));
            if (asked.respectsHorizon && place.altitude < m_terms.horizon.altitudeAt(place.azimuth))
                tell(visit, "is behind the horizon");
            if (withBodies)
                checkBodies(visit, asked, target, sky, middle);
        };
        for (UtcInstant t = visit.start; t < visit.end; t = t + std::chrono::seconds(1))
            every(t, (t - visit.start) % std::chrono::minutes(1) == Duration{});
        every(visit.end, true);
    }

    double illuminatedAt(UtcInstant t) const
    {
        return view(Body::Moon, Observer(m_site, t)).illuminatedFraction;
    }

    void checkBodies(
        const PlannedVisit &visit, const Constraints &asked, const Target &target, const Observer &sky,
        double illuminated)
    {
        const Angle sun = tulpar::sunAltitude(sky);
        if (sun > asked.sunAltitudeMax.value_or(m_terms.sunAltitudeMax))
            tell(visit, "Sun at " + std::to_string(sun.asDegrees()));
        const IcrsDirection moonPlace = view(Body::Moon, sky).direction;
        const Angle moon = sky.airless(moonPlace).altitude;
        const Angle apart = separation(moonPlace, target.direction);
        if (asked.moonAltitudeMax && moon > *asked.moonAltitudeMax)
            tell(visit, "Moon at " + std::to_string(moon.asDegrees()));
        if (moon > Angle()) {
            if (asked.moonDistanceMin && apart < *asked.moonDistanceMin)
                tell(visit, "Moon " + std::to_string(apart.asDegrees()) + " degrees away");
            if (asked.moonPhaseMax && illuminated > *asked.moonPhaseMax)
                tell(visit, "Moon lit " + std::to_string(illuminated));
        }
        if (asked.skyMinMag) {
            const SkyLight light{
                sky.airless(target.direction).altitude,
                sun,
                moon,
                apart,
                illuminated,
                m_terms.extinctionPerAirmass,
                m_terms.darkSkyMag};
            if (skyBrightnessMag(light) < *asked.skyMinMag)
                tell(visit, "sky " + std::to_string(skyBrightnessMag(light)));
        }
    }

    void checkSlew(
        const PlannedVisit &visit, const Target &target, double azimuth, double altitude, UtcInstant free)
    {
        const HorizontalDirection place = Observer(m_site, visit.start).observed(target.direction);
        const double mechanical = visit.mechanicalAzimuth.asDegrees();
        if (std::abs(std::remainder(mechanical - place.azimuth.asDegrees(), 360)) > 0.02)
            tell(visit, "mechanical azimuth looks elsewhere");
        const double tolerance = m_terms.slewTolerance.asDegrees();
        const Duration needed = std::max(
            AxisMotion(mechanical - azimuth, m_terms.mount.axis).timeToWithin(tolerance),
            AxisMotion(place.altitude.asDegrees() - altitude, m_terms.mount.axis).timeToWithin(tolerance));
        // The prediction of the planner is without refraction: 2' of altitude.
        if (visit.start - free + std::chrono::milliseconds(50) < needed + m_terms.acquisition)
            tell(
                visit,
                "has " + std::to_string(seconds(visit.start - free)) + " s for "
                    + std::to_string(seconds(needed + m_terms.acquisition)));
    }

    /// Follows the target to the end of the visit: where the mount stands then.
    void follow(const PlannedVisit &visit, const Target &target, double &azimuth, double &altitude)
    {
        const Observer first(m_site, visit.start);
        azimuth = visit.mechanicalAzimuth.asDegrees();
        HorizontalDirection place = first.observed(target.direction);
        double before = place.azimuth.asDegrees();
        const AzimuthRange &wrap = m_terms.mount.wrap;
        bool isInside = true;
        for (UtcInstant t = visit.start; t < visit.end; t = t + std::chrono::seconds(1)) {
            place =
                first.rotatedTo(std::min(t + std::chrono::seconds(1), visit.end)).observed(target.direction);
            azimuth += std::remainder(place.azimuth.asDegrees() - before, 360);
            before = place.azimuth.asDegrees();
            isInside = isInside && azimuth >= wrap.lowDeg && azimuth <= wrap.highDeg;
        }
        if (!isInside)
            tell(visit, "goes over the end of the wrap: " + std::to_string(azimuth));
        altitude = place.altitude.asDegrees();
    }

    void addValue(const PlannedVisit &visit, const Block &block, const Target &target)
    {
        const UtcInstant middle = visit.start + (visit.end - visit.start) / 2;
        const double x = airmass(Observer(m_site, middle).observed(target.direction).altitude).value_or(40);
        const UtcInstant since = std::max(m_start.from.value_or(m_night.from), m_night.from);
        const double lateHours = std::max(0.0, seconds(middle - since) / 3600);
        m_verdict.value += block.priority * lengthS(block, 0) * std::pow(x, -1.2)
            * std::pow(10, -0.8 * m_terms.extinctionPerAirmass * (x - 1))
            * std::exp(-m_terms.hazardPerHour * lateHours);
    }

    void checkRepeats()
    {
        for (const Block &block : m_programme.blocks) {
            std::vector<UtcInstant> starts;
            int done = 0;
            if (const auto progress = m_start.progress.find(block.name); progress != m_start.progress.end()) {
                done = progress->second.completed;
                if (progress->second.lastStart)
                    starts.push_back(*progress->second.lastStart);
            }
            int placed = 0;
            for (const PlannedVisit &visit : m_plan.visits)
                if (visit.block == block.name) {
                    starts.push_back(visit.start);
                    ++placed;
                }
            int missing = 0;
            for (const UnplacedBlock &one : m_plan.unplaced)
                if (one.block == block.name)
                    missing = one.missing;
            if (placed + done + missing != std::max(block.repeats, placed + done))
                m_verdict.broken.push_back(block.name + ": repeats are not accounted for");
            for (std::size_t i = 1; i < starts.size(); ++i) {
                const Duration gap = starts[i] - starts[i - 1];
                if (gap < block.cadence.minGap || (block.cadence.maxGap && gap > *block.cadence.maxGap))
                    m_verdict.broken.push_back(block.name + ": cadence");
            }
            m_placed[block.name] = placed + done;
        }
    }

    void checkGroups()
    {
        for (const Group &group : m_programme.groups) {
            std::size_t some = 0;
            std::size_t whole = 0;
            for (const std::string &name : group.blocks) {
                some += m_placed[name] > 0 ? 1U : 0U;
                whole += m_placed[name] >= m_programme.block(name)->repeats ? 1U : 0U;
            }
            if (group.kind == GroupKind::OneOf && some > 1)
                m_verdict.broken.push_back(group.name + ": more than one");
            if (group.kind == GroupKind::AllOf && some > 0 && whole != group.blocks.size())
                m_verdict.broken.push_back(group.name + ": not all");
        }
    }

    void checkQuotas()
    {
        double darkS = 0;
        for (UtcInstant t = m_night.from; t < m_night.to; t = t + std::chrono::minutes(1))
            darkS += tulpar::sunAltitude(Observer(m_site, t)) <= m_terms.sunAltitudeMax ? 60 : 0;
        for (const Owner &owner : m_programme.owners) {
            double usedS = 0;
            for (const PlannedVisit &visit : m_plan.visits) {
                const Block *block = m_programme.block(visit.block);
                if (block && m_programme.target(block->target)->owner == owner.name)
                    usedS += seconds(visit.end - visit.start);
            }
            if (owner.quota && usedS > seconds(*owner.quota))
                m_verdict.broken.push_back(owner.name + ": quota");
            if (owner.share && usedS > *owner.share * (darkS + 60))
                m_verdict.broken.push_back(owner.name + ": share");
        }
    }

    const Plan &m_plan;
    const Programme &m_programme;
    const Site &m_site;
    const Span &m_night;
    const PlanTerms &m_terms;
    const PlanStart &m_start;
    std::map<std::string, int> m_placed;
    Verdict m_verdict;
};

} // namespace

Verdict judge(
    const Plan &plan, const Programme &programme, const Site &site, const Span &night, const PlanTerms &terms,
    const PlanStart &start)
{
    return Evaluation(plan, programme, site, night, terms, start).run();
}

} // namespace tulpar
