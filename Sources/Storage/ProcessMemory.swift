internal import CSQLite

/// How the C library holds the memory of the whole process: for a program to set at its start.
public enum ProcessMemory {
    /// Keeps up to 8 MB of what was freed, and blocks of up to 4 MB among it, for what is asked for next.
    ///
    /// Answers that stream take and free batches of some hundred kilobytes, again and again. The C library would give each back to the
    /// system at once, and have it cleared anew: a tenth of the processor time of a long list.
    public static func keepFreed() {
        _ = mallopt(M_MMAP_THRESHOLD, 4 << 20)
        _ = mallopt(M_TRIM_THRESHOLD, 8 << 20)
    }
}
