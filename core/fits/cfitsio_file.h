#pragma once

#include "core/base/result.h"

#include <fitsio.h>

#include <filesystem>
#include <string>
#include <utility>

namespace tulpar {

/// What CFITSIO says of a status, with the first message of its stack; clears the stack.
[[nodiscard]] inline std::string cfitsioMessage(int status)
{
    char text[FLEN_STATUS] = {};
    char detail[FLEN_ERRMSG] = {};
    fits_get_errstatus(status, text);
    const bool hasDetail = fits_read_errmsg(detail) != 0;
    fits_clear_errmsg();
    return hasDetail ? std::string(text) + ": " + detail : std::string(text);
}

/// Closes a CFITSIO file at the end of its scope. One thread at a time.
class CfitsioFile {
public:
    CfitsioFile() = default;
    explicit CfitsioFile(fitsfile *file)
        : m_file(file)
    {
    }
    CfitsioFile(CfitsioFile &&other) noexcept
        : m_file(std::exchange(other.m_file, nullptr))
    {
    }
    CfitsioFile &operator=(CfitsioFile &&) = delete;
    ~CfitsioFile()
    {
        int status = 0;
        if (m_file != nullptr)
            fits_close_file(m_file, &status);
        fits_clear_errmsg();
    }

    [[nodiscard]] fitsfile *get() const { return m_file; }
    [[nodiscard]] fitsfile *release() { return std::exchange(m_file, nullptr); }

    [[nodiscard]] static Result<CfitsioFile> openForReading(const std::filesystem::path &path)
    {
        int status = 0;
        fitsfile *file = nullptr;
        // Not fits_open_file: that one takes brackets and parentheses in names as instructions.
        if (fits_open_diskfile(&file, path.c_str(), READONLY, &status) != 0)
            return fail(Errc::Malformed, path.string() + ": " + cfitsioMessage(status));
        return CfitsioFile(file);
    }

private:
    fitsfile *m_file = nullptr;
};

} // namespace tulpar
