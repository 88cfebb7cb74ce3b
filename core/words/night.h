#pragma once

#include "core/safety/reason.h"
#include "core/session/night_view.h"

#include <QString>

/// The night's codes as sentences. See core/words/sentences.h.
namespace tulpar::words {

/// Of the reasons that only the night's work has; empty for others.
[[nodiscard]] QString nightReason(const Reason &reason);
[[nodiscard]] QString nightCure(const Reason &reason);

/// "dusk flats", "observing".
[[nodiscard]] QString nightStep(NightStep step);
[[nodiscard]] QString nightStepState(NightStepState state);
[[nodiscard]] QString blockState(BlockState state);

} // namespace tulpar::words
