#include "core/fits/apart_reader.h"
#include "core/fits/mapped_file.h"
#include "core/fits/reader.h"
#include "support_made.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <fitsio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <thread>

using namespace tulpar;

namespace {

const QByteArray kSimple = "SIMPLE  =                    T";
const QByteArray kSixteen = "BITPIX  =                   16";

ApartReader reader(std::uint64_t memoryBytes = std::uint64_t{1} << 30)
{
    ApartReader::Config config;
    config.program = TULPAR_FITS;
    config.memoryBytes = memoryBytes;
    config.processorSeconds = 20;
    return ApartReader(config);
}

ApartReader readerBy(const std::filesystem::path &program)
{
    ApartReader::Config config;
    config.program = program;
    return ApartReader(config);
}

QByteArray axisCard(int axis, long long length)
{
    return QStringLiteral("NAXIS%1").arg(axis).toLatin1().leftJustified(8) + "= "
        + QByteArray::number(length).rightJustified(20);
}

QByteArray imageHeader(long long width, long long height)
{
    return headerOf(
        {kSimple, kSixteen, "NAXIS   =                    2", axisCard(1, width), axisCard(2, height)});
}

/// A compressed image of 64 by 64 in an extension, as CFITSIO writes it.
QByteArray compressedFrame(const QString &folder, int method)
{
    const QString path = folder + QStringLiteral("/made.fits");
    QFile::remove(path);
    fitsfile *file = nullptr;
    int status = 0;
    fits_create_diskfile(&file, QFile::encodeName(path).constData(), &status);
    fits_set_compression_type(file, method, &status);
    std::array<long, 2> axes{64, 64};
    fits_create_img(file, SHORT_IMG, 2, axes.data(), &status);
    std::vector<short> pixels;
    for (int i = 0; i < 64 * 64; ++i)
        pixels.push_back(static_cast<short>((i * 7919) % 1000));
    fits_write_img(file, TSHORT, 1, 64 * 64, pixels.data(), &status);
    fits_close_file(file, &status);
    QFile in(path);
    const QByteArray bytes = status == 0 && in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    in.close();
    QFile::remove(path);
    return bytes;
}

QByteArray changed(QByteArray bytes, const QByteArray &card, const QByteArray &to)
{
    const auto at = bytes.indexOf(card);
    return at < 0 ? QByteArray() : bytes.replace(at, to.size(), to);
}

/// gzip of `head` and then `pieces` times 16 MB of zeros, in a few megabytes.
QByteArray gzipBomb(const QByteArray &head, int pieces)
{
    constexpr std::size_t kPiece = std::size_t{16} << 20;
    z_stream stream{};
    constexpr int kGzip = 16 + 15;
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY);
    const auto deflated = [&](const QByteArray &bytes) {
        QByteArray out(
            static_cast<qsizetype>(deflateBound(&stream, static_cast<unsigned long>(bytes.size())) + 64),
            '\0');
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
        stream.avail_in = static_cast<unsigned>(bytes.size());
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = static_cast<unsigned>(out.size());
        deflate(&stream, Z_FULL_FLUSH); // what follows does not look back
        out.resize(out.size() - static_cast<qsizetype>(stream.avail_out));
        return out;
    };
    QByteArray file = deflated(head);
    const QByteArray piece = deflated(QByteArray(static_cast<qsizetype>(kPiece), '\0'));
    deflateEnd(&stream);
    for (int i = 0; i < pieces; ++i)
        file += piece;
    return file + QByteArray("\0\0\0\0\0\0\0\1", 8); // a trailer that tells of 16 MB
}

} // namespace

/// Files that were made to do harm, or that an accident made so: each is refused with the reason, nothing is
/// written beside it, and whoever asked lives.
class TestHostileFiles : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void refused_data();
    void refused();
    void noFile();
    void aPipeIsNotWaitedFor();
    void brokenTilesHurtNobody_data();
    void brokenTilesHurtNobody();
    void coordinatesThatCrashCostOnlyThemselves();
    void gzipBombIsEnded();
    void namesAreNames_data();
    void namesAreNames();
    void fileThatShrinksWhileShown();
    void readerThatCrashes();
    void readerThatTalksNonsense_data();
    void readerThatTalksNonsense();
    void readerThatHangsIsStopped();
    void noReader();
    void limitsHold();

private:
    QTemporaryDir m_folder;
    std::filesystem::path script(const QByteArray &text);
};

void TestHostileFiles::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY(QFile::exists(QStringLiteral(TULPAR_FITS)));
}

std::filesystem::path TestHostileFiles::script(const QByteArray &text)
{
    const auto file = put(m_folder.path(), QStringLiteral("reader.sh"), "#!/bin/sh\n" + text + "\n");
    ::chmod(file.c_str(), 0700);
    return file;
}

void TestHostileFiles::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    QList<QByteArray> manyAxes{kSimple, kSixteen, "NAXIS   =                  999"};
    for (int axis = 1; axis <= 999; ++axis)
        manyAxes.append(axisCard(axis, 1));
    QTest::newRow("nothing in it") << QByteArray() << "is empty";
    QTest::newRow("one byte") << QByteArray("S") << "not a FITS file";
    QTest::newRow("text") << QByteArray("hello, this is no image\n") << "not a FITS file";
    QTest::newRow("zeros") << QByteArray(28800, '\0') << "not a FITS file";
    QTest::newRow("NAXIS 999") << headerOf(manyAxes) << "NAXIS = 999";
    QTest::newRow("NAXIS -1") << headerOf({kSimple, kSixteen, "NAXIS   =                   -1"})
                              << "NAXIS = -1";
    QTest::newRow("negative axis") << imageHeader(-5, 7) + QByteArray(2880, '\0') << "NAXIS1 = -5";
    QTest::newRow("axes of a thousand million")
        << imageHeader(1'000'000'000, 1'000'000'000) + QByteArray(2880, '\0') << "of data, the file has 2880";
    QTest::newRow("axes beyond 64 bits") << imageHeader(4'000'000'000'000'000'000, 4'000'000'000'000'000'000)
                                         << "more data than any file can hold";
    QTest::newRow("an axis that is no number")
        << headerOf({kSimple, kSixteen, "NAXIS   =                    2", "NAXIS1  = 'wide'", axisCard(2, 3)})
        << "NAXIS1 = wide";
    QTest::newRow("no axis") << headerOf(
        {kSimple, kSixteen, "NAXIS   =                    2", axisCard(1, 3)})
                             << "no NAXIS2";
    QTest::newRow("BITPIX 17") << headerOf(
        {kSimple, "BITPIX  =                   17", "NAXIS   =                    0"})
                               << "BITPIX = 17";
    QTest::newRow("GCOUNT 0") << headerOf(
        {kSimple, kSixteen, "NAXIS   =                    1", axisCard(1, 3),
         "GCOUNT  =                    0"})
                              << "GCOUNT = 0";
    QTest::newRow("truncated in the data")
        << plainFrame().left(2880 + 100) << "says 512 bytes of data, the file has 100";
    QTest::newRow("truncated in the header") << plainFrame().left(200) << "END";
    QTest::newRow("no END") << cardsOf({kSimple, kSixteen, "NAXIS   =                    0"})
            + QByteArray(2880, ' ')
                            << "END";
    QTest::newRow("END of another kind")
        << cardsOf({kSimple, kSixteen, "NAXIS   =                    0", "END     = 'no'"})
            + QByteArray(5760, ' ')
        << "an END card that holds more";
    QTest::newRow("header that never ends") << cardsOf({kSimple, kSixteen, "NAXIS   =                    0"})
            + QByteArray("COMMENT ").leftJustified(80).repeated(60000)
                                            << "HDU 0";
    QTest::newRow("header only") << headerOf({kSimple, kSixteen, "NAXIS   =                    0"})
                                 << "headers only";
    QTest::newRow("no pixels") << imageHeader(0, 5) << "headers only";
    const QByteArray rice = compressedFrame(m_folder.path(), RICE_1);
    QTest::newRow("ZTILE1 0") << changed(
        rice, "ZTILE1  =                   64", "ZTILE1  =                    0")
                              << "ZTILE1 = 0";
    QTest::newRow("ZTILE1 -3") << changed(
        rice, "ZTILE1  =                   64", "ZTILE1  =                   -3")
                               << "ZTILE1 = -3";
    QTest::newRow("ZNAXIS 200") << changed(
        rice, "ZNAXIS  =                    2", "ZNAXIS  =                  200")
                                << "ZNAXIS = 200";
    QTest::newRow("ZNAXIS1 2^40") << changed(
        rice, "ZNAXIS1 =                   64", "ZNAXIS1 =        1099511627776")
                                  << "ZNAXIS1 = 1099511627776";
    QTest::newRow("ZBITPIX 0") << changed(
        rice, "ZBITPIX =                   16", "ZBITPIX =                    0")
                               << "ZBITPIX = 0";
    QTest::newRow("a table") << headerOf({kSimple, kSixteen, "NAXIS   =                    0"})
            + headerOf(
                                    {"XTENSION= 'BINTABLE'", "BITPIX  =                    8",
                                     "NAXIS   =                    2", axisCard(1, 8), axisCard(2, 2),
                                     "PCOUNT  =                    0", "GCOUNT  =                    1",
                                     "TFIELDS =                    1", "TFORM1  = 'D       '"})
            + filled(QByteArray(16, '\0'))
                             << "no image: the file holds tables";
    QTest::newRow("gzip of garbage") << QByteArray("\x1f\x8b\x08\x00garbage and more garbage", 28) << "";
    QTest::newRow("compress of garbage") << QByteArray("\x1f\x9d\x90garbage and more garbage") << "";
    QTest::newRow("bzip2 of garbage") << QByteArray("BZh9garbage and more garbage") << "";
    QTest::newRow("gzip cut short") << gzipBomb(plainFrame(), 0).left(60) << "";
}

void TestHostileFiles::refused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    QVERIFY2(!bytes.isEmpty() || says == QStringLiteral("is empty"), "the fixture could not be made");
    const auto file = put(m_folder.path(), QStringLiteral("hostile.fits"), bytes);
    const QStringList before = QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden);
    const auto image = reader().read(file);
    QVERIFY(!image.has_value());
    const QString said = QString::fromStdString(image.error().detail);
    QVERIFY2(said.contains(says), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("hostile.fits")) && said.size() < 300, qPrintable(said));
    QVERIFY(!mapFits(file).has_value());
    (void)reader().list(file); // and lives
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
    QCOMPARE(QFileInfo(QString::fromStdString(file.string())).size(), bytes.size());
}

void TestHostileFiles::noFile()
{
    const auto missing = reader().read(m_folder.filePath(QStringLiteral("missing.fits")).toStdString());
    QCOMPARE(missing.error().code, Errc::NotFound);
    const auto folder = reader().read(m_folder.path().toStdString());
    QCOMPARE(folder.error().code, Errc::UnknownFormat);
    QVERIFY2(folder.error().detail.ends_with("is a folder"), folder.error().detail.c_str());
    QCOMPARE(reader().list(m_folder.path().toStdString()).error().code, Errc::UnknownFormat);
    QCOMPARE(mapFits(m_folder.path().toStdString()).error().code, Errc::UnknownFormat);
    QCOMPARE(reader().read("/dev/zero").error().code, Errc::UnknownFormat);
}

void TestHostileFiles::aPipeIsNotWaitedFor()
{
    const std::string pipe = m_folder.filePath(QStringLiteral("pipe.fits")).toStdString();
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    QElapsedTimer timer;
    timer.start();
    for (const Error &error :
         {reader().read(pipe).error(), mapFits(pipe).error(), reader().list(pipe).error()}) {
        QCOMPARE(error.code, Errc::UnknownFormat);
        QVERIFY2(error.detail.ends_with("is no file but a pipe or a device"), error.detail.c_str());
    }
    QVERIFY(timer.elapsed() < 20'000);
    QVERIFY(QFile::remove(QString::fromStdString(pipe)));
}

void TestHostileFiles::brokenTilesHurtNobody_data()
{
    QTest::addColumn<int>("method");
    QTest::addColumn<int>("seed");
    for (int seed = 0; seed < 4; ++seed) {
        QTest::addRow("RICE %d", seed) << RICE_1 << seed;
        QTest::addRow("GZIP %d", seed) << GZIP_1 << seed;
        QTest::addRow("HCOMPRESS %d", seed) << HCOMPRESS_1 << seed;
        QTest::addRow("PLIO %d", seed) << PLIO_1 << seed;
    }
}

/// Whatever the tiles hold: pixels of some kind, or words; never the end of who asked.
void TestHostileFiles::brokenTilesHurtNobody()
{
    QFETCH(int, method);
    QFETCH(int, seed);
    QByteArray bytes = compressedFrame(m_folder.path(), method);
    QVERIFY(!bytes.isEmpty());
    // The table's rows (where tiles lie) in odd seeds, the tiles in all.
    const auto extension = bytes.indexOf("XTENSION");
    const auto end = bytes.indexOf(QByteArray("END").leftJustified(80), extension);
    const auto data = (end / 2880 + 1) * 2880;
    const auto first = data + (seed % 2 == 1 ? 0 : 64 * 8);
    unsigned state = 12345U + static_cast<unsigned>(seed);
    for (auto at = first; at < bytes.size(); ++at) {
        state = state * 1664525U + 1013904223U;
        if (seed < 2 || state >> 28 == 0)
            bytes[at] = static_cast<char>(state >> 16);
    }
    const auto file = put(m_folder.path(), QStringLiteral("tiles.fits"), bytes);
    const auto image = reader().read(file);
    if (image) {
        QCOMPARE(image->frame.width(), 64);
        (void)image->frame.at(63, 63);
    } else {
        QVERIFY2(image.error().detail.find("tiles.fits") != std::string::npos, image.error().detail.c_str());
    }
}

/// Found by the fuzzer: WCSLIB 7.12 follows a null pointer here. A fixed one reads it, or says why not.
void TestHostileFiles::coordinatesThatCrashCostOnlyThemselves()
{
    const auto file = put(
        m_folder.path(), QStringLiteral("sky.fits"),
        headerOf(
            {kSimple, "BITPIX  =                    8", "NAXIS   =                    2", axisCard(1, 60),
             axisCard(2, 48), "CTYPE1  = 'RA---TAN-SIP'", "CTYPE2  = 'D]C--TAN-SIP'",
             "CRVAL1  =                120.5", "CRVAL2  =                 43.2",
             "CRPIX1  =                 30.5", "CRPIX2  =                 24.5",
             "CD2_1   =                     1", "B_2_0   =                1  1E-06", "RADESYS = 'ICRS    '"})
            + filled(QByteArray(60 * 48, '\3')));
    const auto image = reader().read(file);
    QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
    QCOMPARE(image->frame.at(5, 5), 3.0);
    QVERIFY2(!image->sky.isUsable(), image->sky.name().c_str());
    qInfo("%s", image->sky.name().c_str());
}

void TestHostileFiles::gzipBombIsEnded()
{
    // 8 GB in 8 MB; the reader has 512 MB.
    const auto file =
        put(m_folder.path(), QStringLiteral("bomb.fits.gz"), gzipBomb(imageHeader(60'000, 60'000), 512));
    QVERIFY(QFileInfo(QString::fromStdString(file.string())).size() < 12'000'000);
    const auto image = reader(std::uint64_t{512} << 20).read(file);
    QVERIFY(!image.has_value());
    QVERIFY2(image.error().detail.find("bomb.fits.gz") != std::string::npos, image.error().detail.c_str());
    qInfo("%s", image.error().detail.c_str());
    QVERIFY(QFile::remove(QString::fromStdString(file.string())));
}

void TestHostileFiles::namesAreNames_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"x[1].fits", "x.fits[col a=b]", "x.fits(y.fits)", "-x.fits", "--hdu", "!x.fits", "mem: x",
          "a b;c&d'e\"f.fits", "ftp:x.fits", "x.fits.gz(y.fits)", "x.fits+1",
          "\xd0\xba\xd0\xb0\xd0\xb4\xd1\x80.fits"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

/// CFITSIO would take some of them for instructions, and write files (reference/sky.md, item 4).
void TestHostileFiles::namesAreNames()
{
    QFETCH(QString, name);
    QTemporaryDir folder;
    const auto file = put(folder.path(), name, plainFrame());
    const auto image = reader().read(file);
    QVERIFY2(image.has_value(), image ? "" : image.error().detail.c_str());
    QCOMPARE(image->frame.at(3, 2), 203.0);
    QCOMPARE(mapFits(file)->at(3, 2), 203.0);
    QCOMPARE(reader().list(file)->size(), std::size_t{1});
    QCOMPARE(
        QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList{name});
}

void TestHostileFiles::fileThatShrinksWhileShown()
{
    // Large enough that its end is on pages that were never touched.
    constexpr int kSide = 1024;
    const QByteArray header = headerOf(
        {kSimple, kSixteen, "NAXIS   =                    2", axisCard(1, kSide), axisCard(2, kSide),
         "BZERO   =                32768"});
    const auto file = put(
        m_folder.path(), QStringLiteral("live.fits"), header + filled(QByteArray(2 * kSide * kSide, '\x11')));
    const auto mapped = mapFrame(file);
    QVERIFY(mapped.has_value());
    QVERIFY(mapped->file->isWhole());
    QCOMPARE(mapped->frame.at(0, 0), double(0x9111));
    QCOMPARE(::truncate(file.c_str(), 8192), 0);
    // Nobody has looked since, and yet it is known.
    QVERIFY(!mapped->file->isWhole());
    double sum = 0;
    for (int y = 0; y < kSide; ++y)
        sum += mapped->frame.at(kSide - 1, y); // SIGBUS without the guard
    QVERIFY(sum > 0);
    QCOMPARE(mapped->frame.at(kSide - 1, kSide - 1), 32768.0); // zeros in the file
    QVERIFY(!mapped->file->isWhole());
    // Others are as they were.
    const auto other = put(m_folder.path(), QStringLiteral("other.fits"), plainFrame());
    const auto whole = mapFrame(other);
    QVERIFY(whole.has_value() && whole->file->isWhole());
    QCOMPARE(whole->frame.at(3, 2), 203.0);
    // Replaced by rename, as our writer does: the old one stays whole.
    QVERIFY(QFile::remove(QString::fromStdString(other.string())));
    QVERIFY(whole->file->isWhole());
}

void TestHostileFiles::readerThatCrashes()
{
    const auto file = put(m_folder.path(), QStringLiteral("any.fits"), plainFrame());
    const auto crashed = readerBy(script("kill -SEGV $$")).read(file);
    QCOMPARE(crashed.error().code, Errc::Malformed);
    QVERIFY2(
        crashed.error().detail.find("crashed (signal 11") != std::string::npos,
        crashed.error().detail.c_str());
    const auto killed = readerBy(script("kill -KILL $$")).read(file);
    QCOMPARE(killed.error().code, Errc::Unavailable);
    const auto late = readerBy(script("kill -ALRM $$")).read(file);
    QCOMPARE(late.error().code, Errc::Timeout);
    const auto ended = readerBy(script("exit 3")).read(file);
    QVERIFY2(ended.error().detail.ends_with("status 3"), ended.error().detail.c_str());
}

void TestHostileFiles::readerThatTalksNonsense_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray("true");
    QTest::newRow("no JSON") << QByteArray("echo hello");
    QTest::newRow("a list") << QByteArray("echo '[1,2]'");
    QTest::newRow("half") << QByteArray("printf '{\"width\":'");
    QTest::newRow("too wide") << QByteArray(
        "echo '{\"width\":2000000000,\"height\":2000000000,\"bytes_per_pixel\":4,\"checksum\":\"none\"}'");
    QTest::newRow("negative") << QByteArray(
        "echo '{\"width\":-4,\"height\":-4,\"bytes_per_pixel\":4,\"checksum\":\"none\"}'");
    QTest::newRow("pixels of three bytes")
        << QByteArray("echo '{\"width\":4,\"height\":4,\"bytes_per_pixel\":3,\"checksum\":\"none\"}'");
    QTest::newRow("words for numbers")
        << QByteArray("echo '{\"width\":\"4\",\"height\":4,\"bytes_per_pixel\":2,\"checksum\":\"none\"}'");
    QTest::newRow("endless") << QByteArray("yes");
}

void TestHostileFiles::readerThatTalksNonsense()
{
    QFETCH(QByteArray, answer);
    const auto file = put(m_folder.path(), QStringLiteral("any.fits"), plainFrame());
    const auto image = readerBy(script(answer)).read(file);
    QVERIFY(!image.has_value());
    QVERIFY(!image.error().detail.empty());
    QVERIFY(!readerBy(script(answer)).list(file).has_value());
}

void TestHostileFiles::readerThatHangsIsStopped()
{
    const auto file = put(m_folder.path(), QStringLiteral("any.fits"), plainFrame());
    const ApartReader hanging = readerBy(script("echo $$ > \"$2.pid\"; exec sleep 1000"));
    std::stop_source source;
    std::optional<Error> error;
    std::thread reading([&] {
        const auto image = hanging.read(file, {}, source.get_token());
        if (!image)
            error = image.error();
    });
    const QString pidFile = QString::fromStdString(file.string()) + QStringLiteral(".pid");
    QVERIFY(QTest::qWaitFor([&] { return QFileInfo(pidFile).size() > 1; }, 20'000));
    source.request_stop();
    reading.join();
    QVERIFY(error.has_value());
    QCOMPARE(error->code, Errc::Refused);
    QFile pid(pidFile);
    QVERIFY(pid.open(QIODevice::ReadOnly));
    QVERIFY(!QFile::exists(QStringLiteral("/proc/") + QString::fromLatin1(pid.readAll().trimmed())));
    // One that is not wanted from the beginning is not begun.
    QCOMPARE(hanging.read(file, {}, source.get_token()).error().code, Errc::Refused);
}

void TestHostileFiles::noReader()
{
    const auto file = put(m_folder.path(), QStringLiteral("any.fits"), plainFrame());
    const auto image =
        readerBy(m_folder.filePath(QStringLiteral("no_such_program")).toStdString()).read(file);
    QCOMPARE(image.error().code, Errc::Unavailable);
    QVERIFY2(
        image.error().detail.find("cannot be started") != std::string::npos, image.error().detail.c_str());
}

void TestHostileFiles::limitsHold()
{
    ApartReader::Config config;
    config.program = TULPAR_FITS;
    config.mostPixelBytes = 100;
    const auto file = put(m_folder.path(), QStringLiteral("any.fits"), plainFrame());
    const auto image = ApartReader(config).read(file);
    QCOMPARE(image.error().code, Errc::TooLarge);
    // Nothing can be written by the process: its files may have no length.
    config.mostPixelBytes = 4096;
    QVERIFY(ApartReader(config).read(file).has_value());
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "test_hostile_files.moc"
