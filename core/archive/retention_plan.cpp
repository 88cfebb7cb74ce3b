#include "core/archive/retention_plan.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <utility>

namespace tulpar {

namespace {

std::int64_t storedBytes(const ArchivedFrame &frame)
{
    return frame.stored ? frame.stored->bytes : 0;
}

Duration ageOf(const ArchivedFrame &frame, UtcInstant now)
{
    return now - (frame.start + frame.exposure);
}

bool isCompressible(const ArchivedFrame &frame)
{
    return frame.form == FrameForm::Raw && frame.state == FrameState::Good && frame.original
        && frame.path == frame.originalPath;
}

std::vector<std::size_t> oldestFirst(std::span<const RetentionFrame> frames)
{
    std::vector<std::size_t> order(frames.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const auto &first = frames[a].frame;
        const auto &second = frames[b].frame;
        return std::pair(first.start, first.key) < std::pair(second.start, second.key);
    });
    return order;
}

/// Frames that one step is done with, oldest first.
using Unit = std::vector<std::size_t>;

bool isOneSeries(const RetentionFrame &a, const RetentionFrame &b)
{
    const auto folder = [](const RetentionFrame &frame) {
        return std::filesystem::path(frame.frame.path).parent_path();
    };
    return a.likeness == b.likeness && a.frame.exposure == b.frame.exposure && a.frame.night == b.frame.night
        && folder(a) == folder(b);
}

/// Those of `order` in series of at least `least` frames that become a cube, the others alone.
std::vector<Unit> unitsOf(
    std::span<const RetentionFrame> frames, const std::vector<std::size_t> &order, std::size_t least)
{
    std::map<std::pair<std::string, std::string>, Unit> open; // by subject and channel
    std::vector<Unit> units;
    const auto close = [&](Unit &unit) {
        if (unit.size() >= least)
            units.push_back(unit);
        else
            for (const std::size_t i : unit)
                units.push_back({i});
        unit.clear();
    };
    for (const std::size_t i : order) {
        const ArchivedFrame &frame = frames[i].frame;
        if (least == 0 || frame.subject.empty() || !frames[i].likeness) {
            units.push_back({i});
            continue;
        }
        Unit &unit = open[{frame.subject, frame.channel}];
        if (!unit.empty() && (unit.size() == kMostPlanes || !isOneSeries(frames[unit.back()], frames[i])))
            close(unit);
        unit.push_back(i);
    }
    for (auto &[of, unit] : open)
        close(unit);
    std::ranges::sort(units, {}, [&](const Unit &unit) {
        const ArchivedFrame &first = frames[unit.front()].frame;
        return std::pair(first.start, first.key);
    });
    return units;
}

/// Collects the steps and what is free after them.
class Maker {
public:
    Maker(std::span<const RetentionFrame> frames, const DiskState &disk, const RetentionPolicy &policy)
        : m_frames(frames)
        , m_policy(policy)
        , m_free(disk.freeBytes)
    {
    }

    void add(const Unit &unit, RetentionAction action, RetentionReason reason, std::int64_t freed)
    {
        m_plan.steps.push_back({unit.front(), action, reason, freed, {unit.begin() + 1, unit.end()}});
        m_plan.freedBytes += freed;
        m_free += freed;
    }
    void pack(const Unit &unit, RetentionReason reason)
    {
        add(unit, unit.size() > 1 ? RetentionAction::Join : RetentionAction::Compress, reason,
            rawBytes(unit) - packedBytes(unit));
        m_packed.push_back(unit);
    }
    /// Files that this plan leaves: cubes, those that it makes among them, with all their frames.
    [[nodiscard]] std::vector<Unit> files(const std::vector<std::size_t> &order) const
    {
        std::map<std::string, std::size_t> cubes;
        std::vector<std::size_t> fileOf(m_frames.size());
        std::iota(fileOf.begin(), fileOf.end(), std::size_t{0});
        for (const std::size_t i : order)
            if (m_frames[i].frame.form == FrameForm::Cube)
                fileOf[i] = cubes.try_emplace(m_frames[i].frame.path, i).first->second;
        for (const Unit &unit : m_packed)
            for (const std::size_t i : unit)
                fileOf[i] = unit.front();
        std::vector<Unit> files(m_frames.size()); // most stay empty
        for (const std::size_t i : order)
            files[fileOf[i]].push_back(i);
        std::vector<Unit> found;
        for (const std::size_t i : order)
            if (!files[i].empty())
                found.push_back(files[i]);
        return found;
    }
    void remove(const Unit &file)
    {
        const ArchivedFrame &frame = m_frames[file.front()].frame;
        add(file, RetentionAction::Delete, RetentionReason::DiskLow,
            isCompressible(frame) ? packedBytes(file) : storedBytes(frame));
    }
    [[nodiscard]] bool isEnough() const { return m_free >= m_policy.wantedFreeBytes; }
    [[nodiscard]] RetentionPlan done(std::map<Protection, std::size_t> kept)
    {
        m_plan.isEnough = isEnough();
        m_plan.kept = std::move(kept);
        return std::move(m_plan);
    }

private:
    [[nodiscard]] std::int64_t rawBytes(const Unit &unit) const
    {
        std::int64_t bytes = 0;
        for (const std::size_t i : unit)
            bytes += storedBytes(m_frames[i].frame);
        return bytes;
    }
    [[nodiscard]] std::int64_t packedBytes(const Unit &unit) const
    {
        return static_cast<std::int64_t>(static_cast<double>(rawBytes(unit)) * kExpectedPackedShare);
    }

    std::span<const RetentionFrame> m_frames;
    const RetentionPolicy &m_policy;
    std::int64_t m_free;
    std::vector<Unit> m_packed;
    RetentionPlan m_plan;
};

} // namespace

Protection whyKept(const ArchivedFrame &frame, const RetentionPolicy &policy, UtcInstant now)
{
    if (frame.form == FrameForm::Deleted)
        return Protection::Gone;
    if (frame.state == FrameState::New || !frame.original || !frame.stored)
        return Protection::NotLookedAt;
    if (frame.state != FrameState::Good)
        return Protection::NotSound;
    if (!frame.subject.empty() && !policy.deletableSubjects.contains(frame.subject))
        return Protection::OfSubject;
    if (ageOf(frame, now) < std::max(policy.deleteAfter, policy.neverBefore))
        return Protection::TooYoung;
    if (policy.keptNights.contains(frame.night))
        return Protection::KeptNight;
    if (policy.needsCopy && !frame.copied)
        return Protection::NotCopied;
    return policy.mayDelete ? Protection::None : Protection::RulesForbid;
}

RetentionPlan planRetention(
    std::span<const RetentionFrame> frames, const DiskState &disk, const RetentionPolicy &policy,
    UtcInstant now)
{
    Maker maker(frames, disk, policy);
    const auto order = oldestFirst(frames);
    std::map<Protection, std::size_t> kept;
    for (const RetentionFrame &frame : frames)
        if (const auto why = whyKept(frame.frame, policy, now);
            why != Protection::None && why != Protection::Gone)
            ++kept[why];
    for (const std::size_t i : order)
        if (frames[i].hasLeftOver)
            maker.add(
                {i}, RetentionAction::RemoveLeftOver, RetentionReason::CutOff,
                frames[i].frame.original ? frames[i].frame.original->bytes : 0);
    const Duration old = std::max(policy.compressAfter, policy.neverBefore);
    std::vector<std::size_t> ofOld;
    std::vector<std::size_t> ofYoung;
    for (const std::size_t i : order) {
        if (!isCompressible(frames[i].frame))
            continue;
        const Duration age = ageOf(frames[i].frame, now);
        if (age >= old)
            ofOld.push_back(i);
        else if (age >= policy.neverBefore)
            ofYoung.push_back(i);
    }
    for (const Unit &unit : unitsOf(frames, ofOld, policy.cubeFrom))
        maker.pack(unit, RetentionReason::Old);
    for (const Unit &unit : unitsOf(frames, ofYoung, policy.cubeFrom))
        if (!maker.isEnough())
            maker.pack(unit, RetentionReason::DiskLow);
    for (const Unit &file : maker.files(order))
        if (!maker.isEnough() && std::ranges::all_of(file, [&](std::size_t i) {
                return whyKept(frames[i].frame, policy, now) == Protection::None;
            }))
            maker.remove(file);
    return maker.done(std::move(kept));
}

} // namespace tulpar
