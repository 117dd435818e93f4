#include "app/cli/AgreeCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "app/cli/Json.h"
#include "app/cli/OpenProject.h"
#include "app/cli/Output.h"
#include "core/annotation/AgreementReport.h"

#include <algorithm>
#include <cstdlib>

namespace suara {

namespace {

/// How far apart two put the borders of stretches that both cut out, in seconds.
class Offsets {
public:
    void add(std::int64_t samples, int sampleRate) { m_seconds.push_back(std::abs(double(samples)) / sampleRate); }

    Json json()
    {
        if (m_seconds.empty())
            return {{"median", nullptr}, {"mean", nullptr}, {"max", nullptr}};
        std::ranges::sort(m_seconds);
        double sum = 0.0;
        for (const double seconds : m_seconds)
            sum += seconds;
        const std::size_t middle = m_seconds.size() / 2;
        const double median =
            m_seconds.size() % 2 == 1 ? m_seconds[middle] : (m_seconds[middle - 1] + m_seconds[middle]) / 2.0;
        return {{"median", median}, {"mean", sum / double(m_seconds.size())}, {"max", m_seconds.back()}};
    }

private:
    std::vector<double> m_seconds;
};

Json offsetsOf(const Project& project, const std::vector<JudgedClip>& clips, double overlap)
{
    Offsets starts;
    Offsets ends;
    for (const JudgedClip& clip : clips)
        for (const SegmentLink& link : linkSegments(clip.first, clip.second, overlap)) {
            const Segment& a = clip.first[link.first];
            const Segment& b = clip.second[link.second];
            const int rate = project.clip(a.clip)->sampleRate;
            starts.add(a.start - b.start, rate);
            ends.add(a.end - b.end, rate);
        }
    return {{"start", starts.json()}, {"end", ends.json()}};
}

Json kappaJson(const Kappa& kappa)
{
    return {{"value", jsonNumber(kappa.value)},       {"low", jsonNumber(kappa.low)},
            {"high", jsonNumber(kappa.high)},         {"standard_error", jsonNumber(kappa.standardError)},
            {"observed", jsonNumber(kappa.observed)}, {"chance", jsonNumber(kappa.chance)}};
}

Json categoriesJson(const AgreementTable& table)
{
    Json all = Json::array();
    for (const CategoryAgreement& one : agreementByCategory(table))
        all.push_back({{"category", one.category},
                       {"a", one.first},
                       {"b", one.second},
                       {"both", one.both},
                       {"agreement", jsonNumber(one.agreement)}});
    return all;
}

/// The report leaves out what nobody used; for weighted kappa the whole scale counts.
AgreementTable onWholeScale(const AgreementTable& used, const LabelSet& set)
{
    AgreementTable whole;
    for (const Category& category : set.categories)
        whole.categories.push_back(category.name);
    whole.counts.assign(whole.categories.size(), std::vector<double>(whole.categories.size()));
    for (std::size_t row = 0; row < used.categories.size(); ++row)
        for (std::size_t column = 0; column < used.categories.size(); ++column)
            whole.counts[*set.indexOf(used.categories[row])][*set.indexOf(used.categories[column])] =
                used.counts[row][column];
    return whole;
}

void run(Arguments& arguments, Console& console)
{
    const std::string a = arguments.required("--a");
    const std::string b = arguments.required("--b");
    const std::string label = arguments.text("--label", "emotion");
    const double overlap = arguments.number("--overlap", 0.6, 0.01, 1.0);
    const std::optional<std::string> out = arguments.output("--out");
    const OpenProject project(arguments.positionals("P", 1, 1).front(), Project::Access::ReadOnly);
    const LabelSet& set = project.labelSet(label);
    const AnnotatorId first = project.annotator(a);
    const AnnotatorId second = project.annotator(b);
    std::vector<JudgedClip> clips;
    for (const Clip& clip : project->clips())
        clips.push_back({project->track(clip.id, first).segments(), project->track(clip.id, second).segments()});
    const AgreementReport report = agreementReport(clips, set, overlap, console);
    const AgreementTable whole = onWholeScale(report.table, set);
    Output output(out);
    output.write(jsonLine({{"a", a},
                           {"b", b},
                           {"label", label},
                           {"overlap", overlap},
                           {"stretches", report.stretches},
                           {"linked", report.linked},
                           {"judged_by_both", report.table.total()},
                           {"kappa", kappaJson(report.kappa)},
                           {"kappa_linear", kappaJson(cohenKappa(whole, KappaWeights::Linear))},
                           {"kappa_quadratic", kappaJson(cohenKappa(whole, KappaWeights::Quadratic))},
                           {"categories", categoriesJson(report.table)},
                           {"confusion", report.table.counts},
                           {"boundary_offsets", offsetsOf(*project, clips, overlap)}}));
    output.close();
}

} // namespace

Command agreeCommand()
{
    return {"agree",
            "says how far two annotators agree, as JSON",
            "P --a NAME --b NAME [--label SET]",
            "Segments that overlap by enough are taken as the same stretch; kappa is Cohen's over the labels of those\n"
            "that both labelled, with its 95 % interval. Weighted kappas take the label set's order as the scale.\n"
            "  --a NAME --b NAME    the two annotators\n"
            "  --label SET          the label set (default emotion)\n"
            "  --overlap X          share of the longer segment that must be common, 0.01 to 1 (default 0.6)\n"
            "  --out F.json         into a file instead of standard output\n",
            "  suara-cli agree talkshow.suara --a Diane --b Rio --label emotion",
            run};
}

} // namespace suara
