#include "app/desk_chart_scenes.h"

#include "core/sky/observer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

const IcrsDirection kFermi{Angle::degrees(300.4), Angle::degrees(33.1)};
const Angle kFermiError = Angle::degrees(1.4);
const IcrsDirection kWave{Angle::degrees(327), Angle::degrees(31)};
/// The map is a Gaussian on the sky: its axes at one sigma, the longer one at this position angle.
constexpr double kLongDeg = 0.93;
constexpr double kShortDeg = 0.45;
const Angle kTurned = Angle::degrees(60);
constexpr double kFieldDeg = 1024 * 0.591 / 3600;
constexpr double kStepDeg = 0.95 * kFieldDeg; ///< fields overlap by a twentieth
constexpr int kPlanned = 40;

/// `along` and `across` degrees from the centre of the map.
IcrsDirection onMap(double along, double across)
{
    const Angle towards = kTurned + Angle::radians(std::atan2(across, along));
    return offset(kWave, towards.wrapped(), Angle::degrees(std::hypot(along, across)));
}

double density(double along, double across)
{
    const double a = along / kLongDeg;
    const double b = across / kShortDeg;
    return std::exp(-(a * a + b * b) / 2) / (2 * std::numbers::pi * kLongDeg * kShortDeg);
}

SkyRegion waveRegion()
{
    SkyRegion region;
    region.source = SkyMapSource::Notice;
    region.creator = "BAYESTAR";
    region.instruments = "H1,L1,V1";
    region.peak = kWave;
    region.totalProbability = 1;
    region.distanceMeanMpc = 61;
    region.distanceStdMpc = 17;
    for (const double share : {0.5, 0.9}) {
        const double sigmas = std::sqrt(-2 * std::log(1 - share));
        SkyOutline outline{share, {}};
        for (int i = 0; i < 72; ++i) {
            const double turn = -2 * std::numbers::pi * i / 72;
            outline.points.push_back(
                onMap(sigmas * kLongDeg * std::cos(turn), sigmas * kShortDeg * std::sin(turn)));
        }
        region.outlines.push_back(outline);
        (share < 0.7 ? region.area50Deg2 : region.area90Deg2) =
            std::numbers::pi * kLongDeg * kShortDeg * sigmas * sigmas;
    }
    return region;
}

AlertView alert(const char *event, const char *name, const char *source, UtcInstant now, AlertState state)
{
    AlertView view;
    view.event = event;
    view.name = name;
    view.source = source;
    view.triggerUtc = now - 11min;
    view.noticeUtc = now - 9min;
    view.receivedUtc = now - 9min + 700ms;
    view.state = state;
    view.test = Stated::No;
    return view;
}

} // namespace

QStringList chartSceneNames()
{
    return {u"fermi"_s, u"tiles"_s};
}

void addChartScene(Snapshot &snapshot, std::vector<AlertView> &alerts, const QString &name)
{
    if (!chartSceneNames().contains(name))
        return;
    const bool isFermi = name == u"fermi"_s;
    AlertView view = isFermi
        ? alert("fermi:687021466", "Fermi 687021466", "Fermi GBM", snapshot.utc, AlertState::Queued)
        : alert("lvk:S221009z", "S221009z", "LVK", snapshot.utc, AlertState::Queued);
    if (isFermi) {
        view.position = kFermi;
        view.errorRadius = kFermiError;
    } else {
        view.sourceClass = SourceClass::GravitationalWave;
        view.regions = {waveRegion()};
    }
    alerts.insert(alerts.begin(), view);
    const Observer observer(snapshot.observatory.site, snapshot.utc);
    for (DeviceView &device : snapshot.devices)
        if (device.mount) {
            device.mount->target = isFermi ? offset(kFermi, Angle::degrees(320), Angle::degrees(0.5)) : kWave;
            device.mount->pointing = observer.observed(*device.mount->target);
            device.mount->azimuthMechanical = device.mount->pointing.azimuth;
            device.mount->isTracking = true;
        }
}

std::shared_ptr<const SkyPlan> scenePlan(const QString &name, UtcInstant now)
{
    if (name != u"tiles"_s)
        return nullptr;
    auto plan = std::make_shared<SkyPlan>();
    for (int i = -12; i <= 12; ++i)
        for (int k = -12; k <= 12; ++k) {
            PlannedField field;
            field.centre = onMap(i * kStepDeg, k * kStepDeg);
            field.turned = kTurned;
            field.probability = density(i * kStepDeg, k * kStepDeg) * kFieldDeg * kFieldDeg;
            plan->fields.push_back(field);
        }
    std::ranges::stable_sort(plan->fields, std::ranges::greater(), [](const PlannedField &field) {
        return field.probability.value_or(0);
    });
    plan->fields.resize(kPlanned);
    for (int i = 0; i < kPlanned; ++i) {
        plan->fields[static_cast<std::size_t>(i)].order = i + 1;
        plan->fields[static_cast<std::size_t>(i)].isDone = i < 6;
    }
    plan->targets = {
        {"BL Lac", {Angle::degrees(330.6804), Angle::degrees(42.2778)}, true, false, now + 2h + 10min},
        {"SS 433", {Angle::degrees(287.9565), Angle::degrees(4.9827)}, true, true, {}},
        {"EP 01709131", {Angle::degrees(331.6), Angle::degrees(49.4)}, false, false, now + 40min}};
    return plan;
}

} // namespace tulpar
