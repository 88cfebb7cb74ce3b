#pragma once

#include "core/base/result.h"

#include <QString>

#include <string>
#include <vector>

namespace tulpar {

/// True for "env:NAME" and "file:PATH": the value stands there, not in the settings.
[[nodiscard]] bool isSecret(const std::string &setting);

/// The value behind a setting; a setting that is no secret is its own value. Reads a file, so not on the
/// core's thread. Errc::NotFound: no such variable or file. Errc::Refused: others may read the file (it must
/// be 0600 or 0400) or it is larger than 64 KiB. The error never holds the value.
[[nodiscard]] Result<std::string> secretOf(const std::string &setting);

/// Takes the secrets it was given out of texts that people or the journal will see. A value.
class Redactor {
public:
    /// Shorter than four characters is not hidden: it would blot out every text.
    void hide(const std::string &secret);
    /// Of an address its path and query, whole and in parts.
    void hideUrl(const std::string &url);
    [[nodiscard]] QString redacted(QString text) const;

private:
    std::vector<QString> m_secrets; ///< longest first
};

} // namespace tulpar
