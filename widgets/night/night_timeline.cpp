#include "widgets/night/night_timeline.h"

#include "core/words/night.h"
#include "core/words/numbers.h"
#include "core/words/sentences.h"
#include "widgets/night/night_rows.h"

#include <algorithm>
#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLeastBlock = 4; // px, so that a short one can still be hit

} // namespace

NightTimeline::NightTimeline(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Timeline of the night"));
    setObjectName(u"nightTimeline"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_OpaquePaintEvent); // a strip of it is painted alone
}

void NightTimeline::setColours(const Palette &palette, const Scale &scale)
{
    m_palette = palette;
    m_scale = scale;
    updateGeometry();
    layOut();
    update();
}

QString NightTimeline::laneName(Lane lane) const
{
    switch (lane) {
    case Lane::Hours:
        return u"UTC"_s;
    case Lane::Moon:
        return tr("Moon");
    case Lane::Plan:
        return tr("plan");
    case Lane::Steps:
        return tr("steps");
    case Lane::Events:
        return tr("weather, alerts");
    }
    return {};
}

int NightTimeline::gutter() const
{
    const QFontMetrics metrics(font());
    int width = metrics.horizontalAdvance(tr("local"));
    for (const Lane lane : {Lane::Hours, Lane::Moon, Lane::Plan, Lane::Steps, Lane::Events})
        width = std::max(width, metrics.horizontalAdvance(laneName(lane)));
    return width + m_scale.wholePx(18);
}

void NightTimeline::setGutter(int left, int right)
{
    if (left == m_left && right == m_right)
        return;
    m_left = left;
    m_right = right;
    layOut();
    update();
}

void NightTimeline::layOut()
{
    m_axis = NightAxis::of(m_times, m_left, width() - m_right);
}

QRect NightTimeline::laneRect(Lane lane) const
{
    const int line = QFontMetrics(font()).height();
    const int gap = m_scale.wholePx(3);
    const int heights[] = {2 * line, line + gap, 2 * line + 3 * gap, line + 2 * gap, line + 2 * gap};
    int top = gap;
    for (int i = 0; i < static_cast<int>(lane); ++i)
        top += heights[i] + gap;
    return {
        static_cast<int>(m_axis.left), top, static_cast<int>(m_axis.right - m_axis.left),
        heights[static_cast<int>(lane)]};
}

QSize NightTimeline::sizeHint() const
{
    return {m_scale.wholePx(600), laneRect(Lane::Events).bottom() + m_scale.wholePx(5)};
}

QSize NightTimeline::minimumSizeHint() const
{
    return {m_scale.wholePx(200), sizeHint().height()};
}

void NightTimeline::setNight(
    const NightView &night, std::shared_ptr<const SkyOfNight> sky, const TimelineScene &scene)
{
    const bool isOtherNight = night.sunsetUtc != m_times.sunsetUtc || night.sunriseUtc != m_times.sunriseUtc
        || night.duskUtc != m_times.duskUtc || night.dawnUtc != m_times.dawnUtc;
    m_sky = std::move(sky);
    if (isOtherNight) {
        m_times = {};
        m_times.sunsetUtc = night.sunsetUtc;
        m_times.sunriseUtc = night.sunriseUtc;
        m_times.duskUtc = night.duskUtc;
        m_times.dawnUtc = night.dawnUtc;
        layOut();
    }
    if (scene == m_scene && !isOtherNight)
        return;
    const TimelineScene before = std::exchange(m_scene, scene);
    if (isOtherNight || before.bands != scene.bands || before.timeZone != scene.timeZone) {
        update();
        return;
    }
    if (before.moonUp != scene.moonUp || before.moonWord != scene.moonWord)
        update(laneRect(Lane::Moon));
    if (before.blocks != scene.blocks)
        update(laneRect(Lane::Plan));
    if (before.steps != scene.steps)
        update(laneRect(Lane::Steps));
    if (before.badWeather != scene.badWeather || before.marks != scene.marks)
        update(laneRect(Lane::Events));
    if (m_moving && !std::ranges::any_of(scene.blocks, [this](const TimelineBlock &block) {
            return block.key == m_moving->key && block.state == m_moving->state;
        }))
        endTrial(false); // what was in the hand has begun, or is gone
}

void NightTimeline::clear()
{
    if (!m_sky)
        return;
    m_sky.reset();
    m_scene = {};
    m_times = {};
    m_axis = {};
    update();
}

QRect NightTimeline::nowRect(UtcInstant now) const
{
    const int at = static_cast<int>(std::lround(m_axis.x(now)));
    return {at - 1, 0, m_scale.wholePx(2) + 2, height()};
}

void NightTimeline::setNow(UtcInstant now)
{
    const QRect before = m_axis.isKnown() ? nowRect(m_now) : QRect();
    m_now = now;
    if (!m_axis.isKnown() || nowRect(m_now) == before)
        return;
    // The step that runs ends at the line: what lies between is painted too.
    update(before.united(nowRect(m_now)).intersected(rect()));
}

void NightTimeline::setInForce(std::shared_ptr<const ProgrammeInForce> inForce)
{
    m_inForce = std::move(inForce);
}

void NightTimeline::setBarred(const QString &why)
{
    m_barred = why;
    if (m_moving && !why.isEmpty())
        endTrial(false);
}

QRect NightTimeline::blockRect(const TimelineBlock &block) const
{
    const QRect lane = laneRect(Lane::Plan);
    const int begin = static_cast<int>(std::lround(m_axis.x(block.begin)));
    const int end = static_cast<int>(std::lround(m_axis.x(block.end)));
    return {begin, lane.top(), std::max(kLeastBlock, end - begin), lane.height()};
}

const TimelineBlock *NightTimeline::blockAt(const QPoint &at) const
{
    const auto found = std::ranges::find_if(
        m_scene.blocks, [&](const TimelineBlock &block) { return blockRect(block).contains(at); });
    return found == m_scene.blocks.end() ? nullptr : &*found;
}

const TimelineBlock *NightTimeline::chosenBlock() const
{
    const auto found = std::ranges::find(m_scene.blocks, m_chosen, &TimelineBlock::key);
    return found == m_scene.blocks.end() ? nullptr : &*found;
}

void NightTimeline::choose(const QString &key)
{
    if (key == m_chosen)
        return;
    m_chosen = key;
    update(laneRect(Lane::Plan));
}

std::optional<BlockPlacement> NightTimeline::trial() const
{
    return m_trial;
}

QString NightTimeline::wordsOf(const TimelineBlock &block) const
{
    return tr("%1: %2, %3 UTC", "target, state of the block, times")
        .arg(block.title, words::blockState(block.state), timesText(block.begin, block.end));
}

} // namespace tulpar
