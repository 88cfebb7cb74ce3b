#include "app/plan_json.h"

#include "core/words/plan_sentences.h"

#include <cmath>

namespace tulpar {

using Json = nlohmann::ordered_json;

double rounded(double value, int decimals)
{
    const double power = std::pow(10, decimals);
    return std::round(value * power) / power;
}

Json visitJson(const PlannedVisit &visit)
{
    return {
        {"target", visit.target},
        {"block", visit.block},
        {"repeat", visit.repeat},
        {"start_utc", isoUtc(visit.start)},
        {"end_utc", isoUtc(visit.end)},
        {"slew_s", rounded(seconds(visit.slew), 1)},
        {"altitude_deg",
         {rounded(visit.startAltitude.asDegrees(), 3), rounded(visit.endAltitude.asDegrees(), 3)}},
        {"azimuth_mechanical_deg", rounded(visit.mechanicalAzimuth.asDegrees(), 3)},
        {"value", rounded(visit.value, 1)},
        {"because", std::string(nameOf(visit.because))},
        {"reason", words::placedBecause(visit).toStdString()}};
}

Json headJson(const std::string &night, const Plan &plan)
{
    Json json;
    json["night"] = night;
    json["from_utc"] = isoUtc(plan.night.from);
    json["to_utc"] = isoUtc(plan.night.to);
    json["dark_s"] = rounded(seconds(plan.dark), 3);
    json["used_s"] = rounded(seconds(plan.used), 3);
    json["value"] = rounded(plan.value, 1);
    return json;
}

} // namespace tulpar
