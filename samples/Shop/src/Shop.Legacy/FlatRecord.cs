using System;

namespace Shop.Legacy;

/// <summary>One line of the former system's files: <c>number;date;customer;mail;code;pieces;cents</c>.</summary>
public sealed class FlatRecord
{
    public FlatRecord(string number, DateTime date, string customer, string mail, string code, int pieces, long cents)
    {
        if (number == null)
            throw new ArgumentNullException(nameof(number));
        Number = number;
        Date = date;
        Customer = customer;
        Mail = mail;
        Code = code;
        Pieces = pieces;
        Cents = cents;
    }

    public string Number { get; }

    public DateTime Date { get; }

    public string Customer { get; }

    public string Mail { get; }

    public string Code { get; }

    public int Pieces { get; }

    /// <summary>What the former system took for the whole line.</summary>
    public long Cents { get; }

    public override string ToString() => string.Format("{0} {1}", Number, Customer);
}
