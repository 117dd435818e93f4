#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>

namespace {

struct Message {
    QString context;
    QString source;
    QStringList forms; ///< one, or one for each number
    bool finished = true;
};

Message readMessage(QXmlStreamReader& xml, const QString& context)
{
    Message message{context, {}, {}, true};
    while (xml.readNextStartElement()) {
        if (xml.name() == u"source") {
            message.source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            message.finished = !xml.attributes().hasAttribute(QLatin1String("type"));
            QString plain;
            while (!xml.readNext() || !xml.isEndElement() || xml.name() != u"translation") {
                if (xml.isStartElement() && xml.name() == u"numerusform")
                    message.forms << xml.readElementText();
                else if (xml.isCharacters())
                    plain += xml.text();
                if (xml.atEnd())
                    break;
            }
            if (message.forms.isEmpty())
                message.forms << plain;
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString& path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"message")
            messages << readMessage(xml, context);
    }
    return messages;
}

QStringList placeholders(const QString& text)
{
    static const QRegularExpression place(QStringLiteral("%(L?[1-9]|n)"));
    QStringList found;
    for (auto match = place.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

} // namespace

/// What people read exists in both languages, with the same places for names and numbers.
class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySentenceIsTranslated_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("least");
        QTest::newRow("Indonesian") << QStringLiteral("suara_id.ts") << 500;
        QTest::newRow("English plurals") << QStringLiteral("suara_en.ts") << 5;
    }
    void everySentenceIsTranslated()
    {
        QFETCH(QString, file);
        QFETCH(int, least);
        const QList<Message> messages = readMessages(QStringLiteral(SUARA_SOURCE_DIR "/translations/") + file);
        QVERIFY(messages.size() >= least);
        QStringList wrong;
        for (const Message& message : messages) {
            const bool whole = message.finished && !message.forms.isEmpty() &&
                               std::ranges::none_of(message.forms, [](const QString& form) { return form.isEmpty(); });
            if (!whole)
                wrong << QStringLiteral("%1: not translated: %2").arg(message.context, message.source);
            for (const QString& form : message.forms)
                if (whole && placeholders(form) != placeholders(message.source))
                    wrong << QStringLiteral("%1: other places: %2 / %3").arg(message.context, message.source, form);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
