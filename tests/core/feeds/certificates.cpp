#include "tests/core/feeds/certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace tulpar {

Certificates::Certificates(const QString &folder, const QString &name)
    : m_base(folder + u'/' + name)
{
    QFile names(m_base + QStringLiteral(".names"));
    if (!names.open(QIODevice::WriteOnly))
        return;
    names.write("subjectAltName=IP:127.0.0.1,DNS:localhost\n");
    names.close();
    const auto file = [this](const char *ending) { return m_base + QLatin1String(ending); };
    const auto newKey = [&](const char *key) -> QStringList {
        return {
            QStringLiteral("-newkey"),
            QStringLiteral("ec"),
            QStringLiteral("-pkeyopt"),
            QStringLiteral("ec_paramgen_curve:prime256v1"),
            QStringLiteral("-nodes"),
            QStringLiteral("-keyout"),
            file(key)};
    };
    m_isMade =
        openssl(
            QStringList{
                QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-days"), QStringLiteral("1"),
                QStringLiteral("-subj"), QStringLiteral("/CN=Authority of a test ") + name,
                QStringLiteral("-out"), file(".ca.pem")}
            + newKey(".ca.key"))
        && openssl(
            QStringList{
                QStringLiteral("req"), QStringLiteral("-subj"), QStringLiteral("/CN=127.0.0.1"),
                QStringLiteral("-out"), file(".csr")}
            + newKey(".key"))
        && openssl(
            {QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-days"), QStringLiteral("1"),
             QStringLiteral("-in"), file(".csr"), QStringLiteral("-CA"), file(".ca.pem"),
             QStringLiteral("-CAkey"), file(".ca.key"), QStringLiteral("-CAcreateserial"),
             QStringLiteral("-extfile"), names.fileName(), QStringLiteral("-out"), file(".pem")});
}

bool Certificates::openssl(const QStringList &arguments)
{
    QProcess program;
    program.start(QStringLiteral("openssl"), arguments);
    const bool isDone = program.waitForFinished(20'000) && program.exitStatus() == QProcess::NormalExit
        && program.exitCode() == 0;
    if (!isDone)
        qWarning("openssl: %s", program.readAllStandardError().constData());
    return isDone;
}

std::string Certificates::authority() const
{
    return (m_base + QStringLiteral(".ca.pem")).toStdString();
}

QSslConfiguration Certificates::server() const
{
    QFile key(m_base + QStringLiteral(".key"));
    if (!key.open(QIODevice::ReadOnly))
        return {};
    QSslConfiguration tls;
    // Not the system's: reading them for each connection takes longer than all the rest.
    tls.setCaCertificates(QSslCertificate::fromPath(QString::fromStdString(authority())));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setLocalCertificateChain(QSslCertificate::fromPath(m_base + QStringLiteral(".pem")));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace tulpar
