#include "widgets/common/look/Tokens.h"

namespace suara {

namespace {
QColor rgb(QRgb hex)
{
    return QColor::fromRgb(hex);
}
} // namespace

const Tokens& lightTokens()
{
    static const Tokens tokens{
        .window = rgb(0xE9ECED),
        .surface = rgb(0xF6F7F7),
        .canvas = rgb(0xFFFFFF),
        .raised = rgb(0xFFFFFF),
        .hover = rgb(0xE7EBEC),
        .pressed = rgb(0xD9DFE1),
        .border = rgb(0xD5DADC),
        .line = rgb(0xDFE3E5),
        .grid = rgb(0xE8EBEC),
        .edge = rgb(0x7F8A92),
        .knob = rgb(0xFFFFFF),
        .text = rgb(0x1A2024),
        .muted = rgb(0x56626A),
        .faint = rgb(0x98A2A8),
        .accent = rgb(0x0B6C7E),
        .accentHover = rgb(0x095A69),
        .accentPressed = rgb(0x074955),
        .accentSoft = rgb(0xD5EAEE),
        .onAccent = rgb(0xFFFFFF),
        .danger = rgb(0xB3261E),
        .dangerSoft = rgb(0xFBE9E7),
        .warn = rgb(0x8A5A00),
        .warnSoft = rgb(0xFBF1DC),
        .ok = rgb(0x1B7548),
        .wave = rgb(0x93B9C3),
        .rms = rgb(0x4F8797),
        .overlay = rgb(0xC64A00),
        .playhead = rgb(0x12181B),
        .halo = rgb(0xFFFFFF),
        .mapLine = rgb(0xFFFFFF),
        .mapHalo = rgb(0x000000),
        .classes = {rgb(0x164ADB), rgb(0xFA5211), rgb(0x4E8E6E), rgb(0xB72A9B), rgb(0x865405), rgb(0x0592FA),
                    rgb(0x3E1398), rgb(0x57585F)},
    };
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens{
        .window = rgb(0x0E1113),
        .surface = rgb(0x171B1E),
        .canvas = rgb(0x0B0E10),
        .raised = rgb(0x232A2E),
        .hover = rgb(0x262D32),
        .pressed = rgb(0x30383E),
        .border = rgb(0x2B3237),
        .line = rgb(0x232A2E),
        .grid = rgb(0x1C2226),
        .edge = rgb(0x69757D),
        .knob = rgb(0xE5EAEC),
        .text = rgb(0xE5EAEC),
        .muted = rgb(0x9AA6AD),
        .faint = rgb(0x5F6A71),
        .accent = rgb(0x52BFD0),
        .accentHover = rgb(0x70CDDB),
        .accentPressed = rgb(0x3BA9BB),
        .accentSoft = rgb(0x143840),
        .onAccent = rgb(0x04222A),
        .danger = rgb(0xFF8A7E),
        .dangerSoft = rgb(0x3A1D1B),
        .warn = rgb(0xE6B250),
        .warnSoft = rgb(0x352914),
        .ok = rgb(0x6ECB95),
        .wave = rgb(0x386A76),
        .rms = rgb(0x62A3B0),
        .overlay = rgb(0xFF9145),
        .playhead = rgb(0xFFFFFF),
        .halo = rgb(0x0B0E10),
        .mapLine = rgb(0xFFFFFF),
        .mapHalo = rgb(0x000000),
        .classes = {rgb(0x4F7CD0), rgb(0xFA7A06), rgb(0x21B76A), rgb(0xF6A9B5), rgb(0xEBDC59), rgb(0x91D0FA),
                    rgb(0xCA8BFA), rgb(0x8D97B3)},
    };
    return tokens;
}

} // namespace suara
