/// How number words follow one another, in French and in English.
enum SpokenNumber {
    /// Whether a number word goes on with a number in words: "soixante" and "dix", but not "deux" and "trois".
    static func adds(_ word: Int, to number: Int?) -> Bool {
        guard let number else { return true }
        if word == 0 { return false }
        let tens = number % 100
        if tens == 0 { return number > 0 && word < 100 }
        // French counts on from sixty and eighty to nineteen.
        if tens == 10 { return (7...9).contains(word) }
        return tens.isMultiple(of: 10) && tens >= 20 && (word < 10 || ((tens == 60 || tens == 80) && word < 20))
    }
}
