#pragma once

#include "core/base/result.h"
#include "core/session/request.h"

#include <QStringList>

namespace tulpar {

/// How `tulparctl request` is called, one request a line.
[[nodiscard]] QString requestUsage();

/// The request that `words` spell: its stable name and what it needs. Errc::NotFound: no such request, or
/// words are missing. Errc::OutOfRange, Malformed: a number that is none. Errc::Io: a file.
[[nodiscard]] Result<RequestBody> requestOf(const QStringList &words);

} // namespace tulpar
