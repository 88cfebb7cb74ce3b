#include "widgets/chart/sky_data.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tulpar;

namespace {

const QString kSky = QStringLiteral(TULPAR_SOURCE_DIR "/resources/sky");
const UtcInstant kNow = parseUtc("2026-11-22T18:00:00").value();

/// A copy of the project's sky files that a test may hurt.
class SkyFolder {
public:
    SkyFolder()
    {
        for (const QString &name : QDir(kSky).entryList(QDir::Files))
            QFile::copy(kSky + QLatin1Char('/') + name, path(name));
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    void hurt(const QString &name, qint64 at) const
    {
        QFile file(path(name));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QCOMPARE(file.write("\xff\x00\xff", 3), 3);
    }

private:
    QTemporaryDir m_folder;
};

std::size_t starsIn(const SkyData &sky)
{
    std::size_t count = 0;
    for (const StarCell &cell : sky.cells())
        count += cell.stars.size();
    return count;
}

} // namespace

class TestSkyData : public QObject {
    Q_OBJECT

private slots:
    void allIsThere();
    void aFileIsMissing_data();
    void aFileIsMissing();
    void aFileIsDamaged_data();
    void aFileIsDamaged();
    void starsAreDamaged();
    void nothingAtAll();
    void fullCatalogue();
    void fullCatalogueIsDamaged();
    void ownObjects();
};

void TestSkyData::allIsThere()
{
    const auto sky = SkyData::load(kSky, kNow);
    QVERIFY(sky.has_value());
    QVERIFY2(
        (*sky)->problems().empty(),
        (*sky)->problems().empty() ? "" : qPrintable((*sky)->problems().front().sentence));
    QCOMPARE(starsIn(**sky), std::size_t(357143));
    QVERIFY(!(*sky)->milkyWay().empty() && !(*sky)->borders().empty() && !(*sky)->deepSky().empty());
    QVERIFY((*sky)->faintStars({1, 0, 0}, Angle::degrees(5), 13) == nullptr); // no full catalogue
    const auto found = (*sky)->search().find("вега", "kk");
    QVERIFY(!found.empty());
    QCOMPARE(found.front().hip, 91262U);
    // The chart's star stands where the search says, moved by 27 years of proper motion: 9.3" for Vega.
    const Vec3 vega = vec3Of(*found.front().place);
    for (const StarCell &cell : (*sky)->cells())
        for (const ChartStar &star : cell.stars)
            if (star.hip == 91262) {
                const double off = angleBetween(vega, {star.x, star.y, star.z}).asArcseconds();
                QVERIFY2(off > 8.5 && off < 10, std::to_string(off).c_str());
            }
}

void TestSkyData::aFileIsMissing_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"constellations.csv", "constellation_lines.csv", "constellation_borders.csv", "deep_sky.csv",
          "milky_way.csv", "star_designations.csv", "star_names.csv", "stars_v10.bin"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSkyData::aFileIsMissing()
{
    QFETCH(QString, name);
    const SkyFolder folder;
    QVERIFY(QFile::remove(folder.path(name)));
    const auto sky = SkyData::load(folder.folder(), kNow);
    QVERIFY(sky.has_value());
    QCOMPARE((*sky)->problems().size(), std::size_t(1));
    QVERIFY2(
        (*sky)->problems().front().sentence.contains(name), qPrintable((*sky)->problems().front().sentence));
    QCOMPARE(starsIn(**sky) == 0, name == QLatin1String("stars_v10.bin"));
    QCOMPARE((*sky)->deepSky().empty(), name == QLatin1String("deep_sky.csv"));
    QCOMPARE((*sky)->milkyWay().empty(), name == QLatin1String("milky_way.csv"));
    QVERIFY(!(*sky)->search().find("sun", "en").empty());
}

void TestSkyData::aFileIsDamaged_data()
{
    aFileIsMissing_data();
}

void TestSkyData::aFileIsDamaged()
{
    QFETCH(QString, name);
    if (name == QLatin1String("stars_v10.bin"))
        return; // below
    const SkyFolder folder;
    QFile file(folder.path(name));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.open(QIODevice::Append));
    file.write("what is this\n");
    file.close();
    const auto sky = SkyData::load(folder.folder(), kNow);
    QVERIFY(sky.has_value());
    QCOMPARE((*sky)->problems().size(), std::size_t(1));
    const QString said = (*sky)->problems().front().sentence;
    QVERIFY2(said.contains(name) && said.contains(QLatin1String("line ")), qPrintable(said));
    QCOMPARE(starsIn(**sky), std::size_t(357143));
}

void TestSkyData::starsAreDamaged()
{
    const SkyFolder index;
    index.hurt(QStringLiteral("stars_v10.bin"), 200);
    auto sky = SkyData::load(index.folder(), kNow);
    QVERIFY(sky.has_value() && starsIn(**sky) == 0 && !(*sky)->lines().empty());
    QCOMPARE((*sky)->problems().size(), std::size_t(1));
    QVERIFY2(
        (*sky)->problems().front().sentence.contains(QLatin1String("checksum")),
        qPrintable((*sky)->problems().front().sentence));

    const SkyFolder stars;
    stars.hurt(QStringLiteral("stars_v10.bin"), 3'000'000);
    sky = SkyData::load(stars.folder(), kNow);
    QVERIFY(sky.has_value());
    QCOMPARE(std::size_t(357143) - starsIn(**sky), std::size_t(4096));
    QCOMPARE((*sky)->problems().size(), std::size_t(1));
    QVERIFY2(
        (*sky)->problems().front().sentence.contains(QLatin1String("Some stars")),
        qPrintable((*sky)->problems().front().sentence));
}

void TestSkyData::nothingAtAll()
{
    QVERIFY(!SkyData::load(QStringLiteral("/nowhere/at/all"), kNow).has_value());
    const QTemporaryDir empty;
    const auto sky = SkyData::load(empty.path(), kNow);
    QVERIFY(sky.has_value());
    QCOMPARE((*sky)->problems().size(), std::size_t(8));
    QVERIFY((*sky)->cells().empty() && (*sky)->starCount() == 0);
    QVERIFY(SkyData::of({})->problems().empty());
    const auto nowhere = SkyData::without({QStringLiteral("/nowhere"), QStringLiteral("/at/all")});
    QCOMPARE(nowhere->problems().size(), std::size_t(1));
    QVERIFY(nowhere->problems().front().sentence.contains(QLatin1String("/nowhere, /at/all")));
    QVERIFY(SkyData::of({})->search().find("vega", "en").empty());
}

void TestSkyData::fullCatalogue()
{
    // The bundled file as the full one: stars to 10.00 in memory, its few of 10.00 faint.
    const auto sky = SkyData::load(SkyFiles{kSky, kSky + QStringLiteral("/stars_v10.bin"), {}}, kNow);
    QVERIFY(sky.has_value() && (*sky)->problems().empty());
    const auto faint = (*sky)->faintStars({1, 0, 0}, Angle::degrees(180), 11);
    QVERIFY(faint);
    QCOMPARE(starsIn(**sky) + faint->stars.size(), std::size_t(357143));
    QVERIFY(!faint->stars.empty());
    for (const ChartStar &star : faint->stars)
        QVERIFY(star.v >= 9.999F);
    QVERIFY((*sky)->faintStars({1, 0, 0}, Angle::degrees(5), 10) == nullptr);
    QVERIFY(SkyFiles::withOwn(kSky).folder == kSky);
}

void TestSkyData::fullCatalogueIsDamaged()
{
    // Damage among the bright stars: the bundled ones stand in. Not a catalogue at all: the same.
    for (const qint64 at : {qint64(3), qint64(2'000'000)}) {
        const SkyFolder own;
        own.hurt(QStringLiteral("stars_v10.bin"), at);
        const QString path = own.path(QStringLiteral("stars_v10.bin"));
        const auto sky = SkyData::load(SkyFiles{kSky, path, {}}, kNow);
        QVERIFY(sky.has_value());
        QCOMPARE(starsIn(**sky), std::size_t(357143));
        QCOMPARE((*sky)->problems().size(), std::size_t(1));
        const QString said = (*sky)->problems().front().sentence;
        QVERIFY2(said.contains(path) && said.contains(QLatin1String("make_stars.py")), qPrintable(said));
    }
    // Among the faint ones: said when it is met.
    const SkyFolder own;
    const QString path = own.path(QStringLiteral("stars_v10.bin"));
    own.hurt(QStringLiteral("stars_v10.bin"), QFile(path).size() - 100);
    const auto sky = SkyData::load(SkyFiles{kSky, path, {}}, kNow);
    QVERIFY(sky.has_value());
    QVERIFY((*sky)->faintStars({1, 0, 0}, Angle::degrees(180), 11) != nullptr);
    QCOMPARE((*sky)->problems().size(), std::size_t(1));
}

void TestSkyData::ownObjects()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("objects.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,ra,dec,note\nBL Lac,22:02:43.3,+42:16:40,often\nbad,1,99,\n");
    file.close();
    const auto sky = SkyData::load(SkyFiles{kSky, {}, path}, kNow);
    QVERIFY(sky.has_value());
    QCOMPARE((*sky)->ownObjects().size(), std::size_t(1));
    QVERIFY((*sky)->problems().front().missing.contains(QLatin1String("own objects")));
    QCOMPARE((*sky)->problems().size(), std::size_t(1));
    QVERIFY2(
        (*sky)->problems().front().sentence.contains(QLatin1String("line 3")),
        qPrintable((*sky)->problems().front().sentence));
    QCOMPARE((*sky)->search().find("bl lac", "en").front().kind, FoundKind::UserObject);
}

QTEST_GUILESS_MAIN(TestSkyData)
#include "test_sky_data.moc"
