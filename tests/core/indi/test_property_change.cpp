#include "core/indi/property_change.h"

#include <QTest>

#include <algorithm>

using namespace tulpar;

namespace {

KnownDevice knowing(std::initializer_list<const char *> properties)
{
    KnownDevice known;
    known.isConnected = true;
    for (const char *property : properties)
        known.elementsOf[property];
    return known;
}

Result<std::vector<PropertyChange>> changes(const CommandBody &command, const KnownDevice &known)
{
    return changesFor(command, "Device", known, [](const IcrsDirection &) { return ApparentDirection{}; });
}

} // namespace

/// Commands as INDI properties, without a server.
class TestPropertyChange : public QObject {
    Q_OBJECT

private slots:
    void exposureSaysWhatItIsFor_data();
    void exposureSaysWhatItIsFor();
    void typeIsLeftOutWhereThereIsNone();
    void coolerIsSet();
    void whatIsNotThereIsUnsupported();
};

void TestPropertyChange::exposureSaysWhatItIsFor_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("element");
    QTest::newRow("light") << static_cast<int>(ExposureKind::Light) << QByteArray("FRAME_LIGHT");
    QTest::newRow("dark") << static_cast<int>(ExposureKind::Dark) << QByteArray("FRAME_DARK");
    QTest::newRow("flat") << static_cast<int>(ExposureKind::Flat) << QByteArray("FRAME_FLAT");
}

void TestPropertyChange::exposureSaysWhatItIsFor()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, element);
    const auto known =
        knowing({"CCD_EXPOSURE", "CCD_FRAME_TYPE", "CCD_EM_GAIN", "CCD_FAST_TOGGLE", "CCD_FAST_COUNT"});
    const auto sent =
        changes(StartExposures{"r", 300ms, 4, 50, static_cast<ExposureKind>(kind)}, known).value();
    const PropertyChange type{"Device", "CCD_FRAME_TYPE", {{element.toStdString(), true}}};
    const PropertyChange gain{"Device", "CCD_EM_GAIN", {{"EM_GAIN", 50.0}}};
    const PropertyChange start{"Device", "CCD_EXPOSURE", {{"CCD_EXPOSURE_VALUE", 0.3}}};
    QVERIFY(std::ranges::find(sent, type) != sent.end());
    QVERIFY(std::ranges::find(sent, gain) != sent.end());
    QVERIFY(sent.back() == start); // everything is set before the shutter opens
}

void TestPropertyChange::typeIsLeftOutWhereThereIsNone()
{
    const auto sent = changes(StartExposures{"r", 1s, 1, 1, ExposureKind::Dark}, knowing({"CCD_EXPOSURE"}));
    QVERIFY(sent.has_value());
    QCOMPARE(sent->size(), std::size_t{1});
}

void TestPropertyChange::coolerIsSet()
{
    const auto sent = changes(CoolCamera{"r", -72.5}, knowing({"CCD_TEMPERATURE"})).value();
    QCOMPARE(sent.size(), std::size_t{1});
    QVERIFY(
        sent.front() == (PropertyChange{"Device", "CCD_TEMPERATURE", {{"CCD_TEMPERATURE_VALUE", -72.5}}}));
}

void TestPropertyChange::whatIsNotThereIsUnsupported()
{
    for (const CommandBody &command :
         {CommandBody(CoolCamera{"r", -60}), CommandBody(CloseRoof{}), CommandBody(CloseCover{}),
          CommandBody(ParkMount{}), CommandBody(StartExposures{"r", 1s, 1, 1})}) {
        const auto sent = changes(command, knowing({"CONNECTION"}));
        QVERIFY(!sent.has_value());
        QCOMPARE(sent.error().code, Errc::Unsupported);
    }
}

QTEST_GUILESS_MAIN(TestPropertyChange)
#include "test_property_change.moc"
