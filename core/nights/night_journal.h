#pragma once

#include "core/session/fact_record.h"

#include <span>
#include <string>

namespace tulpar {

/// The journal of a night as it is kept beside its file: a line a fact of those that mean something to an
/// observer, time to the second, kind, and the fields that tell. Numbers, ages and measured values are left
/// out, so that it changes only when what happens does.
[[nodiscard]] std::string observersJournal(std::span<const FactRecord> journal);

} // namespace tulpar
