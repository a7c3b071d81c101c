# Shared by ./run, ./test and ./upward. Sourced, never started.
# A person reads what these print: one sentence that says what is wrong and what to do.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*"; }
stop_with() { printf '\n%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }

# install_or_tell WHAT PACKAGE...: by apt-get when we are root, else a sentence.
install_or_tell() {
    local what=$1; shift
    if ! is_root; then
        stop_with "$what is missing. Install it, for example with: sudo apt-get install $*"
    fi
    has apt-get || stop_with "$what is missing, and this system has no apt-get. Install it with your system's own tool ($*) and start again."
    say "Installing $what ($*) ..."
    mkdir -p artifacts
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } >artifacts/apt.log 2>&1 </dev/null \
        || stop_with "$what could not be installed by apt-get (is the network there?). What it said: artifacts/apt.log"
}

need_sdk() {
    local version=''
    if ! has dotnet && [ -x "$HOME/.dotnet/dotnet" ]; then export PATH="$HOME/.dotnet:$PATH" DOTNET_ROOT="$HOME/.dotnet"; fi
    has dotnet && version=$(dotnet --version 2>/dev/null)
    case $version in
        10.*) ;;
        *) stop_with "The .NET 10 SDK is missing${version:+ (found $version)}. Get it from https://dotnet.microsoft.com/download/dotnet/10.0, or with your system's packages (dotnet-sdk-10.0), then start again." ;;
    esac
}

need_node() {
    has node && has npm && return
    if has node; then install_or_tell "npm" npm; else install_or_tell "Node.js" nodejs npm; fi
}

# One line for each source file of the product: path, time, size. 0.05 s for a thousand files, and no git needed.
source_stamp() {
    {
        find src \( -name bin -o -name obj -o -name node_modules -o -path 'src/Upward.Web/wwwroot/lib' \) -prune -o -type f -printf '%p %T@ %s\n'
        find Directory.Build.props Directory.Packages.props global.json BannedSymbols.txt .editorconfig tools/common.sh -printf '%p %T@ %s\n'
    } | LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

# build_or_tell LOG dotnet-arguments...
build_or_tell() {
    local log=$1; shift
    mkdir -p "$(dirname "$log")" 2>/dev/null && : 2>/dev/null >"$log" \
        || stop_with "The folder $PWD cannot be written to: Upward builds itself there. Clone it to a folder of your own."
    dotnet "$@" >"$log" 2>&1 </dev/null && return
    if grep -qE 'NU1301|NU1101.*Unable to find|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|Name or service not known|Temporary failure in name resolution' "$log"; then
        stop_with "The packages could not be fetched: NuGet or npm does not answer. The first start needs the network (later ones do not). Details: $log"
    fi
    if grep -q 'No space left on device' "$log"; then stop_with "The disk is full. Details: $log"; fi
    grep -E 'error' "$log" | sed 's/ \[[^]]*\]$//' | sort -u | head -20 >&2
    stop_with "The build failed. Details: $log"
}
