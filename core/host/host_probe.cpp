#include "core/host/host_probe.h"

#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

namespace tulpar {

namespace {

std::string wordIn(const std::filesystem::path &file)
{
    std::ifstream in(file);
    std::string word;
    in >> word;
    return word;
}

/// Connects to one address; false at `limit`.
bool accepts(const addrinfo &address, Duration limit)
{
    const int end = ::socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (end < 0)
        return false;
    (void)::connect(end, address.ai_addr, address.ai_addrlen);
    pollfd ready{end, POLLOUT, 0};
    const auto limitMs = static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(limit).count());
    int error = 0;
    socklen_t size = sizeof error;
    const bool isConnected = ::poll(&ready, 1, limitMs) == 1
        && ::getsockopt(end, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    ::close(end);
    return isConnected;
}

} // namespace

ClockState clockState()
{
    timex kernel{};
    ClockState state;
    const int answer = ::ntp_adjtime(&kernel); // no modes: asks only
    state.isSynchronised = answer >= 0 && (kernel.status & STA_UNSYNC) == 0;
    if (!state.isSynchronised)
        return state;
    // What is still to be added to the clock; in nanoseconds or microseconds, as the kernel is set.
    const Duration unit = (kernel.status & STA_NANO) != 0 ? Duration(1) : Duration(1us);
    state.offset = -(unit * kernel.offset);
    state.error = Duration(1us) * kernel.maxerror;
    return state;
}

std::optional<double> freeGiB(const std::string &folder)
{
    struct statvfs system { };
    if (::statvfs(folder.c_str(), &system) != 0)
        return std::nullopt;
    constexpr double kGibi = 1024.0 * 1024.0 * 1024.0;
    return static_cast<double>(system.f_bavail) * static_cast<double>(system.f_frsize) / kGibi;
}

std::optional<double> leastFreeGiB(std::span<const std::string> folders)
{
    std::optional<double> least;
    for (const std::string &folder : folders) {
        const auto here = freeGiB(folder);
        if (!here)
            return std::nullopt;
        least = least ? std::min(*least, *here) : *here;
    }
    return least;
}

std::optional<bool> isOnMains(const std::string &folder)
{
    std::optional<bool> mains;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string type = wordIn(entry->path() / "type");
        const auto online = parseInteger(wordIn(entry->path() / "online"));
        if ((type == "Mains" || type == "UPS") && online)
            mains = mains.value_or(false) || *online != 0;
    }
    return mains;
}

std::optional<bool> mainsSaid(std::string_view words)
{
    constexpr std::array<std::string_view, 4> onBattery{"ob", "onbatt", "battery", "discharging"};
    constexpr std::array<std::string_view, 3> onMains{"ol", "online", "mains"};
    std::optional<bool> mains;
    const std::string text = lowered(words);
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find_first_of(" \t\r\n", from), text.size());
        const std::string_view word = std::string_view(text).substr(from, to - from);
        if (std::ranges::find(onBattery, word) != onBattery.end())
            return false;
        if (std::ranges::find(onMains, word) != onMains.end())
            mains = true;
        from = to + 1;
    }
    return mains;
}

bool accepts(const std::string &host, Duration limit)
{
    const auto colon = host.rfind(':');
    if (colon == std::string::npos)
        return false;
    std::string name = host.substr(0, colon);
    if (name.size() > 2 && name.front() == '[' && name.back() == ']')
        name = name.substr(1, name.size() - 2);
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (::getaddrinfo(name.c_str(), host.substr(colon + 1).c_str(), &wanted, &found) != 0)
        return false;
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, &::freeaddrinfo);
    for (const addrinfo *address = found; address != nullptr; address = address->ai_next)
        if (accepts(*address, limit))
            return true;
    return false;
}

} // namespace tulpar
