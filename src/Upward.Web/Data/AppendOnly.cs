using Microsoft.EntityFrameworkCore;

namespace Upward.Web.Data;

/// <summary>
/// Triggers that keep the audit log append-only. The one exception: the whole organisation is a demo and goes,
/// because wiping a demo leaves no row behind.
/// </summary>
public static class AppendOnly
{
    private const string Sqlite = """
        CREATE TRIGGER IF NOT EXISTS audit_no_update BEFORE UPDATE ON "AuditEntries"
        BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
        CREATE TRIGGER IF NOT EXISTS audit_no_delete BEFORE DELETE ON "AuditEntries"
        WHEN NOT EXISTS (SELECT 1 FROM "Organisations" o WHERE o."Id" = OLD."OrganisationId" AND o."DemoSeed" IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'The audit log is append-only.'); END;
        """;

    private const string Postgres = """
        CREATE OR REPLACE FUNCTION upward_audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM "Organisations" o WHERE o."Id" = OLD."OrganisationId" AND o."DemoSeed" IS NOT NULL) THEN
            RETURN OLD;
          END IF;
          RAISE EXCEPTION 'The audit log is append-only.';
        END $$;
        DO $$
        BEGIN
          -- Only when it is missing or was switched off: making it locks the log, and another node may be writing.
          IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'audit_append_only' AND tgrelid = '"AuditEntries"'::regclass AND tgenabled <> 'D') THEN
            DROP TRIGGER IF EXISTS audit_append_only ON "AuditEntries";
            CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION upward_audit_append_only();
          END IF;
        END $$;
        """;

    public static Task ApplyAsync(AppDb db, DatabaseChoice choice, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(choice.IsPostgres ? Postgres : Sqlite, ct);
}
