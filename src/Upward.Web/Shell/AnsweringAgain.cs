using Microsoft.AspNetCore.Diagnostics;

namespace Upward.Web.Shell;

/// <summary>Whether this request is on its second way through the pipeline, to the error page.</summary>
public static class AnsweringAgain
{
    /// <summary>A failure of ours is being answered. The database may be what failed: nothing asks it any more.</summary>
    public static bool HasFailed(this HttpContext http) => http.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>A failure, or a status such as 404 that gets its page. Who is asking was found out on the first way.</summary>
    public static bool IsAnsweredAgain(this HttpContext http) => http.HasFailed() || http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
