#pragma once

#include "core/base/result.h"
#include "core/fits/hdu_list.h"
#include "core/fits/reader.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace tulpar {

/// Reads files of strangers in a process of its own (tulpar-fits), one for each file: a file that crashes,
/// hangs or eats memory costs that process and comes back as an error that says so. Pixels come through
/// shared memory and are not copied. Blocks until done or stopped; immutable, any thread.
class ApartReader {
public:
    struct Config {
        std::filesystem::path program; ///< tulpar-fits
        std::uint64_t memoryBytes = std::uint64_t{3} << 30; ///< of addresses, pixels included
        std::uint64_t mostPixelBytes = std::uint64_t{1} << 30; ///< of one plane
        unsigned processorSeconds = 60;
        unsigned wallSeconds = 120;
    };

    explicit ApartReader(Config config);

    /// As readFits; where only the coordinates make the process crash, the pixels come without. Errc::Refused
    /// once a stop was requested; the process is ended at once.
    [[nodiscard]] Result<FitsImage> read(
        const std::filesystem::path &file, const ReadWish &wish = {}, const std::stop_token &stop = {}) const;

    /// What is in the file, compressed as a whole or not.
    [[nodiscard]] Result<std::vector<HduFacts>> list(
        const std::filesystem::path &file, const std::stop_token &stop = {}) const;

private:
    [[nodiscard]] Result<FitsImage> readOnce(
        const std::filesystem::path &file, const ReadWish &wish, const std::stop_token &stop) const;

    Config m_config;
};

} // namespace tulpar
