internal import CSQLite

extension TableFunctionModule {
    /// Chooses the constraints that become arguments: `parameter = value`, which is also what a call's arguments are.
    static func plan(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?, _ info: UnsafeMutablePointer<sqlite3_index_info>?
    ) -> Int32 {
        guard let function = function(of: table), let info else { return SQLITE_MISUSE }
        // For each parameter, which constraint gives it.
        var givers = [Int?](repeating: nil, count: function.parameters.count)
        var mayBeGivenLater = false
        for index in 0..<Int(info.pointee.nConstraint) {
            let constraint = info.pointee.aConstraint[index]
            let parameter = Int(constraint.iColumn) - function.columns.count
            guard givers.indices.contains(parameter), constraint.op == UInt8(SQLITE_INDEX_CONSTRAINT_EQ) else { continue }
            if constraint.usable == 0 {
                mayBeGivenLater = true
            } else if givers[parameter] == nil {
                givers[parameter] = index
            }
        }
        // An argument that comes from another table must not be left out: that would be another question. The planner
        // asks again with the tables in another order.
        if mayBeGivenLater { return SQLITE_CONSTRAINT }
        if let missing = givers.prefix(function.required).firstIndex(of: nil) {
            let usage = "\(function.name)(\(function.parameters.joined(separator: ", ")))"
            return fail(table, "\(usage) needs its argument '\(function.parameters[missing])'", code: SQLITE_ERROR)
        }
        var given: Int32 = 0
        var count: Int32 = 0
        for case (let parameter, let index?) in givers.enumerated() {
            count += 1
            given |= 1 << Int32(parameter)
            info.pointee.aConstraintUsage[index].argvIndex = count
            info.pointee.aConstraintUsage[index].omit = 1
        }
        info.pointee.idxNum = given
        info.pointee.estimatedRows = function.estimatedRows
        // More arguments, fewer rows; any call costs more than a look into an index.
        info.pointee.estimatedCost = Double(function.estimatedRows) * 10 / Double(1 + count)
        return SQLITE_OK
    }
}
