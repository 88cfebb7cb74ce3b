#include "app/policy_file.h"

#include "core/policy/policy_text.h"

#include <QFile>

#include <cstdio>

namespace tulpar {

Result<PolicyRead> readPolicyFileWhole(const QString &path)
{
    constexpr qint64 kMostBytes = 1024 * 1024;
    const std::string name = path.toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Io, name + ": " + file.errorString().toStdString());
    const QByteArray text = file.read(kMostBytes + 1);
    if (text.size() > kMostBytes)
        return fail(Errc::TooLarge, name + ": more than 1 MB, too much for rules");
    auto read = readPolicy({text.constData(), static_cast<std::size_t>(text.size())});
    if (!read)
        return fail(read.error().code, name + ": " + read.error().detail);
    return read;
}

Result<std::shared_ptr<const Policy>> readPolicyFile(const QString &path)
{
    if (path.isEmpty())
        return std::shared_ptr<const Policy>();
    const auto read = readPolicyFileWhole(path);
    if (!read)
        return Failure(read.error());
    for (const std::string &warning : read->warnings)
        std::fprintf(stderr, "%s: %s\n", qPrintable(path), warning.c_str());
    return std::make_shared<const Policy>(read->policy);
}

} // namespace tulpar
