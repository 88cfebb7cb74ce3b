#pragma once

#include "core/alerts/voevent_content.h"

namespace tulpar {

/// The readers of the missions: each fills in what is the mission's own in a VOEvent (event, revision, class,
/// flags, containment, instrument, names, map). Identity, times and position as printed stand already;
/// judge() comes after. A kind that is not known to its mission is read as a product, which never slews.
using MissionReader = void (*)(Notice &, const VoEventContent &);

void readSwift(Notice &notice, const VoEventContent &content);
void readFermi(Notice &notice, const VoEventContent &content);
void readIntegral(Notice &notice, const VoEventContent &content);
void readGecam(Notice &notice, const VoEventContent &content);
void readSvom(Notice &notice, const VoEventContent &content);
/// LIGO, Virgo, KAGRA; the class is always stated.
void readGravitationalWave(Notice &notice, const VoEventContent &content);
/// IceCube and AMON (tracks, cascades, coincidences, HAWC), Super-Kamiokande, SNEWS, KM3NeT.
void readNeutrino(Notice &notice, const VoEventContent &content);
void readAntares(Notice &notice, const VoEventContent &content);
/// MAXI, Konus, CALET, AGILE, IPN, HETE, BATSE's test packets, counterparts, MOA.
void readMonitor(Notice &notice, const VoEventContent &content);
/// Surveys of the variable sky, whose alerts have a name and are no bursts: Gaia.
void readSurvey(Notice &notice, const VoEventContent &content);

} // namespace tulpar
