#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tulpar {

/// One plane as the cube's table names it.
struct CubePlane {
    std::string file; ///< name without folder
    std::string dateObs; ///< as in the header; empty: it had none
    std::string sha256;
};

/// A cube that packCube wrote, opened for reading. One thread at a time.
class CubeFile {
public:
    /// Errc::Malformed: no such cube, or a damaged one.
    [[nodiscard]] static Result<CubeFile> open(const std::filesystem::path &cube);
    CubeFile(CubeFile &&other) noexcept;
    CubeFile &operator=(CubeFile &&) = delete;
    ~CubeFile();

    [[nodiscard]] const std::vector<CubePlane> &planes() const;
    /// The header of the plane's frame, with END, as its file had it. Errc::OutOfRange.
    [[nodiscard]] Result<std::string> header(std::size_t plane) const;
    /// The file that the plane was made of, every byte of it. Errc::OutOfRange, Errc::Malformed.
    [[nodiscard]] Result<std::vector<std::byte>> bytes(std::size_t plane) const;

private:
    struct Parts;
    explicit CubeFile(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace tulpar
