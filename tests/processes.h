#pragma once

#include <QDir>
#include <QFile>
#include <QString>

#include <fstream>
#include <vector>

namespace tulpar {

/// Processes that `pid` started and that live, as the kernel says.
[[nodiscard]] inline std::vector<qint64> childrenOf(qint64 pid)
{
    std::vector<qint64> children;
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(pid));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks.filePath(task) + QStringLiteral("/children"));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &child : file.readAll().simplified().split(' '))
            if (child.toLongLong() > 1)
                children.push_back(child.toLongLong());
    }
    return children;
}

/// How many programs have wanted a processor in the last minute.
[[nodiscard]] inline double loadAverage()
{
    double load = 0;
    std::ifstream("/proc/loadavg") >> load;
    return load;
}

} // namespace tulpar
