# PostgreSQL and a mail server for the tests, on 127.0.0.1 only, on free ports, in a folder that is thrown away.
# Sourced by ./test. start_services sets and exports
#   UPWARD_TEST_PG                an Npgsql string: role 'upward' (no superuser, bound by row-level security, may create databases)
#   UPWARD_TEST_SMTP_HOST _PORT _USER _PASSWORD
#   UPWARD_TEST_SMTP_HTTP         the address of the mail server's HTTP API, see smtp/server.mjs
#   SSL_CERT_FILE                 the system's certificates and the mail server's own

services_folder=''
postgres_running=''
smtp_pid=''

start_services() {
    # Readable for the user postgres, who runs the database when we are root.
    services_folder=$(mktemp -d "${TMPDIR:-/tmp}/upward-test.XXXXXX") && chmod 755 "$services_folder"
    start_postgres
    start_smtp
}

stop_services() {
    [ -z "$smtp_pid" ] || kill "$smtp_pid" 2>/dev/null || true
    [ -z "$postgres_running" ] || as_postgres "$postgres_bin/pg_ctl" -D "$services_folder/pg/data" -m immediate stop >/dev/null 2>&1 || true
    [ -z "$services_folder" ] || rm -rf "$services_folder"
    services_folder='' postgres_running='' smtp_pid=''
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

start_postgres() {
    find_postgres || { install_or_tell "PostgreSQL" postgresql; find_postgres || stop_with "PostgreSQL was installed, but initdb was not found."; }
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
    has openssl || install_or_tell "openssl" openssl
    if [ ! -e "$here/node_modules/.package-lock.json" ] || [ "$here/package-lock.json" -nt "$here/node_modules/.package-lock.json" ]; then
        (cd "$here" && npm ci --no-audit --no-fund && touch node_modules/.package-lock.json) >artifacts/test/npm.log 2>&1 </dev/null \
            || stop_with "The packages of the test mail server could not be fetched by npm. Details: artifacts/test/npm.log"
    fi
    node "$here/server.mjs" "$services_folder" >"$out" 2>"$log" </dev/null &
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
