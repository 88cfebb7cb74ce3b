#pragma once

#include "widgets/common/palette.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace tulpar {

/// One line of the keys' help.
struct KeyLine {
    QString keys; ///< "F12"
    QString does; ///< "make safe"
    bool operator==(const KeyLine &) const = default;
};

/// A panel that says its keys; `?` shows those of the panel in focus.
class HasKeys {
public:
    virtual ~HasKeys() = default;
    [[nodiscard]] virtual std::vector<KeyLine> keys() const = 0;
};

/// The keys of one panel and of the desk, drawn over the right edge of its parent; takes neither focus nor
/// clicks.
class KeyHelp : public QWidget {
    Q_OBJECT
public:
    explicit KeyHelp(QWidget *parent);

    void setColours(const Palette &palette, const Scale &scale);
    using Sections = std::vector<std::pair<QString, std::vector<KeyLine>>>;
    /// Titles and lines, in order of show.
    void setSections(Sections sections);
    /// `all` in as few portions as have room over the parent, in order; a section longer than that goes on in
    /// the next portion under its title.
    [[nodiscard]] std::vector<Sections> portionsOf(const Sections &all) const;
    /// Puts itself at the right edge of the parent.
    void place();

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;

    Palette m_palette = Palette::of(Lighting::Night);
    Scale m_scale;
    Sections m_sections;
};

} // namespace tulpar
