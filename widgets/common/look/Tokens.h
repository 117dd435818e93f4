#pragma once

#include <QColor>
#include <array>

namespace suara {

/// Every colour of the interface, by what it is for. The two constants are the only place that names a colour.
struct Tokens {
    QColor window, surface, canvas;            ///< gaps / panels, headers, transport / lanes, plots, tables, pages
    QColor raised, hover, pressed;             ///< inputs, buttons, tips / under the pointer / held
    QColor border, line, grid;                 ///< panel and input edges / between sections / plot grid, row lines
    QColor edge, knob;                         ///< check boxes, axis base line, scroll bar / a slider's knob
    QColor text, muted, faint;                 ///< text / units, secondary, axis / disabled only
    QColor accent, accentHover, accentPressed; ///< main button, focus ring, active tab, time selection
    QColor accentSoft, onAccent;               ///< selected row, note / text on accent
    QColor danger, dangerSoft;                 ///< error, disagreement, zero score
    QColor warn, warnSoft, ok;                 ///< warning / done, level meter
    QColor wave, rms, overlay;                 ///< pale peaks / RMS core / feature curve
    QColor playhead, halo;                     ///< 1 px line + 1 px halo on each side
    QColor mapLine, mapHalo;                   ///< the same over colour maps, and all else that stands on them
    std::array<QColor, 8> classes;             ///< by index in the label set; always with their mark
};

const Tokens& lightTokens();
const Tokens& darkTokens();

} // namespace suara
