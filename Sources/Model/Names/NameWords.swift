/// Words that weigh less than a name does, and words that are written in two ways. All folded.
enum NameWords {
    /// Articles, prepositions, conjunctions and the particles of names.
    static let particles: Set<String> = [
        "the", "of", "for", "in", "on", "at", "to", "a", "an", "et", "by", "s",
        "le", "la", "les", "l", "un", "une", "de", "du", "des", "d", "en", "au", "aux", "pour", "sur", "par", "dans",
        "der", "die", "das", "des", "von", "vom", "zu", "zur", "und", "fur", "und", "van", "den", "het", "ter", "ten",
        "el", "al", "ad", "as", "ar", "an", "bin", "ibn", "bint", "abu", "abou", "ben", "ould", "oul", "ul",
        "di", "da", "do", "dos", "das", "del", "della", "dei", "los", "las", "y", "e", "i",
    ]

    /// Words a company's name does without.
    static let fillers: Set<String> = [
        "group", "groupe", "gruppe", "grupo", "gruppo", "holding", "holdings", "entreprise",
    ]

    /// Words for where a company works, which its name is often given without.
    static let scopes: Set<String> = [
        "international", "internationale", "global", "worldwide", "europe", "european", "france",
    ]

    /// Words that many organizations share.
    static let generic: Set<String> = [
        "services", "service", "solutions", "solution", "systems",
        "systemes", "systeme", "system", "industries", "industrie", "industry", "technologies", "technology",
        "technologie", "enterprise", "enterprises", "entreprises", "partners", "partenaires", "capital", "fund", "fonds", "funds",
        "trust", "bank", "banque", "banco", "bankinvest", "business", "management", "consulting", "conseil", "trading",
        "foundation", "invest", "investissement", "investment", "investments", "investissements", "participations",
        "development", "developpement", "national", "nationale", "general", "generale", "ministere", "ministry",
        "agence", "agency", "office", "institut", "institute", "universite", "university", "federation", "union",
        "centre", "center", "conseil", "direction", "commission", "comite", "committee", "association", "telecom",
        "telecommunications", "communications", "media", "energy", "energie", "electronics", "digital", "numerique",
        "informatique", "network", "networks", "reseaux", "cloud", "data", "software", "logiciels", "engineering",
        "ingenierie", "insurance", "assurances", "finance", "financial", "financiere", "credit", "real", "estate",
        "immobilier", "construction", "transport", "transports", "logistics", "logistique",
    ]

    /// Forms of address.
    static let titles: Set<String> = [
        "mr", "mrs", "ms", "miss", "mister", "m", "mm", "mme", "mlle", "monsieur", "madame", "mademoiselle", "dr",
        "docteur", "doctor", "pr", "prof", "professeur", "professor", "sir", "lord", "lady", "maitre", "me", "herr",
        "frau", "senor", "senora", "don", "shaikh", "sheikh", "shaykh", "cheikh", "president", "prasident",
        "general", "gen", "colonel", "col", "capt", "captain", "major", "minister", "ministre", "senateur", "senator",
        "depute", "mollah", "mullah", "haji", "hajji", "qari", "sayyid", "sayed", "ing", "hon", "rev",
        "jr", "sr", "junior", "senior", "phd", "esq", "capitaine", "amiral", "admiral", "ambassador", "ambassadeur",
    ]

    /// Abbreviations and other spellings, and the word they stand for.
    static let expansions: [String: String] = [
        "intl": "international", "natl": "national", "bros": "brothers", "mfg": "manufacturing", "univ": "universite",
        "st": "saint", "ste": "sainte", "dept": "departement", "min": "ministere", "gvt": "government",
        "govt": "government", "gouv": "gouvernement", "assoc": "association", "fed": "federation", "inst": "institut",
        "dev": "developpement", "techno": "technologies", "tech": "technologies", "sys": "systems", "ind": "industries",
        "svcs": "services", "grp": "group", "hldgs": "holdings", "hldg": "holding", "telco": "telecom", "ibn": "bin",
        "1st": "1", "first": "1", "premier": "1", "premiere": "1", "1er": "1", "1ere": "1", "2nd": "2", "second": "2",
        "2e": "2", "deuxieme": "2", "3rd": "3", "third": "3", "three": "3", "trois": "3", "four": "4", "quatre": "4",
        "five": "5", "cinq": "5", "seven": "7", "sept": "7", "eight": "8", "huit": "8", "nine": "9", "neuf": "9",
        "one": "1", "two": "2", "deux": "2", "six": "6", "ten": "10", "dix": "10", "eleven": "11", "onze": "11",
        "twelve": "12", "douze": "12", "twenty": "20", "vingt": "20", "thirty": "30", "trente": "30", "forty": "40",
        "quarante": "40", "fifty": "50", "cinquante": "50", "hundred": "100", "cent": "100", "thousand": "1000",
        "mille": "1000",
    ]

    /// Roman numerals that number funds, ships and kings.
    static let romanNumerals: [String] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
    ]

    /// Short forms of given names, with the full ones.
    static let nicknames: [String: [String]] = [
        "ted": ["theodore", "edward"], "bill": ["william"], "will": ["william"], "bob": ["robert"], "rob": ["robert"],
        "dick": ["richard"], "rick": ["richard"], "jim": ["james"], "jimmy": ["james"], "mike": ["michael"],
        "mick": ["michael"], "tom": ["thomas"], "tim": ["timothy"], "ben": ["benjamin"], "dan": ["daniel"],
        "dave": ["david"], "steve": ["stephen", "steven"], "joe": ["joseph"], "jo": ["joseph"], "jack": ["john"],
        "tony": ["anthony", "antoine"], "chris": ["christopher", "christophe", "christian"], "nick": ["nicholas"],
        "nico": ["nicolas"], "alex": ["alexander", "alexandre", "alexandra"], "sacha": ["alexandre"],
        "sasha": ["aleksandr", "alexander"], "fred": ["frederic", "frederick", "alfred"], "phil": ["philippe", "philip"],
        "manu": ["emmanuel", "manuel"], "max": ["maxime", "maximilien", "maximilian"], "seb": ["sebastien"],
        "gui": ["guillaume"], "fanny": ["stephanie"], "liz": ["elizabeth"], "beth": ["elizabeth"],
        "kate": ["katherine", "catherine"], "cathy": ["catherine"], "sam": ["samuel"], "greg": ["gregory", "gregoire"],
        "matt": ["matthew"], "pat": ["patrick", "patricia"], "ed": ["edward", "edouard"], "ron": ["ronald"],
        "don": ["donald"], "ken": ["kenneth"], "larry": ["lawrence"], "vlad": ["vladimir"], "volodya": ["vladimir"],
        "jeff": ["jeffrey", "geoffrey"], "gerry": ["gerard", "gerald"], "charlie": ["charles"], "stef": ["stephane"],
        "kim": ["kimberly"], "sue": ["susan"], "peggy": ["margaret"], "meg": ["margaret"], "abe": ["abraham"],
    ]
}
