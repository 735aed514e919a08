#ifndef DOSSIER_CSQLITE_SHIM_H
#define DOSSIER_CSQLITE_SHIM_H

#include <sqlite3.h>
// listxattr, which Swift's Glibc leaves out.
#include <sys/xattr.h>
// mallopt, which it leaves out too.
#include <malloc.h>
#include <fcntl.h>
#include <unistd.h>
#include <sys/syscall.h>

// renameat2 with RENAME_EXCHANGE, for which a C library older than 2.28 has no function.
static inline int dossier_exchange_names(const char *one, const char *other) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 1u << 1);
}

// sqlite3_db_config is variadic, which Swift cannot call.
static inline int dossier_sqlite3_db_config_flag(sqlite3 *db, int option, int value, int *now) {
    return sqlite3_db_config(db, option, value, now);
}

// sqlite3_config is variadic too. Without statistics of memory SQLite takes no lock for each allocation. Without a first block of pages
// for each cache, a table that SQLite makes for one statement costs the page it fills, not the twenty that it would set up for more.
static inline int dossier_sqlite3_configure(void) {
    int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    return code == SQLITE_OK ? sqlite3_config(SQLITE_CONFIG_PAGECACHE, (void *)0, 0, 0) : code;
}

// SQLITE_TRANSIENT is a cast of -1 to a function pointer, which Swift does not import.
// An empty Swift buffer has no address, and a null address would bind NULL.
static inline int dossier_sqlite3_bind_text(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, bytes ? bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int dossier_sqlite3_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, bytes, count, SQLITE_TRANSIENT);
}

// The caller keeps the bytes alive until the statement is stepped and reset: no copy.
static inline int dossier_sqlite3_bind_text_static(sqlite3_stmt *statement, int index, const char *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, bytes ? bytes : "", count, SQLITE_STATIC, SQLITE_UTF8);
}

// The bytes stay where they are until SQLite has taken the row: no copy.
static inline void dossier_sqlite3_result_text_static(sqlite3_context *context, const char *bytes, sqlite3_uint64 count) {
    sqlite3_result_text64(context, bytes ? bytes : "", count, SQLITE_STATIC, SQLITE_UTF8);
}

static inline void dossier_sqlite3_result_text(sqlite3_context *context, const char *bytes, sqlite3_uint64 count) {
    sqlite3_result_text64(context, bytes ? bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline void dossier_sqlite3_result_blob(sqlite3_context *context, const void *bytes, sqlite3_uint64 count) {
    sqlite3_result_blob64(context, bytes, count, SQLITE_TRANSIENT);
}

// sqlite3_vtab_config is variadic. Innocuous: views and untrusted schemas may use the table.
static inline int dossier_sqlite3_vtab_innocuous(sqlite3 *db) {
    return sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
}

// SQLite extends its structures by embedding them as the first member; only C promises that layout.
typedef struct {
    sqlite3_vtab base;
    void *function;
} dossier_table;

typedef struct {
    sqlite3_vtab_cursor base;
    void *state;
} dossier_table_cursor;

// Where a scan of a batch of rows stands.
typedef struct {
    sqlite3_vtab_cursor base;
    const void *batch;
    sqlite3_int64 first;
    sqlite3_int64 row;
} dossier_batch_cursor;

#endif
