import DossierModel
import Testing

struct NameFoldingTests {
    @Test("folding loses case, accents and punctuation, and keeps every letter", arguments: [
        ("Dassault Systèmes", "dassault systemes"),
        ("L'État français", "l etat francais"),
        ("L’ÉTAT FRANÇAIS", "l etat francais"),
        ("  Caisse\u{A0}des   Dépôts ", "caisse des depots"),
        ("Élie\u{301}", "elie"),
        ("Andromède™", "andromede"),
        ("soft\u{AD}ware", "software"),
        ("---", ""),
        ("", ""),
    ])
    func plain(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test("what decomposition misses is written in plain letters", arguments: [
        ("Œuvre", "oeuvre"), ("Ærø", "aero"), ("Łódź", "lodz"), ("Straße", "strasse"), ("STRASSE", "strasse"),
        ("Đoković", "dokovic"), ("Þórður Eldjárn", "thordur eldjarn"), ("Yıldız İnci", "yildiz inci"), ("Sámi ŋ", "sami ng"),
        ("ﬁn", "fin"), ("ＮＵＭＥＲＧＹ", "numergy"), ("№ 5", "no 5"), ("½", "1 2"), ("Ⅷ", "viii"), ("𝔗hales", "thales"),
    ])
    func specialLetters(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test("apostrophes and hyphens of all sorts separate words", arguments: [
        "Jean-Marc d'Or", "Jean‐Marc d’Or", "Jean–Marc dʼOr", "Jean\u{2011}Marc d`Or", "Jean−Marc d′Or", "Jean—Marc d´Or",
    ])
    func separators(name: String) {
        #expect(NameFolding.fold(name) == "jean marc d or")
    }

    @Test("and, et and & are one word, and + is plus", arguments: [
        ("Ernst & Young", "ernst et young"), ("Ernst and Young", "ernst et young"), ("Ernst ET Young", "ernst et young"),
        ("AT&T", "at et t"), ("Sand", "sand"), ("Canal+", "canal plus"), ("Canal Plus", "canal plus"),
    ])
    func conjunctions(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test("dots join initials and separate words", arguments: [
        ("O.B.S.", "obs"), ("O.B.S", "obs"), ("J.-P. Morgan", "jp morgan"), ("J.P.Morgan", "jp morgan"), ("É.D.F.", "edf"),
        ("G.m.b.H.", "gmbh"), ("S.A.R.L. Durand", "sarl durand"), ("Amazon.com", "amazon com"), ("M.Dupont", "m dupont"),
        ("Sp. z o.o.", "sp z oo"), ("J. P. Morgan", "j p morgan"), ("e.on", "e on"), ("Web 2.0", "web 2 0"), ("Т.О.Р.", "tor"),
        ("A.N.D.R.O.M.E.D.E", "andromede"), ("a.n.d.-r.é.", "andre"), ("A.N.D.", "et"), ("A.N.D. R", "et r"), ("X.A.N.D.", "xand"),
    ])
    func initials(name: String, folded: String) {
        #expect(NameFolding.fold(name) == folded)
    }

    @Test("Cyrillic and Greek are written in Latin letters, other scripts stay", arguments: [
        ("Дмитрий Медведев", "dmitriy medvedev"), ("Жуков", "zhukov"), ("Щукин Юрий", "shchukin yuriy"),
        ("и\u{306}", "y"), ("й", "y"), ("Αλέξης Τσίπρας", "alexis tsipras"), ("Ουρανός", "ouranos"),
        ("北京", "北京"), ("バラク・オバマ", "バラク オバマ"), ("محمّد", "محمد"),
        ("한국", "한국"), ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한국"), ("ｶﾞｽ", "ガス"), ("カ\u{3099}ス", "ガス"), ("ハ\u{309A}リ", "パリ"),
    ])
    func scripts(name: String, folded: String) {
        #expect(NameFolding.fold(name).unicodeScalars.elementsEqual(folded.unicodeScalars))
    }

    @Test("folding a folded text changes nothing, whatever the text")
    func idempotent() {
        var random = SplitMix(seed: 5)
        let alphabet = Array("abcANDnd etET.&+-'’éŒßжЩςΟυи\u{306}\u{301}½ﷺ㎯ⅧＡ한カ\u{3099}12 .. ").map { String($0) }
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...14, using: &random))
                .map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
            let once = NameFolding.fold(text)
            #expect(NameFolding.fold(once) == once, "\(text)")
        }
        for value in UInt32(0)...0x2_FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let once = NameFolding.fold("x\(scalar)y")
            if NameFolding.fold(once) != once { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test("composed and decomposed spellings fold alike", arguments: ["é", "ç", "ñ", "ø̈", "ё", "й", "ΐ", "ά", "ệ", "가", "각"])
    func canonical(letter: String) {
        // String equality is canonical equivalence, so this finds every scalar spelling of the same letter.
        for value in UInt32(0xA0)...0xD7FF {
            guard let scalar = Unicode.Scalar(value), String(scalar) == letter else { continue }
            #expect(NameFolding.fold(String(scalar)) == NameFolding.fold(letter))
        }
    }

    @Test("bytes fold as the text they spell, and bytes that are no text separate words")
    func bytes() {
        var folded: [UInt8] = [1, 2, 3]
        Array("Crédit & Cie".utf8).withUnsafeBufferPointer { NameFolding.fold(utf8: $0, into: &folded) }
        #expect(folded == Array("credit et cie".utf8))
        let broken: [[UInt8]] = [
            [0x61, 0xFF, 0x62], [0x61, 0xC3], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80], [0xED, 0xA0, 0x80, 0x61], [0xC0, 0x80], [],
        ]
        let expected = ["a b", "a", "", "", "a", "", ""]
        for (bytes, text) in zip(broken, expected) {
            bytes.withUnsafeBufferPointer { NameFolding.fold(utf8: $0, into: &folded) }
            #expect(String(decoding: folded, as: UTF8.self) == text)
        }
    }
}
