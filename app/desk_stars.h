#pragma once

#include "widgets/viewer/overlay_layers.h"

#include <memory>

namespace tulpar {

class ApartReader;
class SkyData;

/// The chart's catalogue as the viewer marks it on frames; empty without one.
[[nodiscard]] StarSource starSourceOf(std::shared_ptr<const SkyData> sky);

/// Reads files of strangers in a process of its own; null where the program for it does not lie beside this
/// one.
[[nodiscard]] std::shared_ptr<const ApartReader> readerBesideUs();

} // namespace tulpar
