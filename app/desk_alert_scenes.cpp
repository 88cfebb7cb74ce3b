#include "app/desk_alert_scenes.h"

#include "core/sky/observer.h"

#include <cmath>
#include <numbers>

namespace tulpar {

namespace {

struct Sketch {
    const char *event;
    const char *name;
    const char *source;
    const char *kind;
    Duration before; ///< T0 before the scene's moment
    Duration late; ///< receipt after T0
    double ra, dec; ///< degrees
    double errorDeg;
    AlertState state;
};

AlertView made(const Sketch &sketch, UtcInstant now)
{
    AlertView alert;
    alert.event = sketch.event;
    alert.name = sketch.name;
    alert.source = sketch.source;
    alert.kind = sketch.kind;
    alert.triggerUtc = now - sketch.before;
    alert.receivedUtc = *alert.triggerUtc + sketch.late;
    alert.noticeUtc = alert.receivedUtc - 700ms;
    if (sketch.errorDeg > 0) {
        alert.position = IcrsDirection{Angle::degrees(sketch.ra), Angle::degrees(sketch.dec)};
        alert.errorRadius = Angle::degrees(sketch.errorDeg);
    }
    alert.state = sketch.state;
    alert.sourceClass = SourceClass::Grb;
    alert.test = Stated::No;
    return alert;
}

NoticeView notice(
    const AlertView &alert, Duration since, const char *kind, PositionKind place, double raOff, double decOff,
    double errorDeg, Outcome outcome)
{
    NoticeView view;
    view.receivedUtc = *alert.triggerUtc + since;
    view.noticeUtc = view.receivedUtc - 600ms;
    view.source = alert.source;
    view.kind = kind;
    view.feed = "gcn";
    view.positionKind = place;
    if (place == PositionKind::Source && alert.position)
        view.position = IcrsDirection{
            alert.position->ra + Angle::degrees(raOff), alert.position->dec + Angle::degrees(decOff)};
    if (errorDeg > 0)
        view.errorRadius = Angle::degrees(errorDeg);
    view.containment = 0.9;
    view.outcome = outcome;
    return view;
}

AppliedRule rule(Rule what, bool passed, double value, double limit, Outcome otherwise, bool decides = false)
{
    AppliedRule applied;
    applied.rule = what;
    applied.passed = passed;
    applied.value = value;
    applied.limit = limit;
    applied.unit = unitOf(what);
    applied.otherwise = otherwise;
    applied.decides = decides;
    return applied;
}

AppliedRule rule(Rule what, bool passed, Outcome otherwise, bool decides = false)
{
    AppliedRule applied;
    applied.rule = what;
    applied.passed = passed;
    applied.otherwise = otherwise;
    applied.decides = decides;
    return applied;
}

/// The rules of a well-placed burst; `broken` is the one that decides otherwise.
Decision decided(Outcome outcome, Rule broken, double value, double limit, double errorDeg, double altitude)
{
    using enum Outcome;
    Decision decision;
    decision.ifAllPass = Respond;
    decision.priority = 80;
    decision.outcome = outcome;
    const auto stated = [&](Rule what, Outcome otherwise) {
        const bool isBroken = outcome != Respond && what == broken;
        decision.rules.push_back(rule(what, !isBroken, isBroken ? outcome : otherwise, isBroken));
    };
    const auto measured = [&](Rule what, double found, double allowed, Outcome otherwise) {
        const bool isBroken = outcome != Respond && what == broken;
        decision.rules.push_back(
            isBroken ? rule(what, false, value, limit, outcome, true)
                     : rule(what, true, found, allowed, otherwise));
    };
    stated(Rule::NotATest, Ignore);
    stated(Rule::NotARetraction, Ignore);
    stated(Rule::ClassPermitsResponse, Ask);
    stated(Rule::PositionIsSource, Ignore);
    measured(Rule::ErrorWithinField, errorDeg, 0.084, Ask);
    measured(Rule::Fresh, 31, 3600, Queue);
    measured(Rule::AboveHardLimit, altitude, 15, Queue);
    measured(Rule::SunIsDown, -22, -12, Queue);
    measured(Rule::FarFromSun, 96, 30, Queue);
    stated(Rule::MayInterrupt, Queue);
    measured(Rule::ResponsesTonight, 3, 12, Ask);
    return decision;
}

/// Says which strategy of resources/policy.toml matched, and those before it that did not.
Decision by(const char *strategy, Decision decision)
{
    for (const char *name :
         {"Gravitational waves", "Neutrinos", "Wide positions", "X-ray transients",
          "Bursts of SVOM and INTEGRAL", "Bursts"}) {
        if (std::string_view(name) == strategy)
            break;
        decision.notMatched.emplace_back(name);
    }
    decision.strategy = strategy;
    return decision;
}

AlertView observed(UtcInstant now)
{
    using enum PositionKind;
    AlertView alert = made(
        {"swift:1188211", "Swift 1188211", "Swift XRT", "SWIFT_XRT_POSITION", 1h + 12min, 19s, 271.205,
         41.663, 0.0011, AlertState::Observed},
        now);
    alert.aliases = {"GRB 221009B"};
    alert.decision = by("Bursts", decided(Outcome::Respond, Rule::NotATest, 0, 0, 0.0011, 68));
    alert.story = {
        notice(alert, 19s, "SWIFT_BAT_QUICKLOOK_POS", Source, 0.021, -0.012, 0.067, Outcome::Respond),
        notice(alert, 24s, "SWIFT_BAT_GRB_POS_ACK", Source, 0.009, 0.004, 0.05, Outcome::Respond),
        notice(alert, 31s, "SWIFT_FOM_OBS", Pointing, 0, 0, 0, Outcome::Ignore),
        notice(alert, 84s, "SWIFT_XRT_POSITION", Source, 0, 0, 0.0011, Outcome::Respond),
        notice(alert, 5min + 8s, "SWIFT_UVOT_NACK_POSITION", Pointing, 0, 0, 0, Outcome::Ignore)};
    alert.story[1].copies = 3;
    alert.story[3].isBest = true;
    alert.related = {{"fermi:687014011", "Fermi 687014011", -2s, Angle::degrees(3.4)}};
    alert.notes = {
        {now - 58min, "aigerim", "Fading source in r' from frame 4 on, not in the catalogue. i' brighter."},
        {now - 41min, "desk", "Circular draft started."}};
    alert.isSeen = true;
    return alert;
}

AlertView asking(UtcInstant now)
{
    using enum PositionKind;
    AlertView alert = made(
        {"svom:sb22100902", "SVOM sb22100902", "SVOM ECLAIRs", "SVOM_ECLAIRS_WAKEUP", 52s, 21s, 12.44, 55.31,
         0.14, AlertState::Asking},
        now);
    alert.decision = by(
        "Bursts of SVOM and INTEGRAL", decided(Outcome::Ask, Rule::ErrorWithinField, 0.14, 0.084, 0.14, 52));
    alert.decision.askWithin = 120s;
    alert.decision.unanswered = Outcome::Queue;
    alert.askUntil = alert.receivedUtc + 120s;
    alert.story = {notice(alert, 21s, "SVOM_ECLAIRS_WAKEUP", Source, 0, 0, 0.14, Outcome::Ask)};
    alert.story[0].isBest = true;
    return alert;
}

AlertView wave(UtcInstant now)
{
    AlertView alert = made(
        {"lvk:S221009x", "S221009x", "LVK", "PRELIMINARY", 3h + 20min, 4min, 0, 0, 0, AlertState::Queued},
        now);
    alert.sourceClass = SourceClass::GravitationalWave;
    SkyRegion region;
    region.source = SkyMapSource::Notice;
    region.creator = "BAYESTAR";
    region.instruments = "H1,L1";
    region.peak = {Angle::degrees(231), Angle::degrees(38)};
    region.area50Deg2 = 97;
    region.area90Deg2 = 431;
    region.totalProbability = 1;
    region.distanceMeanMpc = 212;
    region.distanceStdMpc = 58;
    for (const auto &[share, wide, high] : {std::tuple(0.5, 13.0, 4.0), std::tuple(0.9, 26.0, 8.0)}) {
        SkyOutline outline;
        outline.share = share;
        for (int i = 0; i < 36; ++i) {
            const double turn = 2 * std::numbers::pi * i / 36;
            outline.points.push_back(
                {Angle::degrees(231 - wide * std::cos(turn)).wrapped(),
                 Angle::degrees(38 + high * std::sin(turn) + wide * std::cos(turn) * 0.3)});
        }
        region.outlines.push_back(outline);
    }
    alert.regions = {region};
    Decision decision;
    decision.strategy = "Gravitational waves";
    decision.ifAllPass = Outcome::Queue;
    decision.outcome = Outcome::Queue;
    decision.rules = {
        rule(Rule::NotATest, true, Outcome::Ignore), rule(Rule::NotARetraction, true, Outcome::Ignore),
        rule(Rule::FalseAlarmRare, true, 0.04, 12, Outcome::Ignore),
        rule(Rule::NotStale, true, 240, 259200, Outcome::Ignore)};
    alert.decision = decision;
    NoticeView preliminary =
        notice(alert, 4min, "LVC_PRELIMINARY", PositionKind::SkyMap, 0, 0, 0, Outcome::Queue);
    preliminary.copies = 2;
    preliminary.isBest = true;
    alert.story = {preliminary};
    return alert;
}

} // namespace

void addBusyNight(Snapshot &snapshot, std::vector<AlertView> &alerts, bool isAsking)
{
    using enum AlertState;
    const UtcInstant now = snapshot.utc;
    const auto add = [&](const Sketch &sketch, const Decision &decision) {
        alerts.push_back(made(sketch, now));
        alerts.back().decision = decision;
        alerts.back().story = {notice(
            alerts.back(), sketch.late, sketch.kind, PositionKind::Source, 0, 0, sketch.errorDeg,
            decision.outcome)};
        alerts.back().story[0].isBest = true;
    };
    if (isAsking)
        alerts.push_back(asking(now));
    alerts.push_back(observed(now));
    alerts.push_back(wave(now));
    add({"ep:01709131", "EP 01709131", "EP WXT", "JSON:einstein_probe/wxt", 9min, 64s, 318.2, 12.9, 0.041,
         Queued},
        by("X-ray transients", decided(Outcome::Queue, Rule::MayInterrupt, 0, 0, 0.041, 44)));
    add({"svom:sb22100901", "SVOM sb22100901", "SVOM ECLAIRs", "SVOM_ECLAIRS_SLEWING", 26min, 33s, 62.9, -4.1,
         0.08, Queued},
        by("Bursts of SVOM and INTEGRAL", decided(Outcome::Queue, Rule::AboveHardLimit, 4.2, 15, 0.08, 4.2)));
    add({"fermi:687019934", "Fermi 687019934", "Fermi GBM", "FERMI_GBM_FIN_POS", 41min, 12s, 140.1, 60.2, 3.1,
         Ignored},
        by("Wide positions", decided(Outcome::Ignore, Rule::ErrorWithinField, 6.4, 0.084, 6.4, 28)));
    add({"fermi:687014011", "Fermi 687014011", "Fermi GBM", "FERMI_GBM_GND_POS", 1h + 12min + 2s, 25s, 274.8,
         43.1, 4.2, Superseded},
        by("Wide positions", decided(Outcome::Ignore, Rule::ErrorWithinField, 7.0, 0.084, 7.0, 66)));
    add({"fermi:687012200", "Fermi 687012200", "Fermi GBM", "FERMI_GBM_FLT_POS", 1h + 50min, 11s, 266.4,
         -28.9, 5.8, NotABurst},
        by("Wide positions", decided(Outcome::Ignore, Rule::ClassPermitsResponse, 0, 0, 5.8, -3)));
    add({"icecube:137125_30519", "IceCube 137125_30519", "IceCube", "ICECUBE_ASTROTRACK_BRONZE", 2h + 31min,
         39s, 350.5, 30.2, 0.62, Declined},
        by("Neutrinos", decided(Outcome::Ask, Rule::ErrorWithinField, 0.65, 0.084, 0.65, 57)));
    add({"swift:99999", "Swift 99999", "Swift BAT", "SWIFT_BAT_GRB_POS_TEST", 3h + 2min, 14s, 30, 20, 0.05,
         Test},
        by("Bursts", decided(Outcome::Ignore, Rule::NotATest, 0, 0, 0.05, 31)));
    add({"maxi:8811", "MAXI 8811", "MAXI GSC", "MAXI_UNKNOWN_SOURCE", 4h + 40min, 2min, 305.1, 33.3, 0.1,
         Failed},
        by("X-ray transients", decided(Outcome::Respond, Rule::NotATest, 0, 0, 0.1, 60)));

    FeedView gcn = snapshot.feeds.front();
    gcn.notices = 214;
    gcn.firsts = 198;
    gcn.medianLag = 340ms;
    gcn.lastNoticeUtc = now - 31s;
    FeedView vtp;
    vtp.name = "4pisky";
    vtp.isAlive = true;
    vtp.state = FeedState::Quiet;
    vtp.sinceUtc = now - 2h;
    vtp.lastHeardUtc = now - 41s;
    vtp.lastNoticeUtc = now - 2h - 4min;
    vtp.notices = 16;
    vtp.firsts = 16;
    vtp.medianLag = 2100ms;
    FeedView socket;
    socket.name = "legacy";
    socket.state = FeedState::Dead;
    socket.sinceUtc = now - 14min;
    socket.lastHeardUtc = now - 14min;
    socket.notices = 188;
    socket.detail = "GCN has not dialled in";
    snapshot.feeds = {gcn, vtp, socket};
    snapshot.policy.name = "Assy-Turgen, one field of 10 arcminutes";
    snapshot.policy.source = "/etc/tulpar/policy.toml";
}

} // namespace tulpar
