using System.Text;
using Upward.Web.Features.People.Import;
using Upward.Web.Platform.Csv;

namespace Upward.Web.Tests.Features.People.Import;

public class MappingTests
{
    private static (CsvTable Table, int Header, ColumnMapping Mapping) Guess(string text)
    {
        var table = CsvReading.Read(Encoding.UTF8.GetBytes(text)).Table!;
        var header = HeaderGuess.Row(table);
        return (table, header, MappingGuess.For(table, header));
    }

    [Theory]
    [InlineData("Name,Email,Employee ID,Job Title,Grade,Department,Business Unit,Location,Country,Time Zone,Manager Email,Hire Date,Languages")]
    [InlineData("Mitarbeiter;E-Mail-Adresse;Personal-Nr.;Stellenbezeichnung;Gehaltsgruppe;Abteilung;Geschäftsbereich;Standort;Land;Zeitzone;Führungskraft;Eintrittsdatum;Sprachen")]
    [InlineData("Nom complet;Adresse e-mail;Matricule;Intitulé de poste;Niveau;Service;Direction;Lieu de travail;Pays;Fuseau horaire;Responsable hiérarchique;Date d'embauche;Langues")]
    [InlineData("Nombre completo;Correo electrónico;Número de empleado;Puesto;Nivel;Departamento;Unidad de negocio;Sede;País;Zona horaria;Jefe directo;Fecha de ingreso;Idiomas")]
    public void Guesses_headings_in_four_languages(string headings)
    {
        Field[] expected = [Field.Name, Field.Email, Field.EmployeeId, Field.Title, Field.Level, Field.Department, Field.Division, Field.Site, Field.Country, Field.TimeZone, Field.Manager, Field.EmploymentStart, Field.Languages];
        Assert.Equal(expected, Guess(headings + "\n").Mapping.Columns.Select(c => c.Field));
    }

    [Fact]
    public void Nom_and_Prenom_are_two_parts_but_Nom_alone_is_the_name()
    {
        Assert.Equal([Field.FamilyName, Field.GivenName, Field.Email], Guess("Nom;Prénom;Courriel\n").Mapping.Columns.Select(c => c.Field));
        Assert.Equal([Field.Name, Field.Email], Guess("Nom;Courriel\n").Mapping.Columns.Select(c => c.Field));
        Assert.Equal([Field.GivenName, Field.FamilyName, Field.Email], Guess("Nombre;Apellidos;Correo\n").Mapping.Columns.Select(c => c.Field));
    }

    [Fact]
    public void The_ibm_hr_export_maps_its_four_useful_columns_and_nothing_private()
    {
        var table = RealStaff.Table("ibm_hr/emp_attrition.csv");
        var mapping = MappingGuess.For(table, HeaderGuess.Row(table));
        var used = mapping.Columns.Where(c => c.Field != Field.Ignore).ToDictionary(c => table.Heading(1, c.Column), c => c.Field);
        Assert.Equal(new Dictionary<string, Field> { ["Department"] = Field.Department, ["EmployeeNumber"] = Field.EmployeeId, ["JobLevel"] = Field.Level, ["JobRole"] = Field.Title }, used);
        Assert.Contains(mapping.Faults(), f => f.Kind == MappingFaultKind.NoName);
    }

    [Fact]
    public void The_header_row_may_stand_below_a_title_and_notes()
    {
        var (table, header, mapping) = Guess("Staff list May 2026,,,\nConfidential,,,\n,,,\nName,E-mail,Department,Manager\nAda,ada@x.example,R&D,bo@x.example\nBo,bo@x.example,R&D,\n");
        Assert.Equal(4, header);
        Assert.Equal(2, table.Below(header).Count());
        Assert.Equal(ManagerBy.Email, mapping.ManagerBy);
    }

    [Fact]
    public void Without_headings_the_values_tell_the_email()
    {
        var mapping = MappingGuess.For(CsvReading.Read(Encoding.UTF8.GetBytes("x,y\nAda,ada@x.example\nBo,bo@x.example\n")).Table!, 1);
        Assert.Equal(Field.Email, mapping.Columns[1].Field);
    }

    [Fact]
    public void Of_several_manager_columns_the_email_is_taken()
    {
        var mapping = Guess("Name,Email,Manager Name,Manager ID,Manager Email\nAda,a@x.example,Bo,12,bo@x.example\n").Mapping;
        Assert.Equal([Field.Ignore, Field.Ignore, Field.Manager], mapping.Columns.Skip(2).Select(c => c.Field));
    }

    [Fact]
    public void A_mapping_without_name_or_key_or_with_a_field_twice_is_refused()
    {
        var faults = new ColumnMapping([new(0, Field.Title), new(1, Field.Title), new(2, Field.Custom, " "), new(3, Field.Custom, "Cohort"), new(4, Field.Custom, "cohort")]).Faults().Select(f => f.Kind);
        Assert.Equal([MappingFaultKind.NoName, MappingFaultKind.NoKey, MappingFaultKind.FieldTwice, MappingFaultKind.CustomNameMissing, MappingFaultKind.CustomNameTwice], faults);
    }
}
