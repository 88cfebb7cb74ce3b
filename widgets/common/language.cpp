#include "widgets/common/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

static void initTranslationResource() // Q_INIT_RESOURCE must stand outside of namespaces
{
    Q_INIT_RESOURCE(translations);
}

namespace tulpar {

using namespace Qt::Literals::StringLiterals;

QStringList languages()
{
    return {u"en"_s, u"ru"_s, u"kk"_s};
}

bool setLanguage(QCoreApplication &application, const QString &language)
{
    initTranslationResource();
    const QString name = u"tulpar_translator"_s;
    if (auto *old = application.findChild<QTranslator *>(name, Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    if (!languages().contains(language))
        return false;
    QLocale::setDefault(QLocale(language)); // names of the sky are chosen by it
    if (language == u"en"_s)
        return true;
    auto *translator = new QTranslator(&application);
    translator->setObjectName(name);
    if (translator->load(u":/translations/tulpar_%1.qm"_s.arg(language)))
        return QCoreApplication::installTranslator(translator);
    delete translator;
    return false;
}

} // namespace tulpar
