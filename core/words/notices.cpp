#include "core/words/sentences.h"

#include <QCoreApplication>

namespace tulpar::words {

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(words)
};

} // namespace

QString slewReason(SlewReason reason)
{
    switch (reason) {
    case SlewReason::Test:
        return Text::tr("a test");
    case SlewReason::Retraction:
        return Text::tr("retracted");
    case SlewReason::LostLock:
        return Text::tr("star tracker lost lock");
    case SlewReason::KnownSourceFlight:
        return Text::tr("known source (flight catalogue)");
    case SlewReason::KnownSourceGround:
        return Text::tr("known source (ground catalogue)");
    case SlewReason::DefinitelyNotGrb:
        return Text::tr("definitely not a burst");
    case SlewReason::NotGrb:
        return Text::tr("not a burst");
    case SlewReason::ClassUnstated:
        return Text::tr("class not stated");
    case SlewReason::Subthreshold:
        return Text::tr("below the threshold");
    case SlewReason::PossibleCosmicRay:
        return Text::tr("perhaps a cosmic ray");
    case SlewReason::NoPosition:
        return Text::tr("no position of the source");
    case SlewReason::PositionUnavailable:
        return Text::tr("position not available yet");
    case SlewReason::PositionIsPointing:
        return Text::tr("position is where an instrument points");
    case SlewReason::SkyMapOnly:
        return Text::tr("only a sky map");
    case SlewReason::PositionDoubtful:
        return Text::tr("position contradicts itself");
    case SlewReason::Nack:
        return Text::tr("the instrument found no source");
    case SlewReason::Auxiliary:
        return Text::tr("a product or a status, no detection");
    case SlewReason::Utility:
        return Text::tr("a service message");
    case SlewReason::TimeUnreadable:
        return Text::tr("times unreadable");
    case SlewReason::Archival:
        return Text::tr("a report on old data");
    case SlewReason::InternalNotPublic:
        return Text::tr("for the mission's own people");
    case SlewReason::LowSignificance:
        return Text::tr("low significance");
    case SlewReason::NotAnAlert:
        return Text::tr("not an alert");
    case SlewReason::FastRadioBurst:
        return Text::tr("fast radio burst");
    case SlewReason::MostlyNoise:
        return Text::tr("mostly noise in notices of this kind");
    }
    return {};
}

QString sourceClass(SourceClass sourceClass)
{
    switch (sourceClass) {
    case SourceClass::Unstated:
        return Text::tr("not stated");
    case SourceClass::Grb:
        return Text::tr("burst");
    case SourceClass::NotGrb:
        return Text::tr("not a burst");
    case SourceClass::GravitationalWave:
        return Text::tr("gravitational wave");
    case SourceClass::Neutrino:
        return Text::tr("neutrino");
    case SourceClass::XRay:
        return Text::tr("X-ray transient");
    }
    return {};
}

} // namespace tulpar::words
