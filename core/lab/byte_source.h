#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace tulpar {

/// The bytes of a file from beginning to end, expanded on the way when they are gzip, so that memory never
/// depends on what an archive expands to. Borrows the bytes. One thread at a time.
class ByteSource {
public:
    explicit ByteSource(std::span<const std::byte> file);
    ~ByteSource();
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;

    /// Fills `to` as far as the file goes; fewer bytes than asked only at its end. Errc::Malformed for a
    /// damaged archive.
    [[nodiscard]] Result<std::size_t> read(std::span<std::byte> to);
    /// Passes over bytes; Errc::Malformed when the file ends before.
    [[nodiscard]] Result<void> skip(std::uint64_t bytes);
    /// How many bytes are left, where that is known without expanding.
    [[nodiscard]] bool knowsRest() const { return !m_inflater; }
    [[nodiscard]] std::size_t rest() const { return m_rest.size(); }

private:
    struct Inflater;
    std::span<const std::byte> m_rest;
    std::unique_ptr<Inflater> m_inflater;
};

} // namespace tulpar
