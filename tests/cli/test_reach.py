"""What a host is told when phones cannot get in: something to find out and something to do, in any network."""

from quizgame.cli.reach import reach_sections


def test_on_this_computer_alone_the_mend_is_named() -> None:
    ((heading, steps),) = reach_sections(["http://127.0.0.1:8000/K7PMX"], 8000, lan=False)
    assert "this computer alone" in heading
    assert any("--lan" in told for _, told in steps)


def test_in_a_network_the_address_the_port_and_other_addresses_are_told() -> None:
    addresses = [f"http://{host}:8000/K7PMX" for host in ("10.0.0.2", "192.168.1.4", "127.0.0.1")]
    told = " ".join(text for _, steps in reach_sections(addresses, 8000, lan=True) for _, text in steps)
    assert addresses[0] in told
    assert addresses[1] in told
    assert addresses[2] not in told, "nobody else gets in by the loopback"
    assert "port 8000" in told
