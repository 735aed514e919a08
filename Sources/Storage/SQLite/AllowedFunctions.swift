/// Which of SQLite's functions SQL of a user may call: those named here, and those that this program registers. What a newer
/// library adds is refused until it is decided here.
enum AllowedFunctions {
    /// They read nothing but their arguments and the clock, change nothing, and give no more than `UserSQLLimits` lets them.
    static let names: Set<String> = [
        // Core (https://www.sqlite.org/lang_corefunc.html). "match" is the operator MATCH of FTS5.
        "abs", "changes", "char", "coalesce", "concat", "concat_ws", "format", "glob", "hex", "if", "ifnull", "iif", "instr",
        "last_insert_rowid", "length", "like", "likelihood", "likely", "lower", "ltrim", "match", "max", "min", "nullif",
        "octet_length", "printf", "quote", "random", "randomblob", "replace", "round", "rtrim", "sign", "soundex",
        "sqlite_compileoption_get", "sqlite_compileoption_used", "sqlite_source_id", "sqlite_version", "substr", "substring",
        "subtype", "total_changes", "trim", "typeof", "unhex", "unicode", "unistr", "unistr_quote", "unlikely", "upper",
        "zeroblob",
        // Dates and times.
        "current_date", "current_time", "current_timestamp", "date", "datetime", "julianday", "strftime", "time", "timediff",
        "unixepoch",
        // Aggregates and windows.
        "avg", "count", "cume_dist", "dense_rank", "first_value", "group_concat", "lag", "last_value", "lead", "median",
        "nth_value", "ntile", "percent_rank", "percentile", "percentile_cont", "percentile_disc", "rank", "row_number",
        "string_agg", "sum", "total",
        // Mathematics.
        "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh", "degrees", "exp", "floor",
        "ln", "log", "log10", "log2", "mod", "pi", "pow", "power", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
        // JSON.
        "->", "->>", "json", "json_array", "json_array_length", "json_error_position", "json_extract", "json_group_array",
        "json_group_object", "json_insert", "json_object", "json_patch", "json_pretty", "json_quote", "json_remove",
        "json_replace", "json_set", "json_type", "json_valid", "jsonb", "jsonb_array", "jsonb_extract", "jsonb_group_array",
        "jsonb_group_object", "jsonb_insert", "jsonb_object", "jsonb_patch", "jsonb_remove", "jsonb_replace", "jsonb_set",
        // Full-text search.
        "bm25", "highlight", "snippet",
    ]

    /// Those that are known and refused, with the reason.
    static let refused: [String: String] = [
        "load_extension": "it runs code of another file",
        "fts3_tokenizer": "it hands out and takes addresses in the program's memory",
        "fts5": "it hands out addresses in the program's memory",
        "sqlite_log": "it writes to the log of errors",
        "fts5_source_id": "it serves those who write extensions of SQLite",
        "fts5_locale": "it serves tables that a knowledge base has not", "fts5_get_locale": "it serves tables that a knowledge base has not",
        "fts5_insttoken": "it serves tables that a knowledge base has not",
        "matchinfo": "it serves tables of FTS3, which a knowledge base has not",
        "offsets": "it serves tables of FTS3, which a knowledge base has not",
        "optimize": "it changes tables of FTS3",
        "rtreecheck": "it serves R-trees, which a knowledge base has not",
        "rtreedepth": "it serves R-trees, which a knowledge base has not",
        "rtreenode": "it serves R-trees, which a knowledge base has not",
    ]

    /// The virtual tables that exist without being created, and those that a knowledge base is made of. SQLite's own tables of
    /// pragmas come on demand, and are asked about as pragmas.
    static let modules = ["dbstat", "fts5", "fts5vocab", "json_each", "json_tree", "jsonb_each", "jsonb_tree"]
}
