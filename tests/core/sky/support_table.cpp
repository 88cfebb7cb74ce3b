#include "support_table.h"

#include "core/base/parse.h"

#include <QFile>
#include <QStringList>

std::vector<std::map<std::string, std::string>> readTable(const QString &name)
{
    std::vector<std::map<std::string, std::string>> rows;
    QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/tests/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    QStringList columns;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList fields = line.split(u',');
        if (columns.isEmpty()) {
            columns = fields;
            continue;
        }
        std::map<std::string, std::string> row;
        for (qsizetype i = 0; i < fields.size() && i < columns.size(); ++i)
            row[columns[i].toStdString()] = fields[i].toStdString();
        rows.push_back(row);
    }
    return rows;
}

double number(const std::map<std::string, std::string> &row, const char *column)
{
    return tulpar::parseNumber(row.at(column)).value();
}

tulpar::IcrsDirection directionOf(
    const std::map<std::string, std::string> &row, const char *ra, const char *dec)
{
    return {tulpar::Angle::degrees(number(row, ra)), tulpar::Angle::degrees(number(row, dec))};
}

tulpar::Site assy(bool withAir)
{
    tulpar::Site site;
    site.latitude = tulpar::Angle::degrees(43.2249);
    site.longitude = tulpar::Angle::degrees(77.8710);
    site.heightM = 2750;
    if (withAir) {
        site.pressureHPa = 730;
        site.temperatureC = -5;
        site.relativeHumidity = 0.4;
        site.wavelengthUm = 0.62;
    }
    return site;
}

std::string projectFile(const QString &path)
{
    QFile file(QStringLiteral(TULPAR_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}
