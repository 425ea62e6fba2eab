from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import Account, Overdrawn

amounts = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999"), places=2)


@pytest.fixture
def account():
    return Account(opening=Decimal(100))


@pytest.mark.parametrize("amount", ["100.01", "5000"])
def test_refuses_to_overdraw(account, amount):
    with pytest.raises(Overdrawn, match="balance"):
        account.withdraw(Decimal(amount))


@given(st.lists(amounts, max_size=20))
@settings(max_examples=200)
def test_balance_is_the_sum(deposits):
    account = Account(opening=Decimal(0))
    for amount in deposits:
        account.deposit(amount)
    assert account.balance == sum(deposits, Decimal(0))
