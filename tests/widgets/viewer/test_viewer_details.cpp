#include "widgets/common/key_help.h"
#include "widgets/common/quiet_text.h"
#include "widgets/viewer/film_strip.h"
#include "widgets/viewer/header_panel.h"
#include "widgets/viewer/histogram_panel.h"
#include "widgets/viewer/pixel_table.h"
#include "widgets/viewer/viewer_tools.h"

#include <QFontMetrics>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QtEndian>

#include <functional>
#include <limits>

#include "support_viewer_desk.h"

using namespace tulpar;
using namespace tulpar::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A FITS image of 32-bit floats, big-endian as the standard has them.
QString writeFloats(
    const QString &path, const std::vector<int> &axes, const std::function<float(qsizetype)> &value)
{
    QByteArray header;
    const auto card = [&](const QByteArray &keyword, const QByteArray &is) {
        header += (keyword.leftJustified(8) + "= " + is.rightJustified(20)).leftJustified(80);
    };
    card("SIMPLE", "T");
    card("BITPIX", "-32");
    card("NAXIS", QByteArray::number(axes.size()));
    qsizetype count = 1;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        card("NAXIS" + QByteArray::number(i + 1), QByteArray::number(axes[i]));
        count *= axes[i];
    }
    header += QByteArray("END").leftJustified(80);
    header = header.leftJustified(2880);
    QByteArray data(count * 4, '\0');
    for (qsizetype i = 0; i < count; ++i)
        qToBigEndian(value(i), data.data() + 4 * i);
    data.append((2880 - data.size() % 2880) % 2880, '\0');
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(header + data) < 0)
        qFatal("cannot write the fixture");
    return path;
}

QStringList linesOf(const KeyHelp::Sections &sections)
{
    QStringList lines;
    for (const auto &[title, keys] : sections)
        for (const KeyLine &line : keys)
            lines.append(title + u' ' + line.keys + u' ' + line.does);
    return lines;
}

} // namespace

/// What somebody meets who sits down before the viewer for the first time.
class TestViewerDetails : public QObject {
    Q_OBJECT

    BurstFrames m_frames;

    /// The burst's three channels in a window of `size`.
    void showBurst(Desk &desk, QSize size = {1200, 500}) const
    {
        m_frames.addTo(desk);
        desk.publish();
        desk.show(size);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_frames.write());
        dressApplication();
    }

    void aPanelPutAwayByAnotherKeyComesBackAtTheFirstPress()
    {
        Desk desk;
        showBurst(desk);
        QTest::keyClick(&desk.viewer, Qt::Key_T);
        QCOMPARE(desk.viewer.sidePanel(), desk.viewer.tools()->pixels());
        QTest::keyClick(&desk.viewer, Qt::Key_Escape);
        QVERIFY(desk.viewer.sidePanel() == nullptr);
        QVERIFY(!desk.viewer.tools()->on().contains(ViewerAction::PixelTable));
        QTest::keyClick(&desk.viewer, Qt::Key_T);
        QCOMPARE(desk.viewer.sidePanel(), desk.viewer.tools()->pixels());
        QTest::keyClick(&desk.viewer, Qt::Key_E);
        QCOMPARE(desk.viewer.sidePanel(), desk.viewer.headerPanel());
        QTest::keyClick(&desk.viewer, Qt::Key_T);
        QCOMPARE(desk.viewer.sidePanel(), desk.viewer.tools()->pixels());
    }

    void thePixelTableFollowsKeyboardAndFrames()
    {
        Desk desk;
        showBurst(desk);
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        QTest::keyClick(&desk.viewer, Qt::Key_T);
        const PixelTable *table = desk.viewer.tools()->pixels();
        const QString middle = table->text();
        QVERIFY(!middle.isEmpty()); // without a mouse: the middle of what is seen
        QTest::keyClick(&desk.viewer, Qt::Key_Right, Qt::ShiftModifier);
        const QString beside = table->text();
        QVERIFY(beside != middle);
        auto next = burstField("r");
        next.number = 2;
        next.noiseSeed = 99;
        desk.add(next);
        desk.publish();
        QVERIFY(table->text() != beside); // of the frame that is shown now
        desk.viewer.openFile(
            writeFloats(desk.folder.filePath(u"seven.fits"_s), {64, 64}, [](qsizetype) { return 7.0F; }));
        QTRY_VERIFY2(table->text().contains(u"\t7\t7\t"_s), qPrintable(table->text())); // of the file
    }

    void aHeldKeyGoesOnThroughACubeAndKeepsThePlace()
    {
        Desk desk;
        desk.show();
        const QString cube = writeFloats(
            desk.folder.filePath(u"cube.fits"_s), {40, 30, 10}, [](qsizetype i) { return float(i % 97); });
        desk.viewer.openFile(cube);
        ChannelPane *pane = desk.viewer.filePane();
        QTRY_VERIFY(pane->title().looks.contains(u"plane 1 of 10"_s));
        desk.viewer.perform(ViewerAction::ZoomIn);
        const double zoom = pane->placement().zoom();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&desk.viewer, Qt::Key_PageDown);
        QTest::keyClick(&desk.viewer, Qt::Key_PageDown, Qt::ShiftModifier);
        QTRY_VERIFY2(
            pane->title().looks.contains(u"plane 4 of 10"_s), qPrintable(pane->title().looks.join(u' ')));
        QCOMPARE(pane->placement().zoom(), zoom);
    }

    void whatAFrameIsLikeStaysUntilTheNextOneIsGauged()
    {
        Desk desk;
        showBurst(desk);
        ChannelPane *red = desk.viewer.pane(u"r"_s);
        const auto isGauged = [red] { return red->title().looks.join(u' ').contains(u"FWHM"); };
        QTRY_VERIFY_WITH_TIMEOUT(isGauged(), 60'000);
        auto next = burstField("r");
        next.number = 2;
        desk.addAgain(next, m_frames.file("r"));
        desk.publish();
        QCOMPARE(red->number(), std::uint64_t{2});
        QVERIFY(isGauged());
        // One of another exposure is another thing: nothing is said of it before it is gauged.
        next.number = 3;
        next.exposureS = 30;
        desk.add(next);
        desk.publish();
        QCOMPARE(red->number(), std::uint64_t{3});
        QVERIFY(!isGauged());
        QTRY_VERIFY_WITH_TIMEOUT(isGauged(), 60'000);
    }

    void noNumberIsCutInTwo()
    {
        const QFontMetrics metrics(deskFont());
        const QStringList facts{u"FWHM 2.1″"_s, u"sky 953 ± 245"_s, u"full pixels: 462"_s};
        const auto wide = [&](const QStringList &of) { return metrics.horizontalAdvance(of.join(u"   "_s)); };
        QCOMPARE(wholeFacts(facts, metrics, wide(facts)), facts.join(u"   "_s));
        QCOMPARE(wholeFacts(facts, metrics, wide(facts) - 1), facts.mid(0, 2).join(u"   "_s));
        QCOMPARE(wholeFacts(facts, metrics, wide(facts.mid(0, 2)) - 1), facts.first());
    }

    void theKeysHelpLeavesNoKeyOut_data()
    {
        QTest::addColumn<int>("height");
        QTest::newRow("thin") << 180;
        QTest::newRow("small") << 330;
        QTest::newRow("large") << 1000;
    }

    void theKeysHelpLeavesNoKeyOut()
    {
        QFETCH(int, height);
        Desk desk;
        desk.show({900, height});
        KeyHelp::Sections all{{u"FRAMES"_s, desk.viewer.keys()}};
        all.push_back({u"PLACE"_s, keyLinesOf(ActionGroup::Place)});
        all.push_back({u"FILES"_s, keyLinesOf(ActionGroup::Files)});
        auto *help = desk.viewer.findChild<KeyHelp *>();
        QVERIFY(help != nullptr);
        QStringList told;
        for (const KeyHelp::Sections &portion : help->portionsOf(all)) {
            help->setSections(portion);
            QVERIFY2(
                help->sizeHint().height() <= height, qPrintable(QString::number(help->sizeHint().height())));
            told += linesOf(portion);
        }
        QCOMPARE(told, linesOf(all));
        // And `?` leads through all its pages and away again.
        int pages = 0;
        do {
            QTest::keyClicks(&desk.viewer, u"?"_s);
            ++pages;
        } while (desk.viewer.isKeyHelpShown() && pages < 100);
        QVERIFY(pages > 2 && pages < 100);
    }

    void columnsOfTheHeaderStandUnderEachOther()
    {
        Desk desk;
        showBurst(desk);
        QTest::keyClick(&desk.viewer, Qt::Key_E);
        auto *cards = desk.viewer.headerPanel()->findChild<QPlainTextEdit *>();
        QVERIFY(cards != nullptr);
        QTRY_VERIFY(cards->toPlainText().contains(u"NAXIS1"));
        const auto placeOf = [&](const QString &keyword, QChar sign) {
            for (QTextBlock line = cards->document()->begin(); line.isValid(); line = line.next())
                if (line.text().startsWith(keyword + u'\t')) {
                    QTextCursor at(line);
                    at.setPosition(line.position() + static_cast<int>(line.text().indexOf(sign)));
                    return cards->cursorRect(at).x();
                }
            return -1;
        };
        for (const QString &keyword : {u"BITPIX"_s, u"NAXIS1"_s, u"BZERO"_s}) {
            QVERIFY2(placeOf(keyword, u'=') > 0, qPrintable(keyword));
            QCOMPARE(placeOf(keyword, u'='), placeOf(u"SIMPLE"_s, u'='));
        }
    }

    void aFrameWithoutANumberSaysSo()
    {
        Desk desk;
        desk.show();
        ChannelPane *pane = desk.viewer.filePane();
        desk.viewer.openFile(writeFloats(desk.folder.filePath(u"nan.fits"_s), {64, 64}, [](qsizetype) {
            return std::numeric_limits<float>::quiet_NaN();
        }));
        QTRY_VERIFY(!pane->title().problem.isEmpty());
        desk.viewer.openFile(
            writeFloats(desk.folder.filePath(u"one.fits"_s), {64, 64}, [](qsizetype i) { return float(i); }));
        QTRY_VERIFY(!pane->frame().isEmpty());
        QTRY_VERIFY(pane->title().problem.isEmpty());
    }

    void aSpectrumOfOneRowIsSeen()
    {
        Desk desk;
        desk.show();
        desk.viewer.openFile(writeFloats(
            desk.folder.filePath(u"row.fits"_s), {5000, 1}, [](qsizetype i) { return float(i % 300); }));
        QTRY_VERIFY(!desk.viewer.filePane()->frame().isEmpty());
        QTRY_VERIFY(!desk.viewer.filePane()->picture().isNull());
        QVERIFY(desk.viewer.filePane()->picture().height() >= 1);
    }

    void theStripLeavesTheRoomToTheFrames()
    {
        Desk desk;
        showBurst(desk, {800, 300});
        QTest::keyClick(&desk.viewer, Qt::Key_2);
        QTest::keyClick(&desk.viewer, Qt::Key_Space);
        QVERIFY(desk.viewer.filmStrip()->isVisible());
        QVERIFY(desk.viewer.pane(u"r"_s)->height() > desk.viewer.filmStrip()->height());
    }

    void theCaretOfATextIsRedInRedLight()
    {
        const Palette red = Palette::of(Lighting::Red);
        QuietText text;
        text.setStyleSheet(u"QPlainTextEdit { background: %1; color: %2; border: none; }"_s.arg(
            red.background.name(), red.text.name()));
        text.resize(200, 80);
        text.show();
        text.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&text));
        text.setFocus();
        const QImage picture = text.grab().toImage();
        int lit = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x) {
                const QColor colour = picture.pixelColor(x, y);
                QVERIFY2(colour.green() == 0 && colour.blue() == 0, qPrintable(colour.name()));
                lit += colour.red() > 150 ? 1 : 0;
            }
        QVERIFY(lit > 5); // there is one
    }
};

QTEST_MAIN(TestViewerDetails)
#include "test_viewer_details.moc"
