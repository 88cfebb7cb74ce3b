#include "core/archive/retention_plan.h"

#include <algorithm>
#include <numeric>

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

/// Collects the steps and what is free after them.
class Maker {
public:
    Maker(std::span<const RetentionFrame> frames, const DiskState &disk, const RetentionPolicy &policy)
        : m_frames(frames)
        , m_policy(policy)
        , m_free(disk.freeBytes)
    {
    }

    void add(std::size_t frame, RetentionAction action, RetentionReason reason, std::int64_t freed)
    {
        m_plan.steps.push_back({frame, action, reason, freed});
        m_plan.freedBytes += freed;
        m_free += freed;
    }
    void compress(std::size_t frame, RetentionReason reason)
    {
        const auto bytes = static_cast<double>(storedBytes(m_frames[frame].frame));
        add(frame, RetentionAction::Compress, reason,
            static_cast<std::int64_t>(bytes * (1 - kExpectedPackedShare)));
    }
    [[nodiscard]] bool isEnough() const { return m_free >= m_policy.wantedFreeBytes; }
    [[nodiscard]] RetentionPlan done(std::map<Protection, std::size_t> kept)
    {
        m_plan.isEnough = isEnough();
        m_plan.kept = std::move(kept);
        return std::move(m_plan);
    }

private:
    std::span<const RetentionFrame> m_frames;
    const RetentionPolicy &m_policy;
    std::int64_t m_free;
    RetentionPlan m_plan;
};

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
                i, RetentionAction::RemoveLeftOver, RetentionReason::CutOff,
                frames[i].frame.original ? frames[i].frame.original->bytes : 0);
    const Duration old = std::max(policy.compressAfter, policy.neverBefore);
    for (const std::size_t i : order)
        if (isCompressible(frames[i].frame) && ageOf(frames[i].frame, now) >= old)
            maker.compress(i, RetentionReason::Old);
    for (const std::size_t i : order)
        if (!maker.isEnough() && isCompressible(frames[i].frame) && ageOf(frames[i].frame, now) < old
            && ageOf(frames[i].frame, now) >= policy.neverBefore)
            maker.compress(i, RetentionReason::DiskLow);
    for (const std::size_t i : order)
        if (!maker.isEnough() && whyKept(frames[i].frame, policy, now) == Protection::None) {
            const auto bytes = storedBytes(frames[i].frame);
            const bool isCompressed = isCompressible(frames[i].frame);
            maker.add(
                i, RetentionAction::Delete, RetentionReason::DiskLow,
                isCompressed ? static_cast<std::int64_t>(static_cast<double>(bytes) * kExpectedPackedShare)
                             : bytes);
        }
    return maker.done(std::move(kept));
}

} // namespace tulpar
