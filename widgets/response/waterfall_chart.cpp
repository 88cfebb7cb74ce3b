#include "widgets/response/waterfall_chart.h"

#include "core/words/numbers.h"
#include "core/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(WaterfallChart)
};

std::optional<Duration> sinceOf(const ResponseView &response, Step step)
{
    for (const StepReached &reached : response.steps)
        if (reached.step == step)
            return reached.since;
    return std::nullopt;
}

} // namespace

WaterfallChart waterfallChart(const ResponseView &response, UtcInstant now)
{
    WaterfallChart chart;
    const auto decided = sinceOf(response, Step::Decided);
    const auto commanded = sinceOf(response, Step::FirstCommand);
    const auto exposure = sinceOf(response, Step::FirstExposure);
    const auto frame = sinceOf(response, Step::FirstFrame);
    const bool isGoing = !response.isOver && response.state != ResponseState::Stopping;
    chart.isRunning = isGoing && !exposure;
    chart.predicted = response.predicted;
    Duration last{};
    for (const StepReached &reached : response.steps)
        last = std::max(last, reached.since);
    chart.elapsed = exposure ? *exposure : chart.isRunning ? ageAt(now, response.receivedUtc) : last;

    WaterfallLane core{Text::tr("decide"), {}};
    core.bars.push_back({words::step(Step::Decided), Duration::zero(), decided});
    if (decided)
        core.bars.push_back({words::step(Step::FirstCommand), *decided, commanded});
    chart.lanes.push_back(core);

    const auto lane = [&](const QString &name, const QString &bar, Step step) {
        WaterfallLane made{name, {}};
        if (commanded)
            made.bars.push_back(
                {bar, std::min(*commanded, sinceOf(response, step).value_or(*commanded)),
                 sinceOf(response, step)});
        chart.lanes.push_back(made);
    };
    lane(words::slowest(SlowestDevice::Mount), words::step(Step::InField), Step::InField);
    lane(words::slowest(SlowestDevice::Roof), words::step(Step::RoofClear), Step::RoofClear);
    lane(words::slowest(SlowestDevice::Cover), words::step(Step::CoverOpen), Step::CoverOpen);

    WaterfallLane light{words::step(Step::FirstExposure), {}};
    if (exposure)
        light.bars.push_back({words::step(Step::FirstFrame), *exposure, frame});
    chart.lanes.push_back(light);

    const double end = std::max(
        {seconds(kTenSeconds) + 1, seconds(response.predicted) * 1.1, seconds(chart.elapsed) * 1.1,
         frame ? seconds(*frame) * 1.05 : 0.0});
    chart.axisEnd = fromSeconds(std::ceil(end));
    return chart;
}

QString waitingSentence(const ResponseView &response)
{
    if (!response.waitingFor.empty())
        return Text::tr("waits for: %1").arg(words::reasons(response.waitingFor));
    if (response.state == ResponseState::Acquiring) {
        QStringList missing;
        if (!sinceOf(response, Step::InField))
            missing << words::slowest(SlowestDevice::Mount);
        if (!sinceOf(response, Step::RoofClear))
            missing << words::slowest(SlowestDevice::Roof);
        if (!sinceOf(response, Step::CoverOpen))
            missing << words::slowest(SlowestDevice::Cover);
        if (!missing.isEmpty())
            return Text::tr("waits for: %1").arg(missing.join(u", "_s));
    }
    return words::response(response.state);
}

QString summarySentence(const ResponseView &response)
{
    QStringList parts;
    if (const auto exposure = sinceOf(response, Step::FirstExposure)) {
        QString light = (response.orderedBy.empty() ? Text::tr("first light %1 after the notice")
                                                    : Text::tr("first light %1 after the order"))
                            .arg(words::secondsOf(*exposure));
        if (response.predicted > Duration::zero())
            light += u' ' + Text::tr("(predicted %1)").arg(words::secondsOf(response.predicted));
        parts << light;
    } else {
        parts << Text::tr("no exposure");
    }
    if (response.isOver && !response.cause.empty())
        parts << words::cause(response.cause);
    return parts.join(u" · "_s);
}

} // namespace tulpar
