<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>TrainData</name>
    <message numerus="yes">
        <source>%n sound file(s) beside the pictures are left out.</source>
        <translation>
            <numerusform>%n sound file beside the pictures is left out.</numerusform>
            <numerusform>%n sound files beside the pictures are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::BoxPlot</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::ChartControls</name>
    <message numerus="yes">
        <source>%n bin(s)</source>
        <translation>
            <numerusform>%n bin</numerusform>
            <numerusform>%n bins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lecture's: %1 to %2, %n bin(s)</source>
        <translation>
            <numerusform>Lecture's: %1 to %2, %n bin</numerusform>
            <numerusform>Lecture's: %1 to %2, %n bins</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::ChartPanel</name>
    <message numerus="yes">
        <source>%n outside the range</source>
        <translation>
            <numerusform>%n outside the range</numerusform>
            <numerusform>%n outside the range</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::ClipArrivals</name>
    <message numerus="yes">
        <source>The clips come from %n folder(s): %1. Are these their classes?</source>
        <translation>
            <numerusform>The clips come from %n folder: %1. Are these their classes?</numerusform>
            <numerusform>The clips come from %n folders: %1. Are these their classes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The end of %n clip(s) is missing: %1. What is there is used; get the whole files if you can.</source>
        <translation>
            <numerusform>The end of %n clip is missing: %1. What is there is used; get the whole files if you can.</numerusform>
            <numerusform>The end of %n clips is missing: %1. What is there is used; get the whole files if you can.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::ClipDetails</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::ClipLibrary</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::ClipListModel</name>
    <message numerus="yes">
        <source>%1, %n clip(s)</source>
        <translation>
            <numerusform>%1, %n clip</numerusform>
            <numerusform>%1, %n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::ExplorePage</name>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had no room: the tier has others there.</source>
        <translation>
            <numerusform>%n had no room: the tier has others there.</numerusform>
            <numerusform>%n had no room: the tier has others there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) stand on the tier of %1 in Annotate, labelled from the set “%2”.</source>
        <translation>
            <numerusform>%n segment stands on the tier of %1 in Annotate, labelled from the set “%2”.</numerusform>
            <numerusform>%n segments stand on the tier of %1 in Annotate, labelled from the set “%2”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::FeatureInspector</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::FeaturesPage</name>
    <message numerus="yes">
        <source>%n clip(s) could not be measured. %1</source>
        <translation>
            <numerusform>%n clip could not be measured. %1</numerusform>
            <numerusform>%n clips could not be measured. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feature(s)</source>
        <translation>
            <numerusform>%n feature</numerusform>
            <numerusform>%n features</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::HistogramPlot</name>
    <message numerus="yes">
        <source>%1, %2: %n clip(s)</source>
        <translation>
            <numerusform>%1, %2: %n clip</numerusform>
            <numerusform>%1, %2: %n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::HitsPanel</name>
    <message numerus="yes">
        <source>%n rows are %1 now.</source>
        <translation>
            <numerusform>%n row is %1 now.</numerusform>
            <numerusform>%n rows are %1 now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::JobBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::LabelSetSheet</name>
    <message numerus="yes">
        <source>%n segment(s) will lose a label; Undo brings it back.</source>
        <translation>
            <numerusform>%n segment will lose a label; Undo brings it back.</numerusform>
            <numerusform>%n segments will lose a label; Undo brings it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::MissingClips</name>
    <message numerus="yes">
        <source>%n clip(s) are not where they were.</source>
        <translation>
            <numerusform>%n clip is not where it was.</numerusform>
            <numerusform>%n clips are not where they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::SegmentFiles</name>
    <message numerus="yes">
        <source>%n segment(s) stand in %1.</source>
        <translation>
            <numerusform>%n segment stands in %1.</numerusform>
            <numerusform>%n segments stand in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s) taken.</source>
        <translation>
            <numerusform>%n segment taken.</numerusform>
            <numerusform>%n segments taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>%n was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: others of the same annotator stand there, or the clip is shorter.</source>
        <translation>
            <numerusform>%n left out: others of the same annotator stand there, or the clip is shorter.</numerusform>
            <numerusform>%n left out: others of the same annotator stand there, or the clip is shorter.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not in the project: %1</source>
        <translation>
            <numerusform>%n file is not in the project: %1</numerusform>
            <numerusform>%n files are not in the project: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n completed.</source>
        <translation>
            <numerusform>%n completed.</numerusform>
            <numerusform>%n completed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>suara::SpectrumPane</name>
    <message numerus="yes">
        <source>mean of %n frame(s)</source>
        <translation>
            <numerusform>mean of %n frame</numerusform>
            <numerusform>mean of %n frames</numerusform>
        </translation>
    </message>
</context>
</TS>
