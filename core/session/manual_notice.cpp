#include "core/session/manual_notice.h"

#include <nlohmann/json.hpp>

namespace tulpar {

std::string manualNotice(const EnterAlert &alert, UtcInstant now)
{
    nlohmann::ordered_json notice;
    notice["$schema"] = "https://gcn.nasa.gov/schema/v4.0.0/gcn/notices/manual/entry.schema.json";
    notice["id"] = {alert.name};
    notice["alert_datetime"] = isoUtc(now, 3);
    notice["trigger_time"] = isoUtc(alert.triggerUtc.value_or(now), 3);
    notice["alert_tense"] = "current";
    notice["alert_type"] = "initial";
    notice["ra"] = alert.position.ra.asDegrees();
    notice["dec"] = alert.position.dec.asDegrees();
    notice["ra_dec_error"] = alert.errorRadius.asDegrees();
    notice["containment_probability"] = 0.9;
    notice["classification"] = {{"GRB", 1.0}};
    return notice.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace tulpar
