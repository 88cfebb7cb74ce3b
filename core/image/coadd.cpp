#include "core/image/coadd.h"

#include "core/image/limits.h"

#include <cmath>
#include <limits>
#include <utility>

namespace tulpar {

Result<Coadd> Coadd::beginning(const Frame &first)
{
    const auto grid = gridOf(first);
    if (!grid)
        return fail(Errc::Unsupported, "a frame without plain TAN coordinates cannot be added to others");
    Coadd coadd(*grid);
    if (auto added = coadd.add(first); !added)
        return Failure(added.error());
    return coadd;
}

Coadd::Coadd(const SkyGrid &grid)
    : m_grid(grid)
    , m_sums(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height))
    , m_counts(m_sums.size())
{
}

Result<void> Coadd::add(const Frame &frame)
{
    if (m_frames == std::numeric_limits<std::uint16_t>::max())
        return fail(Errc::TooLarge, "a coadd of 65535 frames takes no more");
    const auto sky = skyLevel(frame);
    if (!sky)
        return fail(Errc::OutOfRange, "the frame has no pixels");
    const auto values = resampled(frame, m_grid);
    if (!values)
        return fail(Errc::Unsupported, "a frame without plain TAN coordinates cannot be added to others");
    if (m_frames == 0)
        m_sky = sky->level;
    const auto lift = static_cast<float>(m_sky - sky->level);
    bool isAnyInside = false;
    for (std::size_t i = 0; i < values->size(); ++i)
        if (const float value = (*values)[i]; !std::isnan(value)) {
            m_sums[i] += value + lift;
            ++m_counts[i];
            isAnyInside = true;
        }
    if (!isAnyInside)
        return fail(Errc::OutOfRange, "the frame shows another part of the sky");
    const auto exposed = m_frames > 0 && m_facts.exposure && frame.facts().exposure
        ? std::optional(*m_facts.exposure + *frame.facts().exposure)
        : frame.facts().exposure;
    const auto began = m_frames > 0 ? m_facts.exposureStart : frame.facts().exposureStart;
    m_facts = frame.facts();
    m_facts.exposure = exposed;
    m_facts.exposureStart = began;
    m_facts.wcs = m_grid.plane;
    ++m_frames;
    return {};
}

Frame Coadd::mean() const
{
    std::vector<float> values(m_sums.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = m_counts[i] > 0 ? m_sums[i] / static_cast<float>(m_counts[i])
                                    : std::numeric_limits<float>::quiet_NaN();
    auto frame = Frame::of(std::move(values), m_grid.width, m_grid.height, m_facts);
    return frame ? std::move(*frame) : Frame();
}

} // namespace tulpar
