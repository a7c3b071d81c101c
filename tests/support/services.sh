# PostgreSQL, a mail server, a calendar store and mailboxes for the tests, on 127.0.0.1 only, on free ports, in a folder that is thrown away.
# Sourced by ./test. start_services sets and exports
#   UPWARD_TEST_PG                an Npgsql string: role 'upward' (no superuser, bound by row-level security, may create databases)
#   UPWARD_TEST_SMTP_HOST _PORT _USER _PASSWORD
#   UPWARD_TEST_SMTP_HTTP         the address of the mail server's HTTP API, see smtp/server.mjs
#   SSL_CERT_FILE                 the system's certificates and the mail server's own
# and, where Debian's packages are there or can be had:
#   UPWARD_TEST_CALENDARS         the folder of the programs that read calendars, see calendars/README.md
#   UPWARD_TEST_CALDAV            the address of a calendar store (Radicale); any user name is let in, and owns /its-name/
#   UPWARD_TEST_IMAP_PORT         mailboxes (dovecot): the user is what stands before @mailbox.test, the password only-for-tests
#   UPWARD_TEST_THUNDERBIRD       the program, where it is installed; only the long test that opens mails in it installs it

services_folder=''
postgres_running=''
smtp_pid=''
radicale_pid=''
dovecot_pid=''

# What start_services needs from elsewhere; it asks for the same, and finds it there.
fetch_services() {
    need_postgres
    need_openssl
    need_packages tests/support/smtp "the test mail server"
    # start_services says it where that cannot be had.
    ! have_interop >/dev/null || need_packages tests/support/calendars "the calendar readers"
}

start_services() {
    # Readable for the user postgres, who runs the database when we are root.
    services_folder=$(mktemp -d "${TMPDIR:-/tmp}/upward-test.XXXXXX") && chmod 755 "$services_folder"
    start_postgres
    if have_interop; then
        start_radicale
        start_dovecot
    fi
    start_smtp
    start_calendar_readers
    until_interop_answers
}

stop_services() {
    local pid
    for pid in $smtp_pid $radicale_pid $dovecot_pid; do kill "$pid" 2>/dev/null || true; done
    [ -z "$postgres_running" ] || as_postgres "$postgres_bin/pg_ctl" -D "$services_folder/pg/data" -m immediate stop >/dev/null 2>&1 || true
    [ -z "$services_folder" ] || rm -rf "$services_folder"
    services_folder='' postgres_running='' smtp_pid='' radicale_pid='' dovecot_pid=''
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000)) # below the range that the kernel gives to clients
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# PostgreSQL refuses to run as root.
as_postgres() { if is_root; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi; }

find_postgres() {
    postgres_bin=''
    local dir
    for dir in /usr/lib/postgresql/15/bin $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$(dirname "$(command -v initdb 2>/dev/null || echo /none/x)")"; do
        [ -x "$dir/initdb" ] && { postgres_bin=$dir; return 0; }
    done
    return 1
}

need_postgres() {
    find_postgres || { install_or_tell "PostgreSQL" postgresql; find_postgres || stop_with "PostgreSQL was installed, but initdb was not found."; }
}
need_openssl() { has openssl || install_or_tell "openssl" openssl; }

start_postgres() {
    need_postgres
    local folder=$services_folder/pg log=$PWD/artifacts/test/postgres.log port
    mkdir -p "$folder"
    ! is_root || chown postgres "$folder"
    # Trust on loopback, no fsync: data for minutes.
    as_postgres "$postgres_bin/initdb" -D "$folder/data" -U owner --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync >"$log" 2>&1 \
        || stop_with "PostgreSQL could not make its test cluster. Details: $log"
    for _ in 1 2 3; do
        port=$(free_port)
        if as_postgres "$postgres_bin/pg_ctl" -D "$folder/data" -w -t 30 -l "$folder/log" \
            -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200" start >>"$log" 2>&1; then
            postgres_running=1
            break
        fi
    done
    [ -n "$postgres_running" ] || { cat "$folder/log" >>"$log" 2>/dev/null; stop_with "PostgreSQL did not start for the tests. Details: $log"; }
    "$postgres_bin/psql" -h 127.0.0.1 -p "$port" -U owner -d postgres -q -v ON_ERROR_STOP=1 \
        -c "CREATE ROLE upward LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB" -c "CREATE DATABASE upward OWNER upward" >>"$log" 2>&1 \
        || stop_with "The test role could not be made. Details: $log"
    export UPWARD_TEST_PG="Host=127.0.0.1;Port=$port;Database=upward;Username=upward"
}

start_smtp() {
    local here=tests/support/smtp out=$services_folder/smtp.json log=artifacts/test/smtp.log
    need_openssl
    need_packages "$here" "the test mail server"
    node "$here/server.mjs" "$services_folder" ${dovecot_pid:+"$services_folder/dovecot/dovecot.conf"} >"$out" 2>"$log" </dev/null &
    smtp_pid=$!
    local waited=0
    until [ -s "$out" ]; do
        kill -0 "$smtp_pid" 2>/dev/null && [ $((waited += 1)) -lt 100 ] || stop_with "The test mail server did not start. Details: $log"
        sleep 0.1
    done
    said() { sed -E "s/.*\"$1\":\"?([^\",}]*).*/\1/" "$out"; }
    export UPWARD_TEST_SMTP_HOST=localhost UPWARD_TEST_SMTP_PORT UPWARD_TEST_SMTP_HTTP UPWARD_TEST_SMTP_USER UPWARD_TEST_SMTP_PASSWORD SSL_CERT_FILE
    UPWARD_TEST_SMTP_PORT=$(said port) UPWARD_TEST_SMTP_HTTP=$(said http)
    UPWARD_TEST_SMTP_USER=$(said user) UPWARD_TEST_SMTP_PASSWORD=$(said password)
    SSL_CERT_FILE=$services_folder/certificates.pem
    cat /etc/ssl/certs/ca-certificates.crt "$services_folder/smtp.pem" >"$SSL_CERT_FILE" 2>/dev/null || true
}

# need_packages FOLDER WHOSE: what its package-lock.json names, fetched once.
need_packages() {
    [ ! -e "$1/node_modules/.package-lock.json" ] || [ "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ] || return 0
    (cd "$1" && npm ci --no-audit --no-fund && touch node_modules/.package-lock.json) >artifacts/test/npm.log 2>&1 </dev/null \
        || stop_with "The packages of $2 could not be fetched by npm. Details: artifacts/test/npm.log"
}

# Debian's own Python: the packages are for that one, whatever python3 is on the path.
debian_python=/usr/bin/python3

# have_interop: whether there are programs of others to hold our mails and calendars against. As root they are installed;
# without, the tests that need them are left out and say so, and everything else runs.
interop_packages="radicale dovecot-imapd python3-icalendar python3-gi gir1.2-ecal-2.0"
have_interop() {
    find_interop && return
    if is_root; then
        # In a shell of its own: another distribution may name them otherwise, and everything else can be tested all the same.
        (install_or_tell "What reads calendars and mailboxes" $interop_packages) && find_interop && return
    fi
    say "Tests with other calendars and mailboxes are left out. They need: $interop_packages"
    return 1
}
find_interop() {
    [ -x /usr/sbin/dovecot ] && [ -x /usr/lib/dovecot/dovecot-lda ] \
        && "$debian_python" -c 'import icalendar, radicale, gi; gi.require_version("ECal", "2.0"); from gi.repository import ECal' 2>/dev/null
}

start_calendar_readers() {
    [ -n "$dovecot_pid" ] || return 0
    need_packages tests/support/calendars "the calendar readers"
    export UPWARD_TEST_CALENDARS=$PWD/tests/support/calendars
    find_thunderbird || true
}

# need_thunderbird: 80 MB to fetch, so not for every run of the tests, but only where its test is about to run.
need_thunderbird() {
    find_thunderbird && return
    if is_root; then
        (install_or_tell "Thunderbird" thunderbird) && find_thunderbird && return
    fi
    say "The tests with Thunderbird are left out. They need: thunderbird"
}
find_thunderbird() {
    local program
    program=$(command -v thunderbird) && export UPWARD_TEST_THUNDERBIRD=$program
}

start_radicale() {
    local folder=$services_folder/radicale port
    port=$(free_port)
    mkdir -p "$folder"
    cat >"$folder/config" <<END
[server]
hosts = 127.0.0.1:$port
[auth]
type = none
[storage]
filesystem_folder = $folder/collections
[web]
type = none
END
    "$debian_python" -m radicale --config "$folder/config" >artifacts/test/radicale.log 2>&1 </dev/null &
    radicale_pid=$!
    export UPWARD_TEST_CALDAV=http://127.0.0.1:$port
}

start_dovecot() {
    local folder=$services_folder/dovecot owner=mail group=mail alone=''
    export UPWARD_TEST_IMAP_PORT
    UPWARD_TEST_IMAP_PORT=$(free_port)
    mkdir -p "$folder/mail" "$folder/run" "$folder/state"
    if is_root; then
        chown mail:mail "$folder/mail"
    else
        # One user for everything: nothing may change its root or its user.
        owner=$(id -un) group=$(id -gn)
        alone="default_internal_user = $owner
default_internal_group = $group
default_login_user = $owner
service anvil {
  chroot =
}"
    fi
    cat >"$folder/dovecot.conf" <<END
base_dir = $folder/run
state_dir = $folder/state
log_path = $PWD/artifacts/test/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_fsync = never
passdb {
  driver = static
  args = password=only-for-tests
}
userdb {
  driver = static
  args = uid=$owner gid=$group home=$folder/mail/%u allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $UPWARD_TEST_IMAP_PORT
  }
  inet_listener imaps {
    port = 0
  }
}
$alone
END
    /usr/sbin/dovecot -F -c "$folder/dovecot.conf" >artifacts/test/dovecot.out 2>&1 </dev/null &
    dovecot_pid=$!
}

# Both started long before they are asked: while the mail server came up, they did too.
until_interop_answers() {
    [ -n "$dovecot_pid" ] || return 0
    local port waited=0
    for port in "${UPWARD_TEST_CALDAV##*:}" "$UPWARD_TEST_IMAP_PORT"; do
        until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
            kill -0 "$radicale_pid" 2>/dev/null && kill -0 "$dovecot_pid" 2>/dev/null && [ $((waited += 1)) -lt 150 ] \
                || stop_with "The calendar store or the mailboxes did not start. Details: artifacts/test/radicale.log, artifacts/test/dovecot.log, artifacts/test/dovecot.out"
            sleep 0.1
        done
    done
}
