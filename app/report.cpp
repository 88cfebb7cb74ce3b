// tulpar-report: the night report on paper. A program of its own, so that neither the desk reads journals nor
// the command line needs fonts; `tulparctl report --format pdf` starts it.
#include "app/night_journal_report.h"
#include "app/report_paper.h"
#include "core/runtime/system_clock.h"
#include "core/words/night_report_page.h"
#include "widgets/common/fonts.h"
#include "widgets/common/language.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>

namespace {

using namespace Qt::Literals::StringLiterals;

int ended(int status, const QString &why)
{
    std::fprintf(stderr, "tulpar-report: %s\n", qPrintable(why));
    return status;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCommandLineParser options;
    tulpar::addReportOptions(options);
    options.addOption({u"language"_s, u"en, ru or kk"_s, u"NAME"_s, u"en"_s});
    if (!options.parse(QGuiApplication::arguments()))
        return ended(2, options.errorText());
    const QStringList files = options.positionalArguments();
    if (files.size() != 1)
        return ended(2, u"give one file: OUT.pdf"_s);
    if (!tulpar::setLanguage(application, options.value(u"language"_s)))
        return ended(2, u"--language is en, ru or kk"_s);
    if (!tulpar::loadFonts())
        std::fprintf(stderr, "tulpar-report: the program's own font could not be loaded\n");

    const tulpar::ReportWish wish = tulpar::reportWish(options);
    if (const QString why = tulpar::whyNoWish(wish); !why.isEmpty())
        return ended(2, why);
    const auto report = tulpar::readNightReport(wish, tulpar::SystemClock());
    if (!report)
        return ended(1, QString::fromStdString(report.error().detail));
    const auto printed = tulpar::printReport(tulpar::words::nightReportPage(*report), files.constFirst());
    return printed ? 0 : ended(1, QString::fromStdString(printed.error().detail));
}
