#pragma once

#include "core/nights/virtual_observatory.h"
#include "core/operations/night_times.h"
#include "core/sky/solar_system.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <tuple>

namespace tulpar {

/// A moment of the night of 2026-12-10 at the site: day and hour in UTC. Sunset 11:08, the Sun 12 degrees
/// below the horizon from 12:11 to 01:10, sunrise 02:14.
inline UtcInstant nightHour(const char *time)
{
    return *parseUtc(std::string("2026-12-") + time + "Z");
}

/// Evening and night of December at the site, run by itself.
struct RunNightScene {
    static UtcInstant afternoon() { return nightHour("10T10:00:00"); } // Sun some 10 degrees up

    explicit RunNightScene(
        std::shared_ptr<const Programme> given, UtcInstant start = afternoon(),
        const CoreConfig &config = simulatedConfig(HardwareProfile::Assy))
        : programme(std::move(given))
        , observatory(config, worldAt(start), start)
    {
        observatory.paceItself(true);
        observatory.setPlanEffort({2, false});
        offer();
        begun = observatory.request("Aigerim", RunNight{true});
    }

    static World worldAt(UtcInstant start)
    {
        World world(assySite(), start);
        world.place({100, 60}, 0, 0);
        return world;
    }

    /// As the core's settings do at each start.
    void offer() { (void)observatory.core().offerProgramme(programme, {"test", {}, {}, 0, 0, 0, {}}); }

    bool liveUntilStep(NightStep step, NightStepState state, UtcInstant until)
    {
        return observatory.liveUntil(until, [&] { return stateOf(step) == state; });
    }
    bool liveFor(Duration d, const std::function<bool()> &done = {})
    {
        return observatory.liveUntil(observatory.now().utc + d, done);
    }

    [[nodiscard]] NightStepState stateOf(NightStep step)
    {
        const NightView night = observatory.core().snapshot().night;
        const auto found = std::ranges::find(night.steps, step, &NightStepView::step);
        return found == night.steps.end() ? NightStepState::Waiting : found->state;
    }

    template <class F>
    [[nodiscard]] std::vector<F> facts(std::uint64_t after = 0) const
    {
        std::vector<F> all;
        for (const FactRecord &record : observatory.journal())
            if (record.seq > after && record.kind == F::kKind)
                if (const auto fact = factOf(record))
                    all.push_back(std::get<F>(*fact));
        return all;
    }
    [[nodiscard]] std::uint64_t lastSeq() const { return observatory.journal().back().seq; }

    /// Frames of a subject in a channel.
    [[nodiscard]] int framesOf(const std::string &subject, const std::string &channel)
    {
        read();
        return m_frames[{subject, channel}];
    }
    [[nodiscard]] static std::string subjectOf(int field)
    {
        const std::string number = std::to_string(field);
        return "programme:field " + number + "/block " + number;
    }
    /// Every frame of that block is there, none twice.
    [[nodiscard]] bool isWhole(int field)
    {
        return framesOf(subjectOf(field), "g") == 1 && framesOf(subjectOf(field), "r") == 3
            && framesOf(subjectOf(field), "i") == 1 && !hasFrameTwice();
    }
    /// One shutter opening told as two frames.
    [[nodiscard]] bool hasFrameTwice()
    {
        read();
        return m_hasFrameTwice;
    }
    [[nodiscard]] const std::vector<NightDrilled> &drills()
    {
        read();
        return m_drills;
    }
    [[nodiscard]] BlockState block() ///< of the last that moved
    {
        read();
        return m_block;
    }
    /// The last exposure of a channel; its frame is not stored yet.
    [[nodiscard]] std::optional<ExposureBegan> open(const std::string &channel)
    {
        read();
        const auto found = m_open.find(channel);
        return found == m_open.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] Angle sun() const
    {
        const Observer sky(assySite(), observatory.now().utc);
        return sky.airless(view(Body::Sun, sky).direction).altitude;
    }
    bool liveUntilSun(Angle altitude, UtcInstant until)
    {
        return observatory.liveUntil(until, [&] { return sun() <= altitude; });
    }

    /// High up, `turn` from where the mount looks.
    [[nodiscard]] IcrsDirection highPlace(Angle turn = Angle::degrees(50))
    {
        const Observer sky(assySite(), observatory.now().utc);
        const Angle azimuth = observatory.world().mount().pointing.azimuth + turn;
        return sky.icrs(HorizontalDirection{azimuth.wrapped(), Angle::degrees(55)});
    }

    /// What one step of the core came to that a burst began.
    struct Strike {
        std::string event;
        bool isAnswered = false; ///< by the rules or, where they leave it to people, by a person
        bool isCommandInStep = false; ///< the mount was told in that very step
        Duration decidedToCommand{}; ///< as the waterfall has it, to the hand of the device port
        double stepMs = 0; ///< on this machine's clock, with everything around the core
    };
    Strike strike(const std::string &name = "burst")
    {
        Strike strike;
        strike.event = "manual:" + name;
        const EnterAlert alert{name, highPlace(), Angle::arcminutes(2), observatory.now().utc - 20s};
        std::uint64_t before = lastSeq();
        const auto timed = [&](const RequestBody &body) {
            const auto from = std::chrono::steady_clock::now();
            const bool accepted = observatory.request("Aigerim", body).accepted;
            strike.stepMs =
                1e3 * std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
            return accepted;
        };
        (void)timed(alert);
        if (!observatory.core().isResponding()) {
            before = lastSeq();
            (void)timed(DecideAlert{strike.event, true});
        }
        strike.isAnswered = observatory.core().isResponding();
        strike.isCommandInStep =
            std::ranges::any_of(facts<CommandIssued>(before), [](const CommandIssued &one) {
                return one.command == "track_target";
            });
        (void)liveFor(10ms);
        std::map<Step, Duration> reached;
        for (const ResponseStep &step : facts<ResponseStep>(before))
            if (step.event == strike.event)
                reached.emplace(step.reached.step, step.reached.since);
        strike.decidedToCommand = reached.contains(Step::FirstCommand) && reached.contains(Step::Decided)
            ? reached[Step::FirstCommand] - reached[Step::Decided]
            : Duration::max();
        return strike;
    }
    /// A minute and a half of the burst, to its frames; then the duty person ends it.
    bool endBurst()
    {
        const bool hasFrames =
            liveFor(90s, [this] { return observatory.core().hasReached(Step::FirstFrame); });
        (void)liveFor(30s);
        return hasFrames && observatory.request("Aigerim", StopResponse{}).accepted
            && liveFor(10s, [this] { return !observatory.core().isResponding(); });
    }

    std::shared_ptr<const Programme> programme;
    VirtualObservatory observatory;
    Answer begun;

private:
    /// Only what is new.
    void read()
    {
        const auto &journal = observatory.journal();
        // A core that died took with it what was not committed: it is as if it had never been told.
        if (m_read > journal.size() || (m_read > 0 && !(journal[m_read - 1] == m_lastRead)))
            forget();
        for (; m_read < journal.size(); ++m_read) {
            const FactRecord &record = journal[m_read];
            if (record.kind == FrameStored::kKind) {
                const auto frame = std::get<FrameStored>(*factOf(record));
                ++m_frames[{frame.event, frame.channel}];
                m_hasFrameTwice =
                    m_hasFrameTwice || !m_starts.emplace(frame.channel, frame.start.nsSinceUnixEpoch).second;
                if (const auto opened = m_open.find(frame.channel);
                    opened != m_open.end() && opened->second.start <= frame.start)
                    m_open.erase(opened);
            } else if (record.kind == ExposureBegan::kKind) {
                const auto began = std::get<ExposureBegan>(*factOf(record));
                m_open.insert_or_assign(began.channel, began);
            } else if (record.kind == NightDrilled::kKind) {
                m_drills.push_back(std::get<NightDrilled>(*factOf(record)));
            } else if (record.kind == BlockMoved::kKind) {
                m_block = std::get<BlockMoved>(*factOf(record)).to;
            }
        }
        if (m_read > 0)
            m_lastRead = journal[m_read - 1];
    }
    void forget()
    {
        m_read = 0;
        m_frames.clear();
        m_starts.clear();
        m_open.clear();
        m_drills.clear();
        m_hasFrameTwice = false;
        m_block = BlockState::Planned;
    }

    std::size_t m_read = 0;
    FactRecord m_lastRead;
    std::map<std::pair<std::string, std::string>, int> m_frames;
    std::set<std::pair<std::string, std::int64_t>> m_starts;
    std::map<std::string, ExposureBegan> m_open;
    std::vector<NightDrilled> m_drills;
    bool m_hasFrameTwice = false;
    BlockState m_block = BlockState::Planned;
};

/// `count` fields high in December's sky, `minutes` long each, r' in threes and g', i' in one.
inline std::shared_ptr<Programme> fields(int count, int minutes)
{
    auto programme = std::make_shared<Programme>();
    programme->name = "test";
    for (int i = 0; i < count; ++i) {
        const std::string name = "field " + std::to_string(i);
        programme->targets.push_back(
            {name, {Angle::degrees((10 + 15 * i) % 360), Angle::degrees(35 + i)}, {}, {}, 0});
        Block block;
        block.name = "block " + std::to_string(i);
        block.target = name;
        block.exposures = {
            {"g", std::chrono::seconds(60 * minutes), 1, 1},
            {"r", std::chrono::seconds(20 * minutes), 3, 1},
            {"i", std::chrono::seconds(60 * minutes), 1, 1}};
        programme->blocks.push_back(block);
    }
    return programme;
}

} // namespace tulpar
