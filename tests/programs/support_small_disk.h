#pragma once

#include <QString>
#include <QTemporaryDir>

namespace tulpar {

/// A real filesystem of a few megabytes, mounted where only this process and its children see it (a mount
/// namespace; without root a user namespace as well). Nothing is left of it when the process ends.
class SmallDisk {
public:
    /// To be called first in main(), while the process has one thread. Empty: done; else why it cannot be.
    [[nodiscard]] static QString enterOwnMounts();

    /// A disk of so many bytes; `isThere` says whether it could be mounted.
    explicit SmallDisk(qint64 bytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    /// Takes every byte that is left; `free` gives them back.
    void fill();
    void free();
    /// Nothing can be opened for writing below `path`, a folder of the disk.
    [[nodiscard]] bool makeReadOnly(const QString &path);

private:
    [[nodiscard]] QString ballast() const { return path() + QStringLiteral("/ballast"); }

    QTemporaryDir m_folder;
    bool m_isThere = false;
};

} // namespace tulpar
