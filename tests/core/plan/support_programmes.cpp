#include "tests/core/plan/support_programmes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>

namespace tulpar {

namespace {

class Chance {
public:
    explicit Chance(unsigned seed)
        : m_random(seed)
    {
    }
    double between(double low, double high)
    {
        return low + (high - low) * (static_cast<double>(m_random()) / 4294967296.0);
    }
    int upTo(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    bool oneIn(int count) { return upTo(count) == 0; }

private:
    std::mt19937 m_random;
};

void askMore(Constraints &asked, Chance &chance)
{
    if (chance.oneIn(3))
        asked.airmassMax = chance.between(1.2, 2.5);
    if (chance.oneIn(6))
        asked.altitudeMax = Angle::degrees(chance.between(60, 88));
    if (chance.oneIn(5)) {
        asked.hourAngleMin = Angle::degrees(chance.between(-75, 0));
        asked.hourAngleMax = *asked.hourAngleMin + Angle::degrees(chance.between(20, 90));
    }
    if (chance.oneIn(3))
        asked.moonDistanceMin = Angle::degrees(chance.between(20, 60));
    if (chance.oneIn(8))
        asked.moonAltitudeMax = Angle::degrees(chance.between(0, 40));
    if (chance.oneIn(8))
        asked.moonPhaseMax = chance.between(0.2, 0.9);
    if (chance.oneIn(4))
        asked.sunAltitudeMax = Angle::degrees(-chance.between(8, 18));
    if (chance.oneIn(8))
        asked.skyMinMag = chance.between(18, 20.8);
    asked.respectsHorizon = !chance.oneIn(5);
}

} // namespace

Site assyTurgen()
{
    return {Angle::degrees(43.2249), Angle::degrees(77.8710), 2750, 725, 5, 0.4, 0.62, "Asia/Almaty", 0};
}

NightSky randomNight(unsigned seed)
{
    Chance chance(seed + 77);
    std::array<char, 24> date{};
    std::snprintf(
        date.data(), date.size(), "%04d-%02d-%02d", 2026 + chance.upTo(3), 1 + chance.upTo(12),
        1 + chance.upTo(28));
    return *NightSky::ofEvening(assyTurgen(), std::string_view(date.data(), 10));
}

Programme randomProgramme(unsigned seed, const ProgrammeKind &kind, const NightSky &night)
{
    Chance chance(seed);
    Programme programme;
    programme.name = "random " + std::to_string(seed);
    const double nightS = seconds(night.span().length());
    if (kind.hasQuotas)
        for (const char *name : {"north", "south"}) {
            Owner owner{name, std::nullopt, std::nullopt, 0};
            if (chance.oneIn(2))
                owner.quota = fromSeconds(std::floor(chance.between(1800, 12000)));
            else
                owner.share = chance.between(0.1, 0.5);
            programme.owners.push_back(owner);
        }
    for (int i = 0; i < kind.targets; ++i) {
        Target target;
        target.name = "T" + std::to_string(i);
        target.direction = {
            Angle::degrees(chance.between(0, 360)),
            Angle::degrees(std::asin(chance.between(-0.45, 1)) * 180 / 3.14159265358979)};
        if (kind.hasQuotas && !chance.oneIn(3))
            target.owner = chance.oneIn(2) ? "north" : "south";
        Block block;
        block.name = target.name;
        block.target = target.name;
        block.priority = std::floor(chance.between(1, 20));
        const double totalS =
            std::exp(chance.between(std::log(kind.exposureLowS), std::log(kind.exposureHighS)));
        const int count = 1 + chance.upTo(5);
        for (const char *channel : {"g", "r", "i"})
            if (*channel == 'r' || chance.oneIn(2))
                block.exposures.push_back({channel, fromSeconds(std::ceil(totalS / count)), count, 1});
        block.constraints.altitudeMin = Angle::degrees(chance.between(20, 45));
        if (kind.hasConstraints)
            askMore(block.constraints, chance);
        if (kind.hasFixed && chance.oneIn(12))
            block.fixedStart = night.from() + fromSeconds(std::floor(chance.between(0.1, 0.8) * nightS));
        if (!block.fixedStart && chance.oneIn(6)) {
            const UtcInstant from = night.from() + fromSeconds(chance.between(0, 0.8) * nightS);
            block.windows.push_back({from, from + fromSeconds(chance.between(1800, 20000))});
        }
        if (kind.hasCadence && !block.fixedStart && chance.oneIn(5)) {
            block.repeats = 2 + chance.upTo(4);
            block.cadence.minGap = fromSeconds(totalS + chance.between(600, 3600));
            if (chance.oneIn(2))
                block.cadence.maxGap = block.cadence.minGap + fromSeconds(chance.between(900, 7200));
        }
        programme.targets.push_back(std::move(target));
        programme.blocks.push_back(std::move(block));
    }
    for (int i = 0; kind.hasGroups && i + 3 < kind.targets; i += 3 + chance.upTo(8)) {
        Group group;
        group.name = "G" + std::to_string(i);
        group.kind = chance.oneIn(2) ? GroupKind::OneOf : GroupKind::AllOf;
        for (int k = 0; k < 2 + chance.upTo(2) && i + k < kind.targets; ++k)
            group.blocks.push_back("T" + std::to_string(i + k));
        programme.groups.push_back(std::move(group));
    }
    return programme;
}

} // namespace tulpar
