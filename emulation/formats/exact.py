"""A number of the reports, kept exactly: a whole number of thousandths in the database, a Decimal in Python.

SQLite has no decimals: it would add them up as floats. Whole numbers add up exactly on both databases.
"""

from decimal import Decimal

from django.db import models

PLACES = 3
UNIT = 10**PLACES
LARGEST = Decimal(10**12)  # a thousand billion; the product with a weight of a million still fits the column


class ExactField(models.BigIntegerField):
    """Takes and gives a Decimal of at most three decimals; Sum over it gives a Decimal too. Raises ValueError for finer numbers.

    Products of two such fields carry the factor twice: cast both to BigIntegerField first and divide by UNIT squared.
    """

    description = "Số có tối đa ba chữ số thập phân"

    def from_db_value(self, value, expression, connection):
        return None if value is None else Decimal(value) / UNIT

    def to_python(self, value):
        return None if value is None or value == "" else Decimal(str(value))

    def get_prep_value(self, value):
        if value is None or hasattr(value, "resolve_expression"):
            return value
        thousandths = Decimal(str(value)) * UNIT
        if thousandths != thousandths.to_integral_value():
            raise ValueError(f"{value} has more than {PLACES} decimals.")
        return int(thousandths)
