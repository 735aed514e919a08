#ifndef DOSSIER_ARGUMENTS_H
#define DOSSIER_ARGUMENTS_H

/// How many arguments the process was started with, the program's own name included.
int dossier_argument_count(void);

/// An argument by its place, from 0, as the kernel handed it over; NULL where there is none.
const char *dossier_argument_at(int index);

#endif
