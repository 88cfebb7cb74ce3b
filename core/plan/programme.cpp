#include "core/plan/programme.h"

#include <algorithm>
#include <map>

namespace tulpar {

namespace {

template <class OfOne>
Duration longestChannel(const Block &block, OfOne ofOne)
{
    std::map<std::string, Duration> byChannel;
    for (const Exposures &line : block.exposures)
        byChannel[line.channel] += ofOne(line) * line.count;
    Duration longest{};
    for (const auto &[channel, time] : byChannel)
        longest = std::max(longest, time);
    return longest;
}

} // namespace

const Target *Programme::target(const std::string &targetName) const
{
    const auto found = std::ranges::find(targets, targetName, &Target::name);
    return found == targets.end() ? nullptr : &*found;
}

const Block *Programme::block(const std::string &blockName) const
{
    const auto found = std::ranges::find(blocks, blockName, &Block::name);
    return found == blocks.end() ? nullptr : &*found;
}

Duration openTime(const Block &block)
{
    return longestChannel(block, [](const Exposures &line) { return line.exposure; });
}

Duration lengthOf(const Block &block, Duration readout)
{
    return longestChannel(block, [readout](const Exposures &line) { return line.exposure + readout; });
}

} // namespace tulpar
