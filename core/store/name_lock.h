#pragma once

#include "core/base/result.h"

#include <string>
#include <utility>

namespace tulpar {

/// Holds a name that one process of this machine can hold at a time (an abstract unix socket that nobody
/// listens on); the system frees it when the process dies, however it dies, and no file is left. Where it
/// lives is where indiserver's own socket lives: one network namespace. Use from one thread.
class NameLock {
public:
    /// Errc::Refused: another process holds it. Errc::OutOfRange: longer than a name can be. Errc::Io.
    [[nodiscard]] static Result<NameLock> take(const std::string &name);

    NameLock(NameLock &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    NameLock &operator=(NameLock &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~NameLock();

private:
    explicit NameLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor = -1;
};

} // namespace tulpar
