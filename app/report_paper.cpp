#include "app/report_paper.h"

#include "widgets/common/fonts.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextObjectInterface>
#include <QTextTable>

#include <cmath>

namespace tulpar {

using namespace Qt::Literals::StringLiterals;
using namespace words;

namespace {

constexpr int kResolution = 300;
constexpr double kFigureDpi = 96;
constexpr double kPt = 96.0 / 72; ///< margins are told in pixels of a screen; Qt brings them to the paper
constexpr int kFigureObject = QTextFormat::UserObject + 1;
constexpr int kFigureNumber = QTextFormat::UserProperty + 1;
constexpr double kTitlePt = 15;
constexpr double kPartPt = 9.5;
constexpr double kTextPt = 8;
constexpr double kSmallPt = 7.5;

QColor inkColour(Ink ink)
{
    return QColor(colourOf(ink));
}

struct Brush {
    QPainter &painter;

    void operator()(const FigureBox &box) const { painter.fillRect(box.place, inkColour(box.ink)); }
    void operator()(const FigureLine &line) const
    {
        painter.setPen(QPen(inkColour(line.ink), line.width));
        painter.drawPolyline(line.points.data(), static_cast<int>(line.points.size()));
    }
    void operator()(const FigureDot &dot) const
    {
        painter.setPen(Qt::NoPen);
        painter.setBrush(inkColour(dot.ink));
        painter.drawEllipse(dot.at, dot.radius, dot.radius);
    }
    void operator()(const FigureWords &words) const
    {
        // The painter is scaled: letters are made ten times as large and drawn a tenth as large, since fonts
        // know whole pixels only.
        constexpr double kFiner = 10;
        QFont font = deskFont();
        font.setPixelSize(static_cast<int>(std::lround(words.size * kFiner)));
        const double width = QFontMetricsF(font).horizontalAdvance(words.text) / kFiner;
        const double shift = words.anchor == Anchor::Left ? 0
            : words.anchor == Anchor::Middle              ? width / 2
                                                          : width;
        painter.save();
        painter.translate(words.at.x() - shift, words.at.y());
        painter.scale(1 / kFiner, 1 / kFiner);
        painter.setFont(font);
        painter.setPen(inkColour(words.ink));
        painter.drawText(QPointF(0, 0), words.text);
        painter.restore();
    }
};

/// Draws the figures of a report where they stand in its text.
class FigureHandler final : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    int add(const ReportFigure &figure)
    {
        m_figures.push_back(figure);
        return static_cast<int>(m_figures.size()) - 1;
    }

    QSizeF intrinsicSize(QTextDocument *document, int, const QTextFormat &format) override
    {
        return figureOf(format).size * scaleOf(document, format);
    }

    void drawObject(
        QPainter *painter, const QRectF &place, QTextDocument *document, int,
        const QTextFormat &format) override
    {
        const double scale = scaleOf(document, format);
        painter->save();
        painter->translate(place.topLeft());
        painter->scale(scale, scale);
        for (const FigureShape &shape : figureOf(format).shapes)
            std::visit(Brush{*painter}, shape);
        painter->restore();
    }

private:
    const ReportFigure &figureOf(const QTextFormat &format) const
    {
        return m_figures.at(static_cast<std::size_t>(format.intProperty(kFigureNumber)));
    }
    /// A figure's pixel on this paper, never wider than the text.
    double scaleOf(const QTextDocument *document, const QTextFormat &format) const
    {
        return std::min(kResolution / kFigureDpi, document->textWidth() / figureOf(format).size.width());
    }

    std::vector<ReportFigure> m_figures;
};

QTextCharFormat letters(double points, Ink ink = Ink::Text, QFont::Weight weight = QFont::Normal)
{
    QTextCharFormat format;
    format.setFontPointSize(points);
    format.setForeground(inkColour(ink));
    format.setFontWeight(weight);
    return format;
}

/// Lays a report out as a text document.
class Typesetter {
public:
    Typesetter(QTextDocument &document, FigureHandler &figures)
        : m_cursor(&document)
        , m_figures(figures)
    {
    }

    void set(const ReportPage &page)
    {
        m_cursor.insertText(page.title, letters(kTitlePt, Ink::Text, QFont::Medium));
        for (const QString &line : page.lines)
            paragraph(line, letters(kTextPt, Ink::Faint), 0);
        for (const ReportPart &part : page.parts) {
            leaveTable();
            paragraph(part.title, letters(kPartPt, Ink::Text, QFont::Medium), kPartPt);
            m_titles.push_back(m_cursor.block());
            for (const ReportItem &item : part.items)
                std::visit(*this, item);
        }
    }

    /// No title stands at the foot of a page with its part on the next.
    void keepTitles() const
    {
        const QTextDocument *document = m_cursor.document();
        const auto pageOf = [&](const QTextBlock &block, bool atEnd) {
            const QRectF place = document->documentLayout()->blockBoundingRect(block);
            return std::floor((atEnd ? place.bottom() : place.top()) / document->pageSize().height());
        };
        for (const QTextBlock &title : m_titles) {
            // What is too high for the rest of a page begins on the next: its end tells.
            const QTextBlock next = title.next();
            if (!next.isValid() || pageOf(title, false) == pageOf(next, true))
                continue;
            QTextCursor cursor(title);
            QTextBlockFormat block = cursor.blockFormat();
            block.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            cursor.setBlockFormat(block);
        }
    }

    void operator()(const QString &text) { paragraph(text, letters(kTextPt), 2); }
    void operator()(const ReportList &list)
    {
        for (const QString &item : list.items)
            paragraph(
                (list.isUrgent ? u"▸ "_s : u"• "_s) + item,
                letters(kTextPt, list.isUrgent ? Ink::Fault : Ink::Text), 1);
    }
    void operator()(const ReportTable &table)
    {
        std::vector<QStringList> rows = table.rows;
        const bool hasHead = !table.head.isEmpty();
        if (hasHead)
            rows.insert(rows.begin(), table.head);
        if (rows.empty() || rows.front().isEmpty())
            return;
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellSpacing(0);
        format.setCellPadding(0.4 * kPt);
        format.setTopMargin(2 * kPt);
        format.setBottomMargin(2 * kPt);
        QTextTable *made = m_cursor.insertTable(
            static_cast<int>(rows.size()), static_cast<int>(rows.front().size()), format);
        for (int r = 0; r < made->rows(); ++r)
            for (int c = 0; c < made->columns(); ++c) {
                QTextCursor cell = made->cellAt(r, c).firstCursorPosition();
                QTextBlockFormat block;
                block.setAlignment(table.numbers.contains(c) ? Qt::AlignRight : Qt::AlignLeft);
                block.setRightMargin(kResolution / 72.0 * 9); // Qt does not scale this one
                cell.setBlockFormat(block);
                cell.setBlockCharFormat(letters(kSmallPt));
                cell.insertText(
                    rows[static_cast<std::size_t>(r)].value(c),
                    letters(kSmallPt, hasHead && r == 0 ? Ink::Faint : Ink::Text));
            }
        m_cursor.movePosition(QTextCursor::End);
    }
    void operator()(const ReportFigure &figure)
    {
        if (figure.size.isEmpty())
            return;
        QTextCharFormat format;
        format.setObjectType(kFigureObject);
        format.setProperty(kFigureNumber, m_figures.add(figure));
        paragraph({}, letters(kTextPt), 3);
        m_cursor.insertText(QString(QChar::ObjectReplacementCharacter), format);
    }

private:
    /// The empty block after a table takes no margin: it becomes the gap itself.
    void leaveTable()
    {
        if (!m_cursor.block().text().isEmpty())
            return;
        m_cursor.setBlockCharFormat(letters(2));
        m_cursor.insertBlock();
    }

    void paragraph(const QString &text, const QTextCharFormat &format, double abovePt)
    {
        QTextBlockFormat block;
        block.setTopMargin(abovePt * kPt);
        // After a table stands an empty block already.
        if (m_cursor.block().text().isEmpty() && !m_cursor.atStart())
            m_cursor.setBlockFormat(block);
        else
            m_cursor.insertBlock(block);
        m_cursor.insertText(text, format);
    }

    QTextCursor m_cursor;
    FigureHandler &m_figures;
    std::vector<QTextBlock> m_titles;
};

void paint(QPdfWriter &writer, QTextDocument &document, const QString &title)
{
    QPainter painter(&writer);
    const QSizeF size = document.pageSize();
    const int pages = document.pageCount();
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            writer.newPage();
        painter.save();
        const QRectF view(QPointF(0, i * size.height()), size);
        painter.translate(-view.topLeft());
        painter.setClipRect(view);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = view;
        context.palette.setColor(QPalette::Text, inkColour(Ink::Text));
        document.documentLayout()->draw(&painter, context);
        painter.restore();
        QFont font = deskFont();
        font.setPointSizeF(kSmallPt);
        painter.setFont(font);
        painter.setPen(inkColour(Ink::Faint));
        const QRectF foot(0, size.height(), size.width(), kResolution * 0.25);
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, title);
        painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, u"%1 / %2"_s.arg(i + 1).arg(pages));
    }
}

} // namespace

Result<void> printReport(const ReportPage &page, const QString &path)
{
    QBuffer bytes;
    if (!bytes.open(QIODevice::WriteOnly))
        return fail(Errc::Io, "no memory for the pages");
    {
        QPdfWriter writer(&bytes);
        writer.setResolution(kResolution);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(14, 12, 14, 12), QPageLayout::Millimeter);
        writer.setTitle(page.title);
        writer.setCreator(u"Tulpar"_s);

        QTextDocument document;
        FigureHandler figures;
        document.documentLayout()->registerHandler(kFigureObject, &figures);
        document.documentLayout()->setPaintDevice(&writer);
        QFont font = deskFont();
        font.setPointSizeF(kSmallPt);
        document.setDefaultFont(font);
        document.setDocumentMargin(0);
        document.setPageSize(QSizeF(writer.width(), writer.height() - kResolution * 0.25));
        Typesetter typesetter(document, figures);
        typesetter.set(page);
        typesetter.keepTitles();
        paint(writer, document, page.title);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data()) != bytes.size() || !file.commit())
        return fail(Errc::Io, (path + u": "_s + file.errorString()).toStdString());
    return {};
}

} // namespace tulpar

#include "report_paper.moc"
