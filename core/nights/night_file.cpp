#include "core/nights/night_file.h"

#include "core/base/parse.h"
#include "core/nights/night_notices.h"
#include "core/safety/mode.h"
#include "core/sky/observer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

namespace tulpar {

namespace {

constexpr Duration kLongestNight = std::chrono::hours(16);

std::vector<std::string> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : line) {
        if (c == '#')
            break;
        if (c != ' ' && c != '\t' && c != '\r') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

/// "stuck roof" and "stuck_roof" are one.
std::string joined(const std::vector<std::string> &words, std::size_t from, std::size_t to)
{
    std::string text;
    for (std::size_t i = from; i < to && i < words.size(); ++i)
        text += (text.empty() ? "" : "_") + words[i];
    return text;
}

template <class Names>
std::string listOf(const Names &names)
{
    std::string list;
    for (const auto &name : names)
        list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

/// Reads line after line; the first slip ends it.
class Reader {
public:
    Result<NightFile> read(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            ++m_line;
            m_words = wordsOf(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
            if (m_words.empty())
                continue;
            if (const auto taken = takeLine(); !taken)
                return fail(Errc::Malformed, "line " + std::to_string(m_line) + ": " + taken.error().detail);
        }
        if (!m_hasStart)
            return fail(Errc::Malformed, "line 1: no line 'night YYYY-MM-DD HH:MM:SS'");
        if (m_file.night.length <= Duration{})
            return fail(Errc::Malformed, "line 1: no line 'lasts HH:MM:SS'");
        std::stable_sort(
            m_file.night.events.begin(), m_file.night.events.end(),
            [](const NightEvent &a, const NightEvent &b) { return a.at < b.at; });
        return std::move(m_file);
    }

private:
    static Result<void> slip(const std::string &what) { return fail(Errc::Malformed, what); }

    [[nodiscard]] const std::string &word(std::size_t i) const
    {
        static const std::string kNone;
        return i < m_words.size() ? m_words[i] : kNone;
    }

    Result<double> number(std::size_t i, double low, double high) const
    {
        const auto value = parseNumber(word(i));
        if (!value || !(*value >= low && *value <= high))
            return fail(
                Errc::Malformed,
                "'" + word(i) + "' is not a number from " + fixed(low, 0) + " to " + fixed(high, 0));
        return *value;
    }

    Result<Duration> span(const std::string &text) const
    {
        Duration total{};
        int parts = 0;
        std::string_view rest = text;
        while (true) {
            const std::size_t colon = std::min(rest.find(':'), rest.size());
            const auto value = parseNumber(rest.substr(0, colon));
            if (!value || !(*value >= 0 && *value < 1e5) || ++parts > 3)
                return fail(Errc::Malformed, "'" + text + "' is no time: HH:MM:SS, or +MM:SS from the start");
            total = total * 60 + fromSeconds(*value);
            if (colon == rest.size())
                return total;
            rest.remove_prefix(colon + 1);
        }
    }

    /// "+MM:SS" since the start, or the next such UTC from the start on.
    Result<Duration> moment(const std::string &text) const
    {
        if (!m_hasStart)
            return fail(Errc::Malformed, "the line 'night YYYY-MM-DD HH:MM:SS' comes first");
        const bool isSince = text.starts_with('+');
        const auto time = span(isSince ? text.substr(1) : text);
        if (!time)
            return time;
        Duration since = *time;
        if (!isSince) {
            constexpr std::int64_t kDayNs = 86'400'000'000'000;
            since -= Duration(m_file.night.start.nsSinceUnixEpoch % kDayNs);
            if (since < Duration{})
                since += Duration(kDayNs);
        }
        if (since > kLongestNight)
            return fail(Errc::Malformed, "'" + text + "' is more than 16 hours after the start");
        return since;
    }

    Result<void> takeLine()
    {
        const std::string &first = word(0);
        const bool isTime = !first.empty() && (first[0] == '+' || (first[0] >= '0' && first[0] <= '9'));
        if (isTime)
            return takeEvent();
        if (first == "night")
            return takeStart();
        if (first == "lasts") {
            const auto length = span(word(1));
            if (!length || *length > kLongestNight)
                return slip("'lasts " + word(1) + "' is not HH:MM:SS up to 16 hours");
            m_file.night.length = *length;
            return {};
        }
        if (first == "profile") {
            if (word(1) != "assy" && word(1) != "standard-cover")
                return slip("no profile '" + word(1) + "'; there are: assy, standard-cover");
            m_file.night.profile = word(1) == "assy" ? HardwareProfile::Assy : HardwareProfile::StandardCover;
            return {};
        }
        if (first == "seed") {
            const auto seed = number(1, 1, 4e9);
            if (!seed)
                return tl::unexpected(seed.error());
            m_file.night.seed = static_cast<std::uint32_t>(*seed);
            return {};
        }
        if (first == "mount") {
            const auto azimuth = number(1, -120, 480);
            const auto altitude = number(2, 15, 89.9);
            if (!azimuth || !altitude)
                return slip("'mount AZIMUTH ALTITUDE' in mechanical degrees, -120 to 480 and 15 to 89.9");
            m_file.night.mount = {*azimuth, *altitude};
            return {};
        }
        if (first == "title") {
            m_file.night.title = joined(m_words, 1, m_words.size());
            std::replace(m_file.night.title.begin(), m_file.night.title.end(), '_', ' ');
            return {};
        }
        if (first == "expect")
            return takeExpectation();
        return slip(
            "no word '" + first
            + "'; a line begins with a time or one of: night, lasts, profile, seed, mount, title, expect");
    }

    Result<void> takeStart()
    {
        const auto start = parseUtc(word(1) + " " + word(2));
        if (!start)
            return slip("'night YYYY-MM-DD HH:MM:SS' in UTC: " + start.error().detail);
        m_file.night.start = *start;
        m_hasStart = true;
        m_sky.emplace(assySite(), *start);
        return {};
    }

    Result<void> takeExpectation()
    {
        const std::string &times = word(1);
        const std::size_t dots = times.find("..");
        if (dots == std::string::npos)
            return slip("'expect FROM..TO [no] KIND WORDS'");
        const auto from = moment(times.substr(0, dots));
        const auto to = moment(times.substr(dots + 2));
        if (!from || !to)
            return tl::unexpected((from ? to : from).error());
        Expectation expected;
        expected.from = m_file.night.start + *from;
        expected.to = m_file.night.start + *to;
        expected.isAbsent = word(2) == "no";
        const std::size_t kind = expected.isAbsent ? 3 : 2;
        expected.kind = word(kind);
        expected.line = m_line;
        if (expected.kind.empty())
            return slip("'expect FROM..TO [no] KIND WORDS': no kind of fact");
        for (std::size_t i = kind + 1; i < m_words.size(); ++i)
            expected.words.push_back(m_words[i]);
        m_file.expectations.push_back(std::move(expected));
        return {};
    }

    Result<void> takeEvent()
    {
        const auto at = moment(word(0));
        if (!at)
            return tl::unexpected(at.error());
        const std::string &what = word(1);
        if (what == "notice")
            return takeNotice(*at);
        if (what == "operator")
            return takeOperator(*at);
        if (what == "other" && word(2) == "client:")
            return takeOther(*at);
        if (what == "core")
            return takeCore(*at);
        if (what == "clock" && word(2) == "steps") {
            const auto by = number(3, -3600, 3600);
            if (!by)
                return tl::unexpected(by.error());
            return put(*at, ClockSteps{fromSeconds(*by)});
        }
        const std::string &verb = m_words.back();
        if (verb == "begins" || verb == "ends") {
            const std::string name = joined(m_words, 1, m_words.size() - 1);
            if (const auto trouble = enumNamed<Trouble>(name))
                return put(*at, TroubleTurns{*trouble, verb == "begins"});
            return slip(
                "nothing called '" + name
                + "' begins or ends; there are: " + listOf(EnumNames<Trouble>::names));
        }
        return slip(
            "no event '" + what
            + "'; there are: notice, operator NAME:, other client:, core, clock steps, and TROUBLE begins or "
              "ends");
    }

    Result<void> put(Duration at, NightAct act)
    {
        m_file.night.events.push_back({at, std::move(act)});
        return {};
    }

    static int numberOf(const std::string &name)
    {
        const auto value = parseNumber(name);
        constexpr double kMost = 1e9;
        if (value && *value >= 1 && *value < kMost && std::floor(*value) == *value)
            return static_cast<int>(*value);
        std::uint32_t hash = 2166136261U;
        for (const char c : name)
            hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
        return 1'000'000 + static_cast<int>(hash % 900'000U);
    }

    /// notice MISSION WHAT NAME [at AZIMUTH ALTITUDE] [error DEGREES]
    Result<void> takeNotice(Duration at)
    {
        const std::string kind = word(2) + " " + word(3);
        if (word(2) == "garbage") {
            const auto which = number(3, 0, 1e9);
            return which ? put(at, garbageNotice(static_cast<std::uint32_t>(*which)))
                         : Result<void>(tl::unexpected(which.error()));
        }
        static constexpr std::array<std::string_view, 7> kKinds{
            "swift grb",  "swift better", "swift retracts", "swift known",
            "swift test", "fermi grb",    "ep xray"};
        const auto known = std::ranges::find(kKinds, kind);
        if (known == kKinds.end() || word(4).empty())
            return slip(
                "no notice '" + kind + " " + word(4) + "'; there are: " + listOf(kKinds)
                + ", each with the name of its burst, and: garbage NUMBER");
        const bool isKnownBurst = m_bursts.contains(word(4));
        NightBurst &burst = m_bursts[word(4)];
        burst.sent = m_file.night.start + at - 2s;
        if (!isKnownBurst) {
            burst.number = numberOf(word(4));
            burst.trigger = m_file.night.start + at - 20s;
            burst.errorDeg = kind == "fermi grb" ? 4 : 0.05;
        } else {
            ++burst.serial;
        }
        if (kind == "swift better")
            burst.errorDeg = 0.0012;
        bool hasPlace = isKnownBurst;
        for (std::size_t i = 5; i < m_words.size();) {
            if (word(i) == "at") {
                const auto azimuth = number(i + 1, 0, 360);
                const auto altitude = number(i + 2, -90, 90);
                if (!azimuth || !altitude)
                    return slip("'at AZIMUTH ALTITUDE' in degrees, 0 to 360 and -90 to 90");
                const IcrsDirection place =
                    m_sky->rotatedTo(m_file.night.start + at)
                        .icrs(HorizontalDirection{Angle::degrees(*azimuth), Angle::degrees(*altitude)});
                burst.raDeg = place.ra.wrapped().asDegrees();
                burst.decDeg = place.dec.asDegrees();
                hasPlace = true;
                i += 3;
            } else if (word(i) == "error") {
                const auto error = number(i + 1, 0, 90);
                if (!error)
                    return tl::unexpected(error.error());
                burst.errorDeg = *error;
                i += 2;
            } else {
                return slip(
                    "no word '" + word(i) + "' in a notice; there are: at AZIMUTH ALTITUDE, error DEGREES");
            }
        }
        if (!hasPlace)
            return slip("the first notice of '" + word(4) + "' says where: at AZIMUTH ALTITUDE");
        switch (known - kKinds.begin()) {
        case 0:
            return put(at, swiftBatPosition(burst));
        case 1:
            return put(at, swiftXrtPosition(burst));
        case 2:
            return put(at, swiftRetraction(burst));
        case 3:
            return put(at, swiftKnownSource(burst));
        case 4:
            return put(at, swiftTest(burst));
        case 5:
            return put(at, fermiGbmFlight(burst));
        default:
            return put(at, einsteinProbeAlert(burst));
        }
    }

    /// operator NAME: WORDS
    Result<void> takeOperator(Duration at)
    {
        std::string who = word(2);
        if (!who.ends_with(':'))
            return slip("'operator NAME: ...'");
        who.pop_back();
        const std::string all = joined(m_words, 3, m_words.size());
        if (all == "accept" || all == "decline")
            return put(at, PersonAnswers{who, all == "accept"});
        const auto say = [&](RequestBody body) { return put(at, PersonSpeaks{who, std::move(body)}); };
        if (all == "make_safe")
            return say(MakeSafe{});
        if (all == "stop_motion")
            return say(StopMotion{});
        if (all == "stop_response")
            return say(StopResponse{});
        if (all == "arm")
            return say(Arm{});
        if (all == "disarm")
            return say(Disarm{});
        if (word(3) == "mode" && enumNamed<Mode>(word(4)))
            return say(SetMode{word(4)});
        if (const auto operation = enumNamed<Operation>(all); operation && *operation != Operation::Slew)
            return say(Operate{*operation, {}});
        if (word(3) == "override")
            return takeOverride(at, who);
        if (word(3) == "end" && word(4) == "override") {
            const auto condition = enumNamed<Condition>(word(5));
            if (condition || word(5) == "closing")
                return say(EndOverride{condition});
        }
        return slip(
            "nobody says '" + all
            + "'; there are: accept, decline, make safe, stop motion, stop response, arm, disarm, mode "
            + listOf(EnumNames<Mode>::names)
            + ", override CONDITION for SECONDS s because WHY, end override "
              "CONDITION, "
            + listOf(EnumNames<Operation>::names));
    }

    Result<void> takeOverride(Duration at, const std::string &who)
    {
        const auto condition = enumNamed<Condition>(word(4));
        const auto forS = number(6, 0, 1e6);
        if ((!condition && word(4) != "closing") || word(5) != "for" || !forS || word(7) != "s"
            || word(8) != "because")
            return slip(
                "'override CONDITION for SECONDS s because WHY'; conditions: closing, "
                + listOf(EnumNames<Condition>::names));
        std::string why = joined(m_words, 9, m_words.size());
        std::replace(why.begin(), why.end(), '_', ' ');
        return put(at, PersonSpeaks{who, BeginOverride{condition, why, fromSeconds(*forS)}});
    }

    Result<void> takeOther(Duration at)
    {
        const std::string what = joined(m_words, 3, m_words.size());
        static const std::map<std::string, CommandBody> kCommands{
            {"opens_roof", OpenRoof{}},     {"closes_roof", CloseRoof{}}, {"opens_cover", OpenCover{}},
            {"closes_cover", CloseCover{}}, {"stops_mount", StopMount{}}, {"parks_mount", ParkMount{}}};
        if (const auto found = kCommands.find(what); found != kCommands.end())
            return put(at, OtherCommands{found->second});
        std::string list;
        for (const auto &[name, command] : kCommands)
            list += (list.empty() ? "" : ", ") + name;
        return slip("no other client '" + what + "'; there are: " + list);
    }

    Result<void> takeCore(Duration at)
    {
        if (word(2) == "killed")
            return put(at, CoreTurns{CoreTurns::To::Killed});
        if (word(2) == "stopped")
            return put(at, CoreTurns{CoreTurns::To::Stopped});
        if (word(2) == "started")
            return put(at, CoreTurns{CoreTurns::To::Started});
        return slip("the core is not '" + word(2) + "'; there are: killed, stopped, started");
    }

    NightFile m_file;
    bool m_hasStart = false;
    int m_line = 0;
    std::vector<std::string> m_words;
    std::optional<Observer> m_sky;
    std::map<std::string, NightBurst> m_bursts;
};

} // namespace

Result<NightFile> parseNight(std::string_view text)
{
    return Reader().read(text);
}

} // namespace tulpar
