namespace Upward.Web.Features.Demo.Plan;

/// <summary>Common names of five languages; of four of them in both scripts.</summary>
internal static class OwnNames
{
    private const int NativePercent = 40;

    private sealed record Names((string Latin, string Native)[] Given, (string Latin, string Native)[] Family, bool FamilyFirst = false, string Between = "");

    private static readonly Dictionary<string, Names> ByOrigin = new()
    {
        ["en"] = new(Plain("Charlotte Alice Grace Imogen Hannah Megan Eleanor Ruth Beth Isla Freya Zoe Abigail Naomi Rosie Claire Oliver Harry George Callum Ewan Rhys Declan Toby Marcus Adam Joel Simon Nathan Lewis Gareth Owen"),
            Plain("Whitfield Marsh Thornton Ashby Carr Pemberton Hughes Sinclair Doyle Fletcher Barlow Kendall Rowe Mercer Hartley Osborne Lockwood Bennett Gill Norris Radcliffe Shaw Tait Underhill Vaughan Weston Yates Cole Frost Greaves")),
        ["ar"] = new([("Amina", "أمينة"), ("Yasmin", "ياسمين"), ("Salma", "سلمى"), ("Nadia", "نادية"), ("Khadija", "خديجة"), ("Leila", "ليلى"), ("Hiba", "هبة"), ("Rania", "رانيا"),
                ("Youssef", "يوسف"), ("Karim", "كريم"), ("Omar", "عمر"), ("Hassan", "حسن"), ("Tariq", "طارق"), ("Rachid", "رشيد"), ("Samir", "سمير"), ("Bilal", "بلال")],
            [("Haddad", "حداد"), ("Benali", "بنعلي"), ("El Amrani", "العمراني"), ("Mansour", "منصور"), ("Tazi", "التازي"), ("Farouk", "فاروق"), ("Alaoui", "العلوي"), ("Nasser", "ناصر"), ("Bennani", "بناني"), ("Saidi", "السعيدي")],
            Between: " "),
        ["zh"] = new([("Wei", "伟"), ("Mei Ling", "美玲"), ("Jia Hui", "佳慧"), ("Xiao Min", "晓敏"), ("Jun", "军"), ("Li Hua", "丽华"), ("Zhi Ming", "志明"), ("Yu Ting", "雨婷"), ("Hao", "浩"), ("Xin Yi", "欣怡"), ("Kai", "凯"), ("Jing", "静")],
            [("Chen", "陈"), ("Wang", "王"), ("Lin", "林"), ("Zhang", "张"), ("Liu", "刘"), ("Huang", "黄"), ("Zhao", "赵"), ("Xu", "徐"), ("Guo", "郭"), ("Tang", "唐")], FamilyFirst: true),
        ["ja"] = new([("Hiroshi", "浩"), ("Yuki", "由紀"), ("Haruka", "春香"), ("Kenta", "健太"), ("Aoi", "葵"), ("Sakura", "桜"), ("Daichi", "大地"), ("Naoko", "直子"), ("Takumi", "拓海"), ("Emi", "恵美"), ("Ren", "蓮"), ("Satoshi", "聡")],
            [("Tanabe", "田辺"), ("Sato", "佐藤"), ("Suzuki", "鈴木"), ("Kimura", "木村"), ("Yamaguchi", "山口"), ("Hayashi", "林"), ("Shimizu", "清水"), ("Mori", "森"), ("Nakamura", "中村"), ("Ishikawa", "石川")], FamilyFirst: true, Between: " "),
        ["ko"] = new([("Min-jun", "민준"), ("Seo-yeon", "서연"), ("Ji-woo", "지우"), ("Ha-eun", "하은"), ("Hyun-jun", "현준"), ("Ye-eun", "예은"), ("Do-yun", "도윤"), ("Soo-ah", "수아")],
            [("Kim", "김"), ("Lee", "이"), ("Park", "박"), ("Choi", "최"), ("Jung", "정"), ("Song", "송"), ("Hong", "홍"), ("Ryu", "류")], FamilyFirst: true),
    };

    public static bool Has(string origin) => ByOrigin.ContainsKey(origin);

    public static DemoName Draw(string origin, SeededRandom random)
    {
        var names = ByOrigin[origin];
        var (given, family) = (random.Pick(names.Given), random.Pick(names.Family));
        var latin = DemoNames.Latin($"{given.Latin} {family.Latin}", given.Latin, family.Latin);
        if (given.Native.Length == 0 || !random.Chance(NativePercent)) return latin;
        return latin with
        {
            Full = names.FamilyFirst ? family.Native + names.Between + given.Native : given.Native + names.Between + family.Native,
            Preferred = latin.Full,
        };
    }

    private static (string, string)[] Plain(string names) => [.. names.Split(' ').Select(n => (n, ""))];
}
