#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace tulpar {

/// Whether the bytes begin like an Avro object container file, as SCiMMA's brokers send LVK's alerts.
[[nodiscard]] bool beginsLikeAvro(std::string_view bytes) noexcept;

/// The first record of an Avro object container, as JSON by the schema that the container brings. Fields of
/// bytes (maps) become their length as text. Errors: Malformed (with the byte), TooDeep, TooLarge (a result
/// above 64 KiB), Unsupported (a compressed container), UnknownFormat (no record in it).
[[nodiscard]] Result<std::string> avroToJson(std::string_view bytes);

} // namespace tulpar
