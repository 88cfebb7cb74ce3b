#pragma once

#include "core/base/result.h"
#include "core/image/frame.h"
#include "core/image/sky_grid.h"

#include <cstddef>
#include <vector>

namespace tulpar {

/// The running mean of frames locked in sky coordinates, each brought to the sky level of the first. A pixel
/// that a frame does not have is the mean of those that do. One thread at a time.
class Coadd {
public:
    /// On the first frame's own pixels. Errc::Unsupported without plain TAN coordinates.
    [[nodiscard]] static Result<Coadd> beginning(const Frame &first);
    explicit Coadd(const SkyGrid &grid);

    /// Errc::Unsupported without coordinates, Errc::OutOfRange when the frame lies beside the grid.
    [[nodiscard]] Result<void> add(const Frame &frame);

    [[nodiscard]] int frames() const { return m_frames; }
    [[nodiscard]] const SkyGrid &grid() const { return m_grid; }
    /// The mean so far, with the facts of the newest frame and the grid's coordinates; the exposure is the
    /// sum.
    [[nodiscard]] Frame mean() const;

private:
    SkyGrid m_grid;
    std::vector<float> m_sums;
    std::vector<std::uint16_t> m_counts;
    FrameFacts m_facts;
    double m_sky = 0; ///< of the first frame
    int m_frames = 0;
};

} // namespace tulpar
