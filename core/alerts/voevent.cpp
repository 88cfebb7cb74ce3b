#include "core/alerts/voevent.h"

#include "core/alerts/judge.h"
#include "core/alerts/packet_type.h"
#include "core/alerts/params.h"
#include "core/alerts/swift.h"
#include "core/alerts/text_place.h"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

namespace tulpar {

namespace {

using Node = pugi::xml_node;

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

void collect(Node node, Params &params)
{
    for (Node child = node.first_child(); child; child = child.next_sibling()) {
        const std::string_view name = localName(child);
        if (name == "Param")
            params.add(child.attribute("name").value(), child.attribute("value").value());
        else if (name == "Group")
            collect(child, params);
    }
}

std::string inElement(std::string_view bytes, Node node)
{
    // pugixml knows where the name begins, one byte after the '<'.
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug() - 1, 0));
    return "in " + std::string(node.name()) + " at " + placeOf(bytes, offset);
}

Result<double> numberIn(std::string_view bytes, Node parent, std::string_view name)
{
    const Node node = below(parent, name);
    if (!node)
        return fail(Errc::Malformed, "no " + std::string(name) + " " + inElement(bytes, parent));
    if (const auto value = parseNumber(textOf(node)))
        return *value;
    return fail(Errc::Malformed, quoted(textOf(node)) + " is not a number, " + inElement(bytes, node));
}

/// Errc::Unsupported for units, frames and orders other than ICRS or FK5 degrees, right ascension first.
Result<void> checkFrame(std::string_view bytes, Node position)
{
    const std::string unit = lowered(position.attribute("unit").value());
    if (!unit.empty() && !unit.starts_with("deg"))
        return fail(Errc::Unsupported, "coordinates in " + quoted(unit) + ", " + inElement(bytes, position));
    const std::string system = lowered(position.parent().attribute("coord_system_id").value());
    for (const std::string_view other : {"fk4", "gal", "ecl", "azel"})
        if (system.find(other) != std::string::npos)
            return fail(
                Errc::Unsupported, "coordinates in " + quoted(system) + ", " + inElement(bytes, position));
    const Node first = childNamed(position, "Name1");
    if (first && !lowered(textOf(first)).starts_with("ra"))
        return fail(
            Errc::Unsupported,
            "first coordinate is " + quoted(textOf(first)) + ", not RA, " + inElement(bytes, position));
    return {};
}

Result<void> readPosition(Notice &notice, std::string_view bytes, Node whereWhen, const Params &params)
{
    const Node observed = below(whereWhen, "ObservationLocation");
    const Node position = observed ? below(observed, "Position2D") : Node();
    if (!position) {
        if (notice.mission == Mission::Swift)
            return fail(Errc::Malformed, "no Position2D " + inElement(bytes, whereWhen));
        return {};
    }
    if (const auto frame = checkFrame(bytes, position); !frame)
        return frame;
    const auto ra = numberIn(bytes, position, "C1");
    if (!ra)
        return tl::unexpected(ra.error());
    const auto dec = numberIn(bytes, position, "C2");
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

    const auto direction = printedDirection(*ra, *dec, inElement(bytes, position));
    if (direction)
        notice.position.direction = *direction;
    else if (notice.position.kind != PositionKind::Unavailable)
        return tl::unexpected(direction.error());

    if (childNamed(position, "Error2Radius")) {
        const auto radius = numberIn(bytes, position, "Error2Radius");
        if (!radius)
            return tl::unexpected(radius.error());
        if (*radius > 360)
            return fail(Errc::OutOfRange, "error radius above 360 deg, " + inElement(bytes, position));
        if (*radius > 0) // 0: not given; negative: unknown, or INTEGRAL's retraction
            notice.position.error = Angle::degrees(*radius);
        notice.retraction = notice.retraction || (*radius < 0 && notice.mission == Mission::Integral);
    }
    return {};
}

Mission missionOf(std::string_view ivorn, std::string_view kind)
{
    const std::string text = lowered(ivorn);
    const auto contains = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    if (kind.find("ICECUBE") != std::string_view::npos)
        return Mission::IceCube;
    if (text.starts_with("ivo://gwnet/"))
        return Mission::Lvk;
    if (contains("svom/"))
        return Mission::Svom;
    if (!contains("nasa.gsfc"))
        return Mission::Other;
    struct Stream {
        std::string_view part;
        Mission mission;
    };
    constexpr std::array<Stream, 5> kStreams{
        {{"/swift#", Mission::Swift},
         {"/fermi#", Mission::Fermi},
         {"/integral#", Mission::Integral},
         {"/gecam#", Mission::Gecam},
         {"/maxi#", Mission::Maxi}}};
    for (const Stream &stream : kStreams)
        if (contains(stream.part))
            return stream.mission;
    return Mission::Other;
}

/// The stream of the ivorn ("konus" of "ivo://nasa.gsfc.gcn/KONUS#..."): names the event of a mission not
/// known here.
std::string streamOf(std::string_view ivorn)
{
    const std::size_t hash = ivorn.find('#');
    const std::string_view before = ivorn.substr(0, hash);
    const std::size_t slash = before.rfind('/');
    return lowered(slash == std::string_view::npos ? before : before.substr(slash + 1));
}

void nameEvent(Notice &notice, std::string_view ivorn, const Params &params)
{
    const std::string mission =
        notice.mission == Mission::Other ? streamOf(ivorn) : std::string(nameOf(notice.mission));
    const auto run = params.integer("run_id");
    const auto event = params.integer("event_id");
    if (run && event) {
        notice.event = mission + ":" + std::to_string(*run) + "_" + std::to_string(*event);
        notice.revision = static_cast<int>(params.integer("Rev").value_or(0) & 0xFFFF);
        return;
    }
    for (const std::string_view name : {"TrigID", "Trigger_Number", "Burst_Id", "GraceID"}) {
        const auto id = params.text(name);
        if (!id || id->empty())
            continue;
        const auto number = parseInteger(*id);
        const bool sixteenBits = notice.mission == Mission::Integral && number && *number >= 0;
        notice.event = mission + ":" + (sixteenBits ? std::to_string(*number & 0xFFFF) : std::string(*id));
        break;
    }
    for (const std::string_view name : {"Sequence_Num", "Rev"})
        if (const auto sequence = params.integer(name))
            notice.revision = static_cast<int>(*sequence & 0xFFFF);
}

/// Missions of which only the common part is read: enough to show them, never enough to move for them.
void readGeneral(Notice &notice, std::string_view ivorn, const Params &params, Node what)
{
    nameEvent(notice, ivorn, params);
    if (notice.mission == Mission::Svom && notice.kind.empty())
        if (const std::size_t underscore = ivorn.find('_', std::min(ivorn.find('#'), ivorn.size()));
            underscore != std::string_view::npos)
            notice.kind = "SVOM:" + std::string(ivorn.substr(underscore + 1));
    for (const std::string_view name : {"Test_Submission", "Test_Notice", "Test", "InternalTest"})
        if (params.isTrue(name))
            notice.test = Stated::Yes;
    for (const std::string_view name : {"Def_NOT_a_GRB", "Retraction"})
        if (params.isTrue(name))
            notice.retraction = true;
    if (notice.mission == Mission::Lvk) {
        notice.sourceClass = SourceClass::GravitationalWave;
        const auto id = params.text("GraceID").value_or("");
        if (id.starts_with("MS") || id.starts_with("TS") || params.text("Search") == "MDC")
            notice.test = Stated::Yes;
        notice.retraction = notice.retraction || params.text("AlertType") == "Retraction";
        if (notice.position.kind == PositionKind::None && below(what, "Group") && params.text("skymap_fits"))
            notice.position.kind = PositionKind::SkyMap;
    }
}

Inference inferenceOf(Node root)
{
    const Node inference = below(childNamed(root, "Why"), "Inference");
    return {
        textOf(childNamed(inference, "Name")), textOf(childNamed(inference, "Concept")),
        parseNumber(inference.attribute("probability").value()).value_or(0)};
}

} // namespace

Result<Notice> parseVoEvent(std::string_view bytes)
{
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return fail(
            Errc::Malformed,
            std::string(parsed.description()) + " at "
                + placeOf(bytes, static_cast<std::size_t>(parsed.offset)));
    const Node root = document.document_element();
    if (localName(root) != "VOEvent")
        return fail(
            Errc::UnknownFormat,
            "the root element " + quoted(root.name()) + " is not VOEvent, " + inElement(bytes, root));

    const std::string_view ivorn = trimmed(root.attribute("ivorn").value());
    if (ivorn.empty())
        return fail(Errc::Malformed, "no ivorn " + inElement(bytes, root));
    const Node what = childNamed(root, "What");
    Params params;
    collect(what, params);
    const std::int64_t packetType = params.integer("Packet_Type").value_or(0);

    Notice notice;
    notice.format = NoticeFormat::VoEvent;
    notice.noticeId = std::string(ivorn);
    notice.kind = std::string(packetTypeName(packetType));
    notice.mission = missionOf(ivorn, notice.kind);
    const std::string_view role = root.attribute("role").value();
    if (role == "test")
        notice.test = Stated::Yes;
    else if (!role.empty())
        notice.test = Stated::No;
    if (role == "utility")
        addFlag(notice, NoticeFlag::Utility);

    if (notice.mission == Mission::Swift && packetType == 0)
        return fail(Errc::Malformed, "no Packet_Type " + inElement(bytes, what ? what : root));
    const Node whereWhen = childNamed(root, "WhereWhen");
    const Node where = whereWhen ? whereWhen : root;
    if (const auto position = readPosition(notice, bytes, where, params); !position)
        return tl::unexpected(position.error());
    notice.triggerUtc = readTime(notice, textOf(below(below(where, "ObservationLocation"), "ISOTime")));
    notice.noticeUtc = readTime(notice, textOf(childNamed(childNamed(root, "Who"), "Date")));
    for (Node cite = childNamed(root, "Citations").first_child(); cite; cite = cite.next_sibling()) {
        if (localName(cite) != "EventIVORN")
            continue;
        notice.cites.emplace_back(textOf(cite));
        if (std::strcmp(cite.attribute("cite").value(), "retraction") == 0)
            notice.retraction = true;
    }

    if (notice.mission == Mission::Swift)
        readSwift(notice, packetType, params, inferenceOf(root));
    else
        readGeneral(notice, ivorn, params, what);
    judge(notice);
    return notice;
}

} // namespace tulpar
