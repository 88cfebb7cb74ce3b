#pragma once

#include "core/sky/catalogue.h"

#include <string>
#include <vector>

/// Stars packed as core/sky/catalogue.h describes, written apart from resources/tools/make_stars.py.
std::string packedCatalogue(const std::vector<tulpar::Star> &stars);

/// CRC-32 of zlib, bit by bit.
std::uint32_t plainCrc32(std::string_view bytes);

std::span<const std::byte> bytesOf(const std::string &text);

/// `count` stars from a seed, even over the sphere, crowded around both poles and RA 0 besides; counts grow
/// threefold a magnitude to 13.
std::vector<tulpar::Star> randomStars(std::size_t count, unsigned seed);
