namespace Upward.Cli.Tests;

public sealed class RulesInputTests
{
    private const string Start = """{"objective":"people-first","mentor":{"id":"Id"},"mentee":{"id":"Id"},"criteria":[""";

    [Theory]
    [InlineData("", "rules.json:1:1: this is no valid JSON")]
    [InlineData("{\n  \"objective\": people\n}", "rules.json:2:16: this is no valid JSON")]
    [InlineData("{\"a\": 1}\n x", "rules.json:2:2: this is no valid JSON")]
    [InlineData("[]", "rules.json:1:1: the file: found a list, expected an object")]
    [InlineData("{\"objective\":\"\\ud800\"}", "rules.json:1:14: this text holds half a character")]
    [InlineData("{}", "rules.json:1:1: \"objective\" is missing: expected one of \"people-first\", \"total\".")]
    [InlineData("{}", "rules.json:1:1: \"mentor\" is missing")]
    [InlineData("{}", "rules.json:1:1: \"criteria\" is missing")]
    [InlineData("{\"objective\":\"totl\"}", "rules.json:1:14: \"objective\": found \"totl\", expected one of \"people-first\", \"total\"; did you mean \"total\"?")]
    [InlineData("{\"objektive\":\"total\"}", "rules.json:1:2: the file has no setting \"objektive\"; did you mean \"objective\"?")]
    [InlineData("{\"objective\":\"total\",\"objective\":\"total\"}", "rules.json:1:22: \"objective\" is given twice")]
    [InlineData("{\"mentor\":{\"id\":7}}", "rules.json:1:17: \"mentor.id\": found 7, expected the name of the column that holds the id.")]
    [InlineData("{\"mentor\":{\"id\":\"Id\",\"capacity\":1.5}}", "\"mentor.capacity\": found 1.5, expected a whole number from 0 to 1000.")]
    [InlineData("{\"mentor\":{\"id\":\"Id\",\"capacity\":\"Place\"}}", "juniors.csv has no column \"Place\"; did you mean \"Places\"?")]
    [InlineData("{\"mentor\":{\"id\":\"Id\",\"separater\":\";\"}}", "mentor has no setting \"separater\"; did you mean \"separator\"?")]
    [InlineData("{\"mentor\":{\"id\":\"Id\",\"separator\":\"\"}}", "\"mentor.separator\": found an empty text")]
    [InlineData("{\"rules\":{}}", "\"rules\": found an object, expected a list")]
    [InlineData("{\"rules\":[3]}", "rules.json:1:11: rules[0]: found 3, expected an object")]
    public async Task What_is_wrong_is_named_with_line_and_column(string rules, string says)
    {
        using var folder = new MatchFolder(rules: rules);

        var ran = await folder.MatchAsync();

        Assert.Equal(2, ran.Exit);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["pairs.csv"]));
    }

    [Theory]
    [InlineData("", "\"criteria\": found an empty list")]
    [InlineData("""{"name":"A"}""", "\"criteria[0].kind\" is missing")]
    [InlineData("""{"name":"A","kind":"setoverlap"}""", "did you mean \"setOverlap\"?")]
    [InlineData("""{"kind":"setOverlap","mentorColumn":"Knows","menteeColumn":"Wants","points":1}""", "\"criteria[0].name\" is missing")]
    [InlineData("""{"name":"Score","kind":"setOverlap","mentorColumn":"Knows","menteeColumn":"Wants","points":1}""", "pairs.csv has a column of its own called so")]
    [InlineData("""{"name":"A","kind":"setOverlap","mentorColumn":"Know","menteeColumn":"Wants","points":1}""", "juniors.csv has no column \"Know\"; did you mean \"Knows\"?")]
    [InlineData("""{"name":"A","kind":"setOverlap","mentorColumn":"Knows","points":1}""", "\"criteria[0].menteeColumn\" is missing")]
    [InlineData("""{"name":"A","kind":"setOverlap","mentorColumn":"Knows","menteeColumn":"Wants","points":-1}""", "found -1, expected a whole number from 0 to 30000")]
    [InlineData("""{"name":"A","kind":"setOverlap","mentorColumn":"Knows","menteeColumn":"Wants","points":"5"}""", "found \"5\", expected a whole number")]
    [InlineData("""{"name":"A","kind":"setOverlap","mentorColumn":"Knows","menteeColumn":"Wants","points":[0,"x"]}""", "\"criteria[0].points\"[1]: found \"x\"")]
    [InlineData("""{"name":"A","kind":"setOverlap","mentorColumn":"Knows","menteeColumn":"Wants","points":29000}""", "more than the 30000 points that a pair can have")]
    [InlineData("""{"name":"A","kind":"setOverlap","mentorColumn":"Knows","menteeColumn":"Wants","points":1,"weight":2}""", "criteria[0] has no setting \"weight\"")]
    [InlineData("""{"name":"A","kind":"sameAs","mentorColumn":"Id","menteeColumn":"Id","points":20000},{"name":"B","kind":"sameAs","mentorColumn":"Id","menteeColumn":"Id","points":20000}""", "together they can give 40000 points")]
    [InlineData("""{"name":"A","kind":"sameAs","mentorColumn":"Id","menteeColumn":"Id","points":2},{"name":" a","kind":"sameAs","mentorColumn":"Id","menteeColumn":"Id","points":2}""", "expected a name that no other criterion has")]
    [InlineData("""{"name":"A","kind":"gap","mentorColumn":"Id","menteeColumn":"Id","points":[1]}""", "juniors.csv:2:1: Id (column A): found \"J1\", expected a whole number from -1000000 to 1000000.")]
    [InlineData("""{"name":"A","kind":"gap","mentorColumn":"Places","menteeColumn":"Id","points":[]}""", "\"criteria[0].points\": found a list, expected a list with the points")]
    [InlineData("""{"name":"A","kind":"wishes","points":[1]}""", "give either \"mentorColumn\"")]
    [InlineData("""{"name":"A","kind":"wishes","mentorColumn":"Knows","points":[1]}""", "juniors.csv:2:4: Knows (column B): found \"Go\", expected the id of a mentee.")]
    [InlineData("""{"name":"A","kind":"classDistance","mentorColumn":"Id","menteeColumn":"Id","mentorGroup":"Knows","points":{}}""", "belong together")]
    [InlineData("""{"name":"A","kind":"coverage","mentorColumn":"Knows","menteeColumn":"Wants","points":5,"of":"senior"}""", "\"criteria[0].of\": found \"senior\"")]
    [InlineData("""{"name":"A","kind":"text","mentorColumn":"Knows","menteeColumn":"Wants"}""", "\"criteria[0].points\" is missing")]
    [InlineData("""{"name":"A","kind":"text","mentorColumn":"Knows","menteeColumn":"Wants","points":5,"synonyms":["a"]}""", "\"criteria[0].synonyms\": found a list, expected an object such as")]
    [InlineData("""{"name":"A","kind":"text","mentorColumn":"Knows","menteeColumn":"Wants","points":5,"synonyms":{"a":7}}""", "\"criteria[0].synonyms.a\": found 7, expected the term that the phrase stands for.")]
    [InlineData("""{"name":"A","kind":"text","mentorColumn":"Knows","menteeColumn":"Wants","points":5,"synonyms":{"k8s":"a","K8S":"b"}}""", "criteria[0]: The phrase 'K8S' stands for 'a' and for 'b'")]
    [InlineData("""{"name":"A","kind":"text","mentorColumn":"Knows","menteeColumn":"Wants","points":5,"synonyms":{"!":"b"}}""", "criteria[0]: The synonym '!' has no letter and no digit.")]
    [InlineData("""{"name":"A","kind":"text","mentorColumn":"Knows","menteeColumn":"Wants","points":5,"synonim":{}}""", "did you mean \"synonyms\"?")]
    public async Task A_criterion_that_cannot_be_used_is_refused(string criterion, string says)
    {
        using var folder = new MatchFolder(rules: Start + criterion + "]}");

        var ran = await folder.MatchAsync();

        Assert.Equal(2, ran.Exit);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_of_all_files_are_told_at_once_from_top_to_bottom()
    {
        using var folder = new MatchFolder(
            juniors: "Id,Knows,Places\nJ1,Go,1\nj1 ,SQL,-1\n,UX,2.5\n",
            seniors: "Id,Wants\nS1,Go,extra\n",
            rules: MatchFolder.Rules.Replace("\"Knows\", \"menteeColumn\": \"Wants\", \"points\"", "\"Knws\", \"menteeColumn\": \"Wants\", \"points\"", StringComparison.Ordinal));

        var ran = await folder.MatchAsync();

        var told = ran.Error.Split('\n').Select(l => l.Replace(folder["x"][..^1], "", StringComparison.Ordinal)).Where(l => l.Length > 0).ToArray();
        Assert.Equal(
        [
            "seniors.csv:2:7: this row: found 3 cells, expected 2, as in the header; a cell with a comma in it needs quotes.",
            "juniors.csv:3:1: Id (column A): found \"j1\" again (first on line 2), expected each id once.",
            "juniors.csv:4:1: Id (column A): found an empty cell, expected an id; everybody needs one.",
            "rules.json:6:75: juniors.csv has no column \"Knws\"; did you mean \"Knows\"?",
            "4 errors. Nothing was written.",
        ], told);
    }

    [Fact]
    public async Task At_most_fifty_errors_are_shown_and_all_are_counted()
    {
        using var folder = new MatchFolder(juniors: "Id,Knows,Places\n" + string.Concat(Enumerable.Range(1, 80).Select(i => $"J{i},Go,none\n")));

        var ran = await folder.MatchAsync();

        Assert.Equal(51, ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("80 errors; the first 50 are shown.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_engine_can_tell_is_bad_input_too()
    {
        var rule = """{ "kind": "requireOverlap", "mentorColumn": "Knows", "menteeColumn": "Wants" }""";
        using var rules = new MatchFolder(rules: MatchFolder.Rules.Replace(rule, string.Join(',', Enumerable.Repeat(rule, 65)), StringComparison.Ordinal));
        using var wants = new MatchFolder(
            seniors: $"Id,Wants\nS1,{string.Join(';', Enumerable.Range(0, 20_001))}\n", rules: MatchFolder.Rules.Replace("setOverlap", "coverage", StringComparison.Ordinal));

        var tooManyRules = await rules.MatchAsync();
        var tooManyWants = await wants.MatchAsync();

        Assert.Equal((2, 2), (tooManyRules.Exit, tooManyWants.Exit));
        Assert.Contains("At most 64 criteria and 64 rules", tooManyRules.Error, StringComparison.Ordinal);
        Assert.Contains("criteria[0]: A person wants more than 20,000 tags.", tooManyWants.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_cannot_steer_the_terminal()
    {
        using var folder = new MatchFolder(juniors: "Id,Knows,Places\nJ1,Go,\u001b[2J\u202e1\n");

        var ran = await folder.MatchAsync();

        Assert.Contains("found \"\\u001b[2J\\u202e1\"", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.Error);
    }

    [Fact]
    public async Task Comments_and_a_schema_are_welcome()
    {
        using var folder = new MatchFolder(rules: MatchFolder.Rules.Replace(
            "\"objective\"", "\"$schema\": \"x\", // which is better\n /* ? */ \"objective\"", StringComparison.Ordinal));

        Assert.Equal(0, (await folder.MatchAsync()).Exit);
    }
}
