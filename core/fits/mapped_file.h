#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace tulpar {

/// A file's bytes mapped for reading. Immutable; any thread. A file cut short by someone else while it is
/// mapped ends the process (SIGBUS): map only files that are whole and renamed into place, as writeFrame
/// leaves them, or for a moment.
class MappedFile {
public:
    [[nodiscard]] static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path &file);
    ~MappedFile();
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }

private:
    explicit MappedFile(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    {
    }
    std::span<const std::byte> m_bytes;
};

} // namespace tulpar
