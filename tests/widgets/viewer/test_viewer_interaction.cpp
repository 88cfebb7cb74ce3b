#include "widgets/common/fonts.h"
#include "widgets/common/language.h"
#include "widgets/viewer/control_strip.h"
#include "widgets/viewer/film_strip.h"
#include "widgets/viewer/frame_archive.h"
#include "widgets/viewer/header_panel.h"
#include "widgets/viewer/histogram_panel.h"
#include "widgets/viewer/measure_panel.h"
#include "widgets/viewer/readout_line.h"
#include "widgets/viewer/region_layer.h"
#include "widgets/viewer/viewer_tools.h"

#include <QApplication>
#include <QDropEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

#include <set>

#include "support_viewer_desk.h"

using namespace tulpar;
using namespace tulpar::test;
using namespace Qt::Literals::StringLiterals;

class TestViewerInteraction : public QObject {
    Q_OBJECT

    BurstFrames m_frames;

private slots:
    void initTestCase()
    {
        QVERIFY(m_frames.write());
        dressApplication();
    }

    void layoutsAreChosenByKeyAndByMouse()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show({1400, 600});
        QCOMPARE(desk.viewer.shownPanes().size(), std::size_t(3));
        QTest::keyClick(&desk.viewer, Qt::Key_C);
        QCOMPARE(desk.viewer.shownPanes(), std::vector{desk.viewer.blendPane()});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.viewer.blendPane()->picture().isNull(), 60'000);
        // It is a colour picture: some pixel is not grey.
        const QImage colours = desk.viewer.blendPane()->picture();
        int coloured = 0;
        for (int y = 0; y < colours.height(); ++y)
            for (int x = 0; x < colours.width(); ++x) {
                const QRgb pixel = colours.pixel(x, y);
                coloured += std::abs(qRed(pixel) - qBlue(pixel)) > 20 ? 1 : 0;
            }
        QVERIFY2(coloured > 50, qPrintable(QString::number(coloured)));
        QTest::keyClick(&desk.viewer, Qt::Key_C);
        QCOMPARE(desk.viewer.shownPanes().size(), std::size_t(3));
        // The same by the mouse: unfold a group, press its button.
        desk.viewer.controls()->unfold(ActionGroup::Show);
        QTest::mouseClick(desk.viewer.controls()->button(ViewerAction::Composite), Qt::LeftButton);
        QCOMPARE(desk.viewer.look().layout, ViewLayout::Composite);
        QVERIFY(desk.viewer.controls()->button(ViewerAction::Composite)->isChecked());
        QTest::keyClick(&desk.viewer, Qt::Key_Escape);
        QCOMPARE(desk.viewer.look().layout, ViewLayout::SideBySide);
        // Blinking shows one channel after the other in one place.
        QTest::keyClick(&desk.viewer, Qt::Key_B);
        QCOMPARE(desk.viewer.shownPanes(), std::vector{desk.viewer.pane(u"g"_s)});
        QTRY_COMPARE_WITH_TIMEOUT(desk.viewer.shownPanes(), std::vector{desk.viewer.pane(u"r"_s)}, 3000);
    }

    void everyActionHasAKeyOfItsOwnAndAButton()
    {
        Desk desk;
        std::set<int> keys;
        for (const ActionRow &row : actionRows()) {
            QVERIFY2(keys.insert(row.key).second, row.does);
            QVERIFY2(desk.viewer.controls()->button(row.action) != nullptr, row.does);
            QKeyEvent press(
                QEvent::KeyPress, row.key & ~int(Qt::KeyboardModifierMask),
                Qt::KeyboardModifiers(row.key & int(Qt::KeyboardModifierMask)));
            QVERIFY2(actionOf(press) == row.action, row.does);
        }
        // On a Russian keyboard the same place does the same: я lies where Z is (X11 key code 52).
        QKeyEvent cyrillic(QEvent::KeyPress, 0x042F, Qt::ControlModifier, 52, 0, 0);
        QVERIFY(actionOf(cyrillic) == ViewerAction::Undo);
    }

    void differenceShowsWhatIsNew()
    {
        Desk desk;
        auto first = burstField("r");
        first.afterglow = 0;
        desk.add(first);
        desk.publish();
        auto next = burstField("r");
        next.number = 2;
        next.noiseSeed = 99;
        next.start = kStart + 60s;
        desk.add(next);
        desk.publish();
        desk.show({700, 700});
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        QTest::keyClick(&desk.viewer, Qt::Key_D);
        QTRY_VERIFY(!desk.viewer.blendPane()->frame().isEmpty());
        QTRY_VERIFY(!desk.viewer.blendPane()->title().source.isEmpty());
        const Frame &difference = desk.viewer.blendPane()->frame();
        // The afterglow stays, the stars go: at the burst 900 counts, elsewhere noise.
        QVERIFY(difference.at(512, 512) > 500 || difference.at(511, 511) > 500);
        QVERIFY(desk.viewer.blendPane()->title().source.contains(u"14:11:34"));
    }

    void everyFrameIsAddedAndTheCoaddSaysSo()
    {
        Desk desk;
        for (std::uint64_t number = 1; number <= 5; ++number) {
            auto field = burstField("r");
            field.number = number;
            field.start = kStart + 300ms * static_cast<int>(number);
            desk.addAgain(field, m_frames.file("r"));
            desk.publish();
        }
        desk.show();
        QTRY_VERIFY_WITH_TIMEOUT(!desk.viewer.isStacking(), 60'000);
        QTest::keyClick(&desk.viewer, Qt::Key_L);
        QCOMPARE(desk.viewer.look().source, ChannelSource::Coadd);
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        QVERIFY2(red->title().source.contains(u"5"), qPrintable(red->title().source));
        QCOMPARE(red->frame().format(), PixelFormat::F32);
        QTest::keyClick(&desk.viewer, Qt::Key_L);
        QCOMPARE(desk.viewer.look().source, ChannelSource::Best);
        QTest::keyClick(&desk.viewer, Qt::Key_L);
        QCOMPARE(red->frame().format(), PixelFormat::FitsU16);
        QVERIFY(red->title().source.isEmpty());
        // What the frame is like is said on it.
        const QString looks = red->title().looks.join(u' ');
        QVERIFY2(looks.contains(u"FWHM") && looks.contains(u"sky 1"), qPrintable(looks));
        QVERIFY2(looks.contains(u"every 0.3"), qPrintable(looks));
    }

    void framesThatNobodySawAreAddedFromTheirFolder()
    {
        Desk desk;
        for (int number = 1; number <= 6; ++number) {
            auto field = burstField("r");
            field.number = static_cast<std::uint64_t>(number);
            field.start = kStart + 300ms * number;
            // As the core names them; only the first and the last are ever in a snapshot.
            const QString path = desk.folder.filePath(
                u"swift:1126853_r_20221009T141134.%1_%2.fits"_s.arg(300 * number % 1000, 3, 10, QChar(u'0'))
                    .arg(number, 6, 10, QChar(u'0')));
            QVERIFY(QFile::copy(m_frames.file("r"), path));
            if (number != 1 && number != 6)
                continue;
            desk.announce(field, path);
            desk.publish();
        }
        desk.show();
        QTRY_COMPARE(desk.viewer.archive()->frames().size(), std::size_t(6));
        QTRY_VERIFY_WITH_TIMEOUT(!desk.viewer.isStacking(), 60'000);
        QTest::keyClick(&desk.viewer, Qt::Key_L);
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        QVERIFY2(red->title().source.contains(u"6"), qPrintable(red->title().source));
    }

    void viewChangesAreUndone()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show();
        const ViewerLook before = desk.viewer.look();
        QTest::keyClick(&desk.viewer, Qt::Key_Plus);
        const ViewerLook zoomed = desk.viewer.look();
        QTest::keyClick(&desk.viewer, Qt::Key_I);
        QTest::keyClick(&desk.viewer, Qt::Key_P);
        QCOMPARE(desk.viewer.tone().map, ColourMap::Viridis);
        QTest::keyClick(&desk.viewer, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(&desk.viewer, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.viewer.look(), zoomed);
        QTest::keyClick(&desk.viewer, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.viewer.look(), before);
        QTest::keyClick(&desk.viewer, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(desk.viewer.look(), zoomed);
        QTest::keyClick(&desk.viewer, Qt::Key_N);
        QTest::keyClick(&desk.viewer, Qt::Key_Backspace);
        QCOMPARE(desk.viewer.look(), before);
    }

    void camerasThatAreTurnedShowTheSameSky()
    {
        Desk desk;
        auto green = burstField("g");
        auto red = burstField("r");
        red.wcs = TangentPlane::around(
            test::burstPosition(), {512.5, 512.5}, 0.591, Angle::degrees(118), true); // mirrored as well
        desk.add(green);
        desk.add(red);
        desk.publish();
        desk.show();
        const auto skyAt = [&](const QString &channel, QPointF share) {
            const ChannelPane *pane = desk.viewer.pane(channel);
            const QPointF at(
                pane->placement().area().width() * share.x(), pane->placement().area().height() * share.y());
            return pane->frame().facts().wcs->toIcrs(pane->placement().toPixel(at));
        };
        for (const QPointF share : {QPointF(0.5, 0.5), QPointF(0.2, 0.3), QPointF(0.8, 0.6)})
            QVERIFY2(
                separation(skyAt(u"g"_s, share), skyAt(u"r"_s, share)).asArcseconds() < 2,
                "panes differ by at most a pixel of width: 1.2 arcseconds here");
    }

    void aFolderIsWatchedAndLeafedThrough()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show({1200, 700});
        QTest::keyClick(&desk.viewer, Qt::Key_Space);
        QVERIFY(desk.viewer.filmStrip()->isVisible());
        QTRY_COMPARE(desk.viewer.archive()->frames().size(), std::size_t(3));
        QTRY_VERIFY(desk.viewer.filmStrip()->hasPicture(desk.viewer.archive()->frames().front().path));
        desk.viewer.filmStrip()->setFilter({"r", {}});
        QCOMPARE(desk.viewer.filmStrip()->shown().size(), std::size_t(1));
        QTest::mouseClick(desk.viewer.filmStrip(), Qt::LeftButton, {}, QPoint(30, 60));
        QVERIFY(desk.viewer.isFileShown());
        QTRY_VERIFY(!desk.viewer.filePane()->frame().isEmpty());
        QTest::keyClick(&desk.viewer, Qt::Key_E);
        QVERIFY(desk.viewer.headerPanel()->isVisible());
        desk.viewer.headerPanel()->setSearch(u"exptime"_s);
        QTRY_VERIFY2(
            desk.viewer.headerPanel()->text().startsWith(u"EXPTIME"),
            qPrintable(desk.viewer.headerPanel()->text()));
        QCOMPARE(desk.viewer.headerPanel()->text().count(u'\n'), 0);
        // From outside, as a drop.
        QTemporaryDir other;
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(other.path())});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.viewer, &enter);
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&desk.viewer, &drop);
        QVERIFY(desk.viewer.archive()->isByHand());
        QTRY_VERIFY(!desk.viewer.archive()->isReading());
        auto field = burstField("r");
        QVERIFY(test::writeStarField(other.filePath(u"new.fits"_s), field));
        QTRY_COMPARE(desk.viewer.filePane()->title().name, u"new.fits"_s); // opened as it appeared
    }

    void aStarIsMeasuredOnEveryFrame()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show({1400, 700});
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        QTest::keyClick(&desk.viewer, Qt::Key_W);
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        QTest::mouseClick(red, Qt::LeftButton, {}, onScreen(red, {512.5, 512.5})); // the afterglow
        QVERIFY(desk.viewer.tools()->measures()->isVisible());
        const QString words = desk.viewer.tools()->measures()->words();
        QVERIFY2(words.contains(u"FWHM 2."), qPrintable(words));
        QVERIFY(desk.viewer.tools()->measures()->table().startsWith(u"radius_px,"));
        QCOMPARE(desk.viewer.tools()->measures()->plot()->plot().series.size(), std::size_t(3));
        auto next = burstField("r");
        next.number = 2;
        next.noiseSeed = 77;
        next.start = kStart + 300ms;
        desk.add(next);
        desk.publish();
        QVERIFY(desk.viewer.tools()->measures()->words() != words);
        const QString csv = desk.folder.filePath(u"star.csv"_s);
        desk.viewer.save(ViewerAction::SaveTable, csv);
        QFile written(csv);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().startsWith("radius_px,encircled_energy,net\n0,"));
        QTest::keyClick(&desk.viewer, Qt::Key_Escape);
        QVERIFY(!desk.viewer.tools()->measures()->isVisible());
        // A line by two points, and its values.
        QTest::keyClick(&desk.viewer, Qt::Key_K);
        QTest::mousePress(red, Qt::LeftButton, {}, onScreen(red, {500, 512}));
        QTest::mouseMove(red, onScreen(red, {525, 512}));
        QTest::mouseRelease(red, Qt::LeftButton, {}, onScreen(red, {525, 512}));
        QVERIFY(desk.viewer.tools()->table().startsWith(u"distance_px,"));
        QVERIFY(desk.viewer.tools()->table().count(u'\n') > 20);
    }

    void histogramHandlesMoveTheLimits()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show({1400, 700});
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        QTest::keyClick(&desk.viewer, Qt::Key_H);
        HistogramPanel *panel = desk.viewer.tools()->histogram();
        QTRY_VERIFY(panel->isVisible() && !panel->plot()->plot().series.empty());
        const DisplayRange before = desk.viewer.pane(u"r"_s)->display()->range;
        const DisplayRange green = desk.viewer.pane(u"g"_s)->display()->range;
        QTest::keyClick(panel, Qt::Key_Left);
        const DisplayRange after = desk.viewer.pane(u"r"_s)->display()->range;
        QVERIFY(after.high < before.high);
        QCOMPARE(after.low, before.low);
        QCOMPARE(desk.viewer.pane(u"g"_s)->display()->range, green); // its own sky, its own limits
        QTest::keyClick(&desk.viewer, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.viewer.pane(u"r"_s)->display()->range, before);
    }

    void regionsAreDrawnOnAllChannelsAndMeasured()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show({1500, 700});
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        ChannelPane *green = desk.viewer.pane(u"g"_s);
        const QImage before = green->grab().toImage();
        QTest::keyClick(&desk.viewer, Qt::Key_O);
        QTest::mousePress(red, Qt::LeftButton, {}, onScreen(red, {512, 512}));
        QTest::mouseMove(red, onScreen(red, {560, 512}));
        QTest::mouseRelease(red, Qt::LeftButton, {}, onScreen(red, {560, 512}));
        QCOMPARE(desk.viewer.tools()->regions()->regions().size(), std::size_t(1));
        QVERIFY(green->grab().toImage() != before); // the same sky
        QVERIFY(desk.viewer.tools()->measures()->words().contains(u"sum"));
        const QString file = desk.folder.filePath(u"own.reg"_s);
        desk.viewer.save(ViewerAction::SaveRegions, file);
        QTest::keyClick(&desk.viewer, Qt::Key_Delete);
        QVERIFY(desk.viewer.tools()->regions()->regions().empty());
        desk.viewer.loadRegions(file);
        QCOMPARE(desk.viewer.tools()->regions()->regions().size(), std::size_t(1));
        QVERIFY(desk.viewer.readoutLine()->message().contains(u'1'));
        QTest::keyClick(&desk.viewer, Qt::Key_Delete, Qt::ShiftModifier);
        QVERIFY(desk.viewer.tools()->regions()->regions().empty());
        QTest::keyClick(&desk.viewer, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(desk.viewer.tools()->regions()->regions().size(), std::size_t(1));
    }

    void theWordsOfARegionAreWrittenBesideTheFrames()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show({1500, 700});
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        desk.viewer.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.viewer));
        QLineEdit *words = desk.viewer.tools()->measures()->regionText();
        const auto &regions = desk.viewer.tools()->regions()->regions();
        QTest::keyClick(&desk.viewer, Qt::Key_O);
        QTest::keyClick(&desk.viewer, Qt::Key_O, Qt::ShiftModifier); // from the first back to the last
        QCOMPARE(desk.viewer.tools()->regions()->kind(), RegionLayer::Kind::Text);
        QTest::mouseClick(red, Qt::LeftButton, {}, onScreen(red, {512, 512}));
        QVERIFY(words->isVisible() && words->hasFocus());
        QTest::keyClicks(words, u"host"_s);
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(regions.front().text, u"host"_s);
        QVERIFY(!words->hasFocus()); // back to the frames
        // The key opens it again, and a frame that comes meanwhile leaves it alone.
        QTest::keyClick(&desk.viewer, Qt::Key_Return);
        QVERIFY(words->hasFocus());
        QTest::keyClicks(words, u"host?"_s);
        auto next = burstField("r");
        next.number = 2;
        next.start = kStart + 300ms;
        desk.addAgain(next, m_frames.file("r"));
        desk.publish();
        QCOMPARE(words->text(), u"host?"_s);
        QVERIFY(words->hasFocus());
        desk.viewer.setFocus(); // away from it is done with it
        QCOMPARE(regions.front().text, u"host?"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(regions.front().text, u"host"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_W); // what is measured now is no region
        QVERIFY(words->isHidden());
    }

    void theCaretIsRedInRedLight()
    {
        Desk desk;
        desk.viewer.setColours(Palette::of(Lighting::Red));
        m_frames.addTo(desk);
        desk.publish();
        desk.show();
        desk.viewer.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.viewer));
        QTest::keyClick(&desk.viewer, Qt::Key_E);
        auto *search = desk.viewer.headerPanel()->findChild<QLineEdit *>();
        QVERIFY(search != nullptr && search->hasFocus());
        int lit = 0;
        const QImage picture = search->grab().toImage();
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                const QColor colour = picture.pixelColor(x, y);
                QVERIFY2(
                    colour.green() == 0 && colour.blue() == 0,
                    qPrintable(u"%1 at %2, %3"_s.arg(colour.name()).arg(x).arg(y)));
                lit += x < 8 && colour.red() > 150 ? 1 : 0;
            }
        QVERIFY(lit > 5); // there is one
    }

    void picturesAndCutoutsLeaveTheViewer()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show();
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        QTest::keyClicks(&desk.viewer, u"+++"_s);
        const QString png = desk.folder.filePath(u"seen.png"_s);
        desk.viewer.save(ViewerAction::SavePicture, png);
        QVERIFY(QImage(png).width() >= 1190);
        const QString fits = desk.folder.filePath(u"cut.fits"_s);
        desk.viewer.save(ViewerAction::SaveCutout, fits);
        desk.viewer.openFile(fits);
        QTRY_VERIFY(!desk.viewer.filePane()->frame().isEmpty());
        const QRect seen = desk.viewer.pane(u"r"_s)->placement().visible();
        const double zoom = desk.viewer.pane(u"r"_s)->placement().zoom();
        const int width = desk.viewer.filePane()->frame().width();
        QVERIFY(width >= seen.width() / zoom && width <= seen.width() / zoom + 2);
        desk.viewer.save(ViewerAction::SavePicture, u"/nowhere/at/all.png"_s);
        QVERIFY(desk.viewer.readoutLine()->message().contains(u"all.png"));
    }

    void aThinLinkGetsFewGreysAndFewFramesAndSaysSo()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show();
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        const auto colours = [&] {
            red->grab();
            std::set<QRgb> all;
            const QImage picture = red->picture();
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    all.insert(picture.pixel(x, y));
            return all.size();
        };
        const auto before = colours();
        QTest::keyClick(&desk.viewer, Qt::Key_R, Qt::ControlModifier);
        QVERIFY(desk.viewer.isRemote());
        const auto thin = colours();
        QVERIFY2(before > 100 && thin <= 17, qPrintable(u"%1 %2"_s.arg(before).arg(thin)));
        QTest::keyClick(&desk.viewer, Qt::Key_Q); // full quality on demand
        QVERIFY(colours() > 100);
        for (std::uint64_t number = 2; number <= 4; ++number) {
            auto next = burstField("r");
            next.number = number;
            next.start = kStart + 300ms * static_cast<int>(number);
            desk.addAgain(next, m_frames.file("r"));
            desk.publish();
        }
        QCOMPARE(red->number(), std::uint64_t(2)); // one at once, the newest a second later
        QTRY_COMPARE_WITH_TIMEOUT(red->number(), std::uint64_t(4), 5000);
        QVERIFY(colours() <= 17);
        QTest::keyClick(&desk.viewer, Qt::Key_R, Qt::ControlModifier);
        QVERIFY(colours() > 100);
    }

    void aThinLinkIsGivenNoMoreFramesThanItTakes()
    {
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.show();
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        const auto pictureOfBadges = [&] { return red->grab(red->imageArea()).toImage(); };
        std::optional<std::size_t> onItsWay = 300'000;
        int asked = 0;
        desk.viewer.setLinkBacklog([&] {
            ++asked;
            return onItsWay;
        });
        const auto next = [&](std::uint64_t number) {
            auto field = burstField("r");
            field.number = number;
            field.start = kStart + 300ms * static_cast<int>(number);
            desk.addAgain(field, m_frames.file("r"));
            desk.publish();
        };
        next(2);
        QCOMPARE(red->number(), std::uint64_t(2)); // not remote: shown as it comes, and nobody asks the link
        QCOMPARE(asked, 0);
        desk.viewer.setRemote(true);
        next(3);
        QCOMPARE(red->number(), std::uint64_t(3));
        const QImage before = pictureOfBadges();
        next(4);
        next(5);
        QTRY_VERIFY_WITH_TIMEOUT(asked >= 3, 20'000); // long after its second
        QCOMPARE(red->number(), std::uint64_t(3));
        QCOMPARE(red->linkSeconds(), 0);
        desk.clock.advance(4200ms);
        onItsWay = 100;
        QTRY_COMPARE_WITH_TIMEOUT(red->number(), std::uint64_t(5), 20'000); // the newest; 4 is dropped
        QCOMPARE(red->linkSeconds(), 5);
        QVERIFY(pictureOfBadges() != before); // it says so
        // Every frame is in the coadd all the same.
        QTRY_VERIFY_WITH_TIMEOUT(!desk.viewer.isStacking(), 60'000);
        desk.viewer.perform(ViewerAction::NextSource);
        QTRY_VERIFY_WITH_TIMEOUT(red->title().source.contains(u"5"), 20'000);
        desk.viewer.perform(ViewerAction::NextSource);
        desk.viewer.perform(ViewerAction::NextSource);
        // A link that says nothing is given a frame a second, and the words are gone.
        onItsWay.reset();
        next(6);
        QTRY_COMPARE_WITH_TIMEOUT(red->number(), std::uint64_t(6), 20'000);
        next(7);
        QTRY_COMPARE_WITH_TIMEOUT(red->number(), std::uint64_t(7), 20'000);
        QCOMPARE(red->linkSeconds(), 0);
        desk.viewer.setRemote(false);
        next(8);
        QCOMPARE(red->number(), std::uint64_t(8));
    }

    void overlaysAreDrawnAndAnIdleViewerPaintsNothing()
    {
        struct Counter : QObject {
            bool eventFilter(QObject *, QEvent *event) override
            {
                paints += event->type() == QEvent::Paint ? 1 : 0;
                return false;
            }
            int paints = 0;
        };
        Desk desk;
        m_frames.addTo(desk);
        desk.publish();
        desk.viewer.setStarSource([](const IcrsDirection &, Angle, double) {
            return std::vector<CatalogueStar>{
                {offset(test::burstPosition(), Angle::degrees(40), Angle::arcseconds(90)), 11.3, "TYC 1"}};
        });
        desk.show({900, 900});
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        for (const Qt::Key key : {Qt::Key_G, Qt::Key_J, Qt::Key_V}) {
            const QImage before = red->grab().toImage();
            QTest::keyClick(&desk.viewer, key);
            QVERIFY(red->grab().toImage() != before);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!desk.viewer.isStacking(), 60'000);
        QCoreApplication::processEvents();
        Counter counter;
        for (QWidget *widget : desk.viewer.findChildren<QWidget *>())
            widget->installEventFilter(&counter);
        for (int i = 0; i < 20; ++i) {
            desk.publish();
            desk.viewer.setNow(kStart + 8s);
            QCoreApplication::processEvents();
        }
        const int afterFirst = counter.paints; // the first tick may change the ages
        for (int i = 0; i < 20; ++i) {
            desk.publish();
            desk.viewer.setNow(kStart + 8s);
            QCoreApplication::processEvents();
        }
        QCOMPARE(counter.paints, afterFirst);

        // On a thin link not even the age, once it has become the time of the frame.
        desk.viewer.setRemote(true);
        desk.viewer.setNow(kStart + 9s);
        QCOMPARE(red->title().age, u"< 10 s ago"_s);
        desk.viewer.setNow(kStart + 25s);
        QCOMPARE(red->title().age, u"20 s ago"_s);
        desk.viewer.setNow(kStart + 61s);
        QCOMPARE(red->title().age, u"14:11:34 UTC"_s);
        red->grab();
        QCoreApplication::processEvents();
        const int beforeMinutes = counter.paints;
        for (int i = 0; i < 20; ++i) {
            desk.publish();
            desk.viewer.setNow(kStart + 61s + 7s * i);
            QCoreApplication::processEvents();
        }
        QCOMPARE(counter.paints, beforeMinutes);
    }

    /// Pictures for eyes and for the guide: TULPAR_PICTURES=<folder> writes them.
    void pictures_data()
    {
        QTest::addColumn<int>("lighting");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QString>("language");
        QTest::newRow("night") << int(Lighting::Night) << 100 << u"en"_s;
        QTest::newRow("red") << int(Lighting::Red) << 100 << u"ru"_s;
        QTest::newRow("day") << int(Lighting::Day) << 200 << u"kk"_s;
    }
    void pictures()
    {
        QFETCH(int, lighting);
        QFETCH(int, percent);
        QFETCH(QString, language);
        const QString folder = qEnvironmentVariable("TULPAR_PICTURES");
        if (folder.isEmpty())
            QSKIP("set TULPAR_PICTURES to a folder to get pictures");
        QVERIFY(setLanguage(*QCoreApplication::instance(), language));
        Desk desk;
        QFont font = deskFont();
        font.setPixelSize(font.pixelSize() * percent / 100);
        desk.viewer.setFont(font);
        m_frames.addTo(desk);
        desk.snapshot.devices = {
            cameraView("g", kStart + 7500ms, 7500ms), cameraView("r", kStart + 11s, 300ms),
            cameraView("i", kStart + 7500ms, 7500ms)};
        desk.publish();
        desk.viewer.setNow(kStart + 11200ms);
        desk.viewer.setColours(Palette::of(static_cast<Lighting>(lighting)), Scale(percent));
        desk.show(QSize(1280, 560) * percent / 100);
        const auto save = [&](const QString &what) {
            QTRY_VERIFY_WITH_TIMEOUT(!desk.viewer.isStacking(), 60'000);
            const auto isDrawn = [&] {
                const auto panes = desk.viewer.shownPanes();
                const auto &frames = desk.viewer.archive()->frames();
                return std::none_of(
                           panes.begin(), panes.end(),
                           [](const ChannelPane *pane) { return pane->isDetailPending(); })
                    && (desk.viewer.tools()->histogram()->isHidden()
                        || !desk.viewer.tools()->histogram()->plot()->plot().series.empty())
                    && (desk.viewer.filmStrip()->isHidden()
                        || std::all_of(frames.begin(), frames.end(), [&](const FolderFrame &frame) {
                               return desk.viewer.filmStrip()->hasPicture(frame.path);
                           }));
            };
            desk.viewer.grab(); // sets to work what is drawn behind
            QTRY_VERIFY_WITH_TIMEOUT(isDrawn(), 60'000);
            QVERIFY(desk.viewer.grab().save(
                u"%1/viewer_%2_%3.png"_s.arg(folder, what, QLatin1String(QTest::currentDataTag()))));
        };
        save(u"three"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_C);
        desk.viewer.controls()->unfold(ActionGroup::Show);
        save(u"rgb"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_C);
        desk.viewer.controls()->unfold(std::nullopt);
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_W);
        QTest::mouseClick(red, Qt::LeftButton, {}, onScreen(red, {512.5, 512.5}));
        QTest::keyClicks(&desk.viewer, u"++++"_s);
        save(u"profile"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_Escape);
        QTest::keyClick(&desk.viewer, Qt::Key_F);
        QTest::keyClick(&desk.viewer, Qt::Key_0);
        QTest::keyClick(&desk.viewer, Qt::Key_G);
        QTest::keyClick(&desk.viewer, Qt::Key_O);
        QTest::mousePress(red, Qt::LeftButton, {}, onScreen(red, {512, 512}));
        QTest::mouseMove(red, onScreen(red, {620, 512}));
        QTest::mouseRelease(red, Qt::LeftButton, {}, onScreen(red, {620, 512}));
        QTest::keyClick(&desk.viewer, Qt::Key_O);
        QTest::keyClick(&desk.viewer, Qt::Key_O); // a box
        QTest::mousePress(red, Qt::LeftButton, {}, onScreen(red, {250, 700}));
        QTest::mouseMove(red, onScreen(red, {320, 740}));
        QTest::mouseRelease(red, Qt::LeftButton, {}, onScreen(red, {320, 740}));
        // Turned by its handle, with words.
        const double stalk = 24.0 * percent / 100 / red->placement().zoom();
        QTest::mousePress(red, Qt::LeftButton, {}, onScreen(red, {250, 740 + stalk}));
        QTest::mouseMove(red, onScreen(red, {250 - 0.5 * (40 + stalk), 700 + 0.87 * (40 + stalk)}));
        QTest::mouseRelease(
            red, Qt::LeftButton, {}, onScreen(red, {250 - 0.5 * (40 + stalk), 700 + 0.87 * (40 + stalk)}));
        QVERIFY(std::get<BoxShape>(desk.viewer.tools()->regions()->chosen()->shape).turn.asDegrees() > 20);
        QTest::keyClick(&desk.viewer, Qt::Key_Return);
        QTest::keyClicks(desk.viewer.tools()->measures()->regionText(), u"host"_s);
        QTest::keyClick(desk.viewer.tools()->measures()->regionText(), Qt::Key_Return);
        save(u"regions"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_Escape);
        QTest::keyClick(&desk.viewer, Qt::Key_Delete, Qt::ShiftModifier);
        QTest::keyClick(&desk.viewer, Qt::Key_G);
        QTest::keyClick(&desk.viewer, Qt::Key_Space);
        QTest::keyClick(&desk.viewer, Qt::Key_H);
        save(u"histogram"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_E);
        save(u"header"_s);
        QTest::keyClick(&desk.viewer, Qt::Key_Escape);
        QTest::keyClick(&desk.viewer, Qt::Key_Space);
        QTest::keyClick(&desk.viewer, Qt::Key_R, Qt::ControlModifier);
        QTest::keyClicks(&desk.viewer, u"?"_s);
        save(u"remote"_s);
        QTest::keyClicks(&desk.viewer, u"?"_s);
        save(u"keys"_s);
        QTest::keyClicks(&desk.viewer, u"?"_s);
        desk.viewer.controls()->unfold(ActionGroup::Files);
        save(u"keys_more"_s);
        QVERIFY(setLanguage(*QCoreApplication::instance(), u"en"_s));
    }
};

QTEST_MAIN(TestViewerInteraction)
#include "test_viewer_interaction.moc"
