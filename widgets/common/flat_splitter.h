#pragma once

#include "widgets/common/palette.h"

#include <QSplitter>

namespace tulpar {

/// A splitter whose handle is one flat line in the palette's colour.
class FlatSplitter : public QSplitter {
    Q_OBJECT
public:
    using QSplitter::QSplitter;

    void setColours(const Palette &palette, const Scale &scale);
    [[nodiscard]] const QColor &lineColour() const { return m_line; }

protected:
    QSplitterHandle *createHandle() override;

private:
    QColor m_line = Palette::of(Lighting::Night).line;
};

} // namespace tulpar
