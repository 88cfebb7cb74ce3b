#include "core/plan/why_not.h"

#include "core/plan/changes.h"
#include "core/plan/planner.h"
#include "core/plan/why_missing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tulpar {

namespace {

constexpr std::size_t kMostOthers = 3;
constexpr int kTrySteps = 60;
constexpr Duration kEdgeOfSpans = std::chrono::seconds(1);
constexpr Duration kFixedStep = std::chrono::seconds(30); ///< between looks at a block of a fixed time

/// One question, and all that it needs.
class Question {
public:
    Question(
        const Block &block, const Target &target, const Programme &programme, const NightSky &night,
        const PlanTerms &terms, const PlanStart &start, const Plan &plan, Evenings &evenings,
        bool wantsChange)
        : m_block(block)
        , m_target(target)
        , m_programme(programme)
        , m_terms(terms)
        , m_start(start)
        , m_plan(plan)
        , m_evenings(evenings)
        , m_left{night, terms, std::max(start.from.value_or(night.from()), night.from())}
        , m_track(night.trackOf(target.direction))
        , m_wantsChange(wantsChange)
    {
    }

    [[nodiscard]] WhyNotAnswer answer()
    {
        m_answer.block = m_block.name;
        m_answer.target = m_block.target;
        if (isPossible(m_block, m_track, m_left))
            findNeighbours();
        else
            findConstraint();
        if (m_wantsChange)
            findSmallest();
        return m_answer;
    }

private:
    [[nodiscard]] Spans left() const { return {{m_left.from, m_left.night.to()}}; }
    [[nodiscard]] Duration length() const { return lengthOf(m_block, m_terms.readout); }

    void findConstraint()
    {
        const TurningVector &place = m_track.place;
        const double top = place.mean.up + std::hypot(place.cosinePart.up, place.sinePart.up);
        if (m_wantsChange)
            m_changes = changesOf(m_block, m_track, m_left);
        m_mayWait = true;
        if (m_left.night.refracted(arcSine(top)) < Angle()) {
            m_answer.why = WhyNot::NotRisen;
            m_mayWait = false;
            return;
        }
        if (m_block.fixedStart) {
            findAtFixedTime();
            return;
        }
        Spans all = left();
        for (std::size_t i = 0; i < EnumNames<ConstraintKind>::names.size(); ++i) {
            const auto kind = static_cast<ConstraintKind>(i);
            const Spans holding =
                intersection(holdingOf(kind, m_block, m_track, m_left.night, m_terms), left());
            all = intersection(all, holding);
            if (!startsOf(holding, length()).empty())
                continue;
            m_answer.why = holding.empty() ? WhyNot::ConstraintAllNight : WhyNot::TooShort;
            setFailed(kind);
            setLongest(holding);
            return;
        }
        m_answer.why = all.empty() ? WhyNot::NeverTogether : WhyNot::TooShort;
        setLongest(all);
        setFailed(std::nullopt);
    }

    /// What is the first to fail from its fixed start to its end.
    void findAtFixedTime()
    {
        m_answer.why = WhyNot::AtFixedTime;
        const UtcInstant begin = *m_block.fixedStart;
        const UtcInstant end = begin + length();
        if (begin < m_left.from || end > m_left.night.to())
            return;
        // A second more at both ends: spans are drawn in by so much.
        for (UtcInstant t = begin - kEdgeOfSpans; t < end + kEdgeOfSpans + kFixedStep; t = t + kFixedStep) {
            const auto failed =
                failuresAt(m_block, m_track, m_left.night, m_terms, std::min(t, end + kEdgeOfSpans));
            if (!failed.empty()) {
                m_answer.failed = failed.front();
                return;
            }
        }
    }

    void setLongest(const Spans &spans)
    {
        Duration longest{};
        for (const Span &span : spans)
            longest = std::max(longest, span.length());
        m_answer.value = seconds(longest);
        m_answer.limit = seconds(length());
    }

    /// The failure of `kind` (none: the only one) at the moment of the night when it fails least.
    void setFailed(std::optional<ConstraintKind> kind)
    {
        std::size_t fewest = 99;
        for (UtcInstant t = m_left.from; t <= m_left.night.to(); t = t + std::chrono::minutes(5)) {
            const auto failed = failuresAt(m_block, m_track, m_left.night, m_terms, t);
            for (const FailedConstraint &one : failed) {
                if (kind ? one.kind != *kind : failed.size() > fewest)
                    continue;
                const auto by = [](const FailedConstraint &each) {
                    return std::abs(each.value - each.limit);
                };
                if (!m_answer.failed || (!kind && failed.size() < fewest) || by(one) < by(*m_answer.failed))
                    m_answer.failed = one;
                fewest = std::min(fewest, failed.size());
            }
        }
    }

    void findNeighbours()
    {
        if (isAlternativeTaken() || isPartnerImpossible() || isQuotaUsed())
            return;
        const bool isBegun = m_start.progress.contains(m_block.name)
            || std::ranges::any_of(m_plan.visits, [this](const PlannedVisit &visit) {
                                 return visit.block == m_block.name;
                             });
        m_answer.why = isBegun ? WhyNot::CadenceMissed : WhyNot::CrowdedOut;
        findCrowd();
        addCrowdChanges();
    }

    bool isAlternativeTaken()
    {
        for (const Group &group : m_programme.groups) {
            if (group.kind != GroupKind::OneOf
                || std::ranges::find(group.blocks, m_block.name) == group.blocks.end())
                continue;
            for (const std::string &name : group.blocks)
                if (name != m_block.name
                    && std::ranges::any_of(
                        m_plan.visits, [&](const PlannedVisit &visit) { return visit.block == name; })) {
                    m_answer.why = WhyNot::AlternativeTaken;
                    m_answer.others = {name};
                    addWithout(name);
                    addPriorities();
                    return true;
                }
        }
        return false;
    }

    bool isPartnerImpossible()
    {
        for (const Group &group : m_programme.groups) {
            if (group.kind != GroupKind::AllOf
                || std::ranges::find(group.blocks, m_block.name) == group.blocks.end())
                continue;
            for (const std::string &name : group.blocks) {
                const Block *partner = m_programme.block(name);
                const Target *target = partner ? m_programme.target(partner->target) : nullptr;
                if (!target || isPossible(*partner, m_left.night.trackOf(target->direction), m_left))
                    continue;
                m_answer.why = WhyNot::PartnerImpossible;
                m_answer.others = {name};
                addWithout(name);
                return true;
            }
        }
        return false;
    }

    bool isQuotaUsed()
    {
        const auto owner = std::ranges::find(m_programme.owners, m_target.owner, &Owner::name);
        if (owner == m_programme.owners.end() || (!owner->quota && !owner->share))
            return false;
        const Duration dark = totalLength(m_left.night.sunBelow(m_terms.sunAltitudeMax));
        Duration quota = Duration::max();
        if (owner->quota)
            quota = std::min(quota, *owner->quota);
        if (owner->share)
            quota = std::min(quota, fromSeconds(*owner->share * seconds(dark)));
        Duration used{};
        for (const Block &block : m_programme.blocks) {
            const Target *target = m_programme.target(block.target);
            if (!target || target->owner != owner->name)
                continue;
            const auto done = m_start.progress.find(block.name);
            int visits = done == m_start.progress.end() ? 0 : done->second.completed;
            for (const PlannedVisit &visit : m_plan.visits)
                visits += visit.block == block.name ? 1 : 0;
            used += lengthOf(block, m_terms.readout) * visits;
        }
        if (used + length() <= quota)
            return false;
        m_answer.why = WhyNot::QuotaUsed;
        m_answer.value = seconds(length());
        m_answer.limit = seconds(quota - used);
        PossibleChange raise;
        raise.kind = ChangeKind::RaiseQuota;
        raise.from = seconds(quota);
        raise.to = std::ceil(seconds(used + length() * m_block.repeats));
        raise.size = std::log2(std::max(raise.to / std::max(raise.from, 1.0), 1.0));
        m_changes.push_back(raise);
        addPriorities();
        addShorter();
        return true;
    }

    /// What stands where it could stand, the least worth a second first.
    void findCrowd()
    {
        const Spans starts = startSpans(m_block, m_track, m_left.night, m_terms);
        std::vector<const PlannedVisit *> crowd;
        for (const PlannedVisit &visit : m_plan.visits)
            if (visit.block != m_block.name && visit.because != PlacedBecause::Running
                && std::ranges::any_of(starts, [&](const Span &span) {
                       return visit.end >= span.from && visit.start <= span.to + length();
                   }))
                crowd.push_back(&visit);
        std::ranges::stable_sort(crowd, {}, [](const PlannedVisit *visit) {
            return visit->value / seconds(visit->end - visit->start);
        });
        for (const PlannedVisit *visit : crowd)
            if (m_answer.others.size() < kMostOthers
                && std::ranges::find(m_answer.others, visit->block) == m_answer.others.end())
                m_answer.others.push_back(visit->block);
    }

    void addCrowdChanges()
    {
        addPriorities();
        addShorter();
        for (const std::string &other : m_answer.others)
            addWithout(other);
        if (m_block.fixedStart) {
            PossibleChange free;
            free.kind = ChangeKind::FreeStart;
            free.size = 1;
            m_changes.push_back(free);
        }
    }

    void addPriorities()
    {
        for (const double factor : {1.25, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0}) {
            PossibleChange raise;
            raise.kind = ChangeKind::RaisePriority;
            raise.from = m_block.priority;
            raise.to = m_block.priority * factor;
            raise.size = std::log2(factor);
            m_changes.push_back(raise);
        }
    }

    void addShorter()
    {
        int most = 0;
        for (const Exposures &line : m_block.exposures)
            most = std::max(most, line.count);
        for (const double part : {0.75, 0.5, 0.25}) {
            const int count = static_cast<int>(most * part);
            if (count < 1)
                continue;
            PossibleChange shorter;
            shorter.kind = ChangeKind::Shorten;
            shorter.from = 1;
            shorter.to = static_cast<double>(count) / most;
            shorter.size = (1 - shorter.to) / 0.5;
            if (shorter.size > 0 && (m_changes.empty() || !(m_changes.back() == shorter)))
                m_changes.push_back(shorter);
        }
    }

    void addWithout(const std::string &other)
    {
        PossibleChange without;
        without.kind = ChangeKind::Without;
        without.other = other;
        without.size = 4; // somebody else's work: rather anything of one's own
        m_changes.push_back(without);
    }

    /// Plans with the change: from the plan as it is, anew, and with some improving.
    [[nodiscard]] bool lets(const PossibleChange &change) const
    {
        const Programme tried = changed(m_programme, m_block.name, change);
        PlanStart start = m_start;
        start.before = &m_plan;
        Planner warm(tried, m_left.night, m_terms, start);
        if (warm.plan().holds(m_block.name))
            return true;
        start.before = nullptr;
        if (Planner(tried, m_left.night, m_terms, start).plan().holds(m_block.name))
            return true;
        warm.improve(kTrySteps);
        return warm.plan().holds(m_block.name);
    }

    void findSmallest()
    {
        std::ranges::stable_sort(m_changes, {}, &PossibleChange::size);
        const auto isPriority = [](const PossibleChange &change) {
            return change.kind == ChangeKind::RaisePriority;
        };
        const auto highest = std::find_if(m_changes.rbegin(), m_changes.rend(), isPriority);
        if (highest != m_changes.rend() && !lets(*highest)) // then no lower one does
            std::erase_if(m_changes, isPriority);
        for (const PossibleChange &change : m_changes)
            if (lets(change)) {
                m_answer.change = change;
                break;
            }
        if (!m_mayWait)
            return;
        const double most = m_answer.change ? m_answer.change->size : 1e9;
        if (const auto evening = m_evenings.eveningFor(m_block, m_target, m_terms, most))
            m_answer.change = evening;
    }

    const Block &m_block;
    const Target &m_target;
    const Programme &m_programme;
    const PlanTerms &m_terms;
    const PlanStart &m_start;
    const Plan &m_plan;
    Evenings &m_evenings;
    ChangeTerms m_left;
    TargetTrack m_track;
    bool m_wantsChange;
    std::vector<PossibleChange> m_changes;
    bool m_mayWait = false;
    WhyNotAnswer m_answer;
};

WhyNotAnswer answerOf(
    const std::string &block, const Programme &programme, const NightSky &night, const PlanTerms &terms,
    const PlanStart &start, const Plan &plan, Evenings &evenings, bool wantsChange = true)
{
    const Block *asked = programme.block(block);
    const Target *target = asked ? programme.target(asked->target) : nullptr;
    if (!target) {
        WhyNotAnswer unknown;
        unknown.block = block;
        return unknown;
    }
    return Question(*asked, *target, programme, night, terms, start, plan, evenings, wantsChange).answer();
}

} // namespace

WhyNotAnswer whyNot(
    const std::string &block, const Programme &programme, const NightSky &night, const PlanTerms &terms,
    const PlanStart &start, const Plan &plan)
{
    Evenings evenings(night);
    return answerOf(block, programme, night, terms, start, plan, evenings);
}

WhyNotAnswer whyMissing(
    const std::string &block, const Programme &programme, const NightSky &night, const PlanTerms &terms,
    const PlanStart &start, const Plan &plan)
{
    Evenings evenings(night);
    return answerOf(block, programme, night, terms, start, plan, evenings, false);
}

std::vector<WhyNotAnswer> whyNot(
    const Programme &programme, const NightSky &night, const PlanTerms &terms, const PlanStart &start,
    const Plan &plan)
{
    Evenings evenings(night);
    std::vector<WhyNotAnswer> answers;
    for (const UnplacedBlock &one : plan.unplaced)
        answers.push_back(answerOf(one.block, programme, night, terms, start, plan, evenings));
    return answers;
}

} // namespace tulpar
