using Upward.Web.Features.Enrolment;
using Upward.Web.Features.Kit.Stories;

namespace Upward.Web.Features.Demo.Plan;

internal static class DemoStoryWords
{
    public static readonly (ProgrammeRole Role, StoryWords Words)[] All =
    [
        (ProgrammeRole.Mentor, new("I came to explain an app and learned how decisions are made",
            "I was sure I would run out of things to say after twenty minutes. What does one tell somebody with thirty years in the company?",
            "In the second meeting we walked through the returns counter together. A customer had filled in the same form three times. We stood there and neither of us said anything for a while, and then I was asked: what would you change first? Nobody had asked me that before, and I had an answer.",
            "I say what I see earlier now, and not only to my partner. And I know why some things take a year: I have seen the list of people who have to agree.",
            StorySignature.RoleOnly, StoryReach.Everybody)),
        (ProgrammeRole.Mentee, new("The shortest hour of my week",
            "To be honest, I signed up because our sponsor had done it. I expected to be taught to use a telephone.",
            "We put my last announcement on the table, the one I was rather proud of. My mentor had underlined every word that nobody on the shop floor uses. There were nineteen.",
            "I write shorter. I also show a text to somebody who will have to live with it before I send it. It costs me an hour, and it has saved me two apologies so far.",
            StorySignature.Name, StoryReach.Organisation)),
        (ProgrammeRole.Mentor, new("It was awkward at first, and that was the useful part", "",
            "Our first meeting was stiff: I had prepared slides. In the second I left them at home and asked what had gone wrong last month. It turned out that we both had a story about being talked over.",
            "I lead the preparation now and keep the questions open. I am less afraid of silence in a room with people above me.",
            StorySignature.RoleOnly, StoryReach.Organisation)),
    ];
}
