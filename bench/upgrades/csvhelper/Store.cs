using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.Configuration.Attributes;
using CsvHelper.TypeConversion;
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Consumer;

public class Person
{
    [Name("id")]
    public int Id { get; set; }
    public string FullName { get; set; }
}

public sealed class PersonMap : ClassMap<Person>
{
    public PersonMap()
    {
        Map(person => person.Id).Name("id").Index(0);
        Map(person => person.FullName).ConvertUsing(row => row.GetField("first") + " " + row.GetField("last"));
        Map(person => person.FullName).Default("none");
    }
}

public class YesNoConverter : DefaultTypeConverter
{
    public override object ConvertFromString(string text, IReaderRow row, MemberMapData memberMapData) => text == "yes";
}

public class Store
{
    public List<Person> Read(string path)
    {
        using var text = new StreamReader(path);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        csv.Configuration.RegisterClassMap<PersonMap>();
        csv.Read();
        csv.ReadHeader();
        var position = csv.Context.Row;
        var headers = csv.Context.HeaderRecord;
        return csv.GetRecords<Person>().ToList();
    }

    public void Write(TextWriter text, IEnumerable<Person> people)
    {
        using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        csv.WriteHeader<Person>();
        csv.NextRecord();
        csv.WriteRecords(people);
        csv.Flush();
    }

    public string[] First(TextReader text)
    {
        using var parser = new CsvParser(text, CultureInfo.InvariantCulture);
        return parser.Read();
    }
}
