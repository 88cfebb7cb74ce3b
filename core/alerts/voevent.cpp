#include "core/alerts/voevent.h"

#include "core/alerts/judge.h"
#include "core/alerts/missions.h"
#include "core/alerts/packet_type.h"
#include "core/alerts/text_place.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <string>

namespace tulpar {

namespace {

using Node = pugi::xml_node;

/// A document with the text that it was made of: places of errors are told from the text.
struct Source {
    std::string_view bytes;
    pugi::xml_document document;
};

std::string_view localName(Node node)
{
    const std::string_view name = node.name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Node childNamed(Node node, std::string_view name)
{
    for (Node child = node.first_child(); child; child = child.next_sibling())
        if (child.type() == pugi::node_element && localName(child) == name)
            return child;
    return {};
}

/// The first element of that name anywhere below `node`. The guard has bounded the depth.
Node below(Node node, std::string_view name)
{
    for (Node child = node.first_child(); child; child = child.next_sibling()) {
        if (child.type() != pugi::node_element)
            continue;
        if (localName(child) == name)
            return child;
        if (const Node found = below(child, name))
            return found;
    }
    return {};
}

std::string_view textOf(Node node)
{
    return trimmed(node.child_value());
}

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

void collect(Node node, Params &params)
{
    for (Node child = node.first_child(); child; child = child.next_sibling()) {
        const std::string_view element = localName(child);
        if (element == "Group") {
            collect(child, params);
            continue;
        }
        if (element != "Param")
            continue;
        std::string_view name;
        std::string_view value;
        std::string_view unit;
        for (auto attribute = child.first_attribute(); attribute; attribute = attribute.next_attribute()) {
            const std::string_view key = attribute.name();
            if (key == "name")
                name = attribute.value();
            else if (key == "value")
                value = attribute.value();
            else if (key == "unit")
                unit = attribute.value();
        }
        if (value.empty()) // VOEvent allows an element for it, too
            value = textOf(childNamed(child, "Value"));
        params.add(name, value, unit);
    }
}

std::string inElement(const Source &source, Node node)
{
    // pugixml knows where the name begins, one byte after the '<'.
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug() - 1, 0));
    return "in " + std::string(node.name()) + " at " + placeOf(source.bytes, offset);
}

Result<double> numberIn(const Source &source, Node parent, std::string_view name)
{
    const Node node = below(parent, name);
    if (!node)
        return fail(Errc::Malformed, "no " + std::string(name) + " " + inElement(source, parent));
    if (const auto value = parseNumber(textOf(node)))
        return *value;
    return fail(Errc::Malformed, quoted(textOf(node)) + " is not a number, " + inElement(source, node));
}

/// Errc::Unsupported for units, frames and orders other than ICRS or FK5 degrees, right ascension first.
Result<void> checkFrame(const Source &source, Node position)
{
    const std::string_view unit = position.attribute("unit").value();
    if (!unit.empty() && !beginsWith(unit, "deg"))
        return fail(Errc::Unsupported, "coordinates in " + quoted(unit) + ", " + inElement(source, position));
    const std::string_view system = position.parent().attribute("coord_system_id").value();
    for (const std::string_view other : {"fk4", "gal", "ecl", "azel"})
        if (holds(system, other))
            return fail(
                Errc::Unsupported, "coordinates in " + quoted(system) + ", " + inElement(source, position));
    const Node first = childNamed(position, "Name1");
    if (first && !beginsWith(textOf(first), "ra"))
        return fail(
            Errc::Unsupported,
            "first coordinate is " + quoted(textOf(first)) + ", not RA, " + inElement(source, position));
    return {};
}

Result<void> readPosition(
    Notice &notice, const Source &source, Node whereWhen, Node observed, const Params &params)
{
    const Node position = observed ? below(observed, "Position2D") : Node();
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

    if (childNamed(position, "Error2Radius")) {
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

Inference inferenceOf(Node root)
{
    const Node inference = below(childNamed(root, "Why"), "Inference");
    return {
        textOf(childNamed(inference, "Name")), textOf(childNamed(inference, "Concept")),
        parseNumber(inference.attribute("probability").value()).value_or(0)};
}

void readCitations(Notice &notice, Node citations)
{
    for (Node cite = citations.first_child(); cite; cite = cite.next_sibling()) {
        if (localName(cite) != "EventIVORN")
            continue;
        if (const std::string_view cited = textOf(cite); !cited.empty())
            notice.cites.emplace_back(cited);
        if (std::strcmp(cite.attribute("cite").value(), "retraction") == 0)
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

Result<Notice> parseVoEvent(std::string_view bytes)
{
    // Parsed where the copy lies: names and values are views into it.
    const auto copy = std::make_unique_for_overwrite<char[]>(std::max<std::size_t>(bytes.size(), 1));
    std::ranges::copy(bytes, copy.get());
    Source source{bytes, {}};
    constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_embed_pcdata;
    const auto parsed =
        source.document.load_buffer_inplace(copy.get(), bytes.size(), kFlags, pugi::encoding_utf8);
    if (!parsed)
        return fail(
            Errc::Malformed,
            std::string(parsed.description()) + " at "
                + placeOf(bytes, static_cast<std::size_t>(parsed.offset)));
    const Node root = source.document.document_element();
    if (localName(root) != "VOEvent")
        return fail(
            Errc::UnknownFormat,
            "the root element " + quoted(root.name()) + " is not VOEvent, " + inElement(source, root));
    const std::string_view ivorn = trimmed(root.attribute("ivorn").value());
    if (ivorn.empty())
        return fail(Errc::Malformed, "no ivorn " + inElement(source, root));

    const Node what = childNamed(root, "What");
    Params params;
    collect(what, params);
    params.index();
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
    readRole(notice, root.attribute("role").value());

    const Node whereWhen = childNamed(root, "WhereWhen");
    const Node where = whereWhen ? whereWhen : root;
    const Node observed = below(where, "ObservationLocation");
    if (const auto position = readPosition(notice, source, where, observed, params); !position)
        return tl::unexpected(position.error());
    notice.triggerUtc = readTime(notice, textOf(below(observed, "ISOTime")));
    notice.noticeUtc = readTime(notice, textOf(childNamed(childNamed(root, "Who"), "Date")));
    readCitations(notice, childNamed(root, "Citations"));

    const std::string_view local = hash < ivorn.size() ? ivorn.substr(hash + 1) : std::string_view();
    const std::size_t slash = author.rfind('/');
    const std::string_view last = slash == std::string_view::npos ? author : author.substr(slash + 1);
    stream.read(notice, {ivorn, last, local, packetType, params, inferenceOf(root)});
    judge(notice);
    return notice;
}

} // namespace tulpar
