using System.Globalization;
using System.Text;

namespace Upward.Web.Features.People.Import;

/// <summary>
/// Headings of staff lists in English, German, French and Spanish, written without spaces, accents and capitals.
/// "a" before a field says that these words decide alone; partial words stand in <see cref="Fragments"/>.
/// </summary>
internal static class HeadingWords
{
    private static readonly Dictionary<Field, string> Words = new()
    {
        [Field.Name] = "name fullname displayname employeename personname employee worker staffmember legalname vollername vollstandigername anzeigename mitarbeiter mitarbeitername mitarbeiterin namevorname nachnamevorname vornamenachname nomcomplet nomprenom prenomnom nometprenom collaborateur salarie nombrecompleto nombreyapellidos nombreyapellido apellidosynombre empleado trabajador cn",
        [Field.GivenName] = "givenname firstname forename first given legalfirstname vorname rufname prenom nombre nombres primernombre nombredepila",
        [Field.FamilyName] = "familyname lastname surname last family legallastname nachname familienname zuname nom nomdefamille apellido apellidos sn",
        [Field.PreferredName] = "preferredname preferredfirstname knownas nickname callname goesby bevorzugtername spitzname namedeusage nomusage nomdusage prenomusuel nombrepreferido apodo",
        [Field.Email] = "email mail emailaddress workemail businessemail primaryemail companyemail workemailaddress emailwork emailprimarywork corporateemail userprincipalname upn mailadresse emailadresse epost courriel adressemail adresseemail adresseelectronique email1 correo correoelectronico mailprofessionnel emailprofessionnel correocorporativo dienstlicheemail",
        [Field.EmployeeId] = "employeeid employeenumber employeeno employeenr empid empno empnumber id personid personnelnumber personnelid personnelno staffid staffnumber staffno workerid userid badgeid badgenumber payrollid payrollnumber uniqueid eeid associateid personalnummer personalnr persnr pernr mitarbeiternummer mitarbeiternr mitarbeiterid stammnummer matricule numeromatricule idsalarie idemploye numerodemploye numeroemploye numerodeempleado numeroempleado idempleado legajo nomina codigoempleado codigodeempleado",
        [Field.Title] = "title jobtitle position role jobrole job jobname positiontitle businesstitle worktitle occupation function funktion stelle stellenbezeichnung position positionsbezeichnung berufsbezeichnung jobbezeichnung tatigkeit titel fonction poste intituledeposte intituleduposte emploi metier puesto cargo titulodelpuesto ocupacion",
        [Field.Level] = "level joblevel grade jobgrade paygrade payband band seniority careerlevel managementlevel salarygrade stufe karrierestufe ebene gehaltsgruppe entgeltgruppe tarifgruppe hierarchieebene niveau echelon niveauhierarchique classification coefficient nivel grado categoria categoriaprofesional escala",
        [Field.Department] = "department dept departmentname team costcentername costcentername unit orgunit organisationalunit organizationalunit group abteilung bereich abteilungsname organisationseinheit kostenstelle departement service equipe unite departamento area equipo unidad seccion",
        [Field.Division] = "division businessunit bu divisionname businessarea segment sector company legalentity entity geschaftsbereich sparte ressort direktion gesellschaft direction pole branche societe division direccion unidaddenegocio empresa gerencia",
        [Field.Site] = "site location office worklocation officelocation city campus building workplace place town standort ort buro stadt arbeitsort niederlassung dienstort lieu lieudetravail ville bureau agence etablissement implantation sede ubicacion oficina ciudad lugardetrabajo centro centrodetrabajo",
        [Field.Country] = "country countryname countrycode countryregion workcountry nation land staat landercode pays codepays pais",
        [Field.TimeZone] = "timezone tz tzid timezoneid zeitzone fuseauhoraire fuseau zonahoraria husohorario",
        [Field.Manager] = "manager managerid manageremail managername linemanager linemanagerid linemanageremail linemanagername manageremployeeid manageremployeenumber managernumber supervisor supervisorid supervisoremail supervisorname reportsto reportstoid reportstoemail directmanager directsupervisor boss lead vorgesetzter vorgesetzte vorgesetzteemail fuhrungskraft fuhrungskraftemail fuhrungskraftid chef chefin disziplinarischervorgesetzter responsable superieur superieurhierarchique responsablehierarchique managerdirect nplus1 n1 emailresponsable emaildumanager jefe jefedirecto jefeid jefeinmediato supervisordirecto emailjefe correodeljefe reportaa",
        [Field.DottedLineManagers] = "dottedline dottedlinemanager dottedlinemanagers dottedlinemanageremail matrixmanager matrixmanagers secondarymanager functionalmanager fachlichervorgesetzter fachvorgesetzter fachlichefuhrung responsablefonctionnel managerfonctionnel jefefuncional lineapunteada",
        [Field.EmploymentStart] = "startdate hiredate dateofhire employmentstart employmentstartdate joindate joiningdate dateofjoining dateofentry datejoined startofemployment originalhiredate entrydate servicedate hired eintritt eintrittsdatum einstellungsdatum einstellung beschaftigtseit firmeneintritt dateembauche datedembauche dateentree datedentree dateprisedeposte anciennete fechadeingreso fechaingreso fechadealta fechaalta fechadecontratacion fechacontratacion fechadeinicio antiguedad",
        [Field.Languages] = "language languages spokenlanguages languagesspoken languageskills sprache sprachen sprachkenntnisse langue langues languesparlees idioma idiomas lenguas",
    };

    private static readonly Dictionary<string, Field> ByWord = Words
        .SelectMany(w => w.Value.Split(' ').Select(word => (word, w.Key))).DistinctBy(x => x.word).ToDictionary(x => x.word, x => x.Key);

    /// <summary>Long words that are telling inside a longer heading, the most special first.</summary>
    private static readonly (string Word, Field Field)[] Fragments =
    [
        ("dottedline", Field.DottedLineManagers), ("matrixmanager", Field.DottedLineManagers),
        ("linemanager", Field.Manager), ("supervisor", Field.Manager), ("vorgesetzt", Field.Manager), ("fuhrungskraft", Field.Manager),
        ("manager", Field.Manager), ("reportsto", Field.Manager), ("superieur", Field.Manager),
        ("preferredname", Field.PreferredName), ("firstname", Field.GivenName), ("lastname", Field.FamilyName), ("surname", Field.FamilyName),
        ("employeenumber", Field.EmployeeId), ("employeeid", Field.EmployeeId), ("personalnummer", Field.EmployeeId), ("matricule", Field.EmployeeId),
        ("hiredate", Field.EmploymentStart), ("startdate", Field.EmploymentStart), ("eintritt", Field.EmploymentStart), ("embauche", Field.EmploymentStart),
        ("timezone", Field.TimeZone), ("zeitzone", Field.TimeZone), ("jobtitle", Field.Title), ("joblevel", Field.Level), ("paygrade", Field.Level),
        ("department", Field.Department), ("abteilung", Field.Department), ("departement", Field.Department), ("departamento", Field.Department),
        ("worklocation", Field.Site), ("standort", Field.Site), ("languages", Field.Languages), ("sprachen", Field.Languages),
        ("fullname", Field.Name), ("email", Field.Email), ("courriel", Field.Email),
    ];

    /// <summary>Words that change what a manager-like or date-like heading means; such a column is not guessed by fragments.</summary>
    private static readonly string[] Excluding = ["yearswith", "yearsin", "yearssince", "numberof", "countof", "isman", "enddate", "satisfaction", "personalemail", "privateemail", "privatemail", "training", "previous", "former", "salary", "income"];

    /// <returns>The field and how sure: 2 for the very word, 1 for a part of it, 0 for nothing.</returns>
    public static (Field Field, int Certainty) Guess(string heading)
    {
        var word = Plain(heading);
        if (word.Length == 0) return (Field.Ignore, 0);
        if (ByWord.TryGetValue(word, out var field)) return (field, 2);
        if (Excluding.Any(e => word.Contains(e, StringComparison.Ordinal))) return (Field.Ignore, 0);
        foreach (var (fragment, meant) in Fragments)
            if (word.Contains(fragment, StringComparison.Ordinal)) return (meant, 1);
        return (Field.Ignore, 0);
    }

    /// <summary>"E-Mail-Adresse", "Date d'embauche" and "JobLevel" without case, accents, spaces and signs.</summary>
    public static string Plain(string heading)
    {
        var plain = new StringBuilder(heading.Length);
        foreach (var c in heading.Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }
}
