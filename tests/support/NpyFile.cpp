#include "tests/support/NpyFile.h"

#include <QDataStream>
#include <QFile>
#include <QRegularExpression>
#include <stdexcept>

namespace suara::test {

namespace {

std::vector<double> numbers(const QByteArray& bytes, QDataStream::FloatingPointPrecision precision)
{
    QDataStream stream(bytes);
    stream.setByteOrder(QDataStream::LittleEndian);
    stream.setFloatingPointPrecision(precision);
    const qsizetype size = precision == QDataStream::SinglePrecision ? 4 : 8;
    std::vector<double> values(std::size_t(bytes.size() / size));
    for (double& value : values)
        stream >> value;
    return values;
}

} // namespace

NpyArray parseNpy(const QByteArray& bytes)
{
    if (!bytes.startsWith("\x93NUMPY\x01"))
        throw std::runtime_error("not a NumPy file of version 1");
    const qsizetype headerSize = quint8(bytes[8]) + 256 * quint8(bytes[9]);
    const QString header = QString::fromLatin1(bytes.mid(10, headerSize));
    if (header.contains(u"'fortran_order': True"))
        throw std::runtime_error("Fortran order");
    NpyArray array;
    const auto shape = QRegularExpression(QStringLiteral("\\(([0-9, ]*)\\)")).match(header).captured(1);
    for (const QString& size : shape.split(u',', Qt::SkipEmptyParts))
        if (!size.trimmed().isEmpty())
            array.shape.push_back(size.toInt());
    const QByteArray data = bytes.mid(10 + headerSize);
    if (header.contains(u"'<f4'"))
        array.values = numbers(data, QDataStream::SinglePrecision);
    else if (header.contains(u"'<f8'"))
        array.values = numbers(data, QDataStream::DoublePrecision);
    else
        throw std::runtime_error("not floating-point numbers");
    std::size_t expected = 1;
    for (const int size : array.shape)
        expected *= std::size_t(size);
    if (expected != array.values.size())
        throw std::runtime_error("shape and data differ");
    return array;
}

NpyArray readNpy(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot open " + path.toStdString());
    return parseNpy(file.readAll());
}

} // namespace suara::test
