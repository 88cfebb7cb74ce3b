#include <QtTest>

#include "widgets/common/fonts.h"
#include "widgets/night/night_table.h"

#include <QApplication>
#include <QSignalSpy>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

NightRow row(const QString &key, const QString &words)
{
    NightRow made;
    made.key = key;
    made.cells = {key, words};
    return made;
}

} // namespace

/// The rows of the night by keyboard.
class TestNightTable : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(loadFonts());
        QApplication::setFont(deskFont());
    }

    /// A block with repeats stands in several rows of one key.
    void downGoesPastTheRowsOfOneBlock()
    {
        NightTable table(u"blocks"_s, {u"block"_s, u"state"_s});
        table.setColours(Palette::of(Lighting::Night), Scale());
        table.resize(400, 300);
        table.show();
        const auto rows = [](const QString &first) {
            return std::vector{row(u"A"_s, first), row(u"A"_s, u"planned"_s), row(u"B"_s, u"planned"_s)};
        };
        table.setRows(rows(u"exposing"_s));
        QSignalSpy chosen(&table, &NightTable::chosenChanged);
        // As the page does: what is chosen here is chosen there, and back.
        connect(
            &table, &NightTable::chosenChanged, &table, [&table](const QString &key) { table.choose(key); });
        table.choose(u"A"_s);
        QCOMPARE(table.currentIndex().row(), 0);
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(table.currentIndex().row(), 1);
        table.choose(u"A"_s);
        QCOMPARE(table.currentIndex().row(), 1);
        table.setRows(rows(u"done"_s));
        QCOMPARE(table.currentIndex().row(), 1);
        table.setRows({row(u"C"_s, {}), row(u"A"_s, {}), row(u"A"_s, {}), row(u"B"_s, {})}); // a reset
        QCOMPARE(table.currentIndex().row(), 1);
        QTest::keyClick(&table, Qt::Key_Down);
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(table.chosen(), u"B"_s);
        QCOMPARE(chosen.count(), 2);
    }
};

QTEST_MAIN(TestNightTable)
#include "test_night_table.moc"
