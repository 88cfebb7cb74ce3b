#include "core/words/night_report_json.h"
#include "core/words/night_report_page.h"
#include "core/words/night_report_parts.h"
#include "core/words/report_html.h"
#include "core/words/report_text.h"
#include "tests/core/night/written_night.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <QXmlStreamReader>

using namespace tulpar;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kGolden = QStringLiteral(TULPAR_SOURCE_DIR "/tests/data/night_report.txt");

QString errorOf(const QString &html)
{
    QXmlStreamReader xml(html);
    while (!xml.atEnd())
        xml.readNext();
    return xml.hasError() ? xml.errorString() : QString();
}

/// Each part of a figure lies inside it.
QString outsideOf(const words::ReportFigure &figure)
{
    const QRectF all(QPointF(0, 0), figure.size);
    const auto isIn = [&](const QPointF &point) { return all.adjusted(-1, -1, 1, 1).contains(point); };
    for (const words::FigureShape &shape : figure.shapes) {
        if (const auto *box = std::get_if<words::FigureBox>(&shape);
            box && (!isIn(box->place.topLeft()) || !isIn(box->place.bottomRight())))
            return u"a box at %1"_s.arg(box->place.x());
        if (const auto *one = std::get_if<words::FigureWords>(&shape); one && !isIn(one->at))
            return u"words %1"_s.arg(one->text);
    }
    return {};
}

/// A night in which every text comes from strangers.
NightReport hostileReport()
{
    NightReport report = testing::typicalReport();
    const std::string evil = "<script>&\"'\x01\x1b[2J \xff\xfe ]]> %1 %2 \n";
    report.observatory = evil;
    for (ReportNote &note : report.notes)
        note.note.text = evil;
    for (ReportAlert &alert : report.alerts)
        alert.event = evil;
    for (ReportBlock &block : report.blocks)
        block.target = evil;
    for (ReportFault &fault : report.faults)
        fault.detail = fault.what = evil;
    for (ReportOverride &one : report.overrides)
        one.what.who = one.what.why = evil;
    for (HandOver &one : report.handOver)
        one.subject = one.who = evil;
    return report;
}

} // namespace

class TestNightReport : public QObject {
    Q_OBJECT
private slots:
    void theTextIsAsWritten();
    void htmlIsWellFormedAndFetchesNothing();
    void jsonIsOneLine();
    void thePointingHasATable();
    void strangersTextIsOnlyText();
    void figuresStayInTheirFrame();
    void anEmptyNightHasAReport();
    void everyThingHasASentence();
    void longListsAreCutAndSayso();
};

void TestNightReport::theTextIsAsWritten()
{
    const QString text = words::asText(words::nightReportPage(testing::typicalReport()));
    QFile golden(kGolden);
    if (qEnvironmentVariableIsSet("TULPAR_UPDATE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly) && golden.write(text.toUtf8()) > 0);
        QFAIL("written anew: look at it, then run without TULPAR_UPDATE_GOLDEN");
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    const QStringList expected = QString::fromUtf8(golden.readAll()).split(u'\n');
    const QStringList found = text.split(u'\n');
    for (qsizetype i = 0; i < std::min(expected.size(), found.size()); ++i)
        QCOMPARE(found[i], expected[i]);
    QCOMPARE(found.size(), expected.size());
}

void TestNightReport::htmlIsWellFormedAndFetchesNothing()
{
    const QString html = words::asHtml(words::nightReportPage(testing::typicalReport()), u"en"_s);
    QCOMPARE(errorOf(html), QString());
    for (const QString &word : {u"src="_s, u"href="_s, u"url("_s, u"@import"_s, u"<script"_s})
        QVERIFY2(!html.contains(word), qPrintable(word));
    QCOMPARE(html.count(u"<svg"_s), 3);
}

void TestNightReport::thePointingHasATable()
{
    NightReport report = testing::typicalReport();
    QVERIFY(!words::asText(words::nightReportPage(report)).contains(u"corrected"_s));
    PointingMeasured measured;
    measured.magnitude = 6.4;
    measured.eastArcsec = 40.2;
    measured.northArcsec = -20.1;
    measured.offArcsec = 44.9;
    measured.limitArcsec = 30;
    measured.faultArcsec = 201.7;
    measured.isCorrected = true;
    report.pointing = {{report.times.dusk, measured}};
    measured.isCorrected = false;
    measured.offArcsec = 260.5;
    report.pointing.push_back({report.times.dusk + 60s, measured});
    const QString text = words::asText(words::nightReportPage(report));
    for (const QString &words :
         {u"40.2″"_s, u"\u221220.1″"_s, u"44.9″"_s, u"corrected"_s, u"a person must look"_s})
        QVERIFY2(text.contains(words), qPrintable(text));
    QVERIFY(words::asJson(report).find(R"("off_arcsec":260.5)") != std::string::npos);
}

void TestNightReport::jsonIsOneLine()
{
    const std::string json = words::asJson(testing::typicalReport());
    QVERIFY(json.find('\n') == std::string::npos);
    QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(json)).isObject());
}

void TestNightReport::strangersTextIsOnlyText()
{
    const NightReport report = hostileReport();
    const words::ReportPage page = words::nightReportPage(report);
    const QString html = words::asHtml(page, u"\"><b>"_s);
    QCOMPARE(errorOf(html), QString());
    QVERIFY(!html.contains(u"<script"_s) && !html.contains(u"<b>"_s));
    const QString text = words::asText(page);
    QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x01)));
    QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(words::asJson(report))).isObject());
}

void TestNightReport::figuresStayInTheirFrame()
{
    for (const NightReport &report : {testing::typicalReport(), hostileReport(), NightReport{}}) {
        QCOMPARE(outsideOf(words::timelineFigure(report)), QString());
        QCOMPARE(outsideOf(words::conditionsFigure(report)), QString());
        QCOMPARE(outsideOf(words::focusFigure(report)), QString());
    }
    ReportResponse response;
    response.steps = {{Step::Received, 0s}, {Step::InField, 400s}, {Step::FirstExposure, 500h}};
    QCOMPARE(outsideOf(words::waterfallFigure(response)), QString());
    QVERIFY(words::waterfallFigure({}).shapes.empty());
    NightReport strange = testing::typicalReport();
    strange.focus.front().fit.fwhmArcsec = std::numeric_limits<double>::infinity();
    strange.focus.back().fit.fwhmArcsec = -3;
    QCOMPARE(outsideOf(words::focusFigure(strange)), QString());
}

void TestNightReport::anEmptyNightHasAReport()
{
    NightReport report;
    report.times = nightTimes(testing::assy(), "2026-12-10", 5h).value();
    report.until = report.times.begin;
    const QString text = words::asText(words::nightReportPage(report));
    QVERIFY(text.contains(u"Nothing was exposed."_s));
    QVERIFY(text.contains(u"No alert came."_s));
    QVERIFY(text.contains(u"It has not been dark yet."_s));
    QCOMPARE(errorOf(words::asHtml(words::nightReportPage(report), u"en"_s)), QString());
}

void TestNightReport::everyThingHasASentence()
{
    for (std::size_t i = 0; i < EnumNames<FaultKind>::names.size(); ++i) {
        ReportFault fault;
        fault.kind = static_cast<FaultKind>(i);
        fault.what = "g";
        QVERIFY2(!words::faultText(fault).isEmpty(), EnumNames<FaultKind>::names[i].data());
    }
    for (std::size_t i = 0; i < EnumNames<HandOverKind>::names.size(); ++i)
        QVERIFY2(
            !words::handOverText({static_cast<HandOverKind>(i)}).isEmpty(),
            EnumNames<HandOverKind>::names[i].data());
    for (const LedgerClass what : kLedgerClasses) {
        QVERIFY(!words::ledgerClass(what).isEmpty());
        for (std::size_t i = 0; i < EnumNames<ReasonCode>::names.size(); ++i) {
            const LedgerSpan span{{}, {}, what, {{static_cast<ReasonCode>(i), {}, {}, {}}}, {}};
            QVERIFY(!words::spanCause(span).isEmpty());
        }
    }
}

void TestNightReport::longListsAreCutAndSayso()
{
    NightReport report = testing::typicalReport();
    for (int i = 0; i < 500; ++i) {
        report.faults.push_back(report.faults.front());
        report.handOver.push_back(report.handOver.front());
        report.modes.push_back(report.modes.front());
        report.openings.push_back(report.openings.front());
    }
    const QStringList lines = words::asText(words::nightReportPage(report)).split(u'\n');
    QVERIFY2(lines.size() < 140, qPrintable(QString::number(lines.size())));
    QVERIFY(lines.filter(u"more"_s).size() >= 3);
}

QTEST_APPLESS_MAIN(TestNightReport)
#include "test_night_report.moc"
