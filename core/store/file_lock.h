#pragma once

#include "core/base/result.h"

#include <QString>

#include <utility>

namespace tulpar {

/// Holds an advisory lock on a file for as long as it lives; the system frees it when the process dies,
/// however it dies. Children do not inherit it. Use from one thread.
class FileLock {
public:
    /// Errc::Refused: another process, or another FileLock of this one, holds it. Errc::Io: the file cannot
    /// be made.
    [[nodiscard]] static Result<FileLock> take(const QString &path);

    FileLock(FileLock &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileLock &operator=(FileLock &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~FileLock();

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor = -1;
};

} // namespace tulpar
