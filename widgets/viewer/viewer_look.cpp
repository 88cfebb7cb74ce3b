#include "widgets/viewer/viewer_look.h"

#include "core/image/histogram.h"

#include <algorithm>

namespace tulpar {

namespace {

StretchShape shapeOf(StretchCurve curve)
{
    StretchShape shape;
    shape.curve = curve;
    return shape;
}

LimitsSettings limits(LimitsKind kind, double percent = 99.5)
{
    LimitsSettings settings;
    settings.kind = kind;
    settings.percent = percent;
    return settings;
}

} // namespace

ColourTable coloursOf(const Tone &tone)
{
    const ColourTable colours = colourTable(tone.map, tone.isInverted);
    return tone.lighting == Lighting::Red ? inRedLight(colours) : colours;
}

std::optional<Display> displayOf(const Frame &frame, const StretchChoice &choice)
{
    if (frame.isEmpty())
        return std::nullopt;
    const bool isSky = !frame.facts().channel.empty();
    if (choice.curve == StretchCurve::MidtonesTransfer && !choice.limits)
        return midtonesDisplay(frame);
    auto display = displayAtFirstSight(frame, isSky);
    if (!display)
        return std::nullopt;
    if (choice.limits) {
        const auto range = limitsOf(frame, *choice.limits);
        if (!range)
            return std::nullopt;
        // A curve bent for two hundred deviations of the sky is too hard for a few of them.
        if (!choice.curve)
            display->shape = shapeOf(StretchCurve::Linear);
        display->range = *range;
    }
    if (choice.curve) {
        if (display->shape.curve != *choice.curve)
            display->shape = shapeOf(*choice.curve);
        if (*choice.curve == StretchCurve::HistogramEqualised)
            display->shape.equalised = equalisedCurve(frame, display->range);
    }
    return display;
}

std::optional<LimitsSettings> nextLimits(const std::optional<LimitsSettings> &now)
{
    static const std::vector<LimitsSettings> kRound{
        limits(LimitsKind::Zscale),         limits(LimitsKind::Percentile, 99.5),
        limits(LimitsKind::Percentile, 99), limits(LimitsKind::Percentile, 95),
        limits(LimitsKind::Sigma),          limits(LimitsKind::MinMax)};
    if (!now)
        return kRound.front();
    const auto at = std::find_if(kRound.begin(), kRound.end(), [&](const LimitsSettings &each) {
        return each.kind == now->kind
            && (each.kind != LimitsKind::Percentile || each.percent == now->percent);
    });
    if (at == kRound.end() || std::next(at) == kRound.end())
        return std::nullopt;
    return *std::next(at);
}

StretchChoice ViewerLook::stretchOf(const std::string &which) const
{
    StretchChoice choice = stretch;
    if (const auto own = ranges.find(which); own != ranges.end()) {
        choice.limits = limits(LimitsKind::User);
        choice.limits->user = own->second;
        if (!choice.curve) // as it was when the handles were taken
            choice.curve = StretchCurve::Asinh;
    }
    return choice;
}

void LookHistory::remember(const ViewerLook &before, int kind, MonoInstant at)
{
    const bool isSameStep = kind >= 0 && kind == m_kind && at - m_at < kSameStep && !m_past.empty();
    m_kind = kind;
    m_at = at;
    m_future.clear();
    if (isSameStep)
        return;
    m_past.push_back(before);
    if (m_past.size() > kKept)
        m_past.erase(m_past.begin());
}

std::optional<ViewerLook> LookHistory::undone(const ViewerLook &now)
{
    if (m_past.empty())
        return std::nullopt;
    m_kind = -1;
    m_future.push_back(now);
    ViewerLook look = m_past.back();
    m_past.pop_back();
    return look;
}

std::optional<ViewerLook> LookHistory::redone(const ViewerLook &now)
{
    if (m_future.empty())
        return std::nullopt;
    m_kind = -1;
    m_past.push_back(now);
    ViewerLook look = m_future.back();
    m_future.pop_back();
    return look;
}

} // namespace tulpar
