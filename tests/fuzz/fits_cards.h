#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace tulpar {

inline constexpr std::size_t kFitsBlock = 2880;
inline constexpr std::size_t kFitsCard = 80;

/// Takes a line off `text` as a card of a FITS header; empty for an empty line.
inline std::string takeCard(std::string_view &text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string card(text.substr(0, std::min(end, kFitsCard)));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!card.empty())
        card.resize(kFitsCard, ' ');
    return card;
}

inline void endHeader(std::string &file)
{
    file += "END";
    file.resize((file.size() + kFitsBlock - 1) / kFitsBlock * kFitsBlock, ' ');
}

} // namespace tulpar
