#pragma once

#include "core/policy/improved_position.h"
#include "core/session/describe_night.h"
#include "core/session/request.h"
#include "core/session/snapshot.h"

#include <concepts>
#include <type_traits>

namespace tulpar {

template <Describes<IcrsDirection> S, class V>
void describe(S &self, V &visit)
{
    visit("ra_deg", self.ra);
    visit("dec_deg", self.dec);
}

template <Describes<HorizontalDirection> S, class V>
void describe(S &self, V &visit)
{
    visit("az_deg", self.azimuth);
    visit("alt_deg", self.altitude);
}

template <Describes<DeviceId> S, class V>
void describe(S &self, V &visit)
{
    visit("kind", self.kind);
    visit("channel", self.channel);
}

template <Describes<MountReport> S, class V>
void describe(S &self, V &visit)
{
    visit("pointing", self.pointing);
    visit("az_mechanical_deg", self.azimuthMechanical);
    visit("target", self.target);
    visit("distance_deg", self.distanceToTarget);
    visit("tracking", self.isTracking);
    visit("slewing", self.isSlewing);
    visit("parked", self.isParked);
}

template <Describes<OpeningReport> S, class V>
void describe(S &self, V &visit)
{
    visit("state", self.state);
    visit("open_fraction", self.openFraction);
}

template <Describes<CameraReport> S, class V>
void describe(S &self, V &visit)
{
    visit("state", self.state);
    visit("exposure_start", self.exposureStart);
    visit("exposure_s", self.exposure);
    visit("sensor_c", self.sensorTemperatureC);
    visit("cold", self.isCold);
    visit("em_gain", self.emGain);
}

template <Describes<FocuserReport> S, class V>
void describe(S &self, V &visit)
{
    visit("position_steps", self.positionSteps);
    visit("moving", self.isMoving);
    visit("temperature_c", self.temperatureC);
}

template <Describes<RotatorReport> S, class V>
void describe(S &self, V &visit)
{
    visit("angle_deg", self.angle);
    visit("moving", self.isMoving);
}

template <Describes<WeatherReport> S, class V>
void describe(S &self, V &visit)
{
    visit("temperature_c", self.temperatureC);
    visit("humidity_percent", self.humidityPercent);
    visit("dew_point_c", self.dewPointC);
    visit("wind_m_s", self.windMPerS);
    visit("gust_m_s", self.gustMPerS);
    visit("pressure_hpa", self.pressureHPa);
    visit("sky_temperature_c", self.skyTemperatureC);
    visit("raining", self.isRaining);
    visit("snowing", self.isSnowing);
}

template <Describes<ConditionRule> S, class V>
void describe(S &self, V &visit)
{
    visit("condition", self.condition);
    visit("unit", self.unit);
    visit("low_is_bad", self.isLowBad);
    visit("bad", self.bad);
    visit("good", self.good);
    visit("bad_delay_s", self.badDelay);
    visit("good_delay_s", self.goodDelay);
    visit("stale_after_s", self.staleAfter);
    visit("needed", self.isNeeded);
    visit("may_be_overridden", self.mayBeOverridden);
}

template <Describes<AppliedRule> S, class V>
void describe(S &self, V &visit)
{
    visit("rule", self.rule);
    visit("passed", self.passed);
    visit("value", self.value);
    visit("limit", self.limit);
    visit("unit", self.unit);
    visit("otherwise", self.otherwise);
    visit("decides", self.decides);
    visit("goes_on", self.goesOn);
    visit("detail", self.detail);
}

template <Describes<Decision> S, class V>
void describe(S &self, V &visit)
{
    visit("outcome", self.outcome);
    visit("rules", self.rules);
    visit("strategy", self.strategy);
    visit("if_all_pass", self.ifAllPass);
    visit("priority", self.priority);
    visit("ask_within_s", self.askWithin);
    visit("unanswered", self.unanswered);
    visit("not_matched", self.notMatched);
}

template <Describes<RepointDecision> S, class V>
void describe(S &self, V &visit)
{
    visit("repoint", self.repoint);
    visit("shift_deg", self.shift);
    visit("ignore_radius_deg", self.ignoreRadius);
    visit("now_radius_deg", self.nowRadius);
    visit("caught_now", self.caughtNow);
    visit("caught_then", self.caughtThen);
    visit("move_cost_s", self.moveCost);
    visit("cut_cost_s", self.cutCost);
}

template <Describes<PolicyView> S, class V>
void describe(S &self, V &visit)
{
    visit("name", self.name);
    visit("source", self.source);
    visit("fingerprint", self.fingerprint);
    visit("error", self.error);
}

template <Describes<Site> S, class V>
void describe(S &self, V &visit)
{
    visit("latitude_deg", self.latitude);
    visit("longitude_deg", self.longitude);
    visit("height_m", self.heightM);
    visit("pressure_hpa", self.pressureHPa);
    visit("temperature_c", self.temperatureC);
    visit("relative_humidity", self.relativeHumidity);
    visit("wavelength_um", self.wavelengthUm);
    visit("time_zone", self.timeZone);
    visit("dut1_s", self.dut1S);
}

template <Describes<DeviceView> S, class V>
void describe(S &self, V &visit)
{
    visit("device", self.device);
    visit("connected", self.isConnected);
    visit("measured_utc", self.measuredUtc);
    visit("stale_after_s", self.staleAfter);
    visit("mount", self.mount);
    visit("opening", self.opening);
    visit("camera", self.camera);
    visit("focuser", self.focuser);
    visit("rotator", self.rotator);
    visit("weather", self.weather);
    visit("goal", self.goal);
    visit("disturbed", self.isDisturbed);
}

template <Describes<FeedView> S, class V>
void describe(S &self, V &visit)
{
    visit("name", self.name);
    visit("alive", self.isAlive);
    visit("last_heard_utc", self.lastHeardUtc);
    visit("notices", self.notices);
    visit("detail", self.detail);
    visit("firsts", self.firsts);
    visit("median_lag_s", self.medianLag);
    visit("state", self.state);
    visit("since", self.sinceUtc);
    visit("last_notice", self.lastNoticeUtc);
    visit("refused", self.refused);
}

template <Describes<NoticeView> S, class V>
void describe(S &self, V &visit)
{
    visit("received_utc", self.receivedUtc);
    visit("notice_utc", self.noticeUtc);
    visit("source", self.source);
    visit("kind", self.kind);
    visit("feed", self.feed);
    visit("notice_id", self.noticeId);
    visit("position_kind", self.positionKind);
    visit("position", self.position);
    visit("error_deg", self.errorRadius);
    visit("containment", self.containment);
    visit("flags", self.flags);
    visit("retraction", self.isRetraction);
    visit("best", self.isBest);
    visit("copies", self.copies);
    visit("outcome", self.outcome);
}

template <Describes<AlertNote> S, class V>
void describe(S &self, V &visit)
{
    visit("utc", self.utc);
    visit("who", self.who);
    visit("text", self.text);
}

template <Describes<RelatedEvent> S, class V>
void describe(S &self, V &visit)
{
    visit("event", self.event);
    visit("name", self.name);
    visit("apart_s", self.apart);
    visit("separation_deg", self.separation);
}

template <Describes<AlertView> S, class V>
void describe(S &self, V &visit)
{
    visit("event", self.event);
    visit("name", self.name);
    visit("source", self.source);
    visit("kind", self.kind);
    visit("trigger_utc", self.triggerUtc);
    visit("notice_utc", self.noticeUtc);
    visit("received_utc", self.receivedUtc);
    visit("position", self.position);
    visit("error_deg", self.errorRadius);
    visit("state", self.state);
    visit("decision", self.decision);
    visit("refusal", self.refusal);
    visit("class", self.sourceClass);
    visit("test", self.test);
    visit("replay", self.isReplay);
    visit("aliases", self.aliases);
    visit("story", self.story);
    visit("related", self.related);
    visit("regions", self.regions);
    visit("notes", self.notes);
    visit("ask_until", self.askUntil);
    visit("answer", self.answer);
    visit("answered_by", self.answeredBy);
    visit("seen", self.isSeen);
    visit("version", self.version);
}

template <Describes<PathPoint> S, class V>
void describe(S &self, V &visit)
{
    visit("at", self.at);
    visit("t_s", self.since);
}

template <Describes<ResponseView> S, class V>
void describe(S &self, V &visit)
{
    visit("event", self.event);
    visit("name", self.name);
    visit("state", self.state);
    visit("over", self.isOver);
    visit("cause", self.cause);
    visit("trigger_utc", self.triggerUtc);
    visit("received_utc", self.receivedUtc);
    visit("ordered_by", self.orderedBy);
    visit("target", self.target);
    visit("error_deg", self.errorRadius);
    visit("steps", self.steps);
    visit("predicted_s", self.predicted);
    visit("slowest", self.slowest);
    visit("path", self.path);
    visit("waiting_for", self.waitingFor);
}

template <Describes<FrameView> S, class V>
void describe(S &self, V &visit)
{
    visit("channel", self.channel);
    visit("path", self.path);
    visit("number", self.number);
    visit("exposure_start", self.exposureStart);
    visit("exposure_s", self.exposure);
    visit("event", self.event);
    visit("stored_utc", self.storedUtc);
    visit("frames_of_event", self.framesOfEvent);
}

template <Describes<Readiness> S, class V>
void describe(S &self, V &visit)
{
    visit("ready", self.isReady);
    visit("reasons", self.reasons);
    visit("first_light_s", self.firstLight);
    visit("slowest", self.slowest);
}

template <Describes<ObservatoryView> S, class V>
void describe(S &self, V &visit)
{
    visit("name", self.name);
    visit("site", self.site);
    visit("simulated", self.isSimulated);
    visit("profile", self.profile);
    visit("utc_offset_s", self.utcOffset);
    visit("field_deg", self.fieldWidth);
    visit("scale_arcsec_px", self.scaleArcsecPerPx);
    visit("channels", self.channels);
    visit("altitude_hard_deg", self.altitudeHard);
    visit("altitude_soft_deg", self.altitudeSoft);
    visit("altitude_top_deg", self.altitudeTop);
    visit("azimuth_min_deg", self.azimuthMin);
    visit("azimuth_max_deg", self.azimuthMax);
    visit("sun_avoidance_deg", self.sunAvoidance);
    visit("horizon", self.horizon);
}

template <Describes<Snapshot> S, class V>
void describe(S &self, V &visit)
{
    visit("seq", self.seq);
    visit("utc", self.utc);
    visit("mode", self.mode);
    visit("armed", self.isArmed);
    visit("making_safe", self.isMakingSafe);
    visit("observatory", self.observatory);
    visit("policy", self.policy);
    visit("readiness", self.readiness);
    visit("safety", self.safety);
    visit("devices", self.devices);
    visit("feeds", self.feeds);
    visit("alerts", self.alerts);
    visit("alerts_version", self.alertsVersion);
    visit("response", self.response);
    visit("frames", self.frames);
    visit("night", self.night);
}

template <class S, class V>
    requires std::is_empty_v<std::remove_const_t<S>>
void describe(S &, V &)
{
}

} // namespace tulpar
