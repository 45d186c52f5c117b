"""The shipped watchlist: it parses, and each of its entries is proved by its own tests."""

from __future__ import annotations

from agents.rehearsal import run_tests
from tests.golden import shipped


def test_every_entity_and_rule_says_what_it_must_and_must_not_find() -> None:
    for thing in (*shipped().watchlist.entities.values(), *shipped().watchlist.rules.values()):
        assert thing.tests.hit, thing.id
        assert thing.tests.miss, thing.id


def test_the_shipped_watchlist_passes_its_own_tests_and_tells_stories_that_hold_open_escalate_and_end() -> None:
    told = {rule.id: [story.expect for story in rule.tests.alerts] for rule in shipped().watchlist.rules.values()}
    assert sum(map(bool, told.values())) >= 3
    assert {"held", "opened", "escalated", "closed"} <= {expect for stories in told.values() for expect in stories}
    assert [str(fault) for fault in run_tests(shipped())] == []


NAMED = """
    patriot thaad iron-dome davids-sling arrow s-300 s-400 pantsir buk tor nasams iris-t hawk
    stinger avenger c-ram aegis bavar-373 khordad shahed mohajer bayraktar reaper global-hawk fateh
    qiam zolfaghar emad shahab iskander kinzhal kalibr himars atacms storm-shadow tomahawk grad
    katyusha f-35 typhoon air-defence missile-defence ballistic-missile cruise-missile centcom
    pentagon house-armed-services joint-chiefs nato iaea idf irgc quds-force hezbollah
    kataib-hezbollah hamas islamic-jihad houthis pmf isis al-qaeda taliban saudi-coalition wagner
    sdf ypg peshmerga aramco soleimani mckenzie milley trump sharif-ramezan muhandis khamenei
    rouhani qaani pompeo esper nasrallah abdul-malik-al-houthi mbs netanyahu ain-al-asad erbil
    baghdad-airport al-udeid incirlik hormuz bab-al-mandab abqaiq
"""


def test_the_shipped_watchlist_knows_the_names_that_it_promises() -> None:
    assert set(NAMED.split()) - set(shipped().watchlist.entities) == set()
