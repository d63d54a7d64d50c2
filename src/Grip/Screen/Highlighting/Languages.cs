using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Grip.Screen.Highlighting;

/// <summary>The languages whose code is coloured, as data.</summary>
internal static class Languages
{
    private static readonly ImmutableArray<string> Slashes = ["//"];
    private static readonly ImmutableArray<string> Hash = ["#"];
    private static readonly (string, string) Stars = ("/*", "*/");

    public static readonly FrozenDictionary<string, Language> ByName = Build();

    private static FrozenDictionary<string, Language> Build()
    {
        var names = new Dictionary<string, Language>(StringComparer.Ordinal);
        Add(
            "cs csharp c#",
            new Language(
                Slashes,
                Stars,
                ["\"\"\"", "\"", "'"],
                Words(
                    "abstract as async await base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false file finally fixed float for foreach get global goto if implicit in init int interface internal is lock long nameof namespace new not null object operator or and out override params partial private protected public readonly record ref required return sbyte scoped sealed set short sizeof static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using value var virtual void volatile when where while with yield"
                )
            )
            {
                CapitalTypes = true,
            }
        );
        Add(
            "js jsx ts tsx mjs cjs javascript typescript",
            new Language(
                Slashes,
                Stars,
                ["\"", "'", "`"],
                Words(
                    "any as async await boolean break case catch class const continue debugger default delete do else enum export extends false finally for from function get if implements import in instanceof interface keyof let new null number of private protected public readonly return set static string super switch this throw true try type typeof undefined unknown var void while with yield"
                )
            )
            {
                CapitalTypes = true,
            }
        );
        Add(
            "py python",
            new Language(
                Hash,
                null,
                ["\"\"\"", "'''", "\"", "'"],
                Words(
                    "and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return self True try while with yield"
                )
            )
            {
                CapitalTypes = true,
            }
        );
        Add(
            "java kt kotlin swift scala",
            new Language(
                Slashes,
                Stars,
                ["\"\"\"", "\"", "'"],
                Words(
                    "abstract as boolean break byte case catch char class const continue def default do double else enum extends false final finally float for fun func guard if implements import in instanceof int interface internal is let long match new null object override package private protected public record return sealed short static struct super switch this throw throws true try val var void when while yield"
                )
            )
            {
                CapitalTypes = true,
            }
        );
        Add(
            "go",
            new Language(
                Slashes,
                Stars,
                ["\"", "'", "`"],
                Words(
                    "any bool break byte case chan const continue default defer else error fallthrough false float64 for func go goto if import int int64 interface map nil package range return rune select string struct switch true type var"
                )
            )
        );
        Add(
            "rs rust",
            new Language(
                Slashes,
                Stars,
                ["\""],
                Words(
                    "as async await bool break const continue crate dyn else enum extern false fn for i32 i64 if impl in let loop match mod move mut pub ref return self Self static str struct super trait true type u32 u64 u8 unsafe use usize where while"
                )
            )
            {
                CapitalTypes = true,
            }
        );
        Add(
            "c h cc cpp cxx hpp c++",
            new Language(
                Slashes,
                Stars,
                ["\"", "'"],
                Words(
                    "auto bool break case catch char class const constexpr continue default delete do double else enum explicit extern false float for friend if inline int long namespace new noexcept nullptr operator override private protected public return short signed sizeof static struct switch template this throw true try typedef typename union unsigned using virtual void volatile while"
                )
            )
        );
        Add(
            "sh bash shell zsh console",
            new Language(
                Hash,
                null,
                ["\"", "'"],
                Words(
                    "case do done elif else esac exit export fi for function if in local readonly return set shift then unset until while"
                )
            )
        );
        Add(
            "sql",
            new Language(
                ["--"],
                Stars,
                ["'"],
                Words(
                    "ALTER AND AS ASC BY CASE CREATE DELETE DESC DISTINCT DROP ELSE END EXISTS FROM GROUP HAVING IN INDEX INNER INSERT INTO IS JOIN LEFT LIKE LIMIT NOT NULL ON OR ORDER OUTER PRIMARY SELECT SET TABLE THEN UNION UPDATE VALUES WHEN WHERE WITH alter and as asc by case create delete desc distinct drop else end exists from group having in index inner insert into is join left like limit not null on or order outer primary select set table then union update values when where with"
                )
            )
        );
        Add("json jsonc", new Language(Slashes, Stars, ["\""], Words("true false null")));
        Add("yaml yml toml ini editorconfig", new Language(Hash, null, ["\"", "'"], Words("true false null yes no")));
        Add("xml html csproj props targets slnx xaml svg", new Language([], ("<!--", "-->"), ["\"", "'"], Words("")));
        return names.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string labels, Language language)
        {
            foreach (var label in labels.Split(' '))
                names[label] = language;
        }
    }

    private static FrozenSet<string> Words(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
