namespace Upward.Cli.Output;

/// <summary>The product's tokens, cut down to what a printed page needs.</summary>
internal static class ReportStyle
{
    public const int SeriesColours = 6;

    public const string Css = """
        :root {
          color-scheme: light dark;
          --paper: light-dark(#F6F4EF, #0E1417); --surface: light-dark(#FFFFFF, #161E22);
          --sunken: light-dark(#EEEAE2, #0A0F11); --line: light-dark(#E3DED4, #2A363C);
          --ink: light-dark(#1A2327, #E9EFF0); --ink-2: light-dark(#475156, #B8C4C8);
          --accent: light-dark(#0F5B6E, #6FC6DA);
          --good: light-dark(#1D6A43, #7CCB9F); --good-tint: light-dark(#E1F1E7, #16301F);
          --watch: light-dark(#785000, #E5BE63); --watch-tint: light-dark(#FAEFD0, #33290F);
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 Inter, system-ui, "Segoe UI", "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; }
        main { max-width: 68rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        .brand { margin: 0; color: var(--accent); font-weight: 650; }
        h1 { margin: .25rem 0 1rem; font-size: clamp(1.4rem, 1rem + 2vw, 2rem); line-height: 1.25; text-wrap: balance; }
        h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; }
        .proof { display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: 0; padding: .75rem 1rem; border-radius: .5rem; }
        .proof span { flex: 1 1 20rem; }
        .yes { background: var(--good-tint); } .yes strong { color: var(--good); }
        .no { background: var(--watch-tint); } .no strong { color: var(--watch); }
        .figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1.5rem 0 0; }
        dt { color: var(--ink-2); font-size: .875rem; } dd { margin: 0; font-size: 1.5rem; font-weight: 600; }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .75rem; padding: 0; list-style: none; font-size: .875rem; }
        .legend span { display: inline-block; width: .75rem; height: .75rem; margin-inline-end: .4rem; border-radius: 2px; }
        table { width: 100%; border-collapse: collapse; background: var(--surface); border: 1px solid var(--line); }
        th, td { padding: .6rem .75rem; text-align: start; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: break-word; }
        thead th { color: var(--ink-2); font-size: .8125rem; font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 600; } small { color: var(--ink-2); font-weight: 400; }
        .n { text-align: end; white-space: nowrap; }
        td ul { margin: .35rem 0 0; padding: 0; list-style: none; font-size: .875rem; }
        td:last-child { width: 55%; }
        .bar { display: flex; height: .6rem; border-radius: 3px; overflow: hidden; background: var(--sunken); }
        .bar i { border-inline-end: 1px solid var(--surface); }
        .s1 { background: light-dark(#6553A6, #9787DC); } .s2 { background: light-dark(#3676BE, #5E9BDF); }
        .s3 { background: light-dark(#1F8A80, #3FB0A4); } .s4 { background: light-dark(#66882A, #8EB04C); }
        .s5 { background: light-dark(#AB7A12, #D3A43C); } .s6 { background: light-dark(#AC4E7A, #D77BA6); }
        footer { margin-top: 2.5rem; color: var(--ink-2); font-size: .875rem; }
        @media screen and (max-width: 44rem) {
          table { table-layout: fixed; }
          .pairs, .pairs tbody { display: block; }
          .pairs thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .pairs tr { display: grid; grid-template-columns: 1fr 1fr auto; border-top: 1px solid var(--line); }
          .pairs th, .pairs td { border: 0; min-width: 0; } .pairs td:last-child { grid-column: 1 / -1; width: auto; padding-top: 0; }
        }
        @media print {
          :root { color-scheme: light; --paper: #FFF; }
          main { max-width: none; padding: 0; } tr { break-inside: avoid; } thead { display: table-header-group; }
          .bar, .bar i, .legend span, .proof { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """;
}
