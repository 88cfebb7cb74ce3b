#include "core/nights/night_file.h"

#include "core/base/parse.h"
#include "core/nights/night_bursts.h"
#include "core/nights/night_line.h"
#include "core/safety/mode.h"

#include <algorithm>
#include <map>
#include <ranges>

namespace tulpar {

namespace {

constexpr Duration kLongestNight = std::chrono::hours(16);

/// Reads line after line; the first slip ends it.
class Reader {
public:
    Result<NightFile> read(std::string_view text)
    {
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            ++m_number;
            m_line = NightLine(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
            if (m_line.isEmpty())
                continue;
            if (const auto taken = takeLine(); !taken)
                return fail(
                    Errc::Malformed, "line " + std::to_string(m_number) + ": " + taken.error().detail);
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
    [[nodiscard]] const std::string &word(std::size_t i) const { return m_line.word(i); }
    [[nodiscard]] Result<double> number(std::size_t i, double low, double high) const
    {
        return m_line.number(i, low, high);
    }
    static Result<void> slip(const std::string &what) { return fail(Errc::Malformed, what); }

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
        if (first == "pointing")
            return takePointing();
        if (first == "title") {
            m_file.night.title = m_line.textFrom(1);
            return {};
        }
        if (first == "expect")
            return takeExpectation();
        return slip(
            "no word '" + first
            + "'; a line begins with a time or one of: night, lasts, profile, seed, mount, pointing, "
              "title, expect");
    }

    /// pointing off by AZIMUTH ALTITUDE arcsec
    Result<void> takePointing()
    {
        const auto azimuth = number(3, -3600, 3600);
        const auto altitude = number(4, -3600, 3600);
        if (m_line.name(1, 3) != "off_by" || !azimuth || !altitude || word(5) != "arcsec")
            return slip("'pointing off by AZIMUTH ALTITUDE arcsec', of the axes' zeros, -3600 to 3600");
        m_file.night.pointingError = {Angle::arcseconds(*azimuth), Angle::arcseconds(*altitude)};
        return {};
    }

    Result<void> takeStart()
    {
        const auto start = parseUtc(word(1) + " " + word(2));
        if (!start)
            return slip("'night YYYY-MM-DD HH:MM:SS' in UTC: " + start.error().detail);
        m_file.night.start = *start;
        m_hasStart = true;
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
        expected.line = m_number;
        if (expected.kind.empty())
            return slip("'expect FROM..TO [no] KIND WORDS': no kind of fact");
        for (std::size_t i = kind + 1; i < m_line.size(); ++i)
            expected.words.push_back(word(i));
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
        const std::string &verb = word(m_line.size() - 1);
        if (verb == "begins" || verb == "ends") {
            const std::string name = m_line.name(1, m_line.size() - 1);
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

    Result<void> takeNotice(Duration at)
    {
        auto notice = m_bursts.notice(m_line, m_file.night.start, at);
        return notice ? put(at, std::move(*notice)) : Result<void>(tl::unexpected(notice.error()));
    }

    /// operator NAME: WORDS
    Result<void> takeOperator(Duration at)
    {
        std::string who = word(2);
        if (!who.ends_with(':'))
            return slip("'operator NAME: ...'");
        who.pop_back();
        const std::string all = m_line.name(3);
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
        if (all == "run_the_night")
            return say(RunNight{true});
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
            + "'; there are: accept, decline, make safe, stop motion, stop response, arm, disarm, run the "
              "night, mode "
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
        return put(at, PersonSpeaks{who, BeginOverride{condition, m_line.textFrom(9), fromSeconds(*forS)}});
    }

    Result<void> takeOther(Duration at)
    {
        const std::string what = m_line.name(3);
        static const std::map<std::string, CommandBody> kCommands{
            {"opens_roof", OpenRoof{}},     {"closes_roof", CloseRoof{}}, {"opens_cover", OpenCover{}},
            {"closes_cover", CloseCover{}}, {"stops_mount", StopMount{}}, {"parks_mount", ParkMount{}}};
        if (const auto found = kCommands.find(what); found != kCommands.end())
            return put(at, OtherCommands{found->second});
        return slip("no other client '" + what + "'; there are: " + listOf(std::views::keys(kCommands)));
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
    int m_number = 0;
    NightLine m_line;
    NightBursts m_bursts;
};

} // namespace

Result<NightFile> parseNight(std::string_view text)
{
    return Reader().read(text);
}

} // namespace tulpar
