"""Whether the parts of 'driver' make what they should."""

import os
import random
import tempfile
import unittest

from driver_files import change
from grammar import Grammar
from packages import Maker

WORDS = {"names": ["Orange SA"], "slugs": ["orange"], "words": ["orange"], "predicates": ["owns", "leads"], "kinds": ["thing", "companies"], "sources": ["s0"]}


class ChangesTests(unittest.TestCase):
    def test_any_number_of_changes(self):
        """A package stays one that can be changed again, also where files of it are gone or folders."""
        with tempfile.TemporaryDirectory() as folder:
            missing = 0
            for seed in range(40):
                grammar = Grammar(random.Random(seed), WORDS)
                made = Maker(grammar.random).package(3, 5)
                place = made.write(os.path.join(folder, str(seed)))
                self.assertTrue(all(change(grammar, made, place) for _ in range(12)))
                missing += sum(not os.path.isfile(os.path.join(place, f"{table}.csv")) for table in made.tables)
            self.assertGreater(missing, 10)


if __name__ == "__main__":
    unittest.main()
