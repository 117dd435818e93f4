#include "widgets/learning/results/MatrixText.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <QRegularExpression>
#include <QStringList>
#include <optional>

namespace suara {

namespace {

constexpr qsizetype mostClasses = 200;

bool isNumber(const QString& word)
{
    bool isOne = false;
    word.toDouble(&isOne);
    return isOne;
}

std::optional<std::int64_t> countOf(const QString& word)
{
    bool isWhole = false;
    const qint64 count = word.toLongLong(&isWhole);
    return isWhole && count >= 0 ? std::optional<std::int64_t>(count) : std::nullopt;
}

/// Words of a line; names may have blanks where tabs, semicolons or commas part them.
QStringList wordsOf(const QString& line)
{
    for (const QChar sign : {u'\t', u';', u','})
        if (line.contains(sign)) {
            QStringList words = line.split(sign);
            for (QString& word : words)
                word = word.trimmed();
            if (words.last().isEmpty())
                words.removeLast(); // "[1, 2]," ends in a comma
            return words;
        }
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return line.split(blanks, Qt::SkipEmptyParts);
}

QList<QStringList> linesOf(QString text)
{
    static const QRegularExpression rowEnd(QStringLiteral("\\]\\s*,?"));
    text.replace(rowEnd, QStringLiteral("\n")).remove(u'[');
    text.remove(QChar(0x2009)); // between thousands, as they are shown here
    text.remove(QStringLiteral("array(")).remove(u')').remove(u'(');
    QList<QStringList> lines;
    for (const QString& line : text.split(u'\n'))
        if (!line.trimmed().isEmpty())
            lines.append(wordsOf(line.startsWith(u'\t') ? line : line.trimmed()));
    return lines;
}

/// Takes a line of names off, if there is one.
QStringList takeNames(QList<QStringList>& lines)
{
    if (lines.isEmpty() || isNumber(lines.front().last()))
        return {};
    QStringList names = lines.takeFirst();
    if (names.size() == lines.size() + 1)
        names.removeFirst(); // what stands in the corner
    return names;
}

} // namespace

ConfusionMatrix matrixFromText(const QString& text)
{
    QList<QStringList> lines = linesOf(text);
    const QStringList names = takeNames(lines);
    const qsizetype classes = lines.size();
    if (classes < 2 || classes > mostClasses)
        throw ParameterError(SUARA_TEXT("Core", "A confusion matrix has 2 to %1 lines of numbers; here are %2."),
                             {std::to_string(mostClasses), std::to_string(classes)});
    if (!names.isEmpty() && names.size() != classes)
        throw ParameterError(SUARA_TEXT("Core", "There are %1 names for %2 lines of numbers."),
                             {std::to_string(names.size()), std::to_string(classes)});
    ConfusionMatrix matrix;
    for (qsizetype row = 0; row < classes; ++row) {
        QStringList& words = lines[row];
        const bool isNamed = !isNumber(words.front()) || (!names.isEmpty() && words.size() == classes + 1);
        const QString name = isNamed ? words.takeFirst() : QString();
        matrix.classes.push_back((!names.isEmpty() ? names[row]
                                  : isNamed        ? name
                                                   : QString::number(row + 1))
                                     .toStdString());
        if (words.size() != classes)
            throw ParameterError(SUARA_TEXT("Core", "Line %1 has %2 numbers; with %3 lines it needs as many."),
                                 {std::to_string(row + 1), std::to_string(words.size()), std::to_string(classes)});
        for (const QString& word : words) {
            const auto count = countOf(word);
            if (!count)
                throw ParameterError(SUARA_TEXT("Core", "“%1” in line %2 is no count."),
                                     {word.toStdString(), std::to_string(row + 1)});
            matrix.counts.push_back(*count);
        }
    }
    return matrix;
}

} // namespace suara
