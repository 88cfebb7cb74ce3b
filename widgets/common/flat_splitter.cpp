#include "widgets/common/flat_splitter.h"

#include <QPainter>

namespace tulpar {

namespace {

class FlatHandle final : public QSplitterHandle {
public:
    FlatHandle(Qt::Orientation orientation, FlatSplitter *parent)
        : QSplitterHandle(orientation, parent)
        , m_splitter(*parent)
    {
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), m_splitter.lineColour()); }

private:
    const FlatSplitter &m_splitter;
};

} // namespace

void FlatSplitter::setColours(const Palette &palette, const Scale &scale)
{
    m_line = palette.line;
    setHandleWidth(scale.wholePx(4));
    for (int i = 0; i < count(); ++i)
        handle(i)->update();
}

QSplitterHandle *FlatSplitter::createHandle()
{
    return new FlatHandle(orientation(), this);
}

} // namespace tulpar
