// `dotnet ef` starts here, never anything else: see tools/migrations.
return 0;
