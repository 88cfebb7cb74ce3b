#pragma once

#include "core/base/result.h"
#include "core/session/request.h"
#include "core/session/snapshot.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tulpar {

/// The values of the seam as bytes (CBOR of the fields in core/session/describe.h) and back. Bytes that are
/// not such a value are Errc::Malformed; nothing is thrown. Pure; any thread.
using Bytes = std::vector<std::uint8_t>;

/// What of a snapshot travels only when it changed: the alert queue (the upper half) and the plan of the
/// night.
[[nodiscard]] std::uint64_t versionOf(const Snapshot &snapshot);

/// Of the queue only the rows, and the plan only if it is another, that a desk with `have` (versionOf what it
/// has) does not have; 0: all.
[[nodiscard]] Bytes encode(const Snapshot &snapshot, std::uint64_t have = 0);
[[nodiscard]] Bytes encode(const Request &request);
[[nodiscard]] Bytes encode(const Answer &answer);
/// `before`: the snapshot that the desk has; rows that are not in the bytes are taken from it. Null: none.
[[nodiscard]] Result<Snapshot> decodeSnapshot(
    std::span<const std::uint8_t> bytes, const Snapshot *before = nullptr);
[[nodiscard]] Result<Request> decodeRequest(std::span<const std::uint8_t> bytes);
[[nodiscard]] Result<Answer> decodeAnswer(std::span<const std::uint8_t> bytes);

/// The snapshot as one line of JSON, for people and tests.
[[nodiscard]] std::string asJsonText(const Snapshot &snapshot);

} // namespace tulpar
