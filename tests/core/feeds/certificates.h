#pragma once

#include <QSslConfiguration>
#include <QString>

#include <string>

namespace tulpar {

/// An authority of its own and what it vouches for on 127.0.0.1, made with the program openssl in `folder`
/// and good for a day.
class Certificates {
public:
    Certificates(const QString &folder, const QString &name);

    [[nodiscard]] bool isMade() const { return m_isMade; }
    [[nodiscard]] std::string authority() const; ///< PEM file
    [[nodiscard]] QSslConfiguration server() const;

private:
    [[nodiscard]] static bool openssl(const QStringList &arguments);

    QString m_base;
    bool m_isMade = false;
};

} // namespace tulpar
