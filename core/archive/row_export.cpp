#include "core/archive/row_export.h"

#include "core/archive/archive_database.h"
#include "core/archive/row_text.h"

#include <QFileInfo>
#include <QSaveFile>

namespace tulpar {

Result<std::size_t> forEachLine(
    const ArchiveDatabase &database, const ArchiveSearch &search, RowFormat format, const UseLine &use)
{
    const bool isCsv = format == RowFormat::Csv;
    if (isCsv && !use(csvHeader(search.in)))
        return 0;
    std::size_t rows = 0;
    return forEachRow(
               database, search,
               [&](const QVariantList &values) {
                   if (!use(isCsv ? rowAsCsv(search.in, values) : rowAsJson(search.in, values)))
                       return false;
                   ++rows;
                   return true;
               })
        .map([&rows] { return rows; });
}

Result<ExportedRows> exportRows(
    const ArchiveDatabase &database, const ArchiveSearch &search, RowFormat format, const QString &path,
    const std::function<bool(std::size_t)> &goOn)
{
    if (QFileInfo::exists(path))
        return fail(Errc::Refused, path.toStdString() + " is there already");
    QSaveFile file(path);
    const auto failed = [&] {
        return fail(Errc::Io, path.toStdString() + ": " + file.errorString().toStdString());
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    ExportedRows exported;
    bool isWritten = true;
    bool isHeader = format == RowFormat::Csv;
    const auto shown = forEachLine(database, search, format, [&](const std::string &line) {
        exported.isStopped = goOn && !goOn(exported.rows);
        isWritten = file.write(QByteArray::fromStdString(line) + '\n') == std::ssize(line) + 1;
        exported.rows += isWritten && !isHeader;
        isHeader = false;
        return isWritten && !exported.isStopped;
    });
    if (!shown)
        return tl::unexpected(shown.error());
    if (exported.isStopped)
        return exported; // what is not committed is taken away
    if (!isWritten || !file.commit())
        return failed();
    return exported;
}

} // namespace tulpar
