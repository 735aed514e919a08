/// The inner loop of searches over an image: marks the neighbours of one run of relations, and collects those that are new.
///
/// A function of its own, over pointers, so that all it needs stays in registers.
struct RunScan {
    let neighbours: UnsafePointer<Node>
    /// Numbers from here on are damage, and read as 0.
    let nodeLimit: Node
    /// Which relations may be walked; nil for all.
    let judge: ProfileJudge?

    /// - Parameters:
    ///   - mark: set on all neighbours.
    ///   - otherMark: stops the scan where a neighbour has it; 0 for never.
    /// - Returns: whether it was stopped.
    @inline(__always)
    func collect(
        _ run: ImageRun, _ mark: UInt8, stoppingAt otherMark: UInt8, _ marks: borrowing NodeMarks, into reached: inout Buffer<Node>
    ) -> Bool {
        var isStopped = false
        reached.append(atMost: run.count) { new in
            let (count, hasMet) =
                if let judge {
                    scan(run, judge, mark, otherMark, marks, new)
                } else {
                    scan(run, AnyRelation(), mark, otherMark, marks, new)
                }
            isStopped = hasMet
            return count
        }
        return isStopped
    }

    @inline(never)
    private func scan(
        _ run: ImageRun, _ judge: some RelationJudge, _ mark: UInt8, _ otherMark: UInt8, _ marks: borrowing NodeMarks,
        _ new: UnsafeMutablePointer<Node>
    ) -> (count: Int, hasMet: Bool) {
        var count = 0
        var position = Int(run.from)
        while position < Int(run.to) {
            if judge.admits(position) {
                let number = neighbours[position]
                let neighbour = number < nodeLimit ? number : 0
                let before = marks.set(mark, neighbour)
                if before & otherMark != 0 { return (count, true) }
                // Written in any case, and counted where it is new: which it is cannot be foretold.
                new[count] = neighbour
                count &+= before & mark == 0 ? 1 : 0
            }
            position &+= 1
        }
        return (count, false)
    }
}

/// Decides whether the relation at a position may be walked.
protocol RelationJudge { func admits(_ position: Int) -> Bool }

private struct AnyRelation: RelationJudge {
    @inline(__always)
    func admits(_ position: Int) -> Bool { true }
}

/// Decides by the profile of a relation.
struct ProfileJudge: RelationJudge {
    let profileOf: UnsafePointer<UInt32>
    let verdicts: ProfileVerdicts

    @inline(__always)
    func admits(_ position: Int) -> Bool { verdicts.admits(profileOf[position], isSymmetricOnly: false) }
}
