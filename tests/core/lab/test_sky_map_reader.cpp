#include "core/lab/sky_map_reader.h"
#include "tests/core/lab/support_maps.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tulpar;
using namespace Qt::StringLiterals;

namespace {

/// Half a unit of the sixth digit, to which the list prints its values.
double sixthDigit(double value)
{
    return value == 0 ? 0 : 0.5000001 * std::pow(10, std::floor(std::log10(std::abs(value))) - 5);
}

void compareNumber(const char *what, double read, double listed, double tolerance)
{
    QVERIFY2(
        std::abs(read - listed) <= tolerance,
        qPrintable(u"%1: read %2, listed %3, differs by %4, allowed %5"_s.arg(QLatin1String(what))
                       .arg(read, 0, 'g', 10)
                       .arg(listed, 0, 'g', 10)
                       .arg(std::abs(read - listed))
                       .arg(tolerance)));
}

void compareRegion(const SkyRegion &region, const QJsonObject &listed)
{
    compareNumber(
        "peak RA", region.peak.ra.asDegrees(), listed[u"peak_ra"_s].toDouble(),
        sixthDigit(listed[u"peak_ra"_s].toDouble()));
    compareNumber(
        "peak Dec", region.peak.dec.asDegrees(), listed[u"peak_dec"_s].toDouble(),
        sixthDigit(listed[u"peak_dec"_s].toDouble()));
    const double area50 = listed[u"area50_deg2"_s].toDouble();
    const double area90 = listed[u"area90_deg2"_s].toDouble();
    compareNumber("50 %", region.area50Deg2, area50, sixthDigit(area50));
    compareNumber("90 %", region.area90Deg2, area90, sixthDigit(area90));
    compareNumber("total", region.totalProbability, listed[u"total_prob"_s].toDouble(), 1e-6);
    QCOMPARE(region.creator, listed[u"CREATOR"_s].toString().toStdString());
    QCOMPARE(region.instruments, listed[u"INSTRUME"_s].toString().toStdString());
    QCOMPARE(region.distanceMeanMpc.has_value(), listed.contains(u"DISTMEAN"_s));
    if (region.distanceMeanMpc) {
        compareNumber("distance", *region.distanceMeanMpc, listed[u"DISTMEAN"_s].toDouble(), 1e-9);
        compareNumber("its error", *region.distanceStdMpc, listed[u"DISTSTD"_s].toDouble(), 1e-9);
    }
    QVERIFY(!region.outlines.empty());
}

} // namespace

class TestSkyMapReader : public QObject {
    Q_OBJECT

private slots:
    void samples_data();
    void samples();
};

void TestSkyMapReader::samples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QJsonObject>("map");
    const auto maps = listedMaps();
    if (maps.isEmpty())
        QSKIP("the samples are not here");
    for (const ListedMap &listed : maps)
        QTest::newRow(qPrintable(listed.file)) << listed.file << listed.map;
}

void TestSkyMapReader::samples()
{
    QFETCH(QString, file);
    QFETCH(QJsonObject, map);
    const QByteArray bytes = bytesOf(alertsFolder() + file);
    const auto readings =
        readSkyMaps(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    QVERIFY2(readings, readings ? "" : readings.error().detail.c_str());
    QCOMPARE(readings->size(), map.contains(u"combined"_s) ? 2U : 1U);
    compareRegion(readings->front().region, map);
    if (map.contains(u"combined"_s)) {
        QCOMPARE(readings->front().region.source, SkyMapSource::Notice);
        QCOMPARE(readings->back().region.source, SkyMapSource::Combined);
        compareRegion(readings->back().region, map[u"combined"_s].toObject());
    }
}

QTEST_APPLESS_MAIN(TestSkyMapReader)
#include "test_sky_map_reader.moc"
