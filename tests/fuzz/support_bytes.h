#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace tulpar {

/// The fuzzer's bytes, taken from the front; zeros when they are used up.
class InputBytes {
public:
    InputBytes(const std::uint8_t *data, std::size_t size)
        : m_left(data, size)
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_left.empty(); }
    [[nodiscard]] std::uint8_t byte()
    {
        if (m_left.empty())
            return 0;
        const std::uint8_t first = m_left.front();
        m_left = m_left.subspan(1);
        return first;
    }
    [[nodiscard]] std::span<const std::uint8_t> bytes(std::size_t most)
    {
        const auto taken = m_left.first(std::min(most, m_left.size()));
        m_left = m_left.subspan(taken.size());
        return taken;
    }
    [[nodiscard]] std::span<const std::uint8_t> rest() { return bytes(m_left.size()); }
    [[nodiscard]] std::string text(std::size_t most)
    {
        const auto taken = bytes(most);
        return {taken.begin(), taken.end()};
    }
    /// Any double there is.
    [[nodiscard]] double number()
    {
        std::array<std::uint8_t, sizeof(double)> raw{};
        const auto taken = bytes(raw.size());
        std::ranges::copy(taken, raw.begin());
        double value = 0;
        std::memcpy(&value, raw.data(), sizeof value);
        return value;
    }

private:
    std::span<const std::uint8_t> m_left;
};

} // namespace tulpar
