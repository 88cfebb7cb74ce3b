#include <QtTest>

#include "widgets/common/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

/// Every text of the desk has its Russian and its Kazakh, with the same places for values.
class TestTranslations : public QObject {
    Q_OBJECT
private slots:
    void nothingIsMissingOrUnfinished_data();
    void nothingIsMissingOrUnfinished();
    void placesForValuesAgree_data() { nothingIsMissingOrUnfinished_data(); }
    void placesForValuesAgree();
    void languagesCanBeChanged();

private:
    [[nodiscard]] static QString keptFile(const QString &language)
    {
        return QStringLiteral(TULPAR_SOURCE_DIR) + u"/translations/tulpar_%1.ts"_s.arg(language);
    }
};

void TestTranslations::nothingIsMissingOrUnfinished_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("ru") << u"ru"_s;
    QTest::newRow("kk") << u"kk"_s;
}

void TestTranslations::nothingIsMissingOrUnfinished()
{
    QFETCH(QString, language);
    const QString lupdate = u"/usr/lib/qt6/bin/lupdate"_s;
    if (!QFile::exists(lupdate))
        QSKIP("lupdate (qt6-l10n-tools) is not installed");
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.ts"_s);
    QVERIFY(QFile::copy(keptFile(language), copy));
    QProcess update;
    update.setWorkingDirectory(QStringLiteral(TULPAR_SOURCE_DIR));
    update.start(
        lupdate,
        {u"core/words"_s, u"core/safety/properties.h"_s, u"widgets"_s, u"app"_s, u"-extensions"_s, u"h,cpp"_s,
         u"-I"_s, u"."_s, u"-locations"_s, u"none"_s, u"-no-obsolete"_s, u"-ts"_s, copy});
    QVERIFY(update.waitForFinished(60000));
    QCOMPARE(update.exitCode(), 0);
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    QStringList unfinished;
    int texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source"_s) {
            source = xml.readElementText();
            ++texts;
        } else if (xml.name() == u"translation"_s && xml.attributes().value(u"type"_s) == u"unfinished"_s) {
            unfinished << source;
        }
    }
    QVERIFY2(
        unfinished.isEmpty(),
        qPrintable(u"not translated to %1: "_s.arg(language) + unfinished.join(u" | "_s)));
    QCOMPARE_GT(texts, 200);
}

void TestTranslations::placesForValuesAgree()
{
    QFETCH(QString, language);
    QFile file(keptFile(language));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString source;
    const auto places = [](const QString &text) {
        QStringList found;
        for (const QString &place : {u"%1"_s, u"%2"_s, u"%3"_s, u"%4"_s, u"%n"_s})
            if (text.contains(place))
                found << place;
        return found;
    };
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source"_s)
            source = xml.readElementText();
        else if (
            xml.name() == u"numerusform"_s
            || (xml.name() == u"translation"_s && xml.attributes().value(u"type"_s) != u"unfinished"_s)) {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            QVERIFY2(places(text) == places(source), qPrintable(source + u" -> "_s + text));
        }
    }
}

void TestTranslations::languagesCanBeChanged()
{
    const auto ready = [] { return QCoreApplication::translate("tulpar::ObservatoryBar", "READY"); };
    QVERIFY(setLanguage(*qApp, u"ru"_s));
    QCOMPARE(ready(), u"ГОТОВО"_s);
    QVERIFY(setLanguage(*qApp, u"kk"_s));
    QCOMPARE(ready(), u"ДАЙЫН"_s);
    QVERIFY(!setLanguage(*qApp, u"xx"_s));
    QVERIFY(setLanguage(*qApp, u"en"_s));
    QCOMPARE(ready(), u"READY"_s);
}

QTEST_MAIN(TestTranslations)
#include "test_translations.moc"
