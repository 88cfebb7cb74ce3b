#include "app/ctl_report.h"

#include "app/night_journal_report.h"
#include "core/runtime/system_clock.h"
#include "core/words/night_report_json.h"
#include "core/words/night_report_page.h"
#include "core/words/report_html.h"
#include "core/words/report_text.h"
#include "widgets/common/language.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl report: %s\n", qPrintable(why));
    return 2;
}

} // namespace

int runReport(const QStringList &arguments)
{
    QCommandLineParser options;
    addReportOptions(options);
    options.addOptions({
        {u"format"_s, u"text, html or json"_s, u"FORMAT"_s, u"text"_s},
        {u"language"_s, u"en, ru or kk"_s, u"NAME"_s, u"en"_s},
    });
    if (!options.parse(QStringList{u"report"_s} + arguments))
        return wrongUsage(options.errorText());
    if (!options.positionalArguments().isEmpty())
        return wrongUsage(u"takes no %1, only options"_s.arg(options.positionalArguments().constFirst()));
    const QString format = options.value(u"format"_s);
    if (format == u"pdf"_s)
        return wrongUsage(u"paper is made by the desk: tulpar report --night YYYY-MM-DD OUT.pdf"_s);
    if (format != u"text"_s && format != u"html"_s && format != u"json"_s)
        return wrongUsage(u"--format is text, html or json (PDF: tulpar report OUT.pdf)"_s);
    const QString language = options.value(u"language"_s);
    if (!setLanguage(*QCoreApplication::instance(), language))
        return wrongUsage(u"--language is en, ru or kk"_s);

    const ReportWish wish = reportWish(options);
    if (const QString why = whyNoWish(wish); !why.isEmpty())
        return wrongUsage(why);
    const auto report = readNightReport(wish, SystemClock());
    if (!report) {
        std::fprintf(stderr, "tulparctl report: %s\n", report.error().detail.c_str());
        return 1;
    }
    QString text;
    if (format == u"json"_s)
        text = QString::fromStdString(words::asJson(*report)) + u'\n';
    else if (format == u"html"_s)
        text = words::asHtml(words::nightReportPage(*report), language);
    else
        text = words::asText(words::nightReportPage(*report));
    std::fputs(text.toUtf8().constData(), stdout);
    return 0;
}

} // namespace tulpar
