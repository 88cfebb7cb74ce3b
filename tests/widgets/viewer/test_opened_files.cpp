#include "widgets/viewer/film_strip.h"
#include "widgets/viewer/frame_archive.h"
#include "widgets/viewer/pane_title.h"

#include <QDir>
#include <QFileInfo>

#include <set>

#include "support_viewer_desk.h"

using namespace tulpar;
using namespace tulpar::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// An image of 64 x 48 pixels of 16 bits, all of one value but the last, which is `last`.
bool writePlain(const QString &path, std::uint16_t value, std::uint16_t last)
{
    QByteArray bytes;
    const auto card = [&bytes](const char *text) { bytes += QByteArray(text).leftJustified(80); };
    for (const char *text :
         {"SIMPLE  =                    T", "BITPIX  =                   16",
          "NAXIS   =                    2", "NAXIS1  =                   64",
          "NAXIS2  =                   48", "BSCALE  =                  1.0",
          "BZERO   =              32768.0", "END"})
        card(text);
    bytes = bytes.leftJustified(2880);
    for (int i = 0; i < 64 * 48; ++i) {
        const auto stored = static_cast<std::uint16_t>((i + 1 < 64 * 48 ? value : last) - 32768);
        bytes += static_cast<char>(stored >> 8);
        bytes += static_cast<char>(stored & 0xff);
    }
    bytes = bytes.leftJustified((bytes.size() + 2879) / 2880 * 2880, '\0');
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

/// Files that a person opens: several at once, and one without a picture in it.
class TestOpenedFiles : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { dressApplication(); }
    void severalAreLeafedThrough();
    void aConstantFrameSaysSo();
};

void TestOpenedFiles::severalAreLeafedThrough()
{
    Desk desk;
    desk.show();
    QStringList paths;
    for (const char *name : {"first.fits", "second.fits", "third.fits"}) {
        QTemporaryDir elsewhere; // each in a folder of its own
        elsewhere.setAutoRemove(false);
        paths.append(elsewhere.filePath(QLatin1String(name)));
        QVERIFY(writePlain(paths.back(), 100, 200));
    }
    desk.viewer.openFiles(paths);
    QVERIFY(desk.viewer.isFileShown());
    QTRY_COMPARE_WITH_TIMEOUT(desk.viewer.archive()->frames().size(), std::size_t{3}, 30'000);
    QCOMPARE(desk.viewer.filePane()->title().name, u"first.fits"_s);
    std::set<QString> seen{desk.viewer.filePane()->title().name};
    for (const auto action :
         {ViewerAction::Earlier, ViewerAction::Earlier, ViewerAction::Later, ViewerAction::Later,
          ViewerAction::Later}) {
        desk.viewer.perform(action);
        seen.insert(desk.viewer.filePane()->title().name);
    }
    QCOMPARE(seen.size(), std::size_t{3});
    for (const QString &path : paths)
        QVERIFY(QFileInfo(path).dir().removeRecursively());
}

void TestOpenedFiles::aConstantFrameSaysSo()
{
    Desk desk;
    desk.show();
    const QString constant = desk.folder.filePath(u"constant.fits"_s);
    const QString almost = desk.folder.filePath(u"almost.fits"_s);
    QVERIFY(writePlain(constant, 512, 512));
    QVERIFY(writePlain(almost, 512, 513));
    desk.viewer.openFile(constant);
    QTRY_VERIFY_WITH_TIMEOUT(
        desk.viewer.filePane()->title().problem.startsWith(u"every pixel is 512"_s), 30'000);
    desk.viewer.openFile(almost);
    QTRY_VERIFY_WITH_TIMEOUT(!desk.viewer.filePane()->frame().isEmpty(), 30'000);
    desk.viewer.setNow(kStart);
    QVERIFY2(
        desk.viewer.filePane()->title().problem.isEmpty(),
        qPrintable(desk.viewer.filePane()->title().problem));
}

QTEST_MAIN(TestOpenedFiles)
#include "test_opened_files.moc"
