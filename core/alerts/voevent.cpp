#include "core/alerts/voevent.h"

#include "core/alerts/judge.h"
#include "core/alerts/missions.h"
#include "core/alerts/packet_type.h"
#include "core/alerts/text_place.h"
#include "core/alerts/xml_document.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

/// An element with the bytes that it was read from: places of errors are told from them.
struct Source {
    std::string_view bytes;
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether `word`, in small letters, begins `text`, in any.
bool beginsWith(std::string_view text, std::string_view word)
{
    return text.size() >= word.size()
        && std::equal(word.begin(), word.end(), text.begin(), [](char w, char t) { return w == lower(t); });
}

bool holds(std::string_view text, std::string_view word)
{
    for (std::size_t i = 0; i + word.size() <= text.size(); ++i)
        if (beginsWith(text.substr(i), word))
            return true;
    return false;
}

void collect(XmlElement what, Params &params)
{
    what.forEachBelow("Param", [&params](XmlElement param) {
        std::string_view name;
        std::string_view value;
        std::string_view unit;
        for (const XmlAttribute &attribute : param.attributes()) {
            if (attribute.name == "name")
                name = attribute.value;
            else if (attribute.name == "value")
                value = attribute.value;
            else if (attribute.name == "unit")
                unit = attribute.value;
        }
        if (value.empty()) // VOEvent allows an element for it, too
            value = param.child("Value").text();
        params.add(name, value, unit);
    });
    params.index();
}

std::string inElement(const Source &source, XmlElement element)
{
    const std::string name = quoted(element.name()); // a stranger's name may be a megabyte long
    return "in " + name.substr(1, name.size() - 2) + " at " + placeOf(source.bytes, element.offset());
}

/// The one element of that name anywhere inside; two would leave open which is meant.
Result<XmlElement> onlyBelow(const Source &source, XmlElement parent, std::string_view name)
{
    XmlElement first;
    XmlElement second;
    parent.forEachBelow(name, [&](XmlElement element) {
        if (!first)
            first = element;
        else if (!second)
            second = element;
    });
    if (second)
        return fail(Errc::Malformed, "a second " + std::string(name) + ", " + inElement(source, second));
    return first;
}

Result<double> numberIn(const Source &source, XmlElement parent, std::string_view name)
{
    const auto element = onlyBelow(source, parent, name);
    if (!element)
        return tl::unexpected(element.error());
    if (!*element)
        return fail(Errc::Malformed, "no " + std::string(name) + " " + inElement(source, parent));
    if (const auto value = parseNumber(element->text()))
        return *value;
    return fail(
        Errc::Malformed, quoted(element->text()) + " is not a number, " + inElement(source, *element));
}

/// Errc::Unsupported for units, frames and orders other than ICRS or FK5 degrees, right ascension first.
Result<void> checkFrame(const Source &source, XmlElement position)
{
    const std::string_view unit = position.attribute("unit");
    if (!unit.empty() && !beginsWith(unit, "deg"))
        return fail(Errc::Unsupported, "coordinates in " + quoted(unit) + ", " + inElement(source, position));
    const std::string_view system = position.parent().attribute("coord_system_id");
    for (const std::string_view other : {"fk4", "gal", "ecl", "azel"})
        if (holds(system, other))
            return fail(
                Errc::Unsupported, "coordinates in " + quoted(system) + ", " + inElement(source, position));
    const XmlElement first = position.child("Name1");
    if (first && !beginsWith(first.text(), "ra"))
        return fail(
            Errc::Unsupported,
            "first coordinate is " + quoted(first.text()) + ", not RA, " + inElement(source, position));
    return {};
}

Result<void> readPosition(
    Notice &notice, const Source &source, XmlElement whereWhen, XmlElement observed, const Params &params)
{
    const auto found = onlyBelow(source, observed, "Position2D");
    if (!found)
        return tl::unexpected(found.error());
    const XmlElement position = *found;
    if (!position) {
        if (notice.mission == Mission::Swift)
            return fail(Errc::Malformed, "no Position2D " + inElement(source, whereWhen));
        return {};
    }
    if (const auto frame = checkFrame(source, position); !frame)
        return frame;
    const auto ra = numberIn(source, position, "C1");
    if (!ra)
        return tl::unexpected(ra.error());
    const auto dec = numberIn(source, position, "C2");
    if (!dec)
        return tl::unexpected(dec.error());

    constexpr std::int64_t kUnavailable = 0;
    constexpr std::int64_t kPointing = 2;
    const auto type = params.integer("Coords_Type");
    notice.position.kind = PositionKind::Source;
    if (isPlaceholder(*ra, *dec) || type == kUnavailable)
        notice.position.kind = PositionKind::Unavailable;
    else if (type == kPointing)
        notice.position.kind = PositionKind::Pointing;

    const bool inRange = *ra >= 0 && *ra <= 360 && *dec >= -90 && *dec <= 90;
    if (inRange || notice.position.kind != PositionKind::Unavailable) {
        const auto direction =
            printedDirection(*ra, *dec, inRange ? std::string() : inElement(source, position));
        if (!direction)
            return tl::unexpected(direction.error());
        notice.position.direction = *direction;
    }

    if (position.child("Error2Radius")) {
        const auto radius = numberIn(source, position, "Error2Radius");
        if (!radius)
            return tl::unexpected(radius.error());
        if (*radius > 360)
            return fail(Errc::OutOfRange, "error radius above 360 deg, " + inElement(source, position));
        if (*radius > 0) // 0: not given; negative: unknown, or INTEGRAL's retraction
            notice.position.error = Angle::degrees(*radius);
        notice.retraction = notice.retraction || (*radius < 0 && notice.mission == Mission::Integral);
    }
    return {};
}

/// Params that decide what a notice is must say one thing, however often they stand there.
Result<void> checkAgreement(const Source &source, XmlElement what, const Params &params)
{
    constexpr std::array<std::string_view, 15> kDeciding{
        "Packet_Type", "TrigID",    "Trans_Num",    "Trigger_Number",    "Burst_Id",
        "GraceID",     "run_id",    "event_id",     "Event_ID",          "Event_Name",
        "Coords_Type", "SRC_CLASS", "Sequence_Num", "Most_Likely_Index", "Soln_Status"};
    for (const std::string_view name : kDeciding)
        if (params.disagrees(name))
            return fail(
                Errc::Malformed,
                "Param " + quoted(name) + " twice with different values, " + inElement(source, what));
    return {};
}

/// Of missions that are not known here what VOEvents share: enough to show them, never enough to move for
/// them.
void readStranger(Notice &notice, const VoEventContent &content)
{
    constexpr std::array<std::string_view, 4> kIds{"TrigID", "Trigger_Number", "Burst_Id", "GraceID"};
    nameEvent(notice, content, content.params.firstText(kIds).value_or(""));
    setRevision(notice, content.params.integer("Sequence_Num"));
    readMarks(notice, content);
}

/// Who writes under which ivorn, in small letters, and who reads it.
struct Stream {
    std::string_view ivorn;
    Mission mission;
    MissionReader read;
};

constexpr std::array kStreams{
    Stream{"ivo://nasa.gsfc.gcn/swift#", Mission::Swift, readSwift},
    Stream{"ivo://nasa.gsfc.gcn/fermi#", Mission::Fermi, readFermi},
    Stream{"ivo://nasa.gsfc.gcn/integral#", Mission::Integral, readIntegral},
    Stream{"ivo://nasa.gsfc.gcn/amon#", Mission::Unknown, readNeutrino}, // whose, says the packet
    Stream{"ivo://gwnet/", Mission::Lvk, readGravitationalWave},
    Stream{"ivo://org.svom/", Mission::Svom, readSvom},
    Stream{"ivo://nasa.gsfc.gcn/gecam#", Mission::Gecam, readGecam},
    Stream{"ivo://nasa.gsfc.gcn/maxi#", Mission::Maxi, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/konus#", Mission::Konus, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/calet#", Mission::Calet, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/agile#", Mission::Agile, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/ipn#", Mission::Ipn, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/counterpart#", Mission::Other, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/hete#", Mission::Other, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/gro#", Mission::Other, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/moa#", Mission::Other, readMonitor},
    Stream{"ivo://nasa.gsfc.gcn/sk_sn#", Mission::SuperK, readNeutrino},
    Stream{"ivo://nasa.gsfc.gcn/snews#", Mission::Other, readNeutrino},
    Stream{"ivo://nasa.gsfc.gcn/antares_alert#", Mission::Other, readAntares},
    Stream{"ivo://km3net_neutrino#", Mission::Km3Net, readNeutrino},
    Stream{"ivo://gaia.cam.uk/alerts#", Mission::Other, readSurvey}};

Stream streamOf(std::string_view ivorn, std::int64_t packetType)
{
    for (Stream stream : kStreams) {
        if (!beginsWith(ivorn, stream.ivorn))
            continue;
        if (stream.mission == Mission::Unknown)
            stream.mission =
                packetMission(packetType) == Mission::IceCube ? Mission::IceCube : Mission::Other;
        return stream;
    }
    return {{}, Mission::Other, readStranger};
}

Inference inferenceOf(XmlElement root)
{
    const XmlElement inference = root.child("Why").below("Inference");
    return {
        inference.child("Name").text(), inference.child("Concept").text(),
        parseNumber(inference.attribute("probability")).value_or(0)};
}

void readCitations(Notice &notice, XmlElement citations)
{
    for (XmlElement cite = citations.child("EventIVORN"); cite; cite = cite.next("EventIVORN")) {
        if (const std::string_view cited = cite.text(); !cited.empty())
            notice.cites.emplace_back(cited);
        if (cite.attribute("cite") == "retraction")
            notice.retraction = true;
    }
}

void readRole(Notice &notice, std::string_view role)
{
    if (role == "test")
        notice.test = Stated::Yes;
    else if (!role.empty())
        notice.test = Stated::No;
    if (role == "utility")
        addFlag(notice, NoticeFlag::Utility);
}

} // namespace

Result<Notice> parseVoEvent(std::string_view bytes, const NoticeLimits &limits)
{
    const auto document = XmlDocument::read(bytes, limits);
    if (!document)
        return tl::unexpected(document.error());
    const Source source{bytes};
    const XmlElement root = document->root();
    if (root.localName() != "VOEvent")
        return fail(
            Errc::UnknownFormat,
            "the root element " + quoted(root.name()) + " is not VOEvent, " + inElement(source, root));
    const std::string_view ivorn = root.attribute("ivorn");
    if (ivorn.empty())
        return fail(Errc::Malformed, "no ivorn " + inElement(source, root));
    for (const std::string_view part : {"Who", "What", "WhereWhen", "Why", "Citations"})
        if (const XmlElement second = root.child(part).next(part))
            return fail(Errc::Malformed, "a second " + std::string(part) + ", " + inElement(source, second));

    const XmlElement what = root.child("What");
    Params params;
    collect(what, params);
    if (const auto agreed = checkAgreement(source, what, params); !agreed)
        return tl::unexpected(agreed.error());
    const std::int64_t packetType = params.integer("Packet_Type").value_or(0);
    const Stream stream = streamOf(ivorn, packetType);
    if (stream.mission == Mission::Swift && packetType == 0)
        return fail(Errc::Malformed, "no Packet_Type " + inElement(source, what ? what : root));

    Notice notice;
    notice.format = NoticeFormat::VoEvent;
    notice.mission = stream.mission;
    notice.noticeId = std::string(ivorn);
    notice.flags.reserve(8);
    const std::size_t hash = std::min(ivorn.find('#'), ivorn.size());
    const std::string_view author = ivorn.substr(0, hash);
    notice.kind = std::string(packetTypeName(packetType));
    if (packetType == 0 && author.starts_with("ivo://"))
        notice.kind = std::string(author.substr(6)); // "gaia.cam.uk/alerts": better than no name
    readRole(notice, root.attribute("role"));

    const XmlElement whereWhen = root.child("WhereWhen");
    const XmlElement where = whereWhen ? whereWhen : root;
    const auto observed = onlyBelow(source, where, "ObservationLocation");
    if (!observed)
        return tl::unexpected(observed.error());
    if (const auto position = readPosition(notice, source, where, *observed, params); !position)
        return tl::unexpected(position.error());
    const auto time = onlyBelow(source, *observed, "ISOTime");
    if (!time)
        return tl::unexpected(time.error());
    notice.triggerUtc = readTime(notice, time->text());
    notice.noticeUtc = readTime(notice, root.child("Who").child("Date").text());
    readCitations(notice, root.child("Citations"));

    const std::string_view local = hash < ivorn.size() ? ivorn.substr(hash + 1) : std::string_view();
    const std::size_t slash = author.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? author : author.substr(slash + 1);
    stream.read(notice, {ivorn, last, local, packetType, params, inferenceOf(root)});
    if (const auto lengths = checkLengths(notice); !lengths)
        return tl::unexpected(lengths.error());
    judge(notice);
    return notice;
}

} // namespace tulpar
