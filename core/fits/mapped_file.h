#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace tulpar {

/// A file's bytes mapped for reading. Immutable; any thread. Should someone else cut the file short
/// meanwhile, what is gone reads as zeros instead of ending the process (SIGBUS), and isWhole says so: ask it
/// after reading, and believe nothing that was read before when it says no.
class MappedFile {
public:
    /// Errc::UnknownFormat for what is no file with contents (a folder, a pipe, a device, nothing in it);
    /// never waits for one. Errc::TooLarge when more files are mapped than can be guarded.
    [[nodiscard]] static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path &file);
    ~MappedFile();
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    /// False once the file is shorter than it was.
    [[nodiscard]] bool isWhole() const;

private:
    MappedFile(std::span<const std::byte> bytes, int descriptor, int guard)
        : m_bytes(bytes)
        , m_descriptor(descriptor)
        , m_guard(guard)
    {
    }
    std::span<const std::byte> m_bytes;
    int m_descriptor = -1; ///< to ask for the length
    int m_guard = -1;
};

} // namespace tulpar
