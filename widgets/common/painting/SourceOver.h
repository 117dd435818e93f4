#pragma once

#include <QRgb>

namespace suara {

/// A colour laid over what is below it, both premultiplied; to the bit as QPainter's source over.
inline QRgb sourceOver(QRgb source, QRgb below)
{
    const auto rest = 255U - unsigned(qAlpha(source));
    const unsigned redBlue = (below & 0xff00ffU) * rest + 0x800080U;
    const unsigned alphaGreen = ((below >> 8) & 0xff00ffU) * rest + 0x800080U;
    return source + (((redBlue + ((redBlue >> 8) & 0xff00ffU)) >> 8) & 0xff00ffU) +
           ((alphaGreen + ((alphaGreen >> 8) & 0xff00ffU)) & 0xff00ff00U);
}

} // namespace suara
