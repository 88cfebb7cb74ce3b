#include "tests/sim/month_stream.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string_view>

namespace tulpar {

namespace {

const std::string kMonth = std::string(TULPAR_SHARED_DATA) + "/alerts/replay/2022-10";

/// What a command writes; empty if it fails.
std::string outputOf(const std::string &command)
{
    struct Closing {
        void operator()(std::FILE *pipe) const { pclose(pipe); }
    };
    const std::unique_ptr<std::FILE, Closing> pipe(popen(command.c_str(), "r"));
    std::string all;
    std::array<char, 65536> block{};
    while (const std::size_t n = pipe ? std::fread(block.data(), 1, block.size(), pipe.get()) : 0)
        all.append(block.data(), n);
    return all;
}

/// The files of a tar archive by name (POSIX ustar: blocks of 512 bytes, size in octal at byte 124).
std::map<std::string, std::string> filesOf(const std::string &tar)
{
    constexpr std::size_t kBlock = 512;
    std::map<std::string, std::string> files;
    for (std::size_t at = 0; at + kBlock <= tar.size() && tar[at] != '\0';) {
        const std::string name(&tar[at], strnlen(&tar[at], 100));
        const std::size_t size = std::strtoul(std::string(&tar[at + 124], 11).c_str(), nullptr, 8);
        const char type = tar[at + 156];
        if (at + kBlock + size > tar.size())
            break;
        if (type == '0' || type == '\0')
            files[name.substr(name.rfind('/') + 1)] = tar.substr(at + kBlock, size);
        at += kBlock + (size + kBlock - 1) / kBlock * kBlock;
    }
    return files;
}

std::vector<std::string> cellsOf(std::string_view line)
{
    std::vector<std::string> cells(1);
    bool isQuoted = false;
    for (const char c : line) {
        if (c == '"')
            isQuoted = !isQuoted;
        else if (c == ',' && !isQuoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

std::optional<UtcInstant> timeIn(const std::string &text)
{
    const auto time = parseUtc(text);
    return time ? std::optional(*time) : std::nullopt;
}

} // namespace

std::vector<MonthPacket> monthStream()
{
    std::map<std::string, std::string> files =
        filesOf(outputOf("bzip2 -dc " + kMonth + ".tar.bz2 2>/dev/null"));
    const std::string index = outputOf("gzip -dc " + kMonth + "_index.csv.gz 2>/dev/null");
    std::vector<MonthPacket> packets;
    std::map<std::string, std::size_t> columns;
    for (std::size_t at = 0; at < index.size();) {
        const std::size_t end = std::min(index.find('\n', at), index.size());
        const std::vector<std::string> cells = cellsOf(std::string_view(index).substr(at, end - at));
        at = end + 1;
        if (columns.empty()) {
            for (std::size_t i = 0; i < cells.size(); ++i)
                columns[cells[i]] = i;
            continue;
        }
        const auto cell = [&](const char *column) {
            const auto found = columns.find(column);
            return found != columns.end() && found->second < cells.size() ? cells[found->second]
                                                                          : std::string();
        };
        const auto file = files.find(cell("member"));
        const auto time = timeIn(cell("notice_time_utc"));
        if (file == files.end() || !time)
            continue;
        packets.push_back(
            {std::move(file->second), cell("notice_type"), cell("event_id"), cell("pos_type"),
             cell("slew_advice"), cell("is_test") == "True", cell("is_retraction") == "True", *time,
             timeIn(cell("trigger_time_utc"))});
    }
    return packets;
}

} // namespace tulpar
