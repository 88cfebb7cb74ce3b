#pragma once

#include "core/base/result.h"
#include "core/session/snapshot.h"

#include <QString>

#include <memory>
#include <optional>

namespace tulpar {

/// What a desk shows `afterS` seconds into the night of a `.night` file, played by the kernel and the
/// simulated observatory; none: at its end. The frames of such a night are in no file: `frames`, paths apart
/// by commas, stand for them, one for all or one a channel. Errc::NotFound: the file, or a core at that
/// moment.
[[nodiscard]] Result<std::shared_ptr<const Snapshot>> sceneOfNightFile(
    const QString &file, std::optional<double> afterS, const QString &frames);

} // namespace tulpar
