#ifndef DOSSIER_ARGUMENTS_H
#define DOSSIER_ARGUMENTS_H

/// How many arguments the process was started with, the program's own name included.
int dossier_argument_count(void);

/// An argument by its place, from 0, as the kernel handed it over; NULL where there is none.
const char *dossier_argument_at(int index);

/// The file that the process was started from, as the kernel was given it; NULL where that is not known.
const char *dossier_program_path(void);

#endif
