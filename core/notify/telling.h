#pragma once

#include "core/notify/notify_way.h"
#include "core/session/fact_record.h"
#include "core/session/snapshot.h"

#include <memory>
#include <optional>
#include <string>

namespace tulpar {

/// One fact that a person may want to be told of, with the row of its event as it was then.
struct Telling {
    FactRecord fact;
    std::shared_ptr<const AlertView> alert; ///< null: of the observatory itself
    std::optional<Duration> late; ///< of an earlier run: how old it is
};

/// What kind of change a fact is; none: not one to tell of. Cheap; reads the fact's body.
[[nodiscard]] std::optional<TellOf> changeOf(const FactRecord &fact);
/// Whether a fact may be a change at all, by its kind alone.
[[nodiscard]] bool mayTell(const FactRecord &fact);
/// The event that a fact speaks of; empty: none.
[[nodiscard]] std::string eventOf(const FactRecord &fact);

} // namespace tulpar
