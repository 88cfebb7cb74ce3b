#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace tulpar {

/// Sends `bytes` (a FITS file) as the BLOB `property` of `device` to the indiserver on standard output,
/// inline, and returns when it is written. Not through libindidriver: its IDSetBLOB waits, on the event
/// loop's own thread, for a confirmation that only that thread would read when two images follow each other
/// (1.9.9), and all devices stand still for good. Call from the event loop's thread.
void sendImage(const std::string &device, const std::string &property, std::span<const std::byte> bytes);

} // namespace tulpar
