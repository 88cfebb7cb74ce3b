#include "core/notify/secret.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace tulpar {

namespace {

constexpr qsizetype kShortest = 4;
constexpr qsizetype kShortestPart = 8; ///< of an address; "services" and the like may be blotted out
constexpr qint64 kLargestFile = 64 * 1024;
const std::string kVariable = "env:";
const std::string kFile = "file:";

} // namespace

bool isSecret(const std::string &setting)
{
    return setting.starts_with(kVariable) || setting.starts_with(kFile);
}

Result<std::string> secretOf(const std::string &setting)
{
    if (setting.starts_with(kVariable)) {
        const std::string name = setting.substr(kVariable.size());
        const QByteArray value = qgetenv(name.c_str()).trimmed();
        if (value.isEmpty())
            return fail(Errc::NotFound, "the environment has no " + name);
        return value.toStdString();
    }
    if (!setting.starts_with(kFile))
        return setting;
    const std::string path = setting.substr(kFile.size());
    QFile file(QString::fromStdString(path));
    const QFileInfo info(file);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return fail(Errc::NotFound, "cannot read " + path);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    if (file.permissions() & others)
        return fail(Errc::Refused, path + " can be read by others: chmod 600");
    if (file.size() > kLargestFile)
        return fail(Errc::Refused, path + " is too large for a secret");
    const QByteArray value = file.readAll().trimmed();
    if (value.isEmpty())
        return fail(Errc::NotFound, path + " is empty");
    return value.toStdString();
}

void Redactor::hide(const std::string &secret)
{
    const QString text = QString::fromStdString(secret);
    if (text.size() < kShortest)
        return;
    m_secrets.push_back(text);
    std::ranges::sort(m_secrets, std::ranges::greater(), &QString::size);
}

void Redactor::hideUrl(const std::string &address)
{
    const QString text = QString::fromStdString(address);
    const QUrl url(text);
    hide(address);
    hide(url.userInfo().toStdString());
    const QString rest = text.section(QLatin1Char('/'), 3);
    for (const QString &part : rest.split(QLatin1Char('/'), Qt::SkipEmptyParts))
        for (const QString &piece : part.split(QLatin1Char('?'), Qt::SkipEmptyParts))
            if (piece.size() >= kShortestPart)
                hide(piece.toStdString());
    hide(rest.toStdString());
}

QString Redactor::redacted(QString text) const
{
    for (const QString &secret : m_secrets)
        text.replace(secret, QStringLiteral("***"));
    return text;
}

} // namespace tulpar
