#include "app/desk_past.h"

#include "widgets/chart/chart_tools.h"
#include "widgets/chart/sky_chart.h"
#include "widgets/chart/time_slider.h"

#include <algorithm>
#include <utility>

namespace tulpar {

namespace {

constexpr Angle kSamePlace = Angle::arcseconds(30); // a dither begins anew
constexpr Duration kSameRun = 2min;

bool isOfTheSky(const FoundFrame &frame)
{
    return frame.position && frame.kind.starts_with("Light");
}

} // namespace

std::vector<KeptExposures> exposuresOf(const std::vector<FoundFrame> &frames)
{
    std::vector<const FoundFrame *> byTime;
    for (const FoundFrame &frame : frames)
        if (isOfTheSky(frame))
            byTime.push_back(&frame);
    std::ranges::stable_sort(byTime, {}, &FoundFrame::start);
    std::vector<KeptExposures> kept;
    for (const FoundFrame *frame : byTime) {
        const UtcInstant end = frame->start + frame->exposure;
        if (!kept.empty() && separation(kept.back().centre, *frame->position) < kSamePlace
            && frame->start - kept.back().endedUtc < kSameRun)
            kept.back().endedUtc = std::max(kept.back().endedUtc, end);
        else
            kept.push_back({*frame->position, frame->start, end});
    }
    return kept;
}

DeskPast::DeskPast(std::unique_ptr<ArchivePort> port, SkyChart *chart)
    : m_port(std::move(port))
    , m_chart(chart)
{
    connect(m_chart, &SkyChart::pastAsked, this, &DeskPast::ask);
    connect(
        m_port.get(), &ArchivePort::rowsFound, this,
        [this](quint64 turn, const std::shared_ptr<const FoundRows> &rows) { take(turn, *rows); });
    connect(
        m_port.get(), &ArchivePort::searchEnded, this,
        [this](quint64 turn, qint64 /*all*/, const ArchiveProblem &problem) { end(turn, problem); });
    if (const SceneInput in = m_chart->input(); in.snapshot)
        ask(in.now + TimeSlider::kBack, in.now);
}

DeskPast::~DeskPast() = default;

void DeskPast::ask(UtcInstant from, UtcInstant until)
{
    m_frames.clear();
    ArchiveQuestion question;
    question.topic = ArchiveTopic::Frames;
    question.from = from;
    question.until = until;
    m_port->search(question, ++m_turn);
}

void DeskPast::take(quint64 turn, const FoundRows &rows)
{
    if (turn == m_turn)
        m_frames.insert(m_frames.end(), rows.frames.begin(), rows.frames.end());
}

void DeskPast::end(quint64 turn, const ArchiveProblem &problem)
{
    if (turn != m_turn)
        return;
    const std::vector<FoundFrame> frames = std::exchange(m_frames, {});
    m_chart->tools()->recall(
        problem.trouble == ArchiveTrouble::None ? std::optional(exposuresOf(frames)) : std::nullopt);
}

} // namespace tulpar
