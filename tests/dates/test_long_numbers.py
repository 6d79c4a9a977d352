from mapper.dates import find_dates


def test_a_number_of_any_length_is_no_date() -> None:
    assert find_dates("1" * 100_000 + " days ago") == ()
    assert find_dates("9" * 100_000) == ()
