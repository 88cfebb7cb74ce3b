#include "app/vnc_link.h"

#include "core/base/parse.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace tulpar {

namespace {

constexpr int kFirstPort = 5900;
constexpr int kMostDisplays = 1000;
constexpr std::string_view kEstablished = "01";

std::optional<std::size_t> hexadecimal(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
    return wrong == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::vector<std::string_view> wordsOf(std::string_view line)
{
    std::vector<std::string_view> words;
    for (std::size_t at = line.find_first_not_of(' '); at != std::string_view::npos;
         at = line.find_first_not_of(' ', at)) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

} // namespace

std::optional<std::size_t> backlogOf(std::string_view table, std::uint16_t port)
{
    std::optional<std::size_t> least;
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        const auto words = wordsOf(table.substr(0, end));
        table.remove_prefix(std::min(end + 1, table.size()));
        // sl, local_address:port, rem_address:port, st, tx_queue:rx_queue; all hexadecimal.
        if (words.size() < 5 || words[3] != kEstablished)
            continue;
        const std::size_t portAt = words[1].rfind(':');
        const std::size_t queueEnd = words[4].find(':');
        if (portAt == std::string_view::npos || queueEnd == std::string_view::npos)
            continue;
        const auto local = hexadecimal(words[1].substr(portAt + 1));
        const auto queue = hexadecimal(words[4].substr(0, queueEnd));
        if (local == port && queue)
            least = std::min(least.value_or(*queue), *queue);
    }
    return least;
}

std::optional<std::uint16_t> vncPortOf(std::string_view display)
{
    if (display.starts_with("unix:"))
        display.remove_prefix(4);
    if (!display.starts_with(':'))
        return std::nullopt;
    display.remove_prefix(1);
    const auto number = parseInteger(display.substr(0, display.find('.')));
    return number && *number >= 0 && *number < kMostDisplays
        ? std::optional(static_cast<std::uint16_t>(kFirstPort + *number))
        : std::nullopt;
}

std::optional<std::size_t> vncBacklog()
{
    const char *display = std::getenv("DISPLAY");
    const auto port = display != nullptr ? vncPortOf(display) : std::nullopt;
    if (!port)
        return std::nullopt;
    std::string table;
    for (const char *name : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream file(name);
        table.append(std::istreambuf_iterator<char>(file), {});
        table += '\n';
    }
    return backlogOf(table, *port);
}

} // namespace tulpar
