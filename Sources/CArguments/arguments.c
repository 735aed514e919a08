// setenv is not of the C standard.
#define _POSIX_C_SOURCE 200809L

#include "CArguments.h"
#include <stddef.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>

// Where /proc is not mounted, in a chroot or a rescue shell, Swift's runtime finds no arguments, and of a program linked whole it ends
// the process: it looks in /proc/self/exe for a helper that prints where a crash came from.

static int count;
static char **values;

// Before the runtime looks, which is before main: with a helper named, and not to be called, it looks for none.
__attribute__((constructor(101))) static void want_no_backtrace(void) {
    if (access("/proc/self/exe", F_OK) != 0) setenv("SWIFT_BACKTRACE", "enable=no,swift-backtrace=/", 0);
}

// glibc hands the arguments to what runs before main, too.
__attribute__((constructor)) static void keep_arguments(int argc, char **argv) {
    count = argc;
    values = argv;
}

int dossier_argument_count(void) { return count; }

const char *dossier_argument_at(int index) { return index >= 0 && index < count ? values[index] : NULL; }

const char *dossier_program_path(void) { return (const char *)getauxval(AT_EXECFN); }
