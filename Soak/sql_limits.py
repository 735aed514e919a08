"""Hostile SQL: it ends in time, in little memory, and never in the program's name.

Each case is one statement made to take much time or memory, or to reach what a question must not reach: texts and blobs of a
gigabyte, recursive tables that grow, joins without a condition, expressions nested deeply, long names for the table functions,
full-text search, every function of SQLite with odd arguments, pragmas, writes. It is asked with --timeout of one to three seconds,
as 'sql' and through 'export csv -'; the walks along relations are asked with a limit of their own.

A fault: an end later than the timeout and two seconds, more memory than the bound, a signal, exit 70 or any status but 0, 1, 64,
65, 74 and 75, a changed file, or an address of the program in the answer.
"""

import os
import re
import shutil
import sqlite3
from contextlib import closing

import bases
from packages import Package

# Seconds beyond the timeout, and bytes of resident memory. SQLite's cache and the answer's first rows fit many times over.
GRACE = 2
MEMORY = 512 << 20
STATUSES = (0, 1, 64, 65, 74, 75)
BASE = "base.db"


def prepare(soak):
    """A base with a long chain and a hub, on which walks take long, and the names of all functions of SQLite."""
    package = Package()
    package.add("kinds", name="thing", plural="things")
    package.add("predicates", name="next", takes="entity", time="state", slot="none", label_en="leads to")
    package.add("predicates", name="says", takes="value", value_type="text", time="event", slot="none", label_en="says")
    size = 6000
    for number in range(size):
        package.add("entities", slug=f"c{number}", kind="thing", name=f"Chain {number}", summary="a word and another " * 3)
        package.add("relations", subject=f"c{number}", predicate="next", object=f"c{(number + 1) % size}", modality="actual")
        package.add("relations", subject="c0", predicate="next", object=f"c{number * 7 % size}", modality="actual",
            note="a note of it")
    package.write(os.path.join(soak.shared, "chain"))
    soak.program.run(["--db", BASE, "init", "--empty"], soak.shared)
    soak.program.run(["--db", BASE, "import", "chain"], soak.shared)
    soak.program.run(["--db", "bundled.db", "init"], soak.shared)
    asked = soak.program.run(["--db", BASE, "sql", "select distinct name from pragma_function_list order by 1", "--format", "csv"],
        soak.shared)
    functions = asked.text.split()[1:]
    if not functions:  # the program does not tell; Python's SQLite has nearly the same ones
        with closing(sqlite3.connect(":memory:")) as connection:
            functions = [row[0] for row in connection.execute("SELECT DISTINCT name FROM pragma_function_list ORDER BY 1")]
    return soak.shared, [one.strip('"') for one in functions]


ARGUMENTS = [
    "null", "0", "-1", "1", "9223372036854775807", "-9223372036854775808", "1e308", "-1e-300", "9e999", "''", "'simple'", "'%s'",
    "'a'",
    "'2012'", "x'4141414141414141'", "x''", "zeroblob(1000000)", "printf('%.*c', 1000000, 'a')", "'[1,2,{\"a\":3}]'", "'$.a'",
    "'*'",
    "'now'", "'unixepoch'", "printf('%1000s', '[')", "randomblob(9)", "subject", "id", "'cloudwatt'", "char(0)", "'\u0301'"]
# What is asked of full-text search.
MATCHES = [
    "a* OR " * 500 + "b", "(" * 300, "NEAR(a b, 99999999999)", "^", "*", "%", "- - a", "words : a", "a AND " * 2000 + "b"]
ROWS = "with recursive n(i) as (select 1 union all select i + 1 from n{limit}) "


def big(random):
    return random.choice([999_999_999, 1_000_000_000, 2_000_000_000, 2_147_483_647, 2_147_483_648, 500_000_000, 100_000_000,
        10**12])


def expression(random, depth):
    """A deep expression of one sort."""
    return random.choice([
        "(" * depth + "1" + ")" * depth, "1" + "+1" * depth, "not " * depth + "1", "-" * 2 * depth + "1" if depth < 2
        else "- " * depth + "1",
        "case when 1 then " * depth + "1" + " end" * depth, "'a'" + "||'a'" * depth, "abs(" * depth + "1" + ")" * depth,
        "(select " * depth + "1" + ")" * depth, "1 in (" * depth + "1" + ")" * depth])


def statement(random, functions):
    """A hostile statement: what it is about, and its text."""
    size, count = big(random), random.choice([10, 30, 60, 1000, 1_000_000])
    inner = random.choice(["'x'", "zeroblob(1000)", "hex(randomblob(500))", "name"])
    function = random.choice(functions)
    arguments = ", ".join(random.choice(ARGUMENTS) for _ in range(random.choice([0, 1, 1, 2, 2, 3, 4])))
    shapes = [
        ("one long value", f"select length(printf('%.*c', {size}, 'x'))"),
        ("one long value", f"select length(printf('%{size}s', 'x'))"),
        ("one long value", f"select length({random.choice(['zeroblob', 'randomblob'])}({size}))"),
        ("one long value", f"select length(hex(zeroblob({size // 2})))"),
        ("one long value",
            f"select length(replace(printf('%.*c', {random.choice([10**5, 10**6, 10**7])}, 'x'), 'x', printf('%.*c', 10000, 'y')))"),
        ("one long value", f"select length(quote(zeroblob({size})))"),
        ("one long value", f"select length(group_concat(printf('%.*c', 1000000, 'x'))) from relations, relations"),
        ("one long value", f"select max(printf('%.*c', {size}, 'x')) from entities"),
        ("one long value", f"select length(upper(printf('%.*c', {size}, 'x')))"),
        ("one long value", f"select instr(printf('%.*c', {size}, 'x'), 'y')"),
        ("one long value", f"select json_array_length('[' || printf('%.*c', {size // 2}, '1') || ']')"),
        ("one long value", f"select json_group_array(printf('%.*c', 100000, 'x')) from entities, entities"),
        ("one long value", f"select zeroblob({size}) as b union all select zeroblob({size})"),
        ("growing text", "with recursive t(x) as (select 'x' union all select x || x from t) select max(length(x)) from t"),
        ("growing text",
            f"with recursive t(x) as (select {inner} union all select x || x from t limit {count}) select length(x) from t, entities"),
        ("growing text", "with recursive t(x) as (select 'x' union select x || x || 'y' from t) select count(*) from t"),
        ("growing text",
            "with recursive t(x, n) as (select printf('%.*c', 1000000, 'x'), 0 union all select x, n + 1 from t) select * from t order by x, n"),
        ("endless rows", ROWS.format(limit="") + "select count(*) from n"),
        ("endless rows", ROWS.format(limit="") + "select i from n"),
        ("endless rows", ROWS.format(limit="") + "select max(i) from n, relations"),
        ("endless rows", "with recursive n(i) as (select 1 union select random() from n) select count(*) from n"),
        ("sorting", ROWS.format(limit=f" limit {10 ** random.randint(5, 9)}") + "select i, randomblob(200) from n order by 2"),
        ("sorting", ROWS.format(limit=" limit 100000000") + "select distinct printf('%.*c', 500, i) from n"),
        ("sorting", ROWS.format(limit=" limit 100000000") + "select hex(randomblob(50)) as k, count(*) from n group by 1"),
        ("sorting",
            ROWS.format(limit=" limit 10000000") + "select row_number() over (order by randomblob(100)), group_concat(i) over () from n"),
        ("a join", "select count(*) from relations a, relations b, relations c"),
        ("a join", "select sum(a.id + b.id) from citations a, relations b, names c, entities d"),
        ("a join", "select a.sources || b.sources from relations a, relations b order by random()"),
        ("a join", "select count(*) from entities a, entities b where a.name like '%' || b.name || '%'"),
        ("a pattern",
            f"select printf('%.*c', {random.choice([10**4, 10**6, 10**8])}, 'a') like '{'%a' * random.choice([5, 50, 2000])}b'"),
        ("a pattern", f"select printf('%.*c', {random.choice([10**4, 10**6])}, 'a') glob '{'*a' * random.choice([5, 50, 2000])}b'"),
        ("a pattern", f"select name from entities where name glob '{'*[a-z]' * 30}0'"),
        ("a pattern", f"select printf('%.*c', 100000000, 'a') like printf('%.*c', 10000000, '_')"),
        ("depth", "select " + expression(random, random.choice([10, 900, 1100, 5000, 20000]))),
        ("depth", "select " + " + ".join(["1"] * random.choice([100, 10_000]))),
        ("depth", " union all ".join(["select 1"] * random.choice([100, 499, 501, 5000]))),
        ("depth", "select 1 from " + ", ".join(f"entities e{n}" for n in range(random.choice([3, 30, 63, 64, 65])))),
        ("depth", "select " + ", ".join(["1"] * random.choice([100, 1999, 2001, 30_000]))),
        ("depth", f"select json_valid('{'[' * random.choice([100, 1999, 5000])}')"),
        ("depth", f"select json_extract('{'[' * 1500}{']' * 1500}', '$' || printf('%.*c', 1000, '[0]'))"),
        ("a table function",
            f"select * from reachable(printf('%.*c', {random.choice([513, 10**4, 10**6, 5 * 10**6, 10**8])}, 'x'))"),
        ("a table function", f"select * from neighbours(printf('%.*c', {random.choice([600, 10**6, 10**8])}, 'a b '))"),
        ("a table function", f"select * from paths('c0', printf('%.*c', {random.choice([10**5, 10**7])}, 'é'))"),
        ("a table function", f"select count(*) from reachable('c0', {random.choice(ARGUMENTS)})"),
        ("a table function", f"select count(*) from paths('c0', 'c{random.choice([5, 3000, 5999])}', {random.choice(ARGUMENTS)})"),
        ("a table function", "select count(*) from entities e, reachable(e.slug)"),
        ("a table function", "select count(*) from entities e, neighbours(e.slug), facts_on('2012')"),
        ("a table function", f"select count(*) from facts_on(printf('%.*c', {random.choice([1000, 10**7])}, '[2012,'))"),
        ("a date",
            f"select edtf_valid(printf('%.*c', {random.choice([10**4, 10**6, 10**8])}, '{random.choice(['[', '2', '-', 'X', '2012,'])}'))"),
        ("a date", f"select edtf_text('{random.choice(['Y', '[', '-', 'Y-17E'])}{'9' * random.choice([5, 20, 5000])}', 'fr')"),
        ("a date", f"select held_on({random.choice(ARGUMENTS)}, {random.choice(ARGUMENTS)}, {random.choice(ARGUMENTS)})"),
        ("full text",
            f"select count(*) from name_search where name_search match '{random.choice(MATCHES)}'"),
        ("full text", f"select count(*) from text_search where text_search match {random.choice(ARGUMENTS)}"),
        ("full text",
            f"select {random.choice(['highlight', 'snippet', 'bm25'])}(text_search, {random.choice(ARGUMENTS)}, "
            f"{random.choice(ARGUMENTS)}, '', '', 64) from text_search('word')"),
        ("full text",
            "select text_search, rank from text_search('word') order by "
            + random.choice(["rank", "bm25(text_search)", "highlight(name_search, 0, 1, 2)"])),
        ("full text",
            "select fts3_tokenizer('simple', x'4141414141414141') is null, (select count(*) from pragma_table_info('fts3tokenize'))"),
        ("full text", "select hex(fts3_tokenizer('simple'))"),
        ("full text",
            "select * from fts5vocab, "
            + random.choice(["fts3tokenize", "name_search_data", "dbstat", "sqlite_stmt", "bytecode(1)", "tables_used(1)"])),
        ("a function", f"select {function}({arguments}) from (select 1 as id, 'a' as subject)"),
        ("a function", f"select {function}({arguments}) from (select 1 as id, 'a' as subject)"),
        ("a function", f"select count(hex({function}({arguments}))) from relations"),
        ("a function", f"select {function}({arguments}) over (order by id) from relations limit 5"),
        ("a pragma", "select * from pragma_" + random.choice([
            "function_list", "module_list", "database_list", "integrity_check", "table_list", "compile_options",
            "journal_mode('wal')",
            "user_version", "writable_schema(1)", "temp_store_directory('/')", "hard_heap_limit(1)", "soft_heap_limit(1)",
            "optimize",
            "wal_checkpoint", "cache_size(-1)", "mmap_size(1)", "data_version", "table_info('relations')", "stats",
            "quick_check"])),
        ("a pragma", "pragma " + random.choice([
            "journal_mode = wal", "writable_schema = 1", "user_version = 9", "hard_heap_limit = 1000", "cache_size = -99999999",
            "mmap_size = 99999999999",
            "integrity_check", "temp_store = 2", "synchronous = 0", "optimize", "trusted_schema = 1", "case_sensitive_like = 1",
            "incremental_vacuum"])),
        ("a write", random.choice([
            "delete from fact", "update entity set name = 'x'", "insert into meta values ('a', 'b')", "drop table fact",
            "create table t (a)",
            "create temp table t as select 1", "attach '/etc/passwd' as p", "attach 'new.db' as p", "vacuum",
            "vacuum into 'copy.db'", "reindex",
            "analyze", "begin exclusive", "commit", "savepoint s", "insert into name_search (name_search) values ('rebuild')",
            "select load_extension('x')", "select writefile('x', 'y')", "select readfile('/etc/passwd')", "select edit('x')",
            "with t as (select 1) delete from fact", "explain delete from fact", "create virtual table temp.v using fts5(a)",
            "select 1; delete from fact", "replace into meta select 'x', 'y'"])),
        ("odd text", random.choice([
            "", " ", ";", ";;", "-- only a comment", "/* not closed", "'", "\"", "select", "select 'a", "select 1;;",
            "select \u00a01", "\ufeffselect 1",
            "select :a, ?2, @b, $c", "select 1 as \"\x1b[31m\"", "select x'4'", "select 1e999, -1e999, 0.0/0",
            "select cast(x'ff' as text)",
            "select char(0, 27, 155, 8238)", "values (1), (2, 3)", "explain select * from relations", "explain query plan select 1",
            "select " + "a" * 100_000, "select '" + "a" * 100_000 + "'", "select 1 where 'a' match 'b'",
            "select * from entities where entities match 'b'",
            "select rowid from relations", "select * from companies, \"\", ''", "select sqlite_offset(id) from entity",
            "select 1 collate nothing"])),
    ]
    kind = random.choice(sorted({kind for kind, _ in shapes} | {"a function "})).strip()
    return random.choice([one for one in shapes if one[0] == kind])


def walk(random):
    """A command that walks along relations, with what bounds it."""
    far = random.choice(["c5", "c2999", "c5999"])
    return "a walk", random.choice([
        ["around", "c1", "--depth", str(random.choice([3, 2000, 20_000])), "--as",
            random.choice(["tree", "page", "dot", "mermaid"])],
        ["path", "c1", far, "--max", "7000"], ["path", "c1", far, "--all", "--max", str(random.choice([5, 9, 7000]))],
        ["path", "c1", far, "--shortest", "1000", "--max", "7000"], ["path", "c1", far, "--jointly", "--max", "7000"],
        ["common", "c0", "c1"], ["common", "c0", "c7", "c14", "--jointly"], ["around", "c0", "--depth", "6000", "--limit",
            "100000"]])


def run(soak, shared, case):
    folder, functions = shared
    random = case.random
    kind, sql = walk(random) if random.random() < 0.08 else statement(random, functions)
    seconds = random.choice([1, 1, 2, 3])
    source = BASE if random.random() < 0.7 else "bundled.db"
    if kind == "a walk":
        source = BASE
    shutil.copy(os.path.join(folder, source), case.path(BASE))
    before = bases.read_bytes(case.path(BASE))
    timeout = ["--timeout", str(seconds)]
    limit = None
    if kind == "a walk":
        asked = ["--db", BASE, *sql, *timeout]
    elif len(sql) > 100_000 or random.random() < 0.1:
        asked, limit = ["--db", BASE, "sql", "-", *timeout], sql
    else:
        asked = ["--db", BASE, "sql", sql, *timeout, *random.choice([[], [], ["--format", "json"], ["--format", "csv"],
            ["--limit", "3"]])]
    outcome = case.dossier(asked, text=limit, limit=seconds + 15)
    soak.count(kind)
    soak.count(f"exit {outcome.status}" if outcome.status >= 0 else f"signal {-outcome.status}")
    commands = [asked] if limit is None else [f"dossier --db {BASE} sql - --timeout {seconds} < statement.sql"]
    if limit is not None:
        with open(case.path("statement.sql"), "w", encoding="utf-8") as file:
            file.write(limit)
    kept = [os.path.join(folder, source)] + ([case.path("statement.sql")] if limit is not None else [])
    shape = re.sub(r"\s+", " ", re.sub(r"(.)\1{20,}", r"\1...", limit or " ".join(asked[2:])))[:90]

    def fault(what):
        soak.fault(case, f"{kind}: {what} ({shape})",
            f"{outcome.seconds:.1f} s, {outcome.peak >> 20} MB, exit {outcome.status}\n{outcome.errors[:800]}",
                   commands, kept)

    if outcome.broken():
        fault("does not end" if outcome.hung else f"{outcome.broken()} {outcome.reason()}")
    elif outcome.status not in STATUSES:
        fault(f"exits {outcome.status}")
    if not outcome.hung and outcome.seconds > seconds + GRACE:
        fault("ends too late")
    if outcome.peak > MEMORY:
        fault(f"takes more than {MEMORY >> 20} MB")
    if bases.read_bytes(case.path(BASE)) != before:
        fault("changes the file")
    left = [name for name in os.listdir(case.folder) if name not in (BASE, "statement.sql", ".cache")]
    if left:
        fault(f"leaves files: {' '.join(left)}")
    # The address of a function, as hex() shows a pointer of 64 bits.
    if "fts3_tokenizer(" in (limit or " ".join(asked[2:])) and re.search(r"\b[0-9A-F]{8}[5-7][0-9A-F]0000\b", outcome.text):
        fault("prints an address of the program")
