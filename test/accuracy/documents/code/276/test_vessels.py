import unittest
from unittest import mock

from vessels import Bottle, Flask


class FlaskTest(unittest.TestCase):
    def setUp(self):
        self.flask = Flask(millilitres=250)

    def test_pours_into_a_bottle(self):
        bottle = Bottle(millilitres=1000)
        self.flask.pour(bottle)
        self.assertEqual(bottle.level, 250)

    @mock.patch("vessels.measure", return_value=3)
    def test_measures(self, measure):
        self.assertEqual(self.flask.check(), 3)
        measure.assert_called_once_with(self.flask)


if __name__ == "__main__":
    unittest.main()
