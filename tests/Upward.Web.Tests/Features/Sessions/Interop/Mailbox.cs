using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Upward.Web.Tests.Features.Sessions.Interop;

/// <summary>A real mailbox on a real IMAP server (dovecot, which ./test starts); mails to NAME@mailbox.test land in it.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private const string Password = "only-for-tests";

    private readonly TcpClient _client = new();
    private Stream _stream = Stream.Null;
    private int _commands;

    private Mailbox(string name) => Name = name;

    public string Name { get; }
    public string Address => Name + "@mailbox.test";

    private static string? Port => Environment.GetEnvironmentVariable("UPWARD_TEST_IMAP_PORT");

    public static void Need() => Assert.SkipWhen(Port is null || !MailServer.IsThere, "UPWARD_TEST_IMAP_PORT is not set: ./test installs dovecot when it runs as root, starts it and sets it.");

    public static async Task<Mailbox> OpenAsync(string name)
    {
        var box = new Mailbox(name + Guid.NewGuid().ToString("N")[..8]);
        await box._client.ConnectAsync("127.0.0.1", int.Parse(Port!, CultureInfo.InvariantCulture));
        box._stream = new BufferedStream(box._client.GetStream());
        await box.LineAsync();
        await box.DoAsync($"LOGIN {box.Name} {Password}");
        await box.DoAsync("SELECT INBOX");
        return box;
    }

    /// <summary>How the server sees a mail's structure (RFC 3501, 7.4.2): types in capitals, one for each leaf, in brackets as they are nested.</summary>
    public async Task<List<string>> StructuresAsync() => [.. (await FetchAsync("BODYSTRUCTURE")).Select(line => Structure.Of(line[(line.IndexOf("BODYSTRUCTURE ", StringComparison.Ordinal) + 14)..]))];

    /// <summary>The mails as they are, byte by byte.</summary>
    public Task<List<byte[]>> RawAsync() => LiteralsAsync("BODY.PEEK[]");

    /// <summary>A part with its transfer encoding taken off by the server (RFC 3516).</summary>
    public async Task<List<string>> PartsAsync(string part) => [.. (await LiteralsAsync($"BINARY.PEEK[{part}]")).Select(Encoding.UTF8.GetString)];

    public async Task AppendAsync(byte[] mail)
    {
        var tag = $"t{++_commands}";
        await WriteAsync($"{tag} APPEND INBOX {{{mail.Length}}}\r\n");
        Assert.StartsWith("+", (await LineAsync()).Text, StringComparison.Ordinal);
        await _stream.WriteAsync(mail);
        await WriteAsync("\r\n");
        await UntilAsync(tag);
    }

    private async Task<List<string>> FetchAsync(string what) => [.. (await DoAsync($"FETCH 1:* ({what})")).Where(l => l.Text.Contains(" FETCH ", StringComparison.Ordinal)).Select(l => l.Text)];
    private async Task<List<byte[]>> LiteralsAsync(string what) => [.. (await DoAsync($"FETCH 1:* ({what})")).Where(l => l.Literals.Count > 0).Select(l => l.Literals[0])];

    private async Task<List<(string Text, List<byte[]> Literals)>> DoAsync(string command)
    {
        // What came meanwhile is told by the next command that may speak of it.
        if (command.StartsWith("FETCH", StringComparison.Ordinal)) await DoAsync("NOOP");
        var tag = $"t{++_commands}";
        await WriteAsync($"{tag} {command}\r\n");
        return await UntilAsync(tag);
    }

    private async Task<List<(string Text, List<byte[]> Literals)>> UntilAsync(string tag)
    {
        var answers = new List<(string, List<byte[]>)>();
        while (true)
        {
            var line = await LineAsync();
            if (!line.Text.StartsWith(tag + " ", StringComparison.Ordinal))
            {
                answers.Add(line);
                continue;
            }
            Assert.True(line.Text.StartsWith(tag + " OK", StringComparison.Ordinal) || line.Text.Contains("No matching messages", StringComparison.Ordinal) || line.Text.Contains("Invalid messageset", StringComparison.Ordinal), line.Text);
            return answers;
        }
    }

    /// <summary>One answer, with the blocks of bytes it holds ("{12}" and then twelve bytes).</summary>
    private async Task<(string Text, List<byte[]> Literals)> LineAsync()
    {
        var (text, literals) = (new StringBuilder(), new List<byte[]>());
        while (true)
        {
            var line = new List<byte>();
            var one = new byte[1];
            while (await _stream.ReadAsync(one) == 1 && one[0] != '\n')
                if (one[0] != '\r') line.Add(one[0]);
            var piece = Encoding.UTF8.GetString([.. line]);
            text.Append(piece);
            if (!piece.EndsWith('}')) return (text.ToString(), literals);
            var literal = new byte[int.Parse(piece[(piece.LastIndexOf('{') + 1)..^1], CultureInfo.InvariantCulture)];
            await _stream.ReadExactlyAsync(literal);
            literals.Add(literal);
        }
    }

    private async Task WriteAsync(string text)
    {
        await _stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        await _stream.FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>"((("text" "plain" …)(…) "alternative" …)(…) "mixed" …)" in the words of a mail: "mixed(alternative(text/plain, …), …)".</summary>
    private static class Structure
    {
        public static string Of(string answer)
        {
            var at = 0;
            return Describe((List<object?>)Read(answer, ref at)!);
        }

        private static string Describe(List<object?> part)
        {
            if (part[0] is not List<object?>)
            {
                var parameters = part[2] is List<object?> list ? list.Cast<string>().Chunk(2).Where(p => p[0].Equals("method", StringComparison.OrdinalIgnoreCase)).Select(p => $"; method={p[1]}") : [];
                return $"{part[0]}/{part[1]}".ToLowerInvariant() + string.Concat(parameters);
            }
            var inside = part.OfType<List<object?>>().TakeWhile((p, n) => ReferenceEquals(part[n], p)).ToList();
            return $"multipart/{((string)part[inside.Count]!).ToLowerInvariant()}({string.Join(", ", inside.Select(Describe))})";
        }

        private static object? Read(string text, ref int at)
        {
            while (text[at] == ' ') at++;
            if (text[at] == '(')
            {
                var list = new List<object?>();
                for (at++; text[at] != ')';)
                {
                    list.Add(Read(text, ref at));
                    while (text[at] == ' ') at++;
                }
                at++;
                return list;
            }
            var word = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; text[at] != '"'; at++) word.Append(text[at] == '\\' ? text[++at] : text[at]);
                at++;
                return word.ToString();
            }
            while (text[at] is not (' ' or ')')) word.Append(text[at++]);
            return word.ToString() == "NIL" ? null : word.ToString();
        }
    }
}
