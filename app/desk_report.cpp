#include "app/desk_report.h"

#include "app/night_journal_report.h"
#include "app/report_paper.h"
#include "core/runtime/system_clock.h"
#include "core/words/night_report_page.h"
#include "widgets/common/fonts.h"
#include "widgets/common/language.h"

#include <QApplication>

#include <cstdio>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

namespace {

int ended(int status, const QString &why)
{
    std::fprintf(stderr, "tulpar report: %s\n", qPrintable(why));
    return status;
}

} // namespace

int writeReport(QApplication &application, const QStringList &arguments)
{
    QCommandLineParser options;
    addReportOptions(options);
    options.addOption({u"language"_s, u"en, ru or kk"_s, u"NAME"_s, u"en"_s});
    if (!options.parse(QStringList{u"report"_s} + arguments))
        return ended(2, options.errorText());
    const QStringList files = options.positionalArguments();
    if (files.size() != 1 || !files.constFirst().endsWith(u".pdf"_s))
        return ended(2, u"give one file: OUT.pdf (other formats: tulparctl report)"_s);
    if (!setLanguage(application, options.value(u"language"_s)))
        return ended(2, u"--language is en, ru or kk"_s);
    if (!loadFonts())
        std::fprintf(stderr, "tulpar report: the program's own font could not be loaded\n");

    const ReportWish wish = reportWish(options);
    if (const QString why = whyNoWish(wish); !why.isEmpty())
        return ended(2, why);
    const auto report = readNightReport(wish, SystemClock());
    if (!report)
        return ended(1, QString::fromStdString(report.error().detail));
    const auto printed = printReport(words::nightReportPage(*report), files.constFirst());
    return printed ? 0 : ended(1, QString::fromStdString(printed.error().detail));
}

} // namespace tulpar
