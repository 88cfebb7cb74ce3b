#pragma once

#include "core/safety/properties.h"
#include "widgets/common/key_help.h"
#include "widgets/common/palette.h"

#include <QWidget>

class QLabel;
class QScrollArea;

namespace tulpar {

/// What this program is and what was proven of it: the properties in words, what was explored, of which
/// version, or that it was not proven of this build; license; what it stands on.
class AboutPanel : public QWidget, public HasKeys {
    Q_OBJECT
public:
    explicit AboutPanel(const QString &version, QWidget *parent = nullptr);

    void setColours(const Palette &palette, const Scale &scale);
    void setRecord(const ProvenRecord &record);

    /// "All 21 properties held in …", or that nothing is on record of this build.
    [[nodiscard]] static QString recordSentence(const ProvenRecord &record);
    [[nodiscard]] static QString propertySentence(const PropertyWords &property);
    [[nodiscard]] std::vector<KeyLine> keys() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();

    QString m_version;
    ProvenRecord m_record;
    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_page = nullptr;
    QLabel *m_left = nullptr;
    QLabel *m_right = nullptr;
};

} // namespace tulpar
