#include "core/base/Shortest.h"
#include "core/features/PythonScript.h"
#include "core/formats/Csv.h"
#include "core/learning/Pca.h"
#include "core/learning/TableChart.h"

#include <algorithm>
#include <utility>

namespace suara {

namespace {

constexpr std::size_t lineWidth = 100;

/// "a, b, c" in lines of at most lineWidth, those after the first indented.
std::string listed(const std::vector<std::string>& parts, std::size_t indent)
{
    std::string text;
    std::size_t length = indent;
    for (const std::string& part : parts) {
        if (!text.empty() && length + part.size() + 2 > lineWidth) {
            text += ",\n" + std::string(indent, ' ');
            length = indent;
        } else if (!text.empty()) {
            text += ", ";
        }
        text += part;
        length += part.size() + 2;
    }
    return text;
}

/// The dictionary of the classes shown: as the table spells them, and their colours.
std::string classCode(const ChartClasses& classes)
{
    std::vector<std::string> entries;
    const auto add = [&](const std::string& name, std::size_t colour) {
        const std::string drawn =
            colour < classes.colours.size() ? classes.colours[colour] : "C" + std::to_string(colour % 10);
        entries.push_back(pythonText(csvGuarded(name)) + ": " + pythonText(drawn));
    };
    for (std::size_t i = 0; i < classes.names.size(); ++i)
        if (classes.isShown(int(i)))
            add(classes.names[i], i);
    if (classes.hasUnclassed() && classes.isShown(-1))
        entries.push_back("\"\": \"#808080\"");
    return "classes = {" + listed(entries, 11) + "}  # name: colour; \"\" has none\n";
}

std::string head(const std::string& what, const std::string& imports, const ChartClasses& classes)
{
    return "# " + what +
           " as Suara draws it, from its feature table exported as CSV.\n"
           "# Runs with numpy, matplotlib 3.10 and scikit-learn.\n"
           "import csv\n"
           "import sys\n\n"
           "import matplotlib.pyplot as plt\n"
           "import numpy as np\n" +
           imports +
           "\n"
           "path = sys.argv[1] if len(sys.argv) > 1 else \"features.csv\"\n"
           "with open(path, newline=\"\", encoding=\"utf-8-sig\") as file:\n"
           "    table = list(csv.DictReader(file))\n"
           "label = np.array([row.get(" +
           pythonText(classes.column) + ", \"\") for row in table])\n" + classCode(classes) +
           "\n\n"
           "def column(name):\n"
           "    return np.array([float(row[name] or \"nan\") for row in table])\n\n\n";
}

std::string histogramCode(const TableChart& chart)
{
    const std::string range =
        chart.upper > chart.lower ? ", range=(" + shortest(chart.lower) + ", " + shortest(chart.upper) + ")" : "";
    std::string code = "x = column(" + pythonText(chart.x) +
                       ")\n"
                       "shown = np.isfinite(x) & np.isin(label, list(classes))\n"
                       "edges = np.histogram_bin_edges(x[shown], bins=" +
                       std::to_string(chart.bins) + range +
                       ")\n"
                       "counts = {name: np.histogram(x[shown & (label == name)], edges)[0] for name in classes}\n";
    if (chart.density)
        code += std::string("total = {name: ") +
                (chart.stacked ? "sum(all.sum() for all in counts.values())" : "counts[name].sum()") +
                " for name in classes}\n"
                "counts = {name: counts[name] / (max(total[name], 1) * np.diff(edges)) for name in classes}\n";
    if (chart.stacked)
        code += "\nfigure, axes = plt.subplots()\n"
                "base = np.zeros(len(edges) - 1)\n"
                "for name, colour in classes.items():\n"
                "    axes.stairs(base + counts[name], edges, baseline=base, fill=True, color=colour,\n"
                "                label=name or \"no class\")\n"
                "    base = base + counts[name]\n"
                "axes.legend()\n";
    else
        code += "\n# over one another, and from four classes on one under another\n"
                "rows = len(classes) if len(classes) > 3 else 1\n"
                "figure, all_axes = plt.subplots(rows, sharex=True, sharey=True, squeeze=False)\n"
                "for index, (name, colour) in enumerate(classes.items()):\n"
                "    axes = all_axes[index % rows, 0]\n"
                "    axes.stairs(counts[name], edges, fill=True, color=colour, alpha=0.22)\n"
                "    axes.stairs(counts[name], edges, color=colour, label=name or \"no class\")\n"
                "    axes.legend()\n";
    return code + "axes.set_xlabel(" + pythonText(chart.x) + ")\nfigure.supylabel(" +
           (chart.density ? "\"density\"" : "\"clips\"") + ")\n";
}

std::string boxCode(const TableChart& chart)
{
    return "x = column(" + pythonText(chart.x) +
           ")\n"
           "values = {name: x[np.isfinite(x) & (label == name)] for name in classes}\n"
           "values = {name: part for name, part in values.items() if part.size}\n\n"
           "figure, axes = plt.subplots()\n"
           "drawn = axes.boxplot(list(values.values()), orientation=\"horizontal\", patch_artist=True,\n"
           "                     tick_labels=[name or \"no class\" for name in values])\n"
           "for box, name in zip(drawn[\"boxes\"], values):\n"
           "    box.set(facecolor=classes[name] + \"40\" if classes[name].startswith(\"#\") else \"none\",\n"
           "            edgecolor=classes[name])\n"
           "axes.invert_yaxis()\n"
           "axes.set_xlabel(" +
           pythonText(chart.x) +
           ")\n"
           "boxes = {name: {\"low_whisker\": drawn[\"whiskers\"][2 * i].get_xdata()[1],\n"
           "                \"q1\": np.percentile(part, 25), \"median\": np.percentile(part, 50),\n"
           "                \"q3\": np.percentile(part, 75),\n"
           "                \"high_whisker\": drawn[\"whiskers\"][2 * i + 1].get_xdata()[1],\n"
           "                \"outliers\": len(drawn[\"fliers\"][i].get_xdata())}\n"
           "         for i, (name, part) in enumerate(values.items())}\n"
           "print(boxes)\n";
}

/// One mark a point of `x` and `y`, by class.
std::string pointCode(const std::string& across, const std::string& up)
{
    return "\nfigure, axes = plt.subplots()\n"
           "for mark, (name, colour) in zip(\"os^Dvh+x\" * len(classes), classes.items()):\n"
           "    axes.scatter(x[label == name], y[label == name], marker=mark, color=colour,\n"
           "                 label=name or \"no class\")\n"
           "axes.set_xlabel(" +
           across + ")\naxes.set_ylabel(" + up + ")\naxes.legend()\n";
}

std::string scalerImport(ScalerKind kind)
{
    const char* name = kind == ScalerKind::Standard ? "StandardScaler"
                       : kind == ScalerKind::Robust ? "RobustScaler"
                                                    : "MinMaxScaler";
    return kind == ScalerKind::None ? "" : std::string("from sklearn.preprocessing import ") + name + "\n";
}

std::string scatterCode(const TableChart& chart)
{
    std::string code;
    const Scaling& scaling = chart.scaling;
    const std::string scaler =
        scaling.kind == ScalerKind::Standard ? "StandardScaler()"
        : scaling.kind == ScalerKind::Robust
            ? "RobustScaler()"
            : "MinMaxScaler(feature_range=(" + shortest(scaling.low) + ", " + shortest(scaling.high) + "))";
    for (const auto& [axis, column] : {std::pair("x", chart.x), std::pair("y", chart.y)}) {
        code += std::string(axis) + " = column(" + pythonText(column) + ")\n";
        if (scaling.kind != ScalerKind::None)
            code += std::string(axis) + " = " + scaler + ".fit_transform(" + axis + ".reshape(-1, 1))[:, 0]\n";
    }
    code += pointCode(pythonText(chart.x), pythonText(chart.y));
    return chart.reversed ? code + "plt.gca().invert_xaxis()\nplt.gca().invert_yaxis()\n" : code;
}

std::string mapCode(const TableChart& chart, const PcaMap& map)
{
    std::vector<std::string> names;
    for (const std::string& column : map.columns)
        names.push_back(pythonText(column));
    const std::string count = std::to_string(std::max<Eigen::Index>(2, map.scores.cols()));
    const auto axis = [](const char* name, int component) {
        return std::string(name) + " = scores[:, " + std::to_string(component - 1) + "]\n";
    };
    const auto title = [](int component) {
        return "f\"PC" + std::to_string(component) + " ({100 * ratio[" + std::to_string(component - 1) +
               "]:.1f} % of the variance)\"";
    };
    return "columns = [" + listed(names, 11) +
           "]\n"
           "values = StandardScaler().fit_transform(np.column_stack([column(name) for name in columns]))\n"
           "pca = PCA(n_components=" +
           count +
           ", svd_solver=\"full\")\n"
           "scores = pca.fit_transform(values)\n"
           "ratio = pca.explained_variance_ratio_\n" +
           axis("x", chart.xComponent) + axis("y", chart.yComponent) +
           pointCode(title(chart.xComponent), title(chart.yComponent));
}

std::string body(const TableChart& chart, const ChartClasses& classes, const PcaMap& map)
{
    switch (chart.kind) {
    case ChartKind::Histogram:
        return head("Histogram of " + pythonText(chart.x) + " by class,", "", classes) + histogramCode(chart);
    case ChartKind::Box:
        return head("Box plot of " + pythonText(chart.x) + " by class,", "", classes) + boxCode(chart);
    case ChartKind::Scatter:
        return head("Scatter of " + pythonText(chart.x) + " and " + pythonText(chart.y) + " by class,",
                    scalerImport(chart.scaling.kind), classes) +
               scatterCode(chart);
    case ChartKind::Pca:
        break;
    }
    return head("PCA map by class,",
                "from sklearn.decomposition import PCA\n"
                "from sklearn.preprocessing import StandardScaler\n",
                classes) +
           mapCode(chart, map);
}

} // namespace

std::string chartScript(const TableChart& chart, const ChartClasses& classes, const PcaMap* map)
{
    return body(chart, classes, map != nullptr ? *map : PcaMap{}) + "plt.show()\n";
}

} // namespace suara
