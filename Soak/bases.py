"""Looks into a base with Python's own SQLite, without dossier: what is in it, whether it is whole; and makes files by hand."""

import glob
import hashlib
import os
import sqlite3
from contextlib import closing

MIGRATIONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Migrations")
APPLICATION = 0x444F5353
# Columns that hold the moment of a run, and so differ between two that did the same.
MOMENTS = {("revision", "at"), ("migration", "applied_at"), ("change", "at")}


def read_bytes(path):
    """All of a file."""
    with open(path, "rb") as file:
        return file.read()


def connect(path, **how):
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, **how)
    # Whatever stands in a text is compared as it is, also where a mutation left no UTF-8.
    connection.text_factory = bytes
    return connection


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def tables(connection):
    """Names of the tables that hold data, but not those that full-text search keeps for itself: their bytes may differ."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").fetchall()
    rows = [(name.decode(), (sql or b"").decode()) for name, sql in rows]
    virtual = [name for name, sql in rows if sql.upper().startswith("CREATE VIRTUAL")]
    return [
        name for name, _ in sorted(rows)
        if name not in virtual and not any(name.startswith(one + "_") and name[len(one) + 1:] in (
            "data", "idx", "content", "docsize", "config") for one in virtual)], virtual


def contents(path):
    """All that is in a base, as a dictionary from table to sorted rows; moments and the number of a new base are left out."""
    found = {}
    with closing(connect(path)) as connection:
        plain, virtual = tables(connection)
        for table in plain:
            columns = [row[1].decode() for row in connection.execute(f"PRAGMA table_xinfo({quoted(table)})")]
            shown = [quoted(column) for column in columns if (table, column) not in MOMENTS]
            rows = connection.execute(f"SELECT {', '.join(shown)} FROM {quoted(table)} NOT INDEXED").fetchall()
            if table == "meta":
                rows = [row for row in rows if row[0] != b"base_id"]
            found[table] = sorted(rows, key=repr)
        for table in virtual:
            # Words and where they stand, however full-text search has laid them out.
            connection.execute(f"CREATE VIRTUAL TABLE temp.{quoted(table + '_v')} USING fts5vocab(main, {quoted(table)}, 'instance')")
            found[table] = sorted(connection.execute(f"SELECT * FROM temp.{quoted(table + '_v')}").fetchall(), key=repr)
        found["sqlite_master"] = sorted(
            connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type <> 'table' OR sql NOT LIKE '%VIRTUAL%'"
                               " ORDER BY 1, 2").fetchall(), key=repr)
        found["user_version"] = connection.execute("PRAGMA user_version").fetchone()
    return found


def digest(path):
    """A short text that is the same for the same contents; None where there is no file."""
    if not os.path.exists(path):
        return None
    try:
        return hashlib.sha256(repr(sorted(contents(path).items())).encode()).hexdigest()[:16]
    except sqlite3.DatabaseError as error:
        return f"unreadable: {error}"


def difference(one, other):
    """Says in a line where two contents differ first; None where they do not."""
    for table in sorted(set(one) | set(other)):
        mine, theirs = one.get(table), other.get(table)
        if mine == theirs:
            continue
        if mine is None or theirs is None:
            return f"the table {table} is in one only"
        sets = set(mine), set(theirs)
        only = [[row for row in mine if row not in sets[1]], [row for row in theirs if row not in sets[0]]]
        return f"{table}: {len(mine)} and {len(theirs)} rows; {only[0][:1]} against {only[1][:1]}"[:600]
    return None


def damage(path):
    """What SQLite finds wrong with a file; None where it is whole."""
    try:
        with closing(connect(path)) as connection:
            found = [row[0].decode() for row in connection.execute("PRAGMA integrity_check(5)")]
            if found != ["ok"]:
                return "; ".join(found)
            broken = connection.execute("SELECT * FROM pragma_foreign_key_check LIMIT 3").fetchall()
            return f"foreign keys: {broken}" if broken else None
    except sqlite3.DatabaseError as error:
        return str(error)


def index_faults(path, random=None):
    """Holds every index against its table: each row of the one is found through the other, whole and one by one."""
    with closing(connect(path)) as connection:
        rows = connection.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index'").fetchall()
        for name, table, sql in ((name.decode(), table.decode(), (sql or b"").decode()) for name, table, sql in rows):
            columns = [row[2].decode() for row in connection.execute(f"PRAGMA index_info({quoted(name)})")]
            key = [row[1].decode() for row in connection.execute(f"PRAGMA table_info({quoted(table)})") if row[5]]
            if not sql:
                continue  # of a constraint: integrity_check looks at it, and INDEXED BY does not take all of them
            shown = ", ".join(quoted(column) for column in dict.fromkeys([*columns, *key]))
            where = sql.upper().rpartition(" WHERE ")[2] if " WHERE " in sql.upper() else "1"
            order = f"ORDER BY {shown}"
            by_index = connection.execute(f"SELECT {shown} FROM {quoted(table)} INDEXED BY {quoted(name)} WHERE {where} {order}").fetchall()
            by_table = connection.execute(f"SELECT {shown} FROM {quoted(table)} NOT INDEXED WHERE {where} {order}").fetchall()
            if by_index != by_table:
                return f"index {name} has {len(by_index)} rows, its table {len(by_table)}, or they differ"
            for row in random.sample(by_table, min(20, len(by_table))) if random else []:
                test = " AND ".join(f"{quoted(column)} IS ?" for column in columns)
                found = connection.execute(
                    f"SELECT {shown} FROM {quoted(table)} INDEXED BY {quoted(name)} WHERE {test} AND {where} {order}",
                    [value.decode() if isinstance(value, bytes) else value for value in row[:len(columns)]]).fetchall()
                if row not in found:
                    return f"index {name}: {row} is not found through it"
    return None


def migrations():
    """The numbered files of the schema: number, name, text."""
    return [
        (int(os.path.basename(path)[:4]), os.path.basename(path), read_bytes(path))
        for path in sorted(glob.glob(os.path.join(MIGRATIONS, "[0-9]*.sql")))]


def make_older(path, schema, filled_from=None):
    """Makes a file as a dossier that knew only the first migrations would have left it.

    `filled_from` is a base of today, whose rows are taken over as far as the older tables have a place for them.
    """
    with closing(connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        # To the letter as Migrator.swift has it: doctor compares the text.
        connection.execute(
            "CREATE TABLE migration (\n"
            "    number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL\n) STRICT")
        connection.execute("BEGIN")
        for number, name, sql in migrations()[:schema]:
            for statement in statements(sql.decode()):
                connection.execute(statement)
            connection.execute(
                "INSERT INTO migration VALUES (?, ?, ?, '2026-01-01T00:00:00Z')", (number, name, hashlib.sha256(sql).hexdigest()))
        connection.execute(f"PRAGMA user_version = {schema}")
        connection.execute("INSERT INTO meta VALUES ('base_id', '00000000-0000-4000-8000-000000000001')")
        connection.execute("COMMIT")
        if filled_from:
            _fill(connection, filled_from)


def statements(script):
    """The statements of a script, one by one: executescript would commit in between."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _fill(connection, path):
    connection.execute("ATTACH ? AS other", (path,))
    connection.execute("BEGIN")
    there = {row[0] for row in connection.execute("SELECT name FROM other.sqlite_master WHERE type = 'table'")}
    for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
        virtual = connection.execute("SELECT sql LIKE '%VIRTUAL%' FROM main.sqlite_master WHERE name = ?",
            (table.decode(),)).fetchone()
        if table not in there or virtual[0] or table in (b"migration", b"meta", b"modality"):
            continue
        name = quoted(table.decode())
        columns = [
            [row[1].decode() for row in connection.execute(f"PRAGMA {schema}.table_info({name})")] for schema in ("main", "other")]
        shared = ", ".join(quoted(column) for column in columns[0] if column in columns[1])
        connection.execute(f"DELETE FROM main.{name}")
        connection.execute(f"INSERT INTO main.{name} ({shared}) SELECT {shared} FROM other.{name}")
    # The counters of ids that were used.
    connection.execute("INSERT OR IGNORE INTO main.meta SELECT * FROM other.meta")
    connection.execute("COMMIT")
    connection.execute("DETACH other")


def files(folder, *ignored):
    """Names in a folder, sorted, without the cache of images."""
    return sorted(name for name in os.listdir(folder) if name not in ignored and name != ".cache")
