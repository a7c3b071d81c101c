namespace Upward.MatchingEngine;

/// <summary>
/// Makes a problem ready for scoring by vectors. Rows are mentees and columns mentors, or the other way round when transposed;
/// both in the order of <see cref="StableHash"/>, so nothing depends on the order of input.
/// </summary>
internal sealed class ScoreCompiler
{
    /// <summary>Counts beyond this have no table of points in the kernel.</summary>
    internal const int MostCount = 63;

    private readonly MatchingProblem _problem;
    private readonly StopSignal? _stop;
    private readonly bool _transposed;
    private readonly int[] _personOfRow;
    private readonly int[] _personOfColumn;
    private readonly int[] _byteOf;
    private readonly int _laneWidth;
    private readonly Tile[] _tiles;
    private readonly List<Action<Tile>> _fills = [];
    private readonly List<int>[] _rowPlaces;
    private readonly List<int>[] _groupCodes;
    private readonly int[] _groups;
    private readonly List<byte> _tables = [];
    private readonly List<(int Row, int Column, short Points)> _patches = [];
    private readonly List<Criterion> _lateCriteria = [];
    private readonly List<HardRule> _lateRules = [];
    private readonly List<TextPart> _texts = [];
    private int _planes;
    private int _pointRows = 1; // row 0: what every person gets

    private ScoreCompiler(MatchingProblem problem, bool transposed, int laneWidth, StopSignal? stop)
    {
        _stop = stop;
        _problem = problem;
        _transposed = transposed;
        _laneWidth = laneWidth;
        _byteOf = LaneOrder.For(laneWidth);
        int[] mentees = StableHash.Order(problem.Mentees, problem.Seed), mentors = StableHash.Order(problem.Mentors, problem.Seed);
        (_personOfRow, _personOfColumn) = transposed ? (mentors, mentees) : (mentees, mentors);
        _rowPlaces = New(_personOfRow.Length);
        _groupCodes = New(_personOfRow.Length);
        _groups = new int[_personOfRow.Length];
        _tiles = new Tile[(_personOfColumn.Length + Tile.Size - 1) / Tile.Size];

        static List<int>[] New(int length) => [.. Enumerable.Range(0, length).Select(_ => new List<int>())];
    }

    /// <summary>Widest registers of this machine, in mentors at a time.</summary>
    internal static int BestLaneWidth => Lanes512.IsSupported ? Lanes512.Width : Lanes256.IsSupported ? Lanes256.Width : Lanes128.Width;

    /// <param name="problem">The problem.</param>
    /// <param name="closedColumns">Columns without capacity, by position of the person: never found in a scan.</param>
    /// <param name="transposed">Whether mentors are the rows.</param>
    /// <param name="laneWidth">64, 32 or 16; 0 for the widest of this machine.</param>
    /// <param name="stop">Asked now and then; may be null.</param>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    internal static CompiledScores Compile(MatchingProblem problem, Func<int, bool> closedColumns, bool transposed = false, int laneWidth = 0, StopSignal? stop = null)
    {
        var compiler = new ScoreCompiler(problem, transposed, laneWidth == 0 ? BestLaneWidth : laneWidth, stop);
        compiler.Classes();
        compiler.Overlaps();
        compiler.Coverages();
        compiler.Listed();
        compiler.Similarities();
        return compiler.Finish(closedColumns);
    }

    private CompiledScores Finish(Func<int, bool> closedColumns)
    {
        Parallel.For(0, _tiles.Length, (t, loop) =>
        {
            if (_stop is { Requested: true }) loop.Stop();
            var first = t * Tile.Size;
            var tile = _tiles[t] = new(first, Math.Min(Tile.Size, _personOfColumn.Length - first), _planes, _pointRows);
            tile.Row(0)[..tile.Count].Fill((short)_lateCriteria.Sum(late => late.MaxPoints));
            foreach (var fill in _fills) fill(tile);
        });
        _stop?.ThrowIfRequested();
        var (code, start) = Code();
        var compiled = new CompiledScores(_personOfRow, _personOfColumn, _tiles, code, start, [.. _tables], new(_personOfRow.Length, _patches), _laneWidth, [.. _lateCriteria], [.. _lateRules], _transposed) { Texts = [.. _texts] };
        for (var c = 0; c < _personOfColumn.Length; c++)
        {
            if (closedColumns(_personOfColumn[c])) compiled.SetOpen(c, false);
        }
        return compiled;
    }

    private (int[] Code, int[] Start) Code()
    {
        var start = new int[_personOfRow.Length];
        var code = new int[_personOfRow.Length == 0 ? 1 : _rowPlaces.Sum(p => p.Count + 2) + _groupCodes.Sum(g => g.Count)];
        var at = 0;
        for (var r = 0; r < start.Length; r++)
        {
            Ask(r);
            start[r] = at;
            code[at++] = _rowPlaces[r].Count;
            foreach (var place in _rowPlaces[r]) code[at++] = place;
            code[at++] = _groups[r];
            foreach (var part in _groupCodes[r]) code[at++] = part;
        }
        return (code, start);
    }

    private void Late(Criterion criterion) => _lateCriteria.Add(criterion);

    private void Late(HardRule rule) => _lateRules.Add(rule);

    // ---- by class: one row of points for each class of rows

    private void Classes()
    {
        var parts = new List<ClassPart>();
        foreach (var criterion in _problem.Criteria)
        {
            if (ValuesOf(criterion) is not { } values) continue;
            if (ClassPart.Of(values.Mentees, values.Mentors, _transposed, (mentee, mentor) => (short)criterion.Points(mentee, mentor)) is { } part) parts.Add(part); else Late(criterion);
        }
        foreach (var rule in _problem.Rules)
        {
            if (ValuesOf(rule) is not { } values) continue;
            if (ClassPart.Of(values.Mentees, values.Mentors, _transposed, (mentee, mentor) => rule.Allows(mentee, mentor) ? (short)0 : short.MinValue) is { } part) parts.Add(part); else Late(rule);
        }
        foreach (var part in ClassPart.Merge(parts)) AddRows(part);
    }

    private void AddRows(ClassPart part)
    {
        var firstRow = _pointRows;
        _pointRows += part.RowClasses;
        for (var r = 0; r < _rowPlaces.Length; r++)
        {
            Ask(r);
            _rowPlaces[r].Add((firstRow + part.ClassOfRow[_personOfRow[r]]) * Tile.Size);
        }
        _fills.Add(tile =>
        {
            for (var rowClass = 0; rowClass < part.RowClasses; rowClass++)
            {
                var target = tile.Row(firstRow + rowClass);
                for (var c = 0; c < tile.Count; c++) target[c] = part.Points(rowClass, _personOfColumn[tile.First + c]);
            }
        });
    }

    private static (IReadOnlyList<int?> Mentees, IReadOnlyList<int?> Mentors)? ValuesOf(Criterion criterion) => criterion switch
    {
        GapTable c => (c.MenteeValues, c.MentorValues),
        CircularDistance c => (c.MenteeValues, c.MentorValues),
        ClassDistance c => (c.MenteeClasses, c.MentorClasses),
        _ => null,
    };

    private static (IReadOnlyList<int?> Mentees, IReadOnlyList<int?> Mentors)? ValuesOf(HardRule rule) => rule switch
    {
        MinimumGap r => (r.MenteeValues, r.MentorValues),
        MustDiffer r => (r.MenteeClasses, r.MentorClasses),
        _ => null,
    };

    // ---- by overlap: count common tags, look the count up

    private void Overlaps()
    {
        var groups = new List<(TagSets Tags, List<SetOverlap> Criteria, List<RequireOverlap> Rules)>();
        foreach (var criterion in _problem.Criteria.OfType<SetOverlap>()) GroupOf(criterion.Tags).Criteria.Add(criterion);
        foreach (var rule in _problem.Rules.OfType<RequireOverlap>()) GroupOf(rule.Tags).Rules.Add(rule);
        foreach (var (tags, criteria, rules) in groups)
        {
            var most = Math.Max(criteria.Select(c => c.PointsByCount.Count - 1).DefaultIfEmpty().Max(), rules.Select(r => r.Minimum).DefaultIfEmpty().Max());
            var (rowSets, columnSets) = _transposed ? (tags.Mentors, tags.Mentees) : (tags.Mentees, tags.Mentors);
            if (Math.Min(most, tags.MostCommon) > MostCount || rowSets.Any(set => set.Length > 255))
            {
                criteria.ForEach(Late);
                rules.ForEach(Late);
                continue;
            }
            var table = AddTable(Math.Min(most, Math.Max(1, tags.MostCommon)), count =>
                rules.Any(r => count < r.Minimum) ? short.MinValue : (short)criteria.Sum(c => c.PointsByCount[Math.Min(count, c.PointsByCount.Count - 1)]));
            var planeOf = new Dictionary<int, int>();
            var offered = columnSets.SelectMany(set => set).ToHashSet();
            for (var r = 0; r < rowSets.Length; r++)
            {
                Ask(r);
                var planes = new List<int>();
                foreach (var tag in rowSets[_personOfRow[r]])
                {
                    if (!offered.Contains(tag)) continue;
                    if (!planeOf.TryGetValue(tag, out var plane)) planeOf.Add(tag, plane = _planes++);
                    planes.Add(plane);
                }
                AddGroup(r, GroupKind.Table, table.Place, table.Extra, planes, [], []);
            }
            FillPlanes(column => columnSets[column].Where(planeOf.ContainsKey).Select(tag => (planeOf[tag], (byte)255)));
        }

        (TagSets Tags, List<SetOverlap> Criteria, List<RequireOverlap> Rules) GroupOf(TagSets tags)
        {
            var group = groups.Find(g => g.Tags.HoldsTheSameAs(tags));
            if (group.Tags is null) groups.Add(group = (tags, [], []));
            return group;
        }
    }

    // ---- by coverage: importance of what one side wants and the other offers

    private void Coverages()
    {
        foreach (var criterion in _problem.Criteria.OfType<WeightedCoverage>())
        {
            var totals = criterion.Wanted.Select(w => w.Sum(t => t.Importance)).DefaultIfEmpty().Max();
            var rowsWant = criterion.WantedBy == Side.Mentee != _transposed;
            if (rowsWant ? totals > MostCount : totals > 255 || (criterion.Rounding == CoverageRounding.Proportional && totals > MostCount)) Late(criterion);
            else if (rowsWant) WantedByRows(criterion);
            else WantedByColumns(criterion);
        }
    }

    private void WantedByRows(WeightedCoverage criterion)
    {
        var tables = new Dictionary<int, (int Place, int Extra)>();
        var planeOf = new Dictionary<(int Tag, int Level), int>();
        var offered = criterion.Offered.SelectMany(list => list).GroupBy(t => t.Tag).ToDictionary(g => g.Key, g => g.Max(t => t.Level));
        for (var r = 0; r < _personOfRow.Length; r++)
        {
            Ask(r);
            var wanted = criterion.Wanted[_personOfRow[r]];
            var total = wanted.Sum(t => t.Importance);
            if (!tables.TryGetValue(total, out var table))
                tables.Add(total, table = AddTable(total, count => (short)criterion.PointsFor(count, total)));
            List<int> once = [], twice = [], thrice = [];
            foreach (var want in wanted)
            {
                if (!offered.TryGetValue(want.Tag, out var best) || best < want.MinimumLevel) continue;
                if (!planeOf.TryGetValue((want.Tag, want.MinimumLevel), out var plane)) planeOf.Add((want.Tag, want.MinimumLevel), plane = _planes++);
                (want.Importance switch { 1 => once, 2 => twice, _ => thrice }).Add(plane);
            }
            AddGroup(r, GroupKind.Table, table.Place, table.Extra, once, twice, thrice);
        }
        var levels = planeOf.ToLookup(p => p.Key.Tag, p => (p.Key.Level, Plane: p.Value));
        FillPlanes(column => criterion.Offered[column].SelectMany(offer => levels[offer.Tag].Where(l => offer.Level >= l.Level).Select(l => (l.Plane, (byte)255))));
    }

    private void WantedByColumns(WeightedCoverage criterion)
    {
        var planeOf = new Dictionary<(int Tag, int Level), int>();
        var wanted = criterion.Wanted.SelectMany(list => list).GroupBy(t => t.Tag).ToDictionary(g => g.Key, g => g.Min(t => t.MinimumLevel));
        var perUnit = criterion.Rounding == CoverageRounding.PerUnit;
        var most = criterion.Wanted.Select(w => w.Sum(t => t.Importance)).DefaultIfEmpty().Max();
        var firstRow = _pointRows;
        _pointRows += perUnit ? 1 : most;
        for (var r = 0; r < _personOfRow.Length; r++)
        {
            Ask(r);
            var planes = new List<int>();
            foreach (var offer in criterion.Offered[_personOfRow[r]])
            {
                if (!wanted.TryGetValue(offer.Tag, out var least) || offer.Level < least) continue;
                if (!planeOf.TryGetValue((offer.Tag, offer.Level), out var plane)) planeOf.Add((offer.Tag, offer.Level), plane = _planes++);
                planes.Add(plane);
            }
            AddGroup(r, perUnit ? GroupKind.Units : GroupKind.Steps, firstRow * Tile.Size, perUnit ? 0 : most, planes, [], []);
        }
        var levels = planeOf.ToLookup(p => p.Key.Tag, p => (p.Key.Level, Plane: p.Value));
        FillPlanes(column => criterion.Wanted[column].SelectMany(want => levels[want.Tag].Where(l => l.Level >= want.MinimumLevel).Select(l => (l.Plane, (byte)-want.Importance))));
        _fills.Add(tile =>
        {
            for (var c = 0; c < tile.Count; c++)
            {
                var total = criterion.Wanted[_personOfColumn[tile.First + c]].Sum(t => t.Importance);
                // Somebody who wants nothing gets the same points from everybody.
                if (total == 0) tile.Row(0)[c] += (short)criterion.PointsWhenNothingWanted;
                if (perUnit) tile.Row(firstRow)[c] = (short)(total == 0 ? 0 : criterion.PointsFor(1, total));
                else for (var count = 1; count <= total; count++) tile.Row(firstRow + count - 1)[c] = (short)(criterion.PointsFor(count, total) - criterion.PointsFor(count - 1, total));
            }
        });
    }

    // ---- listed pairs

    private void Listed()
    {
        int[] rowOf = StableHash.Inverse(_personOfRow), columnOf = StableHash.Inverse(_personOfColumn);
        foreach (var criterion in _problem.Criteria.OfType<SparseBonus>())
        {
            foreach (var pair in criterion.Pairs) Patch(pair.Mentee, pair.Mentor, (short)pair.Points);
        }
        foreach (var rule in _problem.Rules.OfType<ForbiddenPairs>())
        {
            foreach (var pair in rule.Pairs) Patch(pair.Mentee, pair.Mentor, short.MinValue);
        }
        // Locked pairs are settled: the solver must not choose them once more.
        foreach (var pair in _problem.Locked) Patch(pair.Mentee, pair.Mentor, short.MinValue);
        foreach (var rule in _problem.Rules.OfType<NotInLine>())
        {
            if (rule.PairsInLine(Math.Max(1_000_000, 64L * (_personOfRow.Length + _personOfColumn.Length))) is not { } pairs) Late(rule);
            else foreach (var pair in pairs) Patch(pair.Mentee, pair.Mentor, short.MinValue);
        }

        void Patch(int mentee, int mentor, short points)
        {
            Ask(_patches.Count);
            _patches.Add(_transposed ? (rowOf[mentor], columnOf[mentee], points) : (rowOf[mentee], columnOf[mentor], points));
        }
    }

    // ---- by likeness: words by an inverted index; outside vectors have no form that is cheaper than the pair itself

    private void Similarities()
    {
        foreach (var criterion in _problem.Criteria.OfType<TextSimilarity>())
        {
            if (TextPart.Of(criterion, _transposed, _personOfRow, _personOfColumn, _stop) is { } part) _texts.Add(part); else Late(criterion);
        }
        foreach (var criterion in _problem.Criteria.OfType<EmbeddingSimilarity>()) Late(criterion);
    }

    // ---- shared

    /// <summary>Ends the work when told to stop; asked at every row, answered at some.</summary>
    private void Ask(int row)
    {
        if ((row & 1023) == 0) _stop?.ThrowIfRequested();
    }

    private void AddGroup(int row, int kind, int parameter, int extra, List<int> once, List<int> twice, List<int> thrice)
    {
        _groups[row]++;
        var code = _groupCodes[row];
        code.EnsureCapacity(code.Count + 6 + once.Count + twice.Count + thrice.Count);
        code.Add(kind);
        code.Add(parameter);
        code.Add(extra);
        code.Add(once.Count);
        code.Add(twice.Count);
        code.Add(thrice.Count);
        foreach (var plane in once) code.Add(plane * Tile.Size);
        foreach (var plane in twice) code.Add(plane * Tile.Size);
        foreach (var plane in thrice) code.Add(plane * Tile.Size);
    }

    /// <summary>A table of points for the counts 0..<paramref name="most"/>.</summary>
    private (int Place, int Extra) AddTable(int most, Func<int, short> points)
    {
        var place = _tables.Count;
        var segments = most / 16 + 1;
        for (var segment = 0; segment < segments; segment++)
        {
            var numbers = Enumerable.Range(segment * 16, 16).Select(count => points(Math.Min(count, most))).ToArray();
            _tables.AddRange(numbers.Select(n => (byte)n));
            _tables.AddRange(numbers.Select(n => (byte)(n >> 8)));
        }
        return (place, (most << 8) | segments);
    }

    private void FillPlanes(Func<int, IEnumerable<(int Plane, byte Value)>> planesOfColumn) => _fills.Add(tile =>
    {
        for (var c = 0; c < tile.Count; c++)
        {
            foreach (var (plane, value) in planesOfColumn(_personOfColumn[tile.First + c])) tile.Plane(plane)[_byteOf[c]] = value;
        }
    });
}
