namespace App;

public class Use
{
    public Page? Page { get; set; }

    public string Loud(string text) => text.Shout();
}
