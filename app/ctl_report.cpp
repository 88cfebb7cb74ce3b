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
#include <QProcess>
#include <QSaveFile>

#include <cstdio>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

int wrongUsage(const QString &why)
{
    std::fprintf(stderr, "tulparctl report: %s\n", qPrintable(why));
    return 2;
}

/// Paper needs fonts and a painter: a program of its own has them.
int printed(const QCommandLineParser &options)
{
    QStringList arguments;
    for (const QString &name : {u"night"_s, u"state"_s, u"config"_s, u"language"_s})
        if (options.isSet(name))
            arguments << u"--"_s + name << options.value(name);
    const QString program = QCoreApplication::applicationDirPath() + u"/tulpar-report"_s;
    const int status = QProcess::execute(program, arguments << options.value(u"output"_s));
    if (status < 0)
        std::fprintf(stderr, "tulparctl report: %s cannot be started\n", qPrintable(program));
    return status < 0 ? 1 : status;
}

int written(const QByteArray &text, const QString &path)
{
    if (path.isEmpty()) {
        std::fputs(text.constData(), stdout);
        return 0;
    }
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return 0;
    std::fprintf(stderr, "tulparctl report: %s: %s\n", qPrintable(path), qPrintable(file.errorString()));
    return 1;
}

} // namespace

int runReport(const QStringList &arguments)
{
    QCommandLineParser options;
    addReportOptions(options);
    options.addOptions({
        {u"format"_s, u"text, html, json or pdf"_s, u"FORMAT"_s, u"text"_s},
        {u"output"_s, u"where to write it; left out: here"_s, u"FILE"_s},
        {u"language"_s, u"en, ru or kk"_s, u"NAME"_s, u"en"_s},
    });
    if (!options.parse(QStringList{u"report"_s} + arguments))
        return wrongUsage(options.errorText());
    if (!options.positionalArguments().isEmpty())
        return wrongUsage(u"takes no %1, only options"_s.arg(options.positionalArguments().constFirst()));
    const QString format = options.value(u"format"_s);
    if (!QStringList{u"text"_s, u"html"_s, u"json"_s, u"pdf"_s}.contains(format))
        return wrongUsage(u"--format is text, html, json or pdf"_s);
    if (format == u"pdf"_s && options.value(u"output"_s).isEmpty())
        return wrongUsage(u"a PDF needs --output FILE"_s);
    const QString language = options.value(u"language"_s);
    if (!setLanguage(*QCoreApplication::instance(), language))
        return wrongUsage(u"--language is en, ru or kk"_s);

    const ReportWish wish = reportWish(options);
    if (const QString why = whyNoWish(wish); !why.isEmpty())
        return wrongUsage(why);
    if (format == u"pdf"_s)
        return printed(options);
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
    return written(text.toUtf8(), options.value(u"output"_s));
}

} // namespace tulpar
