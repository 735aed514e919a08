extension NameWords {
    /// Given names common in France, folded: they tell a person from an organization, and one letter between two of
    /// them is no misspelling ("Michel" and "Michele" are two people).
    static let givenNames: Set<String> = [
        "adrien", "agnes", "alain", "albert", "alexandra", "alexandre", "alexis", "alfred", "alice", "aline", "amelie",
        "anais", "andre", "andrea", "anna", "anne", "annie", "anthony", "antoine", "antoinette", "arnaud", "arthur",
        "audrey", "aurelie", "aurelien", "axel", "axelle", "barbara", "bastien", "beatrice", "benjamin", "benoit",
        "bernadette", "bernard", "bertrand", "brigitte", "bruno", "camille", "carine", "carole", "caroline",
        "catherine", "cecile", "cedric", "celine", "chantal", "charles", "charlotte", "chloe", "christel",
        "christelle", "christian", "christiane", "christine", "christophe", "claire", "claude", "claudine", "clement",
        "clemence", "corinne", "cyril", "cyrille", "damien", "daniel", "daniele", "danielle", "david", "delphine",
        "denis", "denise", "didier", "dominique", "edouard", "elisabeth", "elise", "elodie", "emile", "emilie",
        "emmanuel", "emmanuelle", "eric", "erica", "estelle", "etienne", "eva", "fabien", "fabienne", "fabrice",
        "florence", "florent", "florian", "francine", "francis", "francois", "francoise", "franck", "frank",
        "frederic", "frederick", "frederique", "gabriel", "gabrielle", "gael", "gaelle", "georges", "gerald",
        "gerard", "germain", "ghislain", "gilbert", "gilles", "gregoire", "gregory", "guillaume", "guy", "helene",
        "henri", "herve", "hubert", "hugo", "hugues", "isabelle", "jacqueline", "jacques", "jean", "jeanne",
        "jerome", "joel", "joelle", "joseph", "josephine", "josette", "julie", "julien", "julienne", "juliette",
        "karine", "laetitia", "laure", "laurence", "laurent", "lea", "leon", "leonie", "louis", "louise", "luc",
        "lucas", "lucie", "lucien", "lucienne", "ludovic", "madeleine", "manuel", "marc", "marcel", "marcelle",
        "margaux", "marguerite", "maria", "marianne", "marie", "marina", "marine", "marion", "martin", "martine",
        "mathieu", "mathilde", "matthieu", "maurice", "maxime", "melanie", "michel", "michele", "michelle", "monique",
        "muriel", "myriam", "nadia", "nadine", "nathalie", "nathan", "nicolas", "nicole", "noel", "noelle",
        "odette", "odile", "olivia", "olivier", "pascal", "pascale", "patrice", "patricia", "patrick", "paul",
        "paula", "pauline", "philippe", "pierre", "pierrette", "rachel", "raphael", "raphaelle", "raymond",
        "raymonde", "regine", "regis", "remi", "remy", "rene", "renee", "richard", "robert", "roger", "roland",
        "romain", "romane", "roman", "sabine", "sabrina", "samuel", "sandra", "sandrine", "sarah", "sebastien",
        "serge", "severine", "simon", "simone", "solange", "sonia", "sophie", "stephane", "stephanie", "suzanne",
        "sylvain", "sylvaine", "sylvie", "theo", "therese", "thibault", "thierry", "thomas", "tristan", "ulysse",
        "valentin", "valentine", "valerie", "vanessa", "veronique", "victor", "victoire", "vincent", "virginie",
        "viviane", "xavier", "yann", "yannick", "yves", "yvette", "yvon", "yvonne", "zoe",
    ]
}
