using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Upward.Web.Tests.Support;

/// <summary>Asks for pages and sends their own forms, as a browser without JavaScript would.</summary>
public sealed class Browser(HttpMessageHandler server, Uri address)
{
    private readonly CookieContainer _cookies = new();

    private IHtmlDocument? _page;

    /// <summary>Read when it is asked for: whoever looks at the status and the text alone need not wait for it.</summary>
    public IHtmlDocument? Page => Path.Length == 0 ? null : _page ??= new HtmlParser().ParseDocument(Body);
    public HttpStatusCode Status { get; private set; }
    public string Path { get; private set; } = "";
    public string Body { get; private set; } = "";
    public HttpResponseMessage Response { get; private set; } = null!;

    public void Keep(Cookie cookie) => _cookies.Add(address, cookie);

    /// <summary>Follows redirects, as people do.</summary>
    public Task<IHtmlDocument> OpenAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Sends the form that <paramref name="selector"/> finds on the current page, with its own values and these on top. A value of null takes a field away.</summary>
    public Task<IHtmlDocument> SubmitAsync(string selector, params (string Name, string? Value)[] values)
    {
        var form = Page?.QuerySelector(selector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"There is no form '{selector}' on {Path}:\n{Page?.Body?.TextContent}");
        return SendFormAsync(form, null, values);
    }

    /// <summary>Presses a button of a form: its own name, value and address count.</summary>
    public Task<IHtmlDocument> PressAsync(string selector, params (string Name, string? Value)[] values)
    {
        var button = Page?.QuerySelector(selector) as IHtmlButtonElement
            ?? throw new InvalidOperationException($"There is no button '{selector}' on {Path}:\n{Page?.Body?.TextContent}");
        return SendFormAsync(button.Form!, button, values);
    }

    private Task<IHtmlDocument> SendFormAsync(IHtmlFormElement form, IHtmlButtonElement? button, (string Name, string? Value)[] values)
    {
        var fields = FieldsOf(form);
        if (button?.Name is { Length: > 0 } pressed) fields.Add(new(pressed, button.Value ?? ""));
        foreach (var group in values.GroupBy(v => v.Name))
        {
            fields.RemoveAll(f => f.Key == group.Key);
            fields.AddRange(group.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Name, v.Value!)));
        }
        var target = (button?.GetAttribute("formaction") ?? form.GetAttribute("action")) is { Length: > 0 } action ? action : Path;
        return SendAsync(HttpMethod.Post, target, new FormUrlEncodedContent(fields));
    }

    /// <summary>Sends a form with files. The antiforgery token comes from the form on the page.</summary>
    public Task<IHtmlDocument> UploadAsync(string selector, string field, string fileName, byte[] content, params (string Name, string Value)[] values)
    {
        var form = (IHtmlFormElement)Page!.QuerySelector(selector)!;
        var body = new MultipartFormDataContent { { new ByteArrayContent(content), field, fileName } };
        foreach (var (name, value) in FieldsOf(form).Where(f => values.All(v => v.Name != f.Key))) body.Add(new StringContent(value), name);
        foreach (var (name, value) in values) body.Add(new StringContent(value), name);
        return SendAsync(HttpMethod.Post, form.GetAttribute("action") is { Length: > 0 } action ? action : Path, body);
    }

    public async Task<IHtmlDocument> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        await AskAsync(method, path, content, null, headers);
        return Page!;
    }

    /// <summary>The same without reading the page that comes.</summary>
    /// <param name="method">Of the first request; redirects are followed with GET.</param>
    /// <param name="path">From here on, as in a link.</param>
    /// <param name="content">What is sent with it.</param>
    /// <param name="stopAt">A redirect that leads to an address with this beginning is not followed: where it leads is all that is asked.</param>
    /// <param name="headers">On top of the cookies.</param>
    public async Task AskAsync(HttpMethod method, string path, HttpContent? content, string? stopAt = null, params (string Name, string Value)[] headers)
    {
        var target = new Uri(new Uri(address, Path.Length == 0 ? "/" : Path), path);
        for (var hops = 0; ; hops++)
        {
            using var client = new HttpClient(server, disposeHandler: false);
            using var request = new HttpRequestMessage(method, target) { Content = content };
            if (_cookies.GetCookieHeader(target) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
            foreach (var (name, value) in headers) request.Headers.Add(name, value);
            Response = await client.SendAsync(request);
            foreach (var cookie in Response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) _cookies.SetCookies(target, cookie);
            if (Response.Headers.Location is { } location && hops < 10 && (int)Response.StatusCode is >= 300 and < 400)
            {
                (method, content, target) = (HttpMethod.Get, null, new Uri(target, location));
                if (stopAt is null || !target.PathAndQuery.StartsWith(stopAt, StringComparison.OrdinalIgnoreCase)) continue;
            }
            (Status, Path, Body, _page) = (Response.StatusCode, target.PathAndQuery, await Response.Content.ReadAsStringAsync(), null);
            return;
        }
    }

    private static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
            switch (element)
            {
                case IHtmlInputElement { Name: { Length: > 0 } name } input when input.Type is not ("file" or "submit" or "button" or "image" or "reset") && !input.IsDisabled:
                    if (input.Type is not ("checkbox" or "radio") || input.IsChecked) fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area: fields.Add(new(name, area.Value)); break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    fields.AddRange(select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(name, o.Value)));
                    break;
            }
        return fields;
    }
}
