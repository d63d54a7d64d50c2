using Humanizer;
using Humanizer.Bytes;
using Humanizer.Localisation;
using Humanizer.Localisation.Formatters;
using Humanizer.Inflections;
using Humanizer.DateTimeHumanizeStrategy;
using Humanizer.Configuration;
using System;
using System.Globalization;

namespace Consumer;

public class Words
{
    public string All()
    {
        Vocabularies.Default.AddIrregular("person", "people");
        Configurator.DateTimeHumanizeStrategy = new PrecisionDateTimeHumanizeStrategy(0.75);
        var text = "PascalCaseInput".Humanize(LetterCasing.Title);
        text += "some title".Transform(To.TitleCase);
        text += 3.ToWords() + 1.ToOrdinalWords();
        text += TimeSpan.FromDays(16).Humanize(2, maxUnit: TimeUnit.Month);
        text += DateTime.UtcNow.AddHours(-2).Humanize();
        text += "man".Pluralize() + "men".Singularize();
        text += "long text here".Truncate(8, "...", Truncator.FixedLength);
        ByteSize size = (10).Kilobytes();
        text += size.ToString("0.0") + size.Humanize("#.#");
        text += "case".ToQuantity(3, ShowQuantityAs.Words);
        return text + 1995.ToRoman() + "some_title".Dehumanize();
    }
}
