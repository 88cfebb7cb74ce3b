#include "core/alerts/classic_text.h"

#include "core/alerts/classic_dates.h"
#include "core/alerts/guard.h"
#include "core/alerts/judge.h"
#include "core/alerts/printed_angle.h"
#include "core/alerts/swift_status.h"
#include "core/alerts/text_lines.h"
#include "core/alerts/text_place.h"
#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <string>

namespace tulpar {

namespace {

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

Mission missionOf(const std::string &heading)
{
    struct Word {
        std::string_view word;
        Mission mission;
    };
    // In this order: AMON speaks for IceCube, a counterpart notice of LVC names other telescopes too.
    constexpr std::array<Word, 15> kWords{
        {{"lvc", Mission::Lvk},
         {"icecube", Mission::IceCube},
         {"swift", Mission::Swift},
         {"fermi", Mission::Fermi},
         {"integral", Mission::Integral},
         {"maxi", Mission::Maxi},
         {"gecam", Mission::Gecam},
         {"svom", Mission::Svom},
         {"konus", Mission::Konus},
         {"calet", Mission::Calet},
         {"agile", Mission::Agile},
         {"sk_sn", Mission::SuperK},
         {"super-k", Mission::SuperK},
         {"ipn", Mission::Ipn},
         {"burstcube", Mission::BurstCube}}};
    for (const Word &word : kWords)
        if (contains(heading, word.word))
            return word.mission;
    return Mission::Other;
}

/// "swift" of "GCN/SWIFT NOTICE": the word before the event of missions without a name here.
std::string streamOf(std::string_view title)
{
    const std::size_t slash = title.find('/');
    std::string_view word = trimmed(slash == std::string_view::npos ? title : title.substr(slash + 1));
    word = word.substr(0, word.find_first_of(" \t_"));
    return lowered(word);
}

/// The integer behind `label` in `text` ("Seg_Num: 0").
std::optional<std::int64_t> labelled(std::string_view text, std::string_view label)
{
    const std::size_t at = text.find(label);
    if (at == std::string_view::npos)
        return std::nullopt;
    std::string_view rest = text.substr(at + label.size());
    const std::size_t number = rest.find_first_not_of(": \t=");
    rest.remove_prefix(std::min(number, rest.size()));
    return parseInteger(firstWord(rest));
}

void nameEvent(Notice &notice, const TextLines &lines)
{
    const std::string mission = notice.mission == Mission::Other ? streamOf(lines.value("TITLE"))
                                                                 : std::string(nameOf(notice.mission));
    const auto run = parseInteger(firstWord(lines.value("RUN_NUM")));
    const auto number = parseInteger(firstWord(lines.value("EVENT_NUM")));
    if (run && number) {
        notice.event = mission + ":" + std::to_string(*run) + "_" + std::to_string(*number);
    } else if (const std::string_view key =
                   lines.firstKey({"TRIGGER_NUM", "EVENT_TRIG_NUM", "TRIGGER_NUMBER"});
               !key.empty()) {
        const std::string_view text = lines.value(key);
        const std::string_view id = firstWord(text);
        const bool plain = id.size() <= 40 && std::ranges::all_of(id, [](char c) {
                               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')
                                   || (c >= 'a' && c <= 'z') || c == '_' || c == '-' || c == '.' || c == '+';
                           });
        if (plain && !id.empty())
            notice.event = mission + ":" + std::string(id);
        for (const std::string_view label : {"Seg_Num", "Sub_Num"})
            if (const auto segment = labelled(text, label))
                notice.revision = static_cast<int>(*segment & 0xFFFF);
    }
    if (const auto revision = parseInteger(firstWord(lines.value("REVISION"))))
        notice.revision = static_cast<int>(*revision & 0xFFFF);
}

void readTimes(Notice &notice, const TextLines &lines)
{
    if (const std::string_view sent = lines.value("NOTICE_DATE"); !sent.empty())
        notice.noticeUtc = readTime(notice, isoOfNoticeDate(sent));
    for (const std::string_view stem : {"GRB", "EVENT", "DISCOVERY", "SRC", "IMG_START", "TRIGGER", "OBS"}) {
        const std::string_view date = lines.value(std::string(stem) + "_DATE");
        const std::string_view time = lines.value(std::string(stem) + "_TIME");
        if (date.empty() || time.empty())
            continue;
        notice.triggerUtc = readTime(notice, isoOfEventDate(date, time));
        return;
    }
}

/// "3.00 [arcmin radius, statistical only]"; Errc::Malformed for another unit.
Result<std::optional<Angle>> radiusOf(const TextLines &lines, std::string_view key)
{
    const std::string_view text = lines.value(key);
    if (text.empty())
        return std::optional<Angle>();
    const std::size_t open = text.find('[');
    const std::string_view unit = trimmed(text.substr(std::min(open + 1, text.size())));
    const auto number = parseNumber(text.substr(0, std::min(open, text.size())));
    if (open == text.npos || !number)
        return fail(
            Errc::Malformed,
            quoted(text) + " is no number with a unit in brackets, " + lines.placeOfKey(key));
    double degrees = 0;
    if (unit.starts_with("arcmin"))
        degrees = *number / 60;
    else if (unit.starts_with("arcsec"))
        degrees = *number / 3600;
    else if (unit.starts_with("deg"))
        degrees = *number;
    else
        return fail(
            Errc::Malformed, quoted(unit) + " is neither deg, arcmin nor arcsec, " + lines.placeOfKey(key));
    if (degrees > 360)
        return fail(Errc::OutOfRange, "an error radius above 360 deg, " + lines.placeOfKey(key));
    return std::optional(Angle::degrees(degrees));
}

std::optional<double> containmentOf(const Notice &notice, std::string_view text)
{
    if (const std::size_t percent = text.find("% containment"); percent != text.npos) {
        const std::size_t start = text.find_last_of(" ,[", percent);
        const auto value = parseNumber(text.substr(start == text.npos ? 0 : start + 1, percent - start - 1));
        if (value && *value > 0 && *value <= 100)
            return *value / 100;
    }
    if (notice.mission == Mission::Fermi)
        return notice.instrument == "GBM" ? 0.68 : 0.9;
    if (notice.mission == Mission::Gecam)
        return 0.68;
    if (notice.mission == Mission::Swift || notice.mission == Mission::Integral
        || notice.mission == Mission::Maxi)
        return 0.9;
    return std::nullopt;
}

Result<void> readPosition(Notice &notice, const TextLines &lines)
{
    const std::string_view raKey =
        lines.firstKey({"GRB_RA", "SRC_RA", "CNTRPART_RA", "EVENT_RA", "POINT_RA"});
    if (raKey.empty())
        return {};
    const std::string stem(raKey.substr(0, raKey.size() - 2));
    const std::string decKey = stem + "DEC";
    const std::string_view raText = lines.value(raKey);
    const std::string_view decText = lines.value(decKey);
    if (lowered(raText).starts_with("undefined") || lowered(decText).starts_with("undefined")) {
        notice.position.kind = PositionKind::Unavailable;
        return {};
    }
    const auto ra = printedAngle(raText, true);
    if (!ra)
        return fail(
            Errc::Malformed, quoted(raText) + " is no right ascension of J2000, " + lines.placeOfKey(raKey));
    const auto dec = printedAngle(decText, false);
    if (!dec)
        return fail(
            Errc::Malformed, quoted(decText) + " is no declination of J2000, " + lines.placeOfKey(decKey));
    if (isPlaceholder(ra->degrees, dec->degrees)) {
        notice.position.kind = PositionKind::Unavailable;
        return {};
    }
    const auto direction = printedDirection(ra->degrees, dec->degrees, lines.placeOfKey(raKey));
    if (!direction)
        return tl::unexpected(direction.error());
    notice.position.kind = stem == "POINT_" ? PositionKind::Pointing : PositionKind::Source;
    notice.position.direction = *direction;
    if (ra->isDoubtful || dec->isDoubtful || lines.contradicts(raKey) || lines.contradicts(decKey))
        addFlag(notice, NoticeFlag::PositionDoubtful);

    const std::string errorKey = stem + "ERROR";
    const auto radius = radiusOf(lines, errorKey);
    if (!radius)
        return tl::unexpected(radius.error());
    if (radius->has_value() && **radius < Angle() && notice.mission == Mission::Integral)
        notice.retraction = true;
    if (radius->has_value() && **radius > Angle()) {
        notice.position.error = **radius;
        notice.position.containment = containmentOf(notice, lines.value(errorKey));
    }
    return {};
}

/// The packet type whose words a Swift notice of that name prints.
std::int64_t swiftPacketType(const std::string &type)
{
    if (contains(type, "xrt position"))
        return 67;
    if (contains(type, "uvot position"))
        return 81;
    return contains(type, "quick") ? 97 : 61;
}

void readSwift(Notice &notice, const TextLines &lines, const std::string &type)
{
    const auto status = parseInteger(firstWord(lines.value("SOLN_STATUS")));
    const auto misc = parseInteger(firstWord(lines.value("MISC")));
    if (status || misc)
        readSwiftStatus(
            notice, swiftPacketType(type), static_cast<std::uint32_t>(status.value_or(0) & 0xFFFFFFFF),
            static_cast<std::uint32_t>(misc.value_or(0) & 0xFFFFFFFF));
    struct Comment {
        std::string_view text;
        NoticeFlag flag;
    };
    constexpr std::array<Comment, 6> kComments{
        {{"This is a GRB", NoticeFlag::GrbIdentified},
         {"This matches a source in the on-board catalog", NoticeFlag::FlightCatalogue},
         {"This matches a source in the ground catalog", NoticeFlag::GroundCatalogue},
         {"StarTracker has lost lock", NoticeFlag::LostLock},
         {"StarTracker not locked", NoticeFlag::LostLock},
         {"definitely not a GRB", NoticeFlag::DefinitelyNotGrb}}};
    for (const Comment &comment : kComments)
        if (lines.comments(comment.text))
            addFlag(notice, comment.flag);
    if (notice.has(NoticeFlag::DefinitelyNotGrb)) {
        notice.sourceClass = SourceClass::NotGrb;
        notice.retraction = true;
    } else if (notice.has(NoticeFlag::GrbIdentified)) {
        notice.sourceClass = SourceClass::Grb;
    }
}

void readClass(Notice &notice, const TextLines &lines, const std::string &type)
{
    if (notice.mission == Mission::Swift)
        readSwift(notice, lines, type);
    else if (notice.mission == Mission::IceCube || notice.mission == Mission::SuperK)
        notice.sourceClass = SourceClass::Neutrino;
    else if (notice.mission == Mission::Maxi)
        notice.sourceClass =
            contains(type, "known") && !contains(type, "unknown") ? SourceClass::NotGrb : SourceClass::XRay;
    else if (notice.mission == Mission::Lvk && !contains(lowered(lines.value("TITLE")), "counterpart"))
        notice.sourceClass = SourceClass::GravitationalWave;
    if (const std::string_view likely = lines.value("MOST_LIKELY"); !likely.empty())
        notice.sourceClass = contains(likely, "GRB") ? SourceClass::Grb : SourceClass::NotGrb;
    if (const std::string_view named = lines.value("SRC_CLASS"); !named.empty())
        notice.sourceClass = firstWord(named) == "GRB" ? SourceClass::Grb : SourceClass::NotGrb;
}

void readKind(Notice &notice, const TextLines &lines, const std::string &type)
{
    const std::string_view trigger = firstWord(lines.value("TRIGGER_NUM"));
    const bool testNumber = trigger == "99999" || trigger == "599999" || trigger == "000234";
    const bool test = contains(type, "test") || testNumber || lines.comments("This is a test")
        || lines.comments("This is a Test") || lines.comments("TEST notice");
    if (test)
        notice.test = Stated::Yes;
    else if (notice.test == Stated::Unstated)
        notice.test = Stated::No; // classic tests are a type, a number or a comment of their own
    if (contains(type, "retraction"))
        notice.retraction = true;
    if (contains(type, "nack"))
        addFlag(notice, NoticeFlag::Nack);
    if (contains(type, "subthresh") || contains(type, "sub-thresh") || contains(type, "sub-sub"))
        addFlag(notice, NoticeFlag::Subthreshold);
    if (contains(type, "internal"))
        addFlag(notice, NoticeFlag::InternalNotPublic);
    if (notice.mission == Mission::Integral && contains(type, "weak"))
        addFlag(notice, NoticeFlag::MostlyNoise);
    if (contains(type, "pointing") || contains(type, "pointdir"))
        addFlag(notice, NoticeFlag::Utility);
    for (const std::string_view product :
         {"lightcurve", "light curve", "spectrum", "image", "slew", "fom", "source list", "srclist", "scaled",
          "spiacs", "processed", "event list"})
        if (contains(type, product) && !contains(type, "position"))
            addFlag(notice, NoticeFlag::Auxiliary);
}

} // namespace

bool looksLikeClassicText(std::string_view bytes) noexcept
{
    constexpr std::string_view kKey = "NOTICE_TYPE:";
    constexpr std::size_t kHead = 4096;
    const std::string_view head = bytes.substr(0, kHead);
    const std::size_t at = head.find(kKey);
    return at == 0 || (at != head.npos && head[at - 1] == '\n');
}

Result<Notice> parseClassicText(std::string_view bytes)
{
    constexpr std::size_t kMostBytes = std::size_t(1) << 18;
    if (bytes.size() > kMostBytes)
        return fail(
            Errc::TooLarge,
            std::to_string(bytes.size()) + " bytes of text, at most " + std::to_string(kMostBytes)
                + " are read");
    if (const auto encoding = checkUtf8(bytes); !encoding)
        return tl::unexpected(encoding.error());
    const auto lines = TextLines::split(bytes);
    if (!lines)
        return tl::unexpected(lines.error());
    const std::string_view type = lines->value("NOTICE_TYPE");
    if (type.empty())
        return fail(Errc::Malformed, "an empty " + lines->placeOfKey("NOTICE_TYPE").substr(3));
    constexpr std::size_t kLongestType = 100;
    if (type.size() > kLongestType)
        return fail(
            Errc::Malformed,
            "a NOTICE_TYPE of " + std::to_string(type.size()) + " bytes, "
                + lines->placeOfKey("NOTICE_TYPE"));

    Notice notice;
    notice.format = NoticeFormat::Text;
    notice.kind = "TEXT:" + std::string(type);
    const std::string lowerType = lowered(type);
    notice.mission = missionOf(lowered(lines->value("TITLE")) + " " + lowerType);
    for (const std::string_view name : {"BAT", "XRT", "UVOT", "GBM", "LAT", "GSC", "IBIS", "MCAL"})
        if (contains(type, name) && notice.instrument.empty())
            notice.instrument = name;
    nameEvent(notice, *lines);
    readTimes(notice, *lines);
    if (const auto position = readPosition(notice, *lines); !position)
        return tl::unexpected(position.error());
    readClass(notice, *lines, lowerType);
    readKind(notice, *lines, lowerType);
    for (const std::string_view key : {"IMAGE_SIGNIF", "RATE_SIGNIF", "DATA_SIGNIF", "SIGNIFICANCE"})
        if (const auto sigma = parseNumber(firstWord(lines->value(key)));
            sigma && *sigma > 0 && !notice.significance)
            notice.significance = *sigma;
    judge(notice);
    return notice;
}

} // namespace tulpar
