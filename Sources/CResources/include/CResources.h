#ifndef DOSSIER_CRESOURCES_H
#define DOSSIER_CRESOURCES_H

#include <stddef.h>

// A file of this repository, embedded at build time. Names are relative to the repository root.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} dossier_resource;

size_t dossier_resource_count(void);
dossier_resource dossier_resource_at(size_t index);

#endif
