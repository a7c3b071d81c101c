namespace Upward.Web.Features.Demo.Plan;

/// <param name="Staff">Titles of levels 1, 2 and 3.</param>
/// <param name="Strengths">What its younger people are likely to know: keys of <see cref="DemoTopics"/>.</param>
public sealed record DemoDepartment(string Name, string Head, string[] Leads, string[] Staff, string[] Strengths);

public sealed record DemoDivision(string Name, string Chief, string City, DemoDepartment[] Departments);

/// <summary>An insurer of ships and homes, invented: eight divisions of three departments each.</summary>
public static class DemoHouse
{
    public const string Organisation = "Harbour & Vale (demo)", Domain = "harbourvale.example", ChiefTitle = "Chief executive";

    /// <summary>The seat of whoever tries the demo.</summary>
    public const string OrganiserDepartment = "Learning", OrganiserTitle = "Mentoring programme lead";

    /// <summary>The scale, most junior first; rank 1 is the first.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["Graduate", "Associate", "Specialist", "Lead", "Head", "Executive", "Chief executive"];

    /// <summary>Titles that name a place sit there.</summary>
    public static IReadOnlyDictionary<string, string> PlaceOf { get; } = new Dictionary<string, string>
    {
        ["Regional head, Europe"] = "Hamburg", ["Nordics lead"] = "Bergen", ["Central Europe lead"] = "Kraków", ["Broker lead"] = "London",
        ["Regional head, Asia"] = "Singapore", ["India lead"] = "Mumbai", ["Japan and Korea lead"] = "Osaka", ["South-East Asia lead"] = "Singapore",
        ["Regional head, Africa and Americas"] = "Casablanca", ["Nigeria lead"] = "Lagos", ["Morocco lead"] = "Casablanca", ["Brazil lead"] = "São Paulo",
    };

    public static IReadOnlyList<DemoDivision> Divisions { get; } =
    [
        new("Underwriting", "Chief underwriting officer", "London",
        [
            new("Marine", "Head of marine", ["Cargo lead", "Hull lead", "Lead marine underwriter"], ["Underwriting graduate", "Marine underwriter", "Senior marine underwriter"], ["data", "customers", "ways"]),
            new("Home and motor", "Head of home and motor", ["Home lines lead", "Motor lines lead", "Renewals lead"], ["Underwriting trainee", "Underwriter", "Senior underwriter"], ["customers", "tools", "inclusion"]),
            new("Pricing", "Head of pricing", ["Pricing lead", "Actuarial lead", "Models lead"], ["Actuary trainee", "Pricing analyst", "Actuary"], ["data", "ai"]),
        ]),
        new("Claims", "Chief claims officer", "Casablanca",
        [
            new("Claims handling", "Director of claims", ["Claims team lead", "Motor claims lead", "Home claims lead"], ["Claims graduate", "Claims handler", "Senior claims handler"], ["tools", "customers", "health"]),
            new("Large losses", "Head of large losses", ["Loss adjusting lead", "Field engineering lead", "Ships and cargo claims lead"], ["Field engineer", "Loss adjuster", "Senior loss adjuster"], ["tools", "climate", "ways"]),
            new("Fraud and recovery", "Head of fraud and recovery", ["Investigation lead", "Recovery lead", "Fraud detection lead"], ["Fraud analyst", "Investigator", "Senior investigator"], ["data", "ai", "security"]),
        ]),
        new("Customers", "Chief customer officer", "Hamburg",
        [
            new("Customer insight", "Head of customer insight", ["Research lead", "Segments lead", "Survey lead"], ["Research assistant", "Customer researcher", "Insight specialist"], ["customers", "data", "design"]),
            new("Brand and digital", "Head of brand and digital", ["Social media lead", "Campaign lead", "Website lead"], ["Content creator", "Social media editor", "Digital marketing specialist"], ["social", "design", "customers"]),
            new("Customer service", "Head of customer service", ["Service team lead", "Contact centre lead", "Chat lead"], ["Service agent", "Service specialist", "Senior service specialist"], ["customers", "social", "health"]),
        ]),
        new("Technology", "Chief technology officer", "Kraków",
        [
            new("Software", "Head of software", ["Engineering lead", "Platform lead", "Quality lead"], ["Junior software engineer", "Software engineer", "Senior software engineer"], ["tech", "ai", "ways"]),
            new("Data and AI", "Head of data and AI", ["Data science lead", "Data engineering lead", "Data quality lead"], ["Data graduate", "Data analyst", "Data scientist"], ["ai", "data", "tech"]),
            new("Information security", "Chief information security officer", ["Security operations lead", "Awareness lead", "Identity and access lead"], ["Security analyst", "Security engineer", "Security specialist"], ["security", "tech", "ai"]),
        ]),
        new("Finance", "Chief financial officer", "London",
        [
            new("Accounting", "Head of accounting", ["Group reporting lead", "Local accounts lead", "Tax lead"], ["Accounting graduate", "Accountant", "Senior accountant"], ["tools", "data", "ways"]),
            new("Risk", "Chief risk officer", ["Credit risk lead", "Catastrophe models lead", "Compliance lead"], ["Risk graduate", "Risk analyst", "Risk specialist"], ["data", "climate", "ai"]),
            new("Investments", "Head of investments", ["Portfolio lead", "Sustainable investment lead", "Treasury lead"], ["Investment graduate", "Investment analyst", "Portfolio specialist"], ["climate", "data", "inclusion"]),
        ]),
        new("People", "Chief people officer", "Hamburg",
        [
            new("People partners", "Head of people partners", ["People partner lead", "Recruiting lead", "Pay and benefits lead"], ["People assistant", "People analyst", "People partner"], ["inclusion", "health", "social"]),
            new("Learning", "Head of learning", ["Early careers lead", "Leadership learning lead", "Technical learning lead"], ["Learning assistant", "Learning designer", "Facilitator"], ["ways", "design", "tools"]),
            new("Inclusion and wellbeing", "Head of inclusion and wellbeing", ["Inclusion lead", "Wellbeing lead", "Employee networks lead"], ["Inclusion assistant", "Network coordinator", "Wellbeing specialist"], ["inclusion", "health", "social"]),
        ]),
        new("Operations", "Chief operating officer", "Lyon",
        [
            new("Procurement", "Head of procurement", ["Supplier lead", "Contracts lead", "Travel and fleet lead"], ["Procurement graduate", "Buyer", "Senior buyer"], ["climate", "tools", "data"]),
            new("Property and sustainability", "Head of property and sustainability", ["Sustainability lead", "Workplace lead", "Energy lead"], ["Sustainability graduate", "Sustainability analyst", "Energy specialist"], ["climate", "health", "ways"]),
            new("Better processes", "Head of better processes", ["Automation lead", "Improvement lead", "Shared services lead"], ["Process graduate", "Process analyst", "Automation specialist"], ["ai", "tools", "ways"]),
        ]),
        new("Markets", "Chief markets officer", "Singapore",
        [
            new("Europe", "Regional head, Europe", ["Nordics lead", "Central Europe lead", "Broker lead"], ["Market graduate", "Market manager", "Senior market manager"], ["social", "customers", "inclusion"]),
            new("Asia", "Regional head, Asia", ["India lead", "Japan and Korea lead", "South-East Asia lead"], ["Market graduate", "Market analyst", "Partnership specialist"], ["social", "ai", "customers"]),
            new("Africa and Americas", "Regional head, Africa and Americas", ["Nigeria lead", "Morocco lead", "Brazil lead"], ["Market graduate", "Mobile products analyst", "Mobile products specialist"], ["customers", "social", "tech"]),
        ]),
    ];
}
